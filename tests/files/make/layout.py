"""A table laid out on a page by hand: where its cells are, their texts, and its rulings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from tests.files.make.ink import Ink
from tests.files.make.model import Cell, Table, covered

Span = tuple[float, float, float, float]
Draw = Callable[[Ink, Span], None]
LEADING = 1.25


@dataclass
class Placed:
    """A table on a page: the edges of its columns and rows, and its cells in them."""

    xs: list[float]
    ys: list[float]
    grid: list[list[Cell | None]]

    def boxes(self) -> Iterator[tuple[Cell, Span]]:
        for y, row in enumerate(self.grid):
            for x, cell in enumerate(row):
                if cell:
                    right, bottom = self.xs[x + cell.cols], self.ys[y + cell.rows]
                    yield cell, (self.xs[x], self.ys[y], right, bottom)

    def edges(self) -> list[Span]:
        """The borders of all cells, those in one line joined."""
        flat: dict[float, list[tuple[float, float]]] = {}
        upright: dict[float, list[tuple[float, float]]] = {}
        for _, (left, top, right, bottom) in self.boxes():
            for y in (top, bottom):
                flat.setdefault(y, []).append((left, right))
            for x in (left, right):
                upright.setdefault(x, []).append((top, bottom))
        found = [(a, y, b, y) for y, spans in flat.items() for a, b in joined(spans)]
        return found + [(x, a, x, b) for x, spans in upright.items() for a, b in joined(spans)]


def joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for start, end in sorted(set(spans)):
        if found and start <= found[-1][1] + 0.01:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def place(
    table: Table, at: tuple[float, float], width: float, height: float = 20, tall: int = 0
) -> Placed:
    """Lay ``table`` out with its top left corner ``at``; row ``tall`` is twice as high."""
    grid = covered([*table.head, *table.body], table.width)
    whole = sum(table.widths)
    xs = list(accumulate((w * width / whole for w in table.widths), initial=at[0]))
    heights = [height * 2 if tall and i == tall else height for i in range(len(grid))]
    ys = list(accumulate(heights, initial=at[1]))
    return Placed(xs, ys, grid)


def broken(ink: Ink, text: str, room: float, size: float) -> list[str]:
    lines = [""]
    for c in text:
        if lines[-1] and ink.font.width(lines[-1] + c, size) > room:
            lines.append("")
        lines[-1] += c
    return lines


def write(ink: Ink, placed: Placed, size: float = 8, before: str = "") -> None:
    """The texts of all cells: amounts at the right, heads in the middle, labels at the left."""
    for cell, box in placed.boxes():
        write_cell(ink, cell, box, size, before)


def write_cell(ink: Ink, cell: Cell, box: Span, size: float, before: str = "") -> None:
    left, top, right, bottom = box
    lines = broken(ink, cell.text, right - left - 4, size)
    y = (top + bottom - len(lines) * size * LEADING) / 2 + size
    for number, line in enumerate(lines):
        free = right - left - ink.font.width(line, size)
        x = left + {"amount": free - 2, "label": 2.0}.get(cell.kind, free / 2)
        ink.text(x, y + number * size * LEADING, line, size=size, before=before)


def rule(ink: Ink, placed: Placed) -> None:
    """Every border a stroked line."""
    for a, b, c, d in placed.edges():
        ink.line((a, b), (c, d))
