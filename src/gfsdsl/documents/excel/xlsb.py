"""xlsb: the same parts as in an xlsx, as binary records ([MS-XLSB], sections 2.1.4 and 2.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from struct import unpack_from

from gfsdsl.documents.excel.builtin import GENERAL, code_of
from gfsdsl.documents.excel.errors import DamagedError, TooLargeError
from gfsdsl.documents.excel.records import Record, records, text_at
from gfsdsl.documents.excel.sheet import CELLS, Budget, RawSheet, Remark, Shown
from gfsdsl.documents.excel.values import ERRORS, Values, boolean, error
from gfsdsl.documents.excel.xlsx import Index, Link, SheetEntry, entry, links_of, main_part
from gfsdsl.documents.excel.zip import ENTRIES, Parts

_ROW, _COLUMNS, _MERGED = 0, 60, 176
_WORKBOOK, _SHEET, _CALCULATION = 153, 156, 157
_FORMAT, _STYLE, _STYLES, _STYLES_END = 44, 47, 617, 618
_STRING = 19


def read_xlsb(parts: Parts, budget: Budget) -> Iterator[RawSheet | SheetEntry]:
    """The sheets of a workbook in order, as ``read_xlsx`` gives them, with the same errors."""
    main = main_part(parts)
    links = links_of(parts, main)
    by_kind = {link.kind: link.target for link in links.values()}
    try:
        index = _index(records(parts.chunks(main)), links)
        strings = _strings(_part(parts, by_kind.get("sharedStrings")))
        values = Values(_formats(_part(parts, by_kind.get("styles"))), index.epoch_1904)
        for listed in index.sheets:
            if listed.hidden:
                yield listed
            elif listed.part is not None:
                sheet = RawSheet(listed.name, budget)
                _fill(sheet, records(parts.chunks(listed.part)), strings, values, index.recalculate)
                yield sheet
    except (struct.error, IndexError) as problem:
        raise DamagedError("二进制记录不完整", "a binary record is cut short") from problem


def _part(parts: Parts, part: str | None) -> Iterator[Record]:
    return records(parts.chunks(part)) if part is not None and part in parts else iter(())


def _index(found: Iterator[Record], links: dict[str, Link]) -> Index:
    sheets: list[SheetEntry] = []
    epoch_1904 = recalculate = False
    for number, data in found:
        if number == _SHEET:
            id_, end = text_at(data, 8)
            link = links.get(id_)
            if link is None or len(sheets) >= ENTRIES:
                raise DamagedError("工作表没有对应的部件", "a sheet has no part")
            state = "hidden" if unpack_from("<I", data)[0] else None
            sheets.append(entry(text_at(data, end)[0], link, state))
        elif number == _WORKBOOK:
            epoch_1904 = bool(data[0] & 1)
        elif number == _CALCULATION:
            recalculate = bool(data[24] & 1)
    return Index(tuple(sheets), epoch_1904, recalculate)


def _strings(found: Iterator[Record]) -> list[str]:
    strings: list[str] = []
    for number, data in found:
        if number == _STRING:
            if len(strings) >= 2 * CELLS:
                raise TooLargeError("共享文字过多", "too many shared texts", f"{2 * CELLS:,}")
            strings.append(text_at(data, 1)[0])
    return strings


def _formats(found: Iterator[Record]) -> list[str]:
    custom: dict[int, str] = {}
    numbers: list[int] = []
    within = False
    for number, data in found:
        if number in (_STYLES, _STYLES_END):
            within = number == _STYLES
        elif number == _FORMAT:
            custom[unpack_from("<H", data)[0]] = text_at(data, 2)[0]
        elif number == _STYLE and within:
            numbers.append(unpack_from("<H", data, 2)[0])
    return [code_of(number, custom) for number in numbers] or [GENERAL]


def _fill(
    sheet: RawSheet,
    found: Iterator[Record],
    strings: list[str],
    values: Values,
    recalculate: bool,
) -> None:
    row, hidden = 0, False
    for number, data in found:
        if number == _ROW:
            row, hidden = unpack_from("<I", data)[0] + 1, bool(data[11] & 0x10)
        elif number == _COLUMNS:
            first, last = unpack_from("<II", data)
            if data[16] & 1:
                sheet.hide_columns(first + 1, last + 1)
        elif number == _MERGED:
            top, bottom, left, right = unpack_from("<IIII", data)
            sheet.merge((top + 1, left + 1, bottom + 1, right + 1))
        elif number <= 11 or number == 62:
            shown = _shown(number, data, strings, values)
            if shown is not None:
                if recalculate and 8 <= number <= 11 and shown.remark is None:
                    shown = Shown(shown.text, Remark.COMPUTED)
                sheet.add((row, unpack_from("<I", data)[0] + 1), shown, hidden)


def _shown(number: int, data: bytes, strings: list[str], values: Values) -> Shown | None:
    """What the cell of a record shows, None for a blank one. Its value stands after eight bytes,
    whether a formula follows it or not."""
    style = int.from_bytes(data[4:7], "little")
    match number:
        case 2:
            return values.number(_packed(unpack_from("<I", data, 8)[0]), style)
        case 3 | 11:
            return error(ERRORS.get(data[8], "#N/A"))
        case 4 | 10:
            return boolean(bool(data[8]))
        case 5 | 9:
            return values.number(unpack_from("<d", data, 8)[0], style)
        case 6 | 8:
            return values.text(text_at(data, 8)[0], style)
        case 7:
            return values.text(strings[unpack_from("<I", data, 8)[0]], style)
        case 62:
            return values.text(text_at(data, 9)[0], style)
    return None


def _packed(bits: int) -> float:
    """The number of an RK: thirty bits of a double or of a whole number, perhaps of hundredths."""
    number: float
    if bits & 2:
        number = (bits >> 2) - (1 << 30 if bits >> 31 else 0)
    else:
        number = unpack_from("<d", (bits & 0xFFFF_FFFC).to_bytes(8, "big")[::-1], 0)[0]
    return number / 100 if bits & 1 else number
