"""Plain text: bytes to a document of lines; a form feed begins a new page."""

from __future__ import annotations

import hashlib

from gfsdsl.documents.decode import decode
from gfsdsl.documents.document import Document, Line, Text


def read_text(data: bytes, name: str) -> Document:
    """The document of the text file ``data``, shown to the user as ``name``.

    Raises:
        GfsError: when the bytes are not readable text.
    """
    text, encoding = decode(data, name)
    return Document(name, "text", digest(data), (Text(tuple(lines_of(text))),), encoding)


def lines_of(text: str) -> list[Line]:
    """The lines of ``text``. Pages are numbered only where there are form feeds; a form feed stands
    before the line that it puts on a new page, and ends the line it stands in the middle of."""
    paged = "\f" in text
    lines: list[Line] = []
    page = 1
    raw = text.split("\n")
    if raw and raw[-1] == "":
        raw.pop()
    for number, line in enumerate(raw, 1):
        parts = line.split("\f")
        for order, part in enumerate(parts):
            if order:
                page += 1
            # The empty piece before a leading form feed is no line of its own.
            if part or order == len(parts) - 1:
                lines.append(Line(number, part, page if paged else None))
    return lines


def digest(data: bytes) -> str:
    """``sha256:…`` of the bytes read."""
    return "sha256:" + hashlib.sha256(data).hexdigest()
