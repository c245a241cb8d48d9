"""Rulings to tables: what crosses is one table, and what walls enclose is one cell.

Each table has its own column and row lines. Between two neighbouring ones a wall stands where a
ruling covers the whole way; from each small field the fill goes on wherever no wall is. What it
fills is a cell when it is a rectangle, and none when it runs out of the table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from gfsdsl.documents.document import Box
from gfsdsl.documents.pdf.ink import Edge

# How far a ruling may end before the one it should meet.
REACH = 3.0
# More fields than a table on one page can have.
MAX_FIELDS = 250_000


@frozen(eq=False)
class Ruled:
    """A table made of rulings.

    Attributes:
        xs, ys: its column and row lines, from left and from top.
        owner: by row and column of the fields between them, which cell the field is in, as the
            index of the cell's first field (row * columns + column); -1 where it is in none.
        crooked: cells that are no rectangles, by their first field: a border is missing there.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[int, ...], ...]
    crooked: frozenset[int] = frozenset()

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def field(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the field at a point; None outside of the table."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1:
            return row, column
        return None


def ruled_tables(across: Sequence[Edge], down: Sequence[Edge]) -> list[Ruled]:
    """The tables that tidied rulings make, from the top; frames around a single cell are none."""
    down = [*down, *_sides(across, down)]
    found = [_table(rows, columns) for rows, columns in _crossing(across, down)]
    return sorted((t for t in found if t is not None), key=lambda t: (t.ys[0], t.xs[0]))


def _crossing(across: Sequence[Edge], down: Sequence[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Horizontal and vertical rulings that hang together."""
    order = sorted(down)
    ats = [edge.at for edge in order]
    group = list(range(len(across) + len(order)))

    def root(item: int) -> int:
        while group[item] != item:
            group[item] = group[group[item]]
            item = group[item]
        return item

    for index, edge in enumerate(across):
        first = bisect_left(ats, edge.low - REACH)
        last = bisect_right(ats, edge.high + REACH)
        for at in range(first, last):
            if order[at].low - REACH <= edge.at <= order[at].high + REACH:
                group[root(len(across) + at)] = root(index)
    parts: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for index, edge in enumerate(across):
        parts.setdefault(root(index), ([], []))[0].append(edge)
    for index, edge in enumerate(order):
        parts.setdefault(root(len(across) + index), ([], []))[1].append(edge)
    return [part for part in parts.values() if len(part[0]) > 1 and len(part[1]) > 1]


def _table(across: Sequence[Edge], down: Sequence[Edge]) -> Ruled | None:
    xs = sorted({edge.at for edge in down})
    ys = sorted({edge.at for edge in across})
    width, height = len(xs) - 1, len(ys) - 1
    if width * height <= 1 or width * height > MAX_FIELDS:
        return None
    # A wall on the right of a field is in `right`, one below it in `below`.
    right = _walls(down, xs, ys)
    below = _walls(across, ys, xs)
    owner = [[-2] * width for _ in range(height)]
    crooked: set[int] = set()
    for row in range(height):
        for column in range(width):
            if owner[row][column] == -2:
                _fill(row, column, owner, right, below, crooked)
    starts = {owner[r][c] for r in range(height) for c in range(width)} - {-1}
    if len(starts) < 2:
        return None
    return _drawn_together(xs, ys, owner, crooked, starts)


def _walls(edges: Sequence[Edge], ats: Sequence[float], along: Sequence[float]) -> list[list[bool]]:
    """For each line in ``ats``, whether it is drawn between each two neighbours in ``along``."""
    index = {at: i for i, at in enumerate(ats)}
    walls = [[False] * (len(along) - 1) for _ in ats]
    for edge in edges:
        first = bisect_left(along, edge.low - REACH)
        last = bisect_right(along, edge.high + REACH) - 1
        row = walls[index[edge.at]]
        for at in range(first, last):
            row[at] = True
    return walls


def _fill(
    row: int,
    column: int,
    owner: list[list[int]],
    right: Sequence[Sequence[bool]],
    below: Sequence[Sequence[bool]],
    crooked: set[int],
) -> None:
    """Fill from a field; the fields filled belong to it, or to no cell where the fill runs out."""
    height, width = len(owner), len(owner[0])
    name = row * width + column
    owner[row][column] = name
    waiting, filled, leaks = [(row, column)], [], False
    while waiting:
        r, c = waiting.pop()
        filled.append((r, c))
        for to_r, to_c, wall in (
            (r, c - 1, right[c][r]),
            (r, c + 1, right[c + 1][r]),
            (r - 1, c, below[r][c]),
            (r + 1, c, below[r + 1][c]),
        ):
            if wall:
                continue
            if not (0 <= to_r < height and 0 <= to_c < width):
                leaks = True
            elif owner[to_r][to_c] == -2:
                owner[to_r][to_c] = name
                waiting.append((to_r, to_c))
    if leaks:
        for r, c in filled:
            owner[r][c] = -1
        return
    rows, columns = {r for r, _ in filled}, {c for _, c in filled}
    if len(filled) != len(rows) * len(columns):
        crooked.add(name)


def _drawn_together(
    xs: Sequence[float],
    ys: Sequence[float],
    owner: Sequence[Sequence[int]],
    crooked: set[int],
    starts: set[int],
) -> Ruled:
    """The table without lines at which no cell begins, as those of a leaking margin."""
    width = len(xs) - 1
    rows = sorted({start // width for start in starts})
    columns = sorted({start % width for start in starts})
    row_of = {row: at for at, row in enumerate(rows)}
    column_of = {column: at for at, column in enumerate(columns)}
    names = {
        start: row_of[start // width] * len(columns) + column_of[start % width] for start in starts
    }
    names[-1] = -1
    ends_x = max(c for line in owner for c, name in enumerate(line) if name != -1) + 1
    ends_y = max(r for r, line in enumerate(owner) if any(name != -1 for name in line)) + 1
    return Ruled(
        (*(xs[column] for column in columns), xs[ends_x]),
        (*(ys[row] for row in rows), ys[ends_y]),
        tuple(tuple(names[owner[row][column]] for column in columns) for row in rows),
        frozenset(names[name] for name in crooked),
    )


def _sides(across: Sequence[Edge], down: Sequence[Edge]) -> list[Edge]:
    """Left and right borders that are not drawn: three or more horizontal rulings end at one x, a
    vertical one stands between them further in, and none at their ends."""
    found: list[Edge] = []
    for end in ("low", "high"):
        ordered = sorted(across, key=lambda edge: getattr(edge, end))
        chain: list[Edge] = []
        for edge in [*ordered, None]:
            if edge is not None and (
                not chain or getattr(edge, end) - getattr(chain[-1], end) <= REACH
            ):
                chain.append(edge)
                continue
            if len(chain) > 2:
                at = sum(getattr(e, end) for e in chain) / len(chain)
                found += _side(at, chain, down)
            chain = [edge] if edge is not None else []
    return found


def _side(at: float, chain: Sequence[Edge], down: Sequence[Edge]) -> list[Edge]:
    found: list[Edge] = []
    rows = sorted(chain)
    for upper, lower in pairwise(rows):
        low, high = min(upper.low, lower.low), max(upper.high, lower.high)
        through = [
            edge for edge in down if edge.low - REACH <= upper.at and edge.high + REACH >= lower.at
        ]
        drawn = any(abs(edge.at - at) <= 2 * REACH for edge in through)
        inner = any(low + REACH < edge.at < high - REACH for edge in through)
        if inner and not drawn:
            found.append(Edge(at, upper.at, lower.at))
    return found
