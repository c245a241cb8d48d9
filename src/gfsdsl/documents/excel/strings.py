"""The texts that the cells of an xlsx share, and the escapes in its texts."""

from __future__ import annotations

import re

from gfsdsl.documents.excel.errors import TooLargeError
from gfsdsl.documents.excel.sheet import CELLS
from gfsdsl.documents.excel.xml import events
from gfsdsl.documents.excel.zip import Parts

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shared_strings(parts: Parts, part: str | None) -> list[str]:
    """The shared texts in order, each without its formatting and its phonetic guide."""
    strings: list[str] = []
    if part is None or part not in parts:
        return strings
    pieces: list[str] = []
    inside = phonetic = False
    for kind, tag, _ in events(parts.chunks(part), part):
        if kind == "text":
            if inside and not phonetic:
                pieces.append(tag)
        elif tag == "t":
            inside = kind == "start"
        elif tag == "rPh":
            phonetic = kind == "start"
        elif tag == "si" and kind == "end":
            # Bounded apart from the bytes: an empty text costs more than its tag.
            if len(strings) >= 2 * CELLS:
                raise TooLargeError("共享文字过多", "too many shared texts", f"{2 * CELLS:,}")
            strings.append(unescaped("".join(pieces)))
            pieces.clear()
    return strings


def unescaped(text: str) -> str:
    """``text`` with the escapes of OOXML for control characters undone, and one kind of line end
    (ISO/IEC 29500-1, 22.4.2.4)."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: _character(int(match.group(1), 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(code: int) -> str:
    # Half a surrogate pair is no character, and could not be printed.
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
