"""A page read a second time by pdfplumber, which is slower and does not drop what pdfium drops."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any

from gfsdsl.documents.pdf.ink import Char, Turn


class SecondReader:
    """Reads single pages of a file; opened when the first is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: Any = None

    def chars(self, index: int, turn: Turn, media: Turn) -> tuple[list[Char], int] | None:
        """The characters of a page as shown, and how many the file does not say the meaning of;
        None where this reader cannot read it either.

        Args:
            index: the page, from 0.
            turn: from the file to the page as shown.
            media: the same without the cropping, which is what this library counts from.
        """
        if turn.quarter != media.quarter:
            return None  # its content is turned, which this library does not undo
        (x, y), (from_x, from_y) = turn.point(0, 0), media.point(0, 0)
        shift = (x - from_x, y - from_y)
        try:
            if self._file is None:
                self._file = _opened(self._data)
            page = self._file.pages[index]
            high = float(page.height)
            found = [_char(item, high, shift) for item in page.chars if item["text"].strip()]
            page.close()
        except Exception:  # whatever a broken file makes it raise: the page stays flagged
            return None
        known = [char for char in found if not char.text.startswith("(cid:")]
        width, height = turn.size
        seen = [c for c in known if -1 <= c.left <= width + 1 and -1 <= c.base <= height + 1]
        return seen, len(found) - len(known)


def _opened(data: bytes) -> Any:
    import pdfplumber

    # It warns of whatever is odd in a file; without a handler that goes to the console.
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    return pdfplumber.open(BytesIO(data))


def _char(item: dict[str, Any], height: float, shift: tuple[float, float]) -> Char:
    dx, dy = shift
    base = height - item["matrix"][5] + dy
    left, right = item["x0"] + dx, item["x1"] + dx
    return Char(item["text"], left, item["top"] + dy, right, item["bottom"] + dy, base)
