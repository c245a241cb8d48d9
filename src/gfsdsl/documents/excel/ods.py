"""ods: sheets of OpenDocument, whose cells store beside each value the text that they show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, field

from gfsdsl.documents.excel.errors import DamagedError, EncryptedError
from gfsdsl.documents.excel.number import general_text, value_of
from gfsdsl.documents.excel.sheet import COLUMNS, Budget, RawSheet, Remark, Shown
from gfsdsl.documents.excel.styles import whole
from gfsdsl.documents.excel.values import uncomputed
from gfsdsl.documents.excel.xlsx import SheetEntry
from gfsdsl.documents.excel.xml import attribute, events
from gfsdsl.documents.excel.zip import Parts

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_WHITE = re.compile(r"[ \t\r\n]+")
# What LibreOffice shows in errors of its own kind: Err:502.
_ERROR = re.compile(r"#\S+|Err:\d+")


@define
class _Cell:
    """A cell while its element is open, and then until its row ends."""

    column: int
    repeated: int
    attributes: dict[str, str]
    covered: bool
    paragraphs: list[list[str]] = field(factory=list)


@define
class _Row:
    """A row while its element is open."""

    number: int
    repeated: int
    hidden: bool
    cells: list[_Cell] = field(factory=list)
    width: int = 0


def read_ods(parts: Parts, budget: Budget) -> Iterator[RawSheet | SheetEntry]:
    """The sheets of a workbook in order; a hidden one as it is listed.

    Raises:
        DamagedError: a part is missing or not what it should be.
        EncryptedError: it needs a password.
        TooLargeError: it holds more than is read.
    """
    if _MANIFEST in parts and b"encryption-data" in parts.whole(_MANIFEST):
        raise EncryptedError
    reader = _Reader(budget)
    for kind, tag, attributes in events(parts.chunks(CONTENT), CONTENT):
        if kind == "text":
            reader.write(_WHITE.sub(" ", tag))
        elif kind == "start":
            yield from reader.start(tag, attributes)
        else:
            yield from reader.end(tag)


class _Reader:
    """Gathers one sheet after the other from the elements of the content."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._path: list[str] = []
        self._style = ""
        self._hidden: set[str] = set()
        self._sheet: RawSheet | None = None
        self._row: _Row | None = None
        # How deep the open row and the open paragraph of one of its cells lie.
        self._row_depth = self._paragraph_depth = 0
        self._rows = self._columns = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Iterator[SheetEntry]:
        """An element begins; a hidden sheet is given at once."""
        parent = self._path[-1] if self._path else ""
        self._path.append(tag)
        if self._row is not None:
            self._start_in_row(self._row, tag, attributes)
        elif self._sheet is not None:
            self._start_in_sheet(self._sheet, tag, attributes)
        elif tag == "style":
            self._style = attribute(attributes, "name") or ""
        elif tag == "table-properties" and attribute(attributes, "display") == "false":
            self._hidden.add(self._style)
        elif tag == "table" and parent == "spreadsheet":
            name = attribute(attributes, "name") or ""
            self._rows = self._columns = 0
            if attribute(attributes, "style-name") in self._hidden:
                yield SheetEntry(name, None, hidden=True)
            else:
                self._sheet = RawSheet(name, self._budget)

    def _start_in_sheet(self, sheet: RawSheet, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table-column":
            count = _repeated(attributes, "columns")
            if _is_hidden(attributes):
                sheet.hide_columns(self._columns + 1, self._columns + count)
            self._columns += count
        elif tag == "table-row" and not {"shapes", "tracked-changes"} & set(self._path):
            count = _repeated(attributes, "rows")
            self._row = _Row(self._rows + 1, count, _is_hidden(attributes))
            self._rows += count
            self._row_depth = len(self._path)

    def _start_in_row(self, row: _Row, tag: str, attributes: dict[str, str]) -> None:
        depth = len(self._path) - self._row_depth
        if depth == 1 and tag in ("table-cell", "covered-table-cell"):
            if row.width >= COLUMNS:
                raise DamagedError("一行的单元格过多", "a row has too many cells")
            count = _repeated(attributes, "columns")
            covered = tag == "covered-table-cell"
            row.cells.append(_Cell(row.width + 1, count, attributes, covered))
            row.width += count
        elif depth == 2 and tag == "p" and row.cells:
            # Notes hold paragraphs too, but deeper.
            row.cells[-1].paragraphs.append([])
            self._paragraph_depth = len(self._path)
        elif tag in ("s", "tab", "line-break"):
            white = {"s": " ", "tab": "\t"}.get(tag, "\n")
            self.write(white * min(whole(attribute(attributes, "c")) or 1, 256))

    def end(self, tag: str) -> Iterator[RawSheet]:
        """An element ends; with it, perhaps, a sheet."""
        if len(self._path) == self._paragraph_depth:
            self._paragraph_depth = 0
        if self._row is not None and self._sheet is not None:
            if len(self._path) == self._row_depth:
                _finish(self._sheet, self._row)
                self._row = None
        elif self._sheet is not None and tag == "table" and self._path[-2:-1] == ["spreadsheet"]:
            yield self._sheet
            self._sheet = None
        self._path.pop()

    def write(self, text: str) -> None:
        """A run of text; only that of a cell is kept."""
        if self._row is not None and self._paragraph_depth:
            self._row.cells[-1].paragraphs[-1].append(text)


def _repeated(attributes: dict[str, str], what: str) -> int:
    return whole(attribute(attributes, f"number-{what}-repeated")) or 1


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attribute(attributes, "visibility") in ("collapse", "filter")


def _finish(sheet: RawSheet, row: _Row) -> None:
    """Add the cells of a row that has ended, as often as it is repeated."""
    shown = [(cell, _shown(cell)) for cell in row.cells if not cell.covered]
    filled = any(said.text.strip() for _, said in shown)
    for number in range(row.number, row.number + (row.repeated if filled else 1)):
        for cell, said in shown:
            down = whole(attribute(cell.attributes, "number-rows-spanned")) or 1
            right = whole(attribute(cell.attributes, "number-columns-spanned")) or 1
            if down > 1 or right > 1:
                column = cell.column
                sheet.merge((number, column, number + down - 1, column + right - 1))
            if said.text.strip():
                for column in range(cell.column, cell.column + cell.repeated):
                    sheet.add((number, column), said, row.hidden)


def _shown(cell: _Cell) -> Shown:
    text = "\n".join("".join(pieces) for pieces in cell.paragraphs)
    value = attribute(cell.attributes, "value")
    formula = attribute(cell.attributes, "formula")
    types = {v for k, v in cell.attributes.items() if k.rpartition(":")[2] == "value-type"}
    if not cell.paragraphs:
        if value is not None:
            return _plain(value)
        if formula is not None and not types:
            return uncomputed(formula.partition("=")[2])
    if "boolean" in types or ("error" in types and text) or (formula and _ERROR.fullmatch(text)):
        return Shown(text, Remark.NO_NUMBER, text)
    # Padding of the format; that of a text was typed.
    return Shown(text.strip() if value is not None else text)


def _plain(value: str) -> Shown:
    """A number stored without the text that it shows."""
    try:
        return Shown(general_text(value_of(value)))
    except (ValueError, OverflowError):
        return Shown(value)
