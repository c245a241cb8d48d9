"""Workbooks: xlsx, xlsm, xlsb, xls and ods to a document of grids, one a sheet.

Every cell holds the text that the workbook shows, since what is checked is what was published:
numbers are rounded and written by their number formats (``number``), hidden sheets, rows and
columns are set aside, and a merged range has its text in its first cell. How wide columns are and
conditional formatting make no difference.

Nothing outside of the file is ever opened. What is read is bounded, so that no file, however made,
takes more than a few hundred megabytes:

* a container: 5,000 parts, 192 MB unpacked, a part at most 300 times its packed size once it is
  larger than 1 MB, both as its directory claims and while it is read (``zip``); XML without
  document types, 256 elements deep (``xml``);
* an xls: 16 MB (``xls``);
* a workbook: 500,000 filled cells; its grids, which have only the rows and columns that show
  something, 500,000 positions (``sheet``); 5,000 sheets.
"""

from __future__ import annotations

from collections.abc import Iterator

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.documents.document import Document, Grid, Line, Text
from gfsdsl.documents.excel.doubts import doubts_of, hidden_sheet
from gfsdsl.documents.excel.errors import DamagedError, EncryptedError, TooLargeError, as_diagnostic
from gfsdsl.documents.excel.grid import lay
from gfsdsl.documents.excel.kind import looks_like_excel, other_kind, workbook_kind
from gfsdsl.documents.excel.ods import read_ods
from gfsdsl.documents.excel.sheet import Budget, RawSheet
from gfsdsl.documents.excel.xls import read_xls
from gfsdsl.documents.excel.xlsb import read_xlsb
from gfsdsl.documents.excel.xlsx import SheetEntry, read_xlsx
from gfsdsl.documents.excel.zip import ENTRIES, Parts
from gfsdsl.documents.text import digest

__all__ = ["looks_like_excel", "read_excel"]


def read_excel(data: bytes, name: str) -> Document:
    """The document of a workbook: one grid a sheet that shows something, in order.

    Args:
        data: the bytes of the file; what they hold is found out from them.
        name: the path shown in diagnostics.

    Returns:
        A document of the kind ``excel``; its doubts name the cells that hold formulas without
        values (D0014), errors or booleans (D0015), values that may be stale (D0016) or numbers
        whose format cannot be followed (D0019), and what is hidden (D0017, D0018).

    Raises:
        GfsError: it holds nothing (D0002), is no workbook (D0010), damaged (D0011), too large
            (D0012) or encrypted (D0013).
    """
    if not data:
        raise GfsError(Diagnostic("D0002", {"name": name}, document=name))
    blocks: list[Grid | Text] = []
    doubts: list[Diagnostic] = []
    positions = Budget()
    try:
        for sheet in _sheets(data, name):
            if isinstance(sheet, SheetEntry):
                doubts.append(hidden_sheet(sheet.name, name))
            else:
                laid = lay(sheet, positions)
                doubts += doubts_of(sheet, laid, name)
                if laid.grid.rows:
                    blocks.append(_as_text(laid.grid) or laid.grid)
    except (DamagedError, TooLargeError, EncryptedError) as error:
        raise as_diagnostic(error, name) from error
    if not blocks:
        raise GfsError(Diagnostic("D0002", {"name": name}, document=name), *doubts)
    return Document(name, "excel", digest(data), tuple(blocks), doubts=tuple(doubts))


def _as_text(grid: Grid) -> Text | None:
    """The lines of a sheet of running text, which has one column and sentences; else None."""
    if len(grid.rows[0]) > 1 or not any("。" in (row[0].text or "") for row in grid.rows):
        return None
    lines: list[Line] = []
    for (cell,) in grid.rows:
        place = cell.place
        lines += [
            Line(place.line or 1, text, sheet=place.sheet, column=place.column)
            for text in (cell.text or "").splitlines()
        ]
    return Text(tuple(lines))


def _sheets(data: bytes, name: str) -> Iterator[RawSheet | SheetEntry]:
    """The sheets of a workbook of any kind; at most as many as a container has parts."""
    budget = Budget()
    match workbook_kind(data):
        case "xlsx":
            sheets = read_xlsx(Parts(data), budget)
        case "xlsb":
            sheets = read_xlsb(Parts(data), budget)
        case "ods":
            sheets = read_ods(Parts(data), budget)
        case "xls":
            sheets = read_xls(data, budget)
        case "encrypted":
            raise EncryptedError
        case _:
            kind, kind_en = other_kind(data)
            args = {"name": name, "kind": kind, "kind_en": kind_en}
            raise GfsError(Diagnostic("D0010", args, document=name))
    for count, sheet in enumerate(sheets):
        if count >= ENTRIES:
            raise TooLargeError("工作表过多", "too many sheets", f"{ENTRIES:,}")
        yield sheet
