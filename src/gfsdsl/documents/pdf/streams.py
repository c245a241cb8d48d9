"""The compressed streams of a file, checked before anything reads them.

pdfium drops what it cannot unpack without a word, and unpacks whatever is given to it. So every
Flate stream (ISO 32000-1, 7.4.4) is unpacked here first, in small pieces that are thrown away: a
wrong check sum (RFC 1950) means damaged bytes, and a stream that grows beyond bounds is not read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from attrs import frozen

# A page of an account unpacks to some 100 kB. Pictures are left out of both.
MAX_STREAM = 64 << 20
MAX_TOTAL = 256 << 20
_PIECE = 1 << 20
_STREAM = re.compile(rb"stream(\r\n|\n|\r)")
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_DICTIONARY = 2048


@frozen
class Streams:
    """What checking found.

    Attributes:
        damaged: how many streams do not unpack to what their check sum says.
        bloated: whether one, or all of them together, grow beyond bounds.
        encrypted: the file is, so that nothing could be checked.
    """

    damaged: int = 0
    bloated: bool = False
    encrypted: bool = False


def check_streams(data: bytes) -> Streams:
    """Unpack every Flate stream of a file that is no picture."""
    if re.search(rb"/Encrypt[\s<]", data):
        return Streams(encrypted=True)
    damaged = total = 0
    for packed in _flate_streams(data):
        size, whole = _unpack(packed, min(MAX_STREAM, MAX_TOTAL - total))
        total += size
        if size > MAX_STREAM or total > MAX_TOTAL:
            return Streams(damaged, bloated=True)
        damaged += not whole
    return Streams(damaged)


def _flate_streams(data: bytes) -> Iterator[memoryview]:
    view = memoryview(data)
    at = 0
    while (match := _STREAM.search(data, at)) is not None:
        start, at = match.end(), match.end()
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        head = data[max(0, match.start() - _DICTIONARY) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        length = _LENGTH.search(head)
        end = start + int(length.group(1)) if length is not None else -1
        if not (start <= end <= len(data) and b"endstream" in data[end : end + 12]):
            end = data.find(b"endstream", start)
            end = len(data) if end < 0 else end
        at = end
        # Only what Flate alone has packed: behind another filter stand other bytes.
        if re.search(rb"/Filter\s*\[?\s*/(FlateDecode|Fl)\b\s*(?!/)", head) is None:
            continue
        if re.search(rb"/Subtype\s*/Image\b", head) is None:
            yield view[start:end]


def _unpack(packed: memoryview, limit: int) -> tuple[int, bool]:
    """How much a stream unpacks to, and whether it is whole."""
    unpacker = zlib.decompressobj()
    size = 0
    waiting = bytes(packed)
    try:
        while waiting and not unpacker.eof:
            size += len(unpacker.decompress(waiting, _PIECE))
            waiting = unpacker.unconsumed_tail
            if size > limit:
                return size, True
        if not unpacker.eof:
            size += len(unpacker.flush())
    except zlib.error:
        return size, False
    return size, unpacker.eof
