"""A page's ink: from pdfium, and by the second reader where pdfium's cannot be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gfsdsl.documents.document import Box
from gfsdsl.documents.pdf import pdfium
from gfsdsl.documents.pdf.chars import Found, characters, upright
from gfsdsl.documents.pdf.drawing import Drawing, draw
from gfsdsl.documents.pdf.edges import dotted, tidy
from gfsdsl.documents.pdf.ink import Ink, Turn
from gfsdsl.documents.pdf.plumber import SecondReader

_SIGNS = 5
_PART = 0.02


def ink_of(page: Any, number: int, second: SecondReader, clipped: bool = False) -> Ink:
    """Everything on a page.

    Args:
        page: a page of pypdfium2.
        number: from 1.
        clipped: whether to look for text that is clipped away.
    """
    raw = pdfium.handle(page.raw)
    library = pdfium.library()
    text = library.FPDFText_LoadPage(raw)
    try:
        own = library.FPDFPage_GetRotation(raw)
        turn = Turn(*pdfium.page_box(raw), upright(text, own))
        drawing = draw(raw, turn)
        found = characters(text, turn, drawing.fills, drawing.texts, clipped)
    finally:
        library.FPDFText_ClosePage(text)
    doubtful = found.lost > 0 or many_unmapped(found.unmapped, len(found.chars))
    # What is too much for the first reader would keep the second for minutes.
    doubtful = doubtful and not (drawing.crowded or found.crowded)
    if doubtful:
        found = _second(found, second.chars(number - 1, turn, Turn(*pdfium.media_box(raw), own)))
    return _ink(number, turn, drawing, found, second=doubtful)


def many_unmapped(unmapped: int, chars: int) -> bool:
    """Whether characters without a meaning are so many that they may be part of the text, and not
    a few signs of a font of their own."""
    return unmapped > max(_SIGNS, _PART * chars)


def _second(first: Found, again: tuple[list[Any], int] | None) -> Found:
    """What the second reader made of a page, if it made more of it than the first."""
    if again is None or len(again[0]) < len(first.chars) - first.unmapped:
        return first
    hidden = {(char.text, round(char.left), round(char.base)) for char in first.hidden}
    shown = [c for c in again[0] if (c.text, round(c.left), round(c.base)) not in hidden]
    # Where the file says no meaning, the second guesses one from the code: the doubt stays.
    return Found(shown, first.hidden, 0, max(first.unmapped, again[1]), first.crowded)


def _ink(number: int, turn: Turn, drawing: Drawing, found: Found, second: bool) -> Ink:
    width, height = turn.size
    ink = Ink(number, width, height, found.chars)
    rows, columns = dotted(drawing.dots)
    ink.across, ink.down = tidy([*drawing.across, *rows]), tidy([*drawing.down, *columns])
    ink.hidden, ink.lost, ink.unmapped = found.hidden, found.lost, found.unmapped
    ink.crowded = drawing.crowded or found.crowded
    ink.second = second
    ink.pictures = _part(drawing.pictures, width, height)
    return ink


def _part(pictures: Sequence[Box], width: float, height: float) -> float:
    """The part of the page under the largest picture."""
    areas = [
        max(0.0, min(right, width) - max(left, 0)) * max(0.0, min(bottom, height) - max(top, 0))
        for left, top, right, bottom in pictures
    ]
    return max(areas, default=0.0) / max(width * height, 1.0)
