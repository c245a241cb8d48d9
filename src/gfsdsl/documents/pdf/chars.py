"""The characters of a page, those that are not shown set apart."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from ctypes import byref, c_double
from typing import NamedTuple

from attrs import define, field

from gfsdsl.documents.document import Box
from gfsdsl.documents.pdf import pdfium
from gfsdsl.documents.pdf.clip import clip_box
from gfsdsl.documents.pdf.drawing import fill_colour
from gfsdsl.documents.pdf.ink import Char, Turn

# Text render modes that paint nothing (ISO 32000-1, 9.3.6): 3 invisible, 7 only clips.
_UNPAINTED = (3, 7)
_WHITE = 250
_SIGNS = 0.1
_SPACES = (9, 10, 13, 32)
_BLANKS = (0xA0, 0x3000)
# Private use areas and the replacement character say nothing about what is printed.
_MEANINGLESS = ((0xE000, 0xF8FF), (0xFFFD, 0xFFFF), (0xF0000, 0x10FFFF))
# More characters than a page can show.
MAX_CHARS = 60_000


@define(eq=False)
class Found:
    """The characters of one page, in the file's order."""

    chars: list[Char] = field(factory=list)
    hidden: list[Char] = field(factory=list)
    lost: int = 0
    unmapped: int = 0
    crowded: bool = False


class _Piece(NamedTuple):
    """What holds for all characters of one text object."""

    hidden: bool
    white: bool
    embedded: bool
    clip: Box | None = None


def upright(text: int | None, turned: int) -> int:
    """By how many quarter turns clockwise the text of a page has to be turned to stand upright.

    It goes by most of the text, not by what the page says of itself (/Rotate), since some programs
    turn the content instead.

    Args:
        text: pdfium's text page.
        turned: what the page says; it counts where there is no text.
    """
    library = pdfium.library()
    count = library.FPDFText_CountChars(text)
    angles: Counter[int] = Counter()
    for index in range(0, count, max(1, count // 200)):
        if library.FPDFText_GetUnicode(text, index) > 32:
            # pdfium measures clockwise, from 0 to two pi.
            angle = library.FPDFText_GetCharAngle(text, index)
            angles[-round(angle / (math.pi / 2)) % 4] += 1
    return angles.most_common(1)[0][0] if angles else turned


def characters(text: int | None, turn: Turn, fills: Sequence[Box], clipped: bool = False) -> Found:
    """All characters of a page that are no blanks.

    Args:
        text: pdfium's text page.
        fills: what is filled with a colour: white text on it is seen.
        clipped: whether to look for text that is clipped away, which takes as long as all else.
    """
    library = pdfium.library()
    found = Found()
    pieces: dict[int | None, _Piece] = {}
    fonts: dict[int | None, bool] = {}
    rect, x, y = pdfium.Rect(), c_double(), c_double()
    unicode_of, box_of = library.FPDFText_GetUnicode, library.FPDFText_GetLooseCharBox
    origin_of, object_of = library.FPDFText_GetCharOrigin, library.FPDFText_GetTextObject
    unmapped = library.FPDFText_HasUnicodeMapError
    at_rect, at_x, at_y = byref(rect), byref(x), byref(y)
    width, height = turn.size
    private = 0
    plain = turn.quarter == 0  # so are most pages, and there are many characters
    count = library.FPDFText_CountChars(text)
    if count > MAX_CHARS:
        count, found.crowded = MAX_CHARS, True
    for index in range(count):
        code = unicode_of(text, index)
        if code <= 32 or code in _BLANKS:  # with the blanks that pdfium adds itself
            if code not in _SPACES and code not in _BLANKS:
                found.unmapped += 1
            continue
        if not box_of(text, index, at_rect) or not origin_of(text, index, at_x, at_y):
            continue
        item = object_of(text, index)
        piece = pieces.get(item)
        if piece is None:
            piece = _piece(item, fonts)
            if clipped:
                piece = piece._replace(clip=clip_box(item, turn))
            pieces[item] = piece
        if plain:
            left, right = rect.left - turn.left, rect.right - turn.left
            top, bottom = turn.top - rect.top, turn.top - rect.bottom
            base = turn.top - y.value
        else:
            left, top, right, bottom = turn.box(rect.left, rect.bottom, rect.right, rect.top)
            base = turn.point(x.value, y.value)[1]
        if unmapped(text, index):
            found.unmapped += 1
        elif _meaningless(code):
            private += 1
        if right - left <= 0 and not piece.embedded:
            found.lost += 1
        char = Char(chr(code), left, top, right, bottom, base)
        middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        if not (-1 <= middle_x <= width + 1 and -1 <= middle_y <= height + 1):
            continue  # outside of what the page shows
        clipped_off = piece.clip is not None and not _within(middle_x, middle_y, [piece.clip])
        unseen = piece.white and not _within(middle_x, middle_y, fills)
        if piece.hidden or clipped_off or unseen:
            found.hidden.append(char)
        else:
            found.chars.append(char)
    # A few are bullets and other signs; where they are many, they are the text.
    if private > _SIGNS * len(found.chars):
        found.unmapped += private
    return found


def _piece(item: int | None, fonts: dict[int | None, bool]) -> _Piece:
    library = pdfium.library()
    if item is None:
        return _Piece(False, False, True)
    font = library.FPDFTextObj_GetFont(item)
    colour = fill_colour(item)
    mode = library.FPDFTextObj_GetTextRenderMode(item)
    # A mode that also draws outlines shows white text by them.
    white = mode == 0 and colour is not None and (min(colour[:3]) >= _WHITE or colour[3] == 0)
    if font not in fonts:
        fonts[font] = font is None or library.FPDFFont_GetIsEmbedded(font) != 0
    return _Piece(mode in _UNPAINTED, white, fonts[font])


def _meaningless(code: int) -> bool:
    return code >= 0xE000 and any(low <= code <= high for low, high in _MEANINGLESS)


def _within(x: float, y: float, boxes: Sequence[Box]) -> bool:
    return any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in boxes)
