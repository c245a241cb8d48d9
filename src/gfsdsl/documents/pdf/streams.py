"""The compressed streams of a file, checked before anything reads them.

pdfium drops what it cannot unpack without a word, and unpacks whatever is given to it. So every
Flate stream (ISO 32000-1, 7.4.4) is unpacked here first, in small pieces that are thrown away: a
wrong check sum (RFC 1950) means damaged bytes, and a stream that grows beyond bounds is not read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

from attrs import frozen

# A page of an account unpacks to some 100 kB. Pictures are left out of both.
MAX_STREAM = 64 << 20
MAX_TOTAL = 256 << 20
_PIECE = 1 << 20
_STREAM = re.compile(rb"stream(\r\n|\n|\r)")
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_DICTIONARY = 2048
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
# How many bytes one byte of it can come to.
_GROWTH = {b"LZWDecode": 2731, b"LZW": 2731, b"RunLengthDecode": 64, b"RL": 64}


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
    """Unpack every packed stream of a file that is no picture."""
    if re.search(rb"/Encrypt[\s<]", data):
        return Streams(encrypted=True)
    damaged = total = 0
    for filters, packed in _packed(data):
        size, whole = _unpack(filters, bytes(packed))
        total += size
        if size > MAX_STREAM or total > MAX_TOTAL:
            return Streams(damaged, bloated=True)
        damaged += not whole
    return Streams(damaged)


def _packed(data: bytes) -> Iterator[tuple[list[bytes], memoryview]]:
    """The filters and the bytes of each stream that is no picture."""
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
        found = _FILTER.search(head)
        if found is not None and re.search(rb"/Subtype\s*/Image\b", head) is None:
            yield re.findall(rb"/(\w+)", found.group(1)), view[start:end]


def _unpack(filters: Sequence[bytes], packed: bytes) -> tuple[int, bool]:
    """How much a stream unpacks to at its largest, and whether it is whole."""
    largest = 0

    def counted(pieces: Iterator[bytes]) -> Iterator[bytes]:
        nonlocal largest
        size = 0
        for piece in pieces:
            size += len(piece)
            largest = max(largest, size)
            if size > MAX_STREAM:
                raise _TooMuchError
            yield piece

    pieces = iter([packed])
    for name in filters:
        if name in (b"FlateDecode", b"Fl"):
            pieces = counted(_inflated(pieces))
        elif name in _GROWTH:
            # Not unpacked here: what it can grow to at most is what counts.
            return max(largest, len(packed) * _GROWTH[name]), True
        else:
            # Text shrinks, and what pictures use does not stand on a page's content.
            return largest, True
    try:
        for _ in pieces:
            pass
    except _TooMuchError:
        return MAX_STREAM + 1, True
    except zlib.error:
        return largest, False
    return largest, True


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for piece in pieces:
        waiting = piece
        while waiting and not unpacker.eof:
            yield unpacker.decompress(waiting, _PIECE)
            waiting = unpacker.unconsumed_tail
        if unpacker.eof:
            return
    if not unpacker.eof:
        raise zlib.error("cut off")


class _TooMuchError(Exception):
    pass
