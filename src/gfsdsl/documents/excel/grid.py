"""A gathered sheet to a grid: the rows and columns that show something, merged cells covered.

Rows and columns in which no cell shows anything are left out, so that one stray cell at the far end
of a sheet costs one row and one column; every cell keeps the place that it has in the sheet.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, KeysView

from attrs import frozen

from gfsdsl.documents.document import Grid, GridCell, Place
from gfsdsl.documents.excel.sheet import CELLS, Area, At, Budget, RawSheet


@frozen
class Laid:
    """A grid and what was set aside for it: the filled cells of hidden rows and columns."""

    grid: Grid
    shown: KeysView[At]
    aside: tuple[At, ...]


def lay(sheet: RawSheet, budget: Budget) -> Laid:
    """The grid of what ``sheet`` shows.

    Args:
        budget: how many positions the grids of the workbook may still have.

    Raises:
        TooLargeError: the rows and columns that show something are too many, or the merged ranges.
    """
    hidden = sheet.hidden_columns
    merged, cells = _visible(sheet)
    aside = tuple(sorted(at for at in cells if at[0] in sheet.hidden_rows or hidden[at[1]]))
    for at in aside:
        del cells[at]
    rows, columns = _filled(cells)
    budget.take(len(rows) * len(columns))
    covered = _covered(merged, rows, columns)
    for at in covered & cells.keys():
        del cells[at]
    rows, columns = _filled(cells)
    grid = Grid(
        tuple(
            tuple(
                GridCell(
                    None if (row, column) in covered else cells.get((row, column), ""),
                    Place(line=row, column=column, sheet=sheet.name),
                )
                for column in columns
            )
            for row in rows
        ),
        sheet.name,
    )
    return Laid(grid, cells.keys(), aside)


def _filled(cells: dict[At, str]) -> tuple[list[int], list[int]]:
    """The rows and the columns in which a cell is filled."""
    return sorted({row for row, _ in cells}), sorted({column for _, column in cells})


def _visible(sheet: RawSheet) -> tuple[list[Area], dict[At, str]]:
    """The merged ranges and the cells, where the first rows or columns of a range are hidden: its
    text is shown in the first cell that is not."""
    cells = dict(sheet.cells)
    after = _next(sheet)
    merged: list[Area] = []
    for top, left, bottom, right in sheet.merged:
        row, column = after.get(top, top), sheet.hidden_columns.find(0, left)
        if (row, column) != (top, left) and row <= bottom and left <= column <= right:
            cells.pop((row, column), None)
            if (top, left) in cells:
                cells[row, column] = cells.pop((top, left))
            top, left = row, column
        merged.append((top, left, bottom, right))
    return merged, cells


def _next(sheet: RawSheet) -> dict[int, int]:
    """For each hidden row, the next row below it that is not."""
    after: dict[int, int] = {}
    for row in sorted(sheet.hidden_rows, reverse=True):
        after[row] = after.get(row + 1, row + 1)
    return after


def _covered(merged: Iterable[Area], rows: list[int], columns: list[int]) -> set[At]:
    """The positions among ``rows`` and ``columns`` that merged ranges cover with another cell."""
    covered: set[At] = set()
    room = Budget(4 * CELLS)
    for top, left, bottom, right in merged:
        first, last = bisect_left(rows, top), bisect_right(rows, bottom)
        start, end = bisect_left(columns, left), bisect_right(columns, right)
        # Ranges that do not overlap stay far below this.
        room.take(max(last - first, 0) * max(end - start, 0))
        covered.update((row, column) for column in columns[start:end] for row in rows[first:last])
        covered.discard((top, left))
    return covered
