"""The characters of a page, those that are not shown set apart."""

from __future__ import annotations

import math
import struct
from collections import Counter
from collections.abc import Container, Sequence
from ctypes import byref, c_double, c_float, c_void_p

from attrs import define, field

from gfsdsl.documents.document import Box
from gfsdsl.documents.pdf import pdfium
from gfsdsl.documents.pdf.clip import clip_box
from gfsdsl.documents.pdf.drawing import fill_colour
from gfsdsl.documents.pdf.ink import Char, Turn

# Text render modes that paint nothing (ISO 32000-1, 9.3.6): 3 invisible, 7 only clips.
_UNPAINTED = (3, 7)
_LIGHT = 250
_SHOWN, _HIDDEN, _WHITE = 0, 1, 2
_PRIVATE = 0xE000
_SIGNS = 0.1
# So many characters tell which way a page is turned.
_SAMPLE = 60
_SPACES = (9, 10, 13, 32)
_BLANKS = (0xA0, 0x3000)
# Private use areas and the replacement character say nothing about what is printed.
_MEANINGLESS = ((0xE000, 0xF8FF), (0xFFFD, 0xFFFF), (0xF0000, 0x10FFFF))
# The simplest Chinese character, which every Chinese font holds, as wide as the font is high.
_PROBE, _SIZE, _FULL_WIDTH = ord("一"), 10.0, 7.0
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


def upright(text: int | None, turned: int) -> int:
    """By how many quarter turns clockwise the text of a page has to be turned to stand upright.

    It goes by most of the text, not by what the page says of itself (/Rotate), since some programs
    turn the content instead.

    Args:
        text: pdfium's text page.
        turned: what the page says; it counts where there is no text, or as much one way as another.
    """
    library = pdfium.library()
    count = library.FPDFText_CountChars(text)
    page = c_void_p(text)
    angles: Counter[int] = Counter()
    for index in range(0, count, max(1, count // _SAMPLE)):
        if library.FPDFText_GetUnicode(page, index) > 32:
            # pdfium measures clockwise, from 0 to two pi.
            angle = library.FPDFText_GetCharAngle(page, index)
            angles[-round(angle / (math.pi / 2)) % 4] += 1
    return max(angles, key=lambda turn: (angles[turn], turn == turned)) if angles else turned


def characters(
    text: int | None,
    turn: Turn,
    fills: Sequence[Box],
    texts: Sequence[int | None] = (),
    clipped: bool = False,
) -> Found:
    """All characters of a page that are no blanks.

    Args:
        text: pdfium's text page.
        fills: what is filled with a colour: white text on it is seen.
        texts: the text objects of the page; those that the text page does not give may be lost.
        clipped: whether to look for text that is clipped away, which takes as long as all else.
    """
    library = pdfium.library()
    found = Found()
    # Most accounts paint every character by itself: what is asked of an object is asked as often
    # as what is asked of a character, and this loop is half of the time that reading takes.
    styles: dict[int | None, int] = {}
    clips: dict[int | None, Box | None] = {}
    page = c_void_p(text)
    rect, origin = (c_float * 4)(), (c_double * 2)()
    corners, point = struct.Struct("4f").unpack_from, struct.Struct("2d").unpack_from
    unicode_of, box_of = library.FPDFText_GetUnicode, library.FPDFText_GetLooseCharBox
    origin_of, object_of = library.FPDFText_GetCharOrigin, library.FPDFText_GetTextObject
    unmapped = library.FPDFText_HasUnicodeMapError
    at_rect, at_x, at_y = byref(rect), byref(origin), byref(origin, 8)
    width, height = turn.size
    from_left, from_top = turn.left, turn.top
    plain = turn.quarter == 0  # so are most pages
    private = 0
    count = library.FPDFText_CountChars(text)
    if count > MAX_CHARS:
        count, found.crowded = MAX_CHARS, True
    for index in range(count):
        code = unicode_of(page, index)
        if code <= 32 or code in _BLANKS:  # with the blanks that pdfium adds itself
            if code not in _SPACES and code not in _BLANKS:
                found.unmapped += 1
            continue
        if not box_of(page, index, at_rect) or not origin_of(page, index, at_x, at_y):
            continue
        item = object_of(page, index)
        style = styles.get(item)
        if style is None:
            style = styles[item] = _style(item)
            if clipped:
                clips[item] = clip_box(item, turn)
        x0, y1, x1, y0 = corners(rect)  # left, top, right, bottom
        x, y = point(origin)
        if plain:
            left, right = x0 - from_left, x1 - from_left
            top, bottom = from_top - y1, from_top - y0
            base = from_top - y
        else:
            left, top, right, bottom = turn.box(x0, y0, x1, y1)
            base = turn.point(x, y)[1]
        if unmapped(page, index):
            found.unmapped += 1
        elif code >= _PRIVATE and _meaningless(code):
            private += 1
        if right <= left and not _embedded(item):
            found.lost += 1
        middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        if not (-1 <= middle_x <= width + 1 and -1 <= middle_y <= height + 1):
            continue  # outside of what the page shows
        unseen = style and (style == _HIDDEN or not _within(middle_x, middle_y, fills))
        if clipped and not unseen:
            clip = clips[item]
            unseen = clip is not None and not _within(middle_x, middle_y, [clip])
        char = Char(chr(code), left, top, right, bottom, base)
        (found.hidden if unseen else found.chars).append(char)
    # A few are bullets and other signs; where they are many, they are the text.
    if private > _SIGNS * len(found.chars):
        found.unmapped += private
    found.lost += _dropped(texts, styles)
    return found


def _dropped(texts: Sequence[int | None], seen: Container[int | None]) -> int:
    """How many text objects may be missing from the text page.

    pdfium leaves out what has no width: blanks, and single Chinese characters of a font that is
    neither in the file nor on the machine. Which of both it left out cannot be told.
    """
    library = pdfium.library()
    missing: dict[int | None, bool] = {}
    dropped = 0
    for item in texts:
        if item in seen:
            continue
        font = library.FPDFTextObj_GetFont(item)
        if font not in missing:
            missing[font] = font is not None and _missing(font)
        dropped += missing[font]
    return dropped


def _missing(font: int) -> bool:
    """Whether a font is a Chinese one that is neither in the file nor on the machine."""
    library = pdfium.library()
    if library.FPDFFont_GetIsEmbedded(font):
        return False
    width = c_float()
    library.FPDFFont_GetGlyphWidth(font, _PROBE, _SIZE, byref(width))
    drawn = library.FPDFFont_GetGlyphPath(font, _PROBE, _SIZE)
    return width.value >= _FULL_WIDTH and drawn is None


def _style(item: int | None) -> int:
    """Whether a text object is painted, not painted, or painted white."""
    if item is None:
        return _SHOWN
    mode = pdfium.library().FPDFTextObj_GetTextRenderMode(item)
    if mode in _UNPAINTED:
        return _HIDDEN
    # A mode that also draws outlines shows white text by them.
    colour = fill_colour(item) if mode == 0 else None
    white = colour is not None and (min(colour[:3]) >= _LIGHT or colour[3] == 0)
    return _WHITE if white else _SHOWN


def _embedded(item: int | None) -> bool:
    """Whether the file holds the font of a text object."""
    library = pdfium.library()
    font = library.FPDFTextObj_GetFont(item) if item is not None else None
    return font is None or library.FPDFFont_GetIsEmbedded(font) != 0


def _meaningless(code: int) -> bool:
    return any(low <= code <= high for low, high in _MEANINGLESS)


def _within(x: float, y: float, boxes: Sequence[Box]) -> bool:
    return any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in boxes)
