"""The part of one sheet of an xlsx: its cells, merged ranges, hidden rows and columns."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from attrs import define, field

from gfsdsl.documents.excel.errors import DamagedError
from gfsdsl.documents.excel.sheet import At, Budget, RawSheet, Remark, Shown, parse_area, parse_cell
from gfsdsl.documents.excel.strings import unescaped
from gfsdsl.documents.excel.styles import whole
from gfsdsl.documents.excel.values import Values, boolean, error, uncomputed
from gfsdsl.documents.excel.xml import Event, truth


@define
class _Cell:
    """A cell while its element is open. It is only made when something is found in it: most cells
    of a large sheet are blank ones with borders."""

    at: At
    type: str
    style: int
    value: list[str] | None = None
    inline: list[str] = field(factory=list)
    formula: list[str] | None = None
    phonetic: bool = False


@define
class _Row:
    """Where the reading of a row stands: cells may leave out where they are, and then follow the
    one before."""

    number: int = 0
    hidden: bool = False
    reference: str | None = None
    after: int = 0

    def step(self, reference: str | None) -> None:
        """Go on to the next cell."""
        self.after = 0 if reference is not None else self.after + 1
        self.reference = reference or self.reference

    @property
    def at(self) -> At:
        """The place of the cell."""
        row, column = parse_cell(self.reference) if self.reference else (self.number, 0)
        return row, column + self.after


class SheetReader:
    """Reads the sheets of one workbook."""

    def __init__(
        self,
        strings: list[str],
        formats: list[str],
        epoch_1904: bool,
        recalculate: bool,
        budget: Budget,
    ) -> None:
        self._strings = strings
        self._values = Values(formats, epoch_1904)
        self._recalculate = recalculate
        self._budget = budget

    def read(self, name: str, events: Iterable[Event]) -> RawSheet:
        """The sheet ``name`` from the events of its part.

        Raises:
            DamagedError: the part is not what it should be.
            TooLargeError: it holds more cells than are read.
        """
        sheet = RawSheet(name, self._budget)
        row = _Row()
        open_: dict[str, str] | None = None
        cell: _Cell | None = None
        into: list[str] | None = None
        for kind, tag, attributes in events:
            if kind == "text":
                if into is not None:
                    into.append(tag)
            elif kind == "end":
                into = None
                if tag == "c":
                    if cell is not None:
                        sheet.add(cell.at, self._shown(cell), row.hidden)
                    open_ = cell = None
            elif tag == "c":
                open_ = attributes
                row.step(attributes.get("r"))
            elif open_ is not None:
                if cell is None:
                    style = whole(open_.get("s"))
                    cell = _Cell(row.at, open_.get("t", "n"), style)
                into = _part(cell, tag)
            elif tag == "row":
                number = whole(attributes.get("r")) or row.number + 1
                row = _Row(number, truth(attributes.get("hidden")))
            else:
                _about(sheet, tag, attributes)
        return sheet

    def _shown(self, cell: _Cell) -> Shown:
        value = "".join(cell.value or ())
        if cell.formula is None:
            return self._by_type(cell, value)
        # A text may well be empty; a number may not.
        empty = cell.value is None if cell.type == "str" else not value.strip()
        if empty and not cell.inline:
            return uncomputed("".join(cell.formula))
        shown = self._by_type(cell, value)
        if self._recalculate and shown.remark is None:
            return Shown(shown.text, Remark.COMPUTED)
        return shown

    def _by_type(self, cell: _Cell, value: str) -> Shown:
        match cell.type:
            case "s":
                index = whole(value.strip() or None)
                if index >= len(self._strings):
                    raise DamagedError("共享文字的序号越界", "a shared text is missing")
                return self._values.text(self._strings[index], cell.style)
            case "inlineStr":
                return self._values.text(unescaped("".join(cell.inline)), cell.style)
            case "str":
                return self._values.text(unescaped(value), cell.style)
            case "b":
                return boolean(truth(value.strip()))
            case "e":
                return error(value.strip())
            case "d":
                return self._values.date(value.strip(), cell.style)
            case _:
                return self._values.number(value.strip(), cell.style) if value else Shown("")


def _part(cell: _Cell, tag: str) -> list[str] | None:
    """Where the text of an element inside of a cell goes, None for one that says nothing."""
    match tag:
        case "v":
            cell.value = []
            return cell.value
        case "f":
            cell.formula = []
            return cell.formula
        case "rPh":
            # The guide to the pronunciation comes after the text itself.
            cell.phonetic = True
        case "t" if not cell.phonetic:
            return cell.inline
    return None


def _about(sheet: RawSheet, tag: str, attributes: dict[str, str]) -> None:
    """What an element outside of all cells says of the sheet."""
    if tag == "mergeCell":
        sheet.merge(parse_area(attributes.get("ref", "")))
    elif tag == "col" and (truth(attributes.get("hidden")) or _narrow(attributes)):
        sheet.hide_columns(whole(attributes.get("min")), whole(attributes.get("max")))


def _narrow(attributes: dict[str, str]) -> bool:
    """Whether a column has no width."""
    try:
        return Decimal(attributes.get("width", "1")) == 0
    except InvalidOperation:
        return False
