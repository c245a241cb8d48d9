"""Characters into the cells of ruled tables."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from gfsdsl.documents.document import Box, Grid, GridCell, Place
from gfsdsl.documents.pdf.grid import Ruled
from gfsdsl.documents.pdf.ink import Char
from gfsdsl.documents.pdf.lines import box_of, lines_of


@frozen(eq=False)
class Filled:
    """The tables of a page with their text, and the characters outside of them.

    Attributes:
        twice, muddled: how many characters of the cells were printed again in the same place, and
            how many stand on top of others.
    """

    grids: tuple[tuple[Grid, Box], ...]
    rest: tuple[Char, ...]
    twice: int
    muddled: int


def fill(tables: Sequence[Ruled], chars: Sequence[Char], page: int) -> Filled:
    """Put each character into the cell that its middle lies in.

    Returns:
        One grid a table; a field that a merged cell covers has None for its text, and so has one
        that is in no cell.
    """
    inside: list[dict[int, list[Char]]] = [{} for _ in tables]
    rest: list[Char] = []
    boxes = [table.box for table in tables]
    for char in chars:
        x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
        for index, (left, top, right, bottom) in enumerate(boxes):
            if left <= x < right and top <= y < bottom:
                spot = tables[index].field(x, y)
                name = tables[index].owner[spot[0]][spot[1]] if spot is not None else -1
                if name >= 0:
                    inside[index].setdefault(name, []).append(char)
                    break
        else:
            rest.append(char)
    grids: list[tuple[Grid, Box]] = []
    twice = muddled = 0
    for table, texts in zip(tables, inside, strict=True):
        grid, again, over = _grid(table, texts, page)
        grids.append((grid, table.box))
        twice += again
        muddled += over
    return Filled(tuple(grids), tuple(rest), twice, muddled)


def _grid(table: Ruled, texts: dict[int, list[Char]], page: int) -> tuple[Grid, int, int]:
    twice = muddled = 0
    rows: list[tuple[GridCell, ...]] = []
    for row, owners in enumerate(table.owner):
        cells: list[GridCell] = []
        for column, name in enumerate(owners):
            box = (table.xs[column], table.ys[row], table.xs[column + 1], table.ys[row + 1])
            text: str | None = None
            if name == row * table.columns + column:
                text, box, again, over = _text(texts.get(name, ()), box)
                twice += again
                muddled += over
            cells.append(GridCell(text, Place(page=page, box=box)))
        rows.append(tuple(cells))
    return Grid(tuple(rows), page=page, edges=table.xs), twice, muddled


def _text(chars: Sequence[Char], box: Box) -> tuple[str, Box, int, int]:
    """The text of a cell, what it covers, and how many characters stand twice or on others."""
    if not chars:
        return "", box, 0, 0
    lines = lines_of(chars)
    text = "\n".join(line.spelled()[0] for line in lines)
    return (
        text,
        box_of(chars),
        sum(line.twice for line in lines),
        sum(line.muddled for line in lines),
    )
