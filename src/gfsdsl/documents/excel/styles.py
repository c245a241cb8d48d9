"""The number format of each style of an xlsx: an index of a cell to a code."""

from __future__ import annotations

from gfsdsl.documents.excel.builtin import GENERAL, code_of
from gfsdsl.documents.excel.errors import DamagedError
from gfsdsl.documents.excel.xml import events
from gfsdsl.documents.excel.zip import Parts

STYLES = 65_536
"""Styles of a workbook; Excel itself keeps some fewer."""


def formats_of(parts: Parts, part: str | None) -> list[str]:
    """The codes of the number formats, by the index that cells give as their style."""
    custom: dict[int, str] = {}
    numbers: list[int] = []
    if part is None or part not in parts:
        return [GENERAL]
    within = False
    for kind, tag, attributes in events(parts.chunks(part), part):
        if tag == "cellXfs":
            within = kind == "start"
        elif kind != "start":
            continue
        elif tag == "numFmt" and len(custom) < STYLES:
            number = whole(attributes.get("numFmtId"))
            # Formats of conditions and tables carry the same tag, after those of the cells.
            custom.setdefault(number, attributes.get("formatCode", ""))
        elif tag == "xf" and within:
            numbers.append(whole(attributes.get("numFmtId")))
            if len(numbers) > STYLES:
                raise DamagedError("样式过多", "too many styles")
    return [code_of(number, custom) for number in numbers] or [GENERAL]


def whole(text: str | None) -> int:
    """An attribute that is a whole number, 0 where it is missing.

    Raises:
        DamagedError: it is none.
    """
    if text is None:
        return 0
    if not (text.isascii() and text.isdecimal()) or len(text) > 9:
        raise DamagedError(f"数值不对：{text[:20]}", f"no whole number: {text[:20]}")
    return int(text)
