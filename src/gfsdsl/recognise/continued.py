"""A table that goes on in the next grid: on the next page, with or without its header."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from gfsdsl.fold import fold
from gfsdsl.recognise.head import HeadReader
from gfsdsl.recognise.header_grid import stripped
from gfsdsl.recognise.sheet import Sheet, SheetCell, SheetRow
from gfsdsl.recognise.table_grid import GridTable
from gfsdsl.recognise.words import page_number

# The column lines of a table were within 2 points of each other on all pages that were measured.
_SAME = 3.0
# Without rulings a column begins or ends within this, in points, of where it did a page before.
_FAR = 24.0

Span = tuple[float, float]


def follows(sheet: Sheet, page: int | None, reader: HeadReader, last: GridTable) -> bool:
    """Whether a sheet without a title stands on the page after ``page`` (or directly after the last
    grid, where there are no pages) with nothing between but a head or a page number."""
    lexicon = last.raw.lexicon
    if page is not None and sheet.page is not None and sheet.page != page + 1:
        return False
    texts = [line.text.strip() for line in sheet.between]
    return all(
        reader.marks(text)
        or page_number(fold(text)) is not None
        or lexicon.heads(stripped(fold(text), lexicon))
        or "续" in text
        for text in texts
    )


def fitted(sheet: Sheet, last: GridTable) -> bool:
    """Whether the columns of a sheet are those of the table before it; merges are undone.

    A body without its header may have fewer columns than with it, where the header divides what no
    row divides; its columns are then found by their edges.
    """
    if not last.raw.plan.blocks:
        return False
    if sheet.spans and last.spans:
        places = _aligned(sheet.spans, last.spans)
        if places is not None:
            sheet.rows = [_spread(row, places, last.width) for row in sheet.rows]
        return places is not None
    if sheet.width == last.width and _at(sheet.edges, last.edges) is not None:
        return True
    spots = _at(sheet.edges, last.edges)
    if not sheet.edges or not last.edges:
        return sheet.width == last.width
    if spots is None:
        return False
    sheet.rows = [_spread(row, spots, last.width) for row in sheet.rows]
    return True


def _at(edges: Sequence[float], among: Sequence[float]) -> list[int] | None:
    """The index of each edge among others; None where one is not there."""
    found: list[int] = []
    for edge in edges:
        at = bisect_left(among, edge - _SAME)
        if at == len(among) or among[at] > edge + _SAME:
            return None
        found.append(at)
    return found


def _aligned(spans: Sequence[Span], among: Sequence[Span]) -> list[int] | None:
    """The index of each column among others, in order, at the least sum of distances; None where
    there are more of them, or where one is far from all."""
    if len(spans) > len(among):
        return None
    # best[j]: the least cost with the last column at j, and the places of all of them.
    best: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for span in spans:
        following: dict[int, tuple[float, list[int]]] = {}
        for at, other in enumerate(among):
            before = [value for key, value in best.items() if key < at]
            distance = _distance(span, other)
            if before and distance <= _FAR:
                cost, places = min(before)
                following[at] = (cost + distance, [*places, at])
        best = following
    return min(best.values())[1] if best else None


def _distance(one: Span, two: Span) -> float:
    """How far two columns are from beginning, ending or being centred in one place."""
    low, high = one[0] - two[0], one[1] - two[1]
    return min(abs(low), abs(high), abs(low + high) / 2)


def _spread(row: SheetRow, spots: Sequence[int], width: int) -> SheetRow:
    """A row with each cell in the column where it begins; the others are covered."""
    place = row[0].place
    cells = [SheetCell(None, "", place)] * width
    for cell, spot in zip(row, spots, strict=False):
        cells[spot] = cell
    return tuple(cells)
