"""Traps of rulings: the same tables with borders drawn in every way that programs draw them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from tests.files.make import layout, traps
from tests.files.make.ink import Ink
from tests.files.make.layout import Placed
from tests.files.make.model import Table
from tests.files.make.traps import Ruler


def double(ink: Ink, placed: Placed) -> None:
    """Every border two lines, 1.6 points apart."""
    for a, b, c, d in placed.edges():
        for by in (-0.8, 0.8):
            dx, dy = (0.0, by) if b == d else (by, 0.0)
            ink.line((a + dx, b + dy), (c + dx, d + dy), 0.4)


def rectangles(ink: Ink, placed: Placed) -> None:
    """Every border a thin filled rectangle."""
    for a, b, c, d in placed.edges():
        ink.box(a - 0.24, b - 0.24, c - a + 0.48, d - b + 0.48)


def four(ink: Ink, placed: Placed) -> None:
    """Four strokes a cell, so that inner borders are drawn twice."""
    for _, (left, top, right, bottom) in placed.boxes():
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        for one, two in pairwise(corners):
            ink.line(one, two, 0.5)


def outlines(ink: Ink, placed: Placed) -> None:
    """Every cell a stroked rectangle, drawn with one operator."""
    for _, (left, top, right, bottom) in placed.boxes():
        at = f"{left:.2f} {ink.height - bottom:.2f} {right - left:.2f} {bottom - top:.2f}"
        ink.marks.append(f"0.5 w {at} re S")


def dots(ink: Ink, placed: Placed) -> None:
    """Every border a row of dots of half a point, 1.5 points apart."""
    for a, b, c, d in placed.edges():
        count = int(max(c - a, d - b) / 1.5)
        for i in range(count + 1):
            x, y = (a + i * 1.5, b) if b == d else (a, b + i * 1.5)
            ink.box(x - 0.25, y - 0.25, 0.5, 0.5)


def dashes(ink: Ink, placed: Placed) -> None:
    """Every border one dashed line."""
    for a, b, c, d in placed.edges():
        ink.line((a, b), (c, d), 0.5, "[2 1.5] 0 d")


def no_sides(ink: Ink, placed: Placed) -> None:
    """Horizontals and inner verticals: the left and right borders of the table are missing."""
    for a, b, c, d in placed.edges():
        if b == d or a not in (placed.xs[0], placed.xs[-1]):
            ink.line((a, b), (c, d))


def fills(ink: Ink, placed: Placed) -> None:
    """A coloured head and every second row grey, below black borders."""
    first, last = placed.xs[0], placed.xs[-1]
    for number, (top, bottom) in enumerate(pairwise(placed.ys)):
        colour = "0.75 0.85 1 rg" if number == 0 else "0.93 g" if number % 2 else "1 g"
        ink.box(first, top, last - first, bottom - top, colour)
    layout.rule(ink, placed)


def fills_only(ink: Ink, placed: Placed) -> None:
    """No line at all: each cell is a filled rectangle, 1.2 points from its neighbours."""
    for _, (left, top, right, bottom) in placed.boxes():
        ink.box(left + 0.6, top + 0.6, right - left - 1.2, bottom - top - 1.2, "0.9 g")


RULERS: dict[str, Ruler] = {
    "borders-double": double,
    "borders-rectangles": rectangles,
    "borders-four-strokes": four,
    "borders-outlines": outlines,
    "borders-dots": dots,
    "borders-dashes": dashes,
    "borders-no-sides": no_sides,
    "fills": fills,
    "fills-only": fills_only,
}


def drawn(ruler: Ruler, path: Path) -> None:
    """Both tables with this ruler."""
    tables: list[Table] = [traps.by_unit(), traps.allowances()]
    pdf, ink = traps.paper(tables)
    top = traps.TOP
    for table in tables:
        top = traps.draw(ink, table, top, ruler).ys[-1] + 40
    pdf.page(ink.content(), ink.resources)
    traps.keep(pdf, path, tables)


def make(folder: Path) -> None:
    for name, ruler in RULERS.items():
        drawn(ruler, folder / f"{name}.pdf")
