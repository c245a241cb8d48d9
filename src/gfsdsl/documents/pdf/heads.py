"""The heads of columns without rulings: which head is that of which column.

A head is centred over its column, or ends where numbers end, or begins where words begin; so it may
stand over white where the column holds short words or small numbers. Heads and columns have one
order: they are matched as a whole, each column to one head, at the least distance. A head that is
left over is that of a column in which nothing is printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from gfsdsl.documents.pdf.segments import Segment, Span

_REACH = 4.0
_FAR = 10_000.0
# What a column under no group costs, in points off the middle.
_BARE = 2.0


@frozen(eq=False)
class Column:
    """What a column of a body covers, and whether it holds numbers."""

    span: Span
    numbers: bool


@frozen(eq=False)
class Matched:
    """Columns with their heads.

    Attributes:
        columns: the columns of the body and those without any print, left to right.
        heads: for each column what its head covers; None where it has none.
        column_of: the column of each piece of a head, by the piece's identity.
    """

    columns: tuple[Column, ...]
    heads: tuple[Span | None, ...]
    column_of: dict[int, int]


def match_heads(columns: Sequence[Column], pieces: Sequence[Segment]) -> Matched:
    """Match the pieces at the foot of a header to the columns below it."""
    stacks = stacks_of(pieces)
    if len(stacks) < len(columns):
        return Matched(tuple(columns), (None,) * len(columns), {})
    spans = [_span(stack) for stack in stacks]
    chosen = _cheapest(columns, spans)
    found: list[Column] = []
    column_of: dict[int, int] = {}
    for at, (stack, span) in enumerate(zip(stacks, spans, strict=True)):
        found.append(columns[chosen[at]] if at in chosen else Column(span, numbers=True))
        column_of |= {id(piece): at for piece in stack}
    return Matched(tuple(found), tuple(spans), column_of)


def group_ranges(pieces: Sequence[Segment], spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The columns, from first to last, that each piece of an upper row of a header is centred over.

    The pieces keep their order, and no column is under two of them.
    """
    # best[j]: the least cost with columns up to j used, and the ranges of the pieces so far.
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {-1: (0.0, [])}
    for piece in sorted(pieces, key=lambda piece: piece.span):
        middle = sum(piece.span) / 2
        following: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for used, (cost, ranges) in best.items():
            for first in range(used + 1, len(spans)):
                for last in range(first, len(spans)):
                    off = abs((spans[first][0] + spans[last][1]) / 2 - middle)
                    total = cost + off + _BARE * (first - used - 1)
                    if last not in following or total < following[last][0]:
                        following[last] = (total, [*ranges, (first, last)])
        best = following
    if not best:
        return []
    return min((cost + _BARE * (len(spans) - 1 - used), r) for used, (cost, r) in best.items())[1]


def stacks_of(pieces: Sequence[Segment]) -> list[list[Segment]]:
    """Pieces above each other, which are one head on several lines."""
    stacks: list[list[Segment]] = []
    for piece in sorted(pieces, key=lambda piece: piece.span):
        if stacks and piece.span[0] < _span(stacks[-1])[1]:
            stacks[-1].append(piece)
        else:
            stacks.append([piece])
    return stacks


def fits_stacks(above: Sequence[Segment], pieces: Sequence[Segment]) -> bool:
    """Whether each piece of a line begins, ends or is centred where one of the heads below is, as
    the first line of a broken head does."""
    spans = [_span(stack) for stack in stacks_of(pieces)]
    return all(
        any(
            min(abs(low - a), abs(high - b), abs(low + high - a - b) / 2) < _REACH for a, b in spans
        )
        for low, high in (piece.span for piece in above)
    )


def _span(stack: Sequence[Segment]) -> Span:
    return min(piece.span[0] for piece in stack), max(piece.span[1] for piece in stack)


def _cheapest(columns: Sequence[Column], heads: Sequence[Span]) -> dict[int, int]:
    """For each head that has one, its column: in order, at the least sum of distances."""
    rows, width = len(columns), len(heads)
    best = [[0.0] * (width + 1)] + [[_FAR * _FAR] * (width + 1) for _ in columns]
    for row in range(1, rows + 1):
        for at in range(row, width + 1):
            skipped = best[row][at - 1] if at > row else _FAR * _FAR
            taken = best[row - 1][at - 1] + _distance(columns[row - 1], heads[at - 1])
            best[row][at] = min(skipped, taken)
    chosen: dict[int, int] = {}
    row, at = rows, width
    while row:
        if at > row and best[row][at] == best[row][at - 1]:
            at -= 1
        else:
            row, at = row - 1, at - 1
            chosen[at] = row
    return chosen


def _distance(column: Column, head: Span) -> float:
    (low, high), (left, right) = column.span, head
    centred = abs((low + high) - (left + right)) / 2
    if column.numbers:
        aligned = max(high - right, 0) if right <= high + _REACH else _FAR
    else:
        aligned = max(left - low, 0) if left >= low - _REACH else _FAR
    return min(centred, aligned)
