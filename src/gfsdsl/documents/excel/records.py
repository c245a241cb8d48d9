"""The records of the binary parts of an xlsb, and the texts in them ([MS-XLSB] 2.1.4, 2.5.168)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from struct import unpack_from

from gfsdsl.documents.excel.errors import DamagedError

Record = tuple[int, bytes]
"""The number of a record, and its bytes."""

_NULL = 0xFFFF_FFFF


def records(chunks: Iterable[bytes]) -> Iterator[Record]:
    """The records of a part: the number of each, and its bytes."""
    data, at = b"", 0
    for chunk in chunks:
        data, at = data[at:] + chunk, 0
        while (header := _header(data, at)) is not None:
            number, start, size = header
            if start + size > len(data):
                break
            yield number, data[start : start + size]
            at = start + size
    if at != len(data):
        raise DamagedError("二进制记录不完整", "a binary record is cut short")


def _header(data: bytes, at: int) -> tuple[int, int, int] | None:
    """Number, start and size of the record at ``at``; None where its header is not all there."""
    fields = []
    for longest in (2, 4):
        value = 0
        for position in range(longest):
            if at >= len(data):
                return None
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << (7 * position)
            if byte < 0x80:
                break
        fields.append(value)
    return fields[0], at, fields[1]


def text_at(data: bytes, at: int) -> tuple[str, int]:
    """The text at ``at``, and where it ends; an absent one is empty."""
    (length,) = unpack_from("<I", data, at)
    end = at + 4 + (0 if length == _NULL else 2 * length)
    if end > len(data):
        raise DamagedError("二进制记录不完整", "a binary record is cut short")
    text = data[at + 4 : end].decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n"), end
