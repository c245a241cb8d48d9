"""Traps of cells: numbers and labels broken or too long, cells merged in the body, one L-shaped."""

from __future__ import annotations

from pathlib import Path

from tests.files.make import layout, traps
from tests.files.make.ink import Ink
from tests.files.make.layout import Placed, place
from tests.files.make.model import Cell, Table, heads


def shown(path: Path, table: Table, width: float, height: float) -> None:
    """``table`` alone on a page, ``width`` wide."""
    pdf, ink = traps.paper([table])
    placed = place(table, (traps.LEFT, traps.head(ink, table)), width, height)
    layout.rule(ink, placed)
    layout.write(ink, placed)
    pdf.page(ink.content(), ink.resources)
    traps.keep(pdf, path, [table])


def broken(folder: Path) -> None:
    """Columns so narrow that amounts go on in a second line."""
    table = traps.by_unit()
    table.widths = (2.2, *[0.5] * 7)
    shown(folder / "broken-numbers.pdf", table, 300, 52)


def merged(folder: Path) -> None:
    """A label beside two rows and one over two columns, an empty cell over four columns."""
    table = traps.by_unit()
    rows = table.body
    first = [Cell("本级", 1, 1), Cell("所属单位", 1, len(rows) - 2)]
    table.head = [heads(("单位名称", 2), *[c.text for c in table.head[0][1:]])]
    body = [[Cell("合计", 2), *rows[0][1:]], [first[0], *rows[1]], [first[1], *rows[2]]]
    body += rows[3:]
    body.append([Cell("备注", 1), Cell("", 4), Cell("本表金额均已核对", 4)])
    table.body, table.widths = body, (1.0, *table.widths)
    shown(folder / "merged-body.pdf", table, traps.WIDTH, 24)


def l_shaped(folder: Path) -> None:
    """Two walls of the note's cell are missing: with the one above and the one at its right it has
    the shape of an L. Every amount still has a cell of its own."""
    table = traps.allowances()
    table.head = [heads("项目", "预算数", "决算数", "说明")]
    table.body = [[*row, Cell("", kind="label")] for row in table.body]
    table.body.append([Cell("备注"), Cell(""), Cell(""), Cell("本表金额均已核对")])
    table.widths = (4, 1.5, 1.5, 2.5)
    pdf, ink = traps.paper([table])
    placed = place(table, (traps.LEFT, traps.head(ink, table)), traps.WIDTH)
    xs, ys = placed.xs, placed.ys
    layout.write(ink, placed)
    for a, b, c, d in placed.edges():
        if b == d == ys[-2]:  # above the last row: not over its last cell
            ink.line((a, b), (xs[-2], d))
        elif a == c == xs[-2]:  # left of the last column: not beside its last cell
            ink.line((a, b), (c, ys[-2]))
        else:
            ink.line((a, b), (c, d))
    pdf.page(ink.content(), ink.resources)
    traps.keep(pdf, folder / "l-shaped.pdf", [table])


def overflow(folder: Path) -> None:
    """Labels of one line that end in the next cell, and amounts that begin in the one before."""
    table = traps.by_unit()
    table.widths = (1.5, 0.45, 0.75, *[0.6] * 5)
    pdf, ink = traps.paper([table])
    placed = place(table, (traps.LEFT, traps.head(ink, table)), 330, 24)
    layout.rule(ink, placed)
    for cell, box in placed.boxes():
        if cell.kind == "head":
            layout.write_cell(ink, cell, box, 6)
        else:
            line(ink, placed, cell, box)
    pdf.page(ink.content(), ink.resources)
    traps.keep(pdf, folder / "overflow.pdf", [table])


def line(ink: Ink, placed: Placed, cell: Cell, box: layout.Span) -> None:
    left, top, right, _ = box
    size = 8
    x = left + 2
    if cell.kind == "amount":
        x = right - 1 - ink.font.width(cell.text, size)
    # Labels stand high in their rows, amounts low: no character lies on another.
    ink.text(x, top + (9 if left == placed.xs[0] else 20), cell.text, size=size)


def make(folder: Path) -> None:
    broken(folder)
    merged(folder)
    l_shaped(folder)
    overflow(folder)
