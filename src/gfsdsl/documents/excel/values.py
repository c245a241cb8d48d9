"""Stored values to what their cells show, the same for every format of file."""

from __future__ import annotations

from datetime import datetime, timedelta

from attrs import frozen

from gfsdsl.documents.excel.builtin import GENERAL
from gfsdsl.documents.excel.number import number_text, shown_text, value_of
from gfsdsl.documents.excel.sheet import Remark, Shown

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""Error values by their numbers in binary files ([MS-XLS] 2.5.10, BErr)."""

_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


@frozen
class Values:
    """What values show under the number formats of a workbook, by the index of their style."""

    formats: list[str]
    epoch_1904: bool = False

    def number(self, number: float | str, style: int) -> Shown:
        """A number; a text that should be one and is none stands as it is."""
        code = self._code(style)
        try:
            value = value_of(number)
        except (ValueError, OverflowError):
            return Shown(str(number))
        shown = number_text(value, code, self.epoch_1904)
        return Shown(shown.text) if shown.followed else Shown(shown.text, Remark.FORMAT, code)

    def date(self, text: str, style: int) -> Shown:
        """A date or time stored in the notation of ISO 8601; a text that is none stands as it
        is."""
        try:
            when = datetime.fromisoformat(text).replace(tzinfo=None)
        except ValueError:
            return Shown(text)
        days = (when - (_EPOCH_1904 if self.epoch_1904 else _EPOCH)) / timedelta(days=1)
        return self.number(days, style)

    def text(self, text: str, style: int) -> Shown:
        """A text."""
        return Shown(shown_text(text, self._code(style)))

    def _code(self, style: int) -> str:
        return self.formats[style] if 0 <= style < len(self.formats) else GENERAL


def boolean(value: bool) -> Shown:
    """``TRUE`` or ``FALSE``."""
    text = "TRUE" if value else "FALSE"
    return Shown(text, Remark.NO_NUMBER, text)


def error(text: str) -> Shown:
    """An error value such as ``#REF!``."""
    return Shown(text, Remark.NO_NUMBER, text)


def uncomputed(formula: str) -> Shown:
    """A formula without a value: shown as itself, so that it is not taken for a blank."""
    return Shown("=" + (formula.strip() or "?"), Remark.UNCOMPUTED)
