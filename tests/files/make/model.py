"""A document to be made: paragraphs and tables, from which every kind of file is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: what is printed in it.
        cols: how many columns it covers.
        rows: how many rows it covers.
        kind: ``head``, ``label``, ``code``, ``number``, ``note`` or ``amount``.
        id: of an amount: ``table[row, column]``, or ``table[row]`` where there is one column.
    """

    text: str = ""
    cols: int = 1
    rows: int = 1
    kind: str = "label"
    id: str = ""


Row = list[Cell]


@dataclass
class Table:
    """A table as it is printed: what stands over it, its header rows, its body and its notes."""

    title: str
    number: str = ""
    entity: str = ""
    unit: str = ""
    head: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    widths: tuple[float, ...] = ()
    style: str = ""

    @property
    def width(self) -> int:
        """The number of its columns."""
        return len(self.widths) or sum(cell.cols for cell in self.head[0])

    def amounts(self) -> Iterator[Cell]:
        """Its amounts in print order."""
        for row in self.body:
            yield from (cell for cell in row if cell.id)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or a heading (``style`` is then ``heading``); ``page`` begins a new page."""

    text: str
    style: str = ""


Block = Paragraph | Table


def plain(text: str) -> str:
    """``text`` without white space."""
    return re.sub(r"\s", "", text)


def printed(block: Block) -> list[str]:
    """Every text of a block, in print order."""
    if isinstance(block, Paragraph):
        return [block.text]
    cells = [cell.text for row in (*block.head, *block.body) for cell in row]
    return [block.title, block.number, block.entity, block.unit, *cells, *block.notes]


def heads(*texts: str | tuple[str, int] | tuple[str, int, int]) -> Row:
    """A header row: texts, with the columns and rows that they cover."""
    row: Row = []
    for item in texts:
        cell = Cell(item, kind="head") if isinstance(item, str) else None
        if isinstance(item, tuple):
            cell = Cell(item[0], item[1], item[2] if len(item) > 2 else 1, "head")
        assert cell is not None
        row.append(cell)
    return row


def amount(text: str, id_: str) -> Cell:
    """A cell with an amount, whose true place is ``id_``."""
    return Cell(text, kind="amount", id=id_)


def covered(rows: list[Row], width: int) -> list[list[Cell | None]]:
    """The grid of ``rows``: each cell in its top left corner, None where it covers others."""
    grid: list[list[Cell | None]] = [[None] * width for _ in rows]
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            grid[y][x] = cell
            taken |= {(y + j, x + i) for j in range(cell.rows) for i in range(cell.cols)}
        full = {i for j, i in taken if j == y}
        assert full == set(range(width)), (y, [c.text for c in row], sorted(full))
    return grid


def without(cell: Cell, text: str) -> Cell:
    """The same cell with another print."""
    return replace(cell, text=text)
