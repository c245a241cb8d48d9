"""xls: the binary workbooks of Excel 97 to 2003, and of WPS, read with xlrd.

xlrd alone of the readers gives number formats. What it raises at a damaged file is of every kind;
all of it is taken for damage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from io import StringIO
from typing import Any

from gfsdsl.documents.excel.builtin import BUILTIN, GENERAL
from gfsdsl.documents.excel.errors import DamagedError, EncryptedError, TooLargeError
from gfsdsl.documents.excel.sheet import Budget, RawSheet, Shown
from gfsdsl.documents.excel.values import ERRORS, Values, boolean, error
from gfsdsl.documents.excel.xlsx import SheetEntry

LIMIT = 16 * 1024 * 1024
"""Bytes of an xls. xlrd holds a sheet at once, blank cells too, some ten times their bytes."""

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5


def read_xls(data: bytes, budget: Budget) -> Iterator[RawSheet | SheetEntry]:
    """The sheets of a workbook in order; a hidden one as it is listed.

    Raises:
        DamagedError: it cannot be read.
        EncryptedError: it needs a password.
        TooLargeError: it holds more than is read.
    """
    import xlrd

    if len(data) > LIMIT:
        raise TooLargeError("xls 文件的大小", "the size of an xls", f"{LIMIT >> 20} MB")
    book = _loaded(
        partial(
            xlrd.open_workbook,
            file_contents=data,
            logfile=StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
    )
    values = Values(_formats(book), bool(book.datemode))
    for index in range(book.nsheets):
        source = _loaded(partial(book.sheet_by_index, index))
        if source.visibility:
            yield SheetEntry(source.name, None, hidden=True)
        else:
            yield _sheet(source, values, budget)
        book.unload_sheet(index)


def _loaded(load: Callable[[], Any]) -> Any:
    """What ``load`` reads; whatever it raises is the fault of the file."""
    try:
        return load()
    except Exception as problem:
        said = str(problem).lower()
        if "encrypted" in said or "password" in said:
            raise EncryptedError from problem
        raise DamagedError("xls 记录读不出来", "its records cannot be read") from problem


def _formats(book: Any) -> list[str]:
    from xlrd.formatting import std_format_strings

    codes: list[str] = []
    for style in book.xf_list:
        key = style.format_key
        format_ = book.format_map.get(key)
        code = format_.format_str if format_ is not None else None
        # xlrd fills in what American programs show.
        if code is None or (key in BUILTIN and code == std_format_strings.get(key)):
            code = BUILTIN.get(key, GENERAL)
        codes.append(code)
    return codes


def _sheet(source: Any, values: Values, budget: Budget) -> RawSheet:
    sheet = RawSheet(source.name, budget)
    for first, last in _hidden(source.colinfo_map):
        sheet.hide_columns(first + 1, last + 1)
    # xlrd gives the end of a range as the first that is outside of it.
    for top, bottom, left, right in source.merged_cells:
        sheet.merge((top + 1, left + 1, bottom, right))
    for row in range(source.nrows):
        info = source.rowinfo_map.get(row)
        hidden = info is not None and bool(info.hidden)
        kinds = source.row_types(row)
        for column, kind in enumerate(kinds):
            if kind not in (_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR):
                continue
            value = source.cell_value(row, column)
            shown = _shown(kind, value, source.cell_xf_index(row, column), values)
            sheet.add((row + 1, column + 1), shown, hidden)
    return sheet


def _hidden(columns: dict[int, Any]) -> Iterator[tuple[int, int]]:
    """The hidden columns, from 0. xlrd keeps the information of a range under each of its
    columns."""
    for column, info in columns.items():
        if info.hidden:
            yield column, column


def _shown(kind: int, value: Any, style: int, values: Values) -> Shown:
    match kind:
        case 1:
            text = str(value).replace("\r\n", "\n").replace("\r", "\n")
            return values.text(text, style)
        case 4:
            return boolean(bool(value))
        case 5:
            return error(ERRORS.get(value, "#N/A"))
    return values.number(value, style)
