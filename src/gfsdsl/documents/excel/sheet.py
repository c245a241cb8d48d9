"""A sheet as it is gathered, whatever the format of its file: filled cells by row and column."""

from __future__ import annotations

import re
from enum import Enum

from attrs import define, field, frozen

from gfsdsl.documents.excel.errors import DamagedError, TooLargeError

CELLS = 500_000
"""Filled cells of a workbook, and also positions of all its grids together."""
ROWS, COLUMNS = 1_048_576, 16_384
"""The size of a sheet in Excel."""

At = tuple[int, int]
"""Row and column of a cell, from 1."""
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column of a range, all from 1 and included."""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class Remark(Enum):
    """What there is to say about a cell beside its text."""

    UNCOMPUTED = "a formula without a value"
    COMPUTED = "a formula with one"
    NO_NUMBER = "a boolean or an error value"
    FORMAT = "a number format that cannot be followed"


@frozen
class Shown:
    """What a cell shows; ``about`` is what its remark names, such as the number format."""

    text: str
    remark: Remark | None = None
    about: str = ""


@define
class Budget:
    """How many filled cells may still be gathered in a workbook."""

    left: int = CELLS

    def take(self, count: int = 1) -> None:
        """Count ``count`` cells more.

        Raises:
            TooLargeError: they are more than a workbook may hold.
        """
        self.left -= count
        if self.left < 0:
            raise TooLargeError("单元格过多", "too many cells", f"{CELLS:,}")


@define
class RawSheet:
    """The filled cells of a sheet, its merged ranges, and what of it is hidden.

    Attributes:
        remarks: the remarks of cells, with what they are about.
        hidden_rows: those with a filled cell.
        hidden_columns: at the index of each column, whether it is hidden.
    """

    name: str
    budget: Budget = field(repr=False)
    cells: dict[At, str] = field(factory=dict, repr=False)
    remarks: dict[At, tuple[Remark, str]] = field(factory=dict, repr=False)
    merged: list[Area] = field(factory=list)
    hidden_rows: set[int] = field(factory=set)
    hidden_columns: bytearray = field(factory=lambda: bytearray(COLUMNS + 2), repr=False)

    def add(self, at: At, shown: Shown, hidden: bool = False) -> None:
        """Add a cell, in a hidden row or not; one that shows nothing is left out.

        Raises:
            DamagedError: it lies outside of any sheet.
            TooLargeError: there are too many.
        """
        if not 1 <= at[0] <= ROWS or not 1 <= at[1] <= COLUMNS:
            raise DamagedError(f"单元格位置越界 {at}", f"a cell lies outside of the sheet: {at}")
        if not shown.text.strip():
            return
        self.budget.take()
        self.cells[at] = shown.text
        if shown.remark is not None:
            self.remarks[at] = (shown.remark, shown.about)
        if hidden:
            self.hidden_rows.add(at[0])

    def merge(self, area: Area) -> None:
        """Add a merged range."""
        if len(self.merged) >= CELLS:
            raise TooLargeError("合并单元格过多", "too many merged ranges", f"{CELLS:,}")
        if area[:2] != area[2:]:
            self.merged.append(area)

    def hide_columns(self, first: int, last: int) -> None:
        """Hide the columns ``first`` to ``last``."""
        first, last = max(first, 1), min(last, COLUMNS)
        if first <= last:
            self.hidden_columns[first : last + 1] = b"\1" * (last + 1 - first)


def column_name(column: int) -> str:
    """``A`` for 1, ``XFD`` for 16384."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell_name(at: At) -> str:
    """``B12`` for row 12, column 2."""
    return f"{column_name(at[1])}{at[0]}"


def parse_cell(name: str) -> At:
    """Row and column of a reference such as ``B12``.

    Raises:
        DamagedError: it is none.
    """
    match = _REFERENCE.fullmatch(name)
    if match is None:
        raise DamagedError(f"单元格编号不对：{name[:20]}", f"no reference of a cell: {name[:20]}")
    column = 0
    for letter in match.group(1).upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match.group(2)), column


def parse_area(name: str) -> Area:
    """The range of a reference such as ``A1:C2``, or of one cell; the errors of ``parse_cell``."""
    first, _, last = name.partition(":")
    (top, left), (bottom, right) = parse_cell(first), parse_cell(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)
