"""Characters into the cells of ruled tables."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from gfsdsl.documents.document import Box, Grid, GridCell, Place
from gfsdsl.documents.pdf.grid import Ruled
from gfsdsl.documents.pdf.ink import Char
from gfsdsl.documents.pdf.lines import WORD_GAP, box_of, lines_of

# A character runs over a border when this part of its width stands on the other side.
_LEAN = 0.15
# Characters no further apart than this part of their height are one run.
_TOUCH = 0.12


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

    What runs over a border without a gap, as a number too wide for its column does, goes as a whole
    into the cell that most of it is in.

    Returns:
        One grid a table; a field that a merged cell covers has None for its text, and so has one
        that is in no cell.
    """
    inside: list[dict[int, list[Char]]] = [{} for _ in tables]
    rest: list[Char] = []
    spots = _spots(tables, chars)
    for char, spot in zip(chars, spots, strict=True):
        if spot is None:
            rest.append(char)
        else:
            inside[spot[0]].setdefault(spot[1], []).append(char)
    grids: list[tuple[Grid, Box]] = []
    twice = muddled = 0
    for table, texts in zip(tables, inside, strict=True):
        grid, again, over = _grid(table, texts, page)
        grids.append((grid, table.box))
        twice += again
        muddled += over
    return Filled(tuple(grids), tuple(rest), twice, muddled)


# The index of a table and the name of its cell.
_Spot = tuple[int, int]


def _spots(tables: Sequence[Ruled], chars: Sequence[Char]) -> list[_Spot | None]:
    """The cell of each character."""
    spots: list[_Spot | None] = [None] * len(chars)
    over: set[int] = set()
    for index, table in enumerate(tables):
        xs, ys, owner = table.xs, table.ys, table.owner
        low_x, high_x, low_y, high_y = xs[0], xs[-1], ys[0], ys[-1]
        for at, (_, left, top, right, bottom, _) in enumerate(chars):
            x, y = (left + right) / 2, (top + bottom) / 2
            if not (low_x <= x < high_x and low_y <= y < high_y) or spots[at] is not None:
                continue
            row, column = bisect_right(ys, y) - 1, bisect_right(xs, x) - 1
            cell = owner[row][column]
            if cell < 0:
                continue
            spots[at] = (index, cell)
            lean = _LEAN * (right - left)
            if (left < xs[column] - lean and _other(table, row, column - 1, cell)) or (
                right > xs[column + 1] + lean and _other(table, row, column + 1, cell)
            ):
                over.add(at)
    if over:
        _gather(chars, spots, over)
    return spots


def _other(table: Ruled, row: int, column: int, cell: int) -> bool:
    """Whether the field beside a cell belongs to another one."""
    return 0 <= column < table.columns and table.owner[row][column] not in (-1, cell)


def _gather(chars: Sequence[Char], spots: list[_Spot | None], over: set[int]) -> None:
    """Put every run of characters that runs over a border into one cell."""
    start = 0
    for end in range(1, len(chars) + 1):
        if end < len(chars) and _touch(chars[end - 1], chars[end]):
            continue
        if not over.isdisjoint(range(start, end)):
            most = Counter(spot for spot in spots[start:end] if spot is not None).most_common(1)
            spots[start:end] = [most[0][0]] * (end - start)
        start = end


def _touch(before: Char, after: Char) -> bool:
    """Whether a character follows another one directly on its line."""
    height = max(before.bottom - before.top, 1.0)
    return abs(after.base - before.base) < 1 and abs(after.left - before.right) < _TOUCH * height


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
    plain = _in_order(chars)
    if plain is not None:
        return plain, box_of(chars), 0, 0
    lines = lines_of(chars)
    text = "\n".join(line.spelled()[0] for line in lines)
    twice, muddled = sum(line.twice for line in lines), sum(line.muddled for line in lines)
    return text, box_of(chars), twice, muddled


def _in_order(chars: Sequence[Char]) -> str | None:
    """The text of characters that stand on one line, each right after the one before, as those of
    most cells do; None where it takes more to read them."""
    first = chars[0]
    edge, base = first.right, first.base
    slack = WORD_GAP * (first.bottom - first.top)
    for _, left, top, right, bottom, here in chars[1:]:
        if here != base or not (edge - slack / 3 <= left <= edge + slack):
            return None
        if bottom - top != first.bottom - first.top:
            return None
        edge = right
    return "".join([char.text for char in chars])
