"""A table that goes on in the next grid: on the next page, with or without its header."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from gfsdsl.fold import fold
from gfsdsl.recognise.head import HeadReader
from gfsdsl.recognise.sheet import Sheet, SheetCell, SheetRow
from gfsdsl.recognise.table_grid import GridTable
from gfsdsl.recognise.words import page_number

# The column lines of a table were within 2 points of each other on all pages that were measured.
_SAME = 3.0


def follows(sheet: Sheet, page: int | None, reader: HeadReader) -> bool:
    """Whether a sheet without a title stands on the page after ``page`` (or directly after the last
    grid, where there are no pages) with nothing between but a head or a page number."""
    if page is not None and sheet.page is not None and sheet.page != page + 1:
        return False
    texts = [line.text.strip() for line in sheet.between]
    return all(
        reader.marks(text) or page_number(fold(text)) is not None or "续" in text for text in texts
    )


def fitted(sheet: Sheet, last: GridTable) -> bool:
    """Whether the columns of a sheet are those of the table before it; merges are undone.

    A body without its header may have fewer columns than with it, where the header divides what no
    row divides; its columns are then found by their edges.
    """
    if not last.raw.plan.blocks:
        return False
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


def _spread(row: SheetRow, spots: Sequence[int], width: int) -> SheetRow:
    """A row with each cell in the column where it begins; the others are covered."""
    place = row[0].place
    cells = [SheetCell(None, "", place)] * width
    for cell, spot in zip(row, spots, strict=False):
        cells[spot] = cell
    return tuple(cells)
