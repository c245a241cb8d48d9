"""The rulings of a page: a line, a thin filled box and the sides of a larger one are all edges."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_uint, c_void_p

from attrs import define, field

from gfsdsl.documents.document import Box
from gfsdsl.documents.pdf import pdfium
from gfsdsl.documents.pdf.ink import Edge, Turn

# A border is often a filled box: up to this thick it is a line, not a box with two sides.
THIN = 3.0
# Dotted borders are made of dots; shorter than this a mark is no part of a line.
DOT = 1.0
# Beyond these a page is a map or a trap, not a table; the reader says that it stopped.
MAX_OBJECTS = 100_000
MAX_SEGMENTS = 200_000
MAX_DEPTH = 12
# How far from straight a side may lean, in points.
_SLANT = 1.0
_LINE, _BEZIER, _MOVE = 0, 1, 2  # FPDF_SEGMENT_* of fpdf_edit.h

Affine = tuple[float, float, float, float, float, float]
IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@define(eq=False)
class Drawing:
    """What a page draws besides its text.

    Attributes:
        fills: boxes filled with another colour than white, and pictures.
        dots: the middles of marks that are too small for a ruling of their own.
        texts: the text objects, those of forms too.
    """

    across: list[Edge] = field(factory=list)
    down: list[Edge] = field(factory=list)
    fills: list[Box] = field(factory=list)
    pictures: list[Box] = field(factory=list)
    dots: list[tuple[float, float]] = field(factory=list)
    texts: list[int | None] = field(factory=list, repr=False)
    crowded: bool = False
    objects: int = 0
    segments: int = 0

    def full(self) -> bool:
        """Whether no more is to be taken in."""
        self.crowded |= self.objects > MAX_OBJECTS or self.segments > MAX_SEGMENTS
        return self.crowded


def draw(page: int | None, turn: Turn) -> Drawing:
    """All edges of a page, in the coordinates of the page as shown."""
    drawing = Drawing()
    for item, matrix in _objects(page, drawing):
        kind = pdfium.library().FPDFPageObj_GetType(item)
        if kind == pdfium.TEXT:
            drawing.texts.append(item)
        if kind not in (pdfium.PATH, pdfium.IMAGE):
            continue
        found = pdfium.bounds(item)
        if found is None:
            continue
        box = turn.box(*_boxed(found, matrix))
        if kind == pdfium.IMAGE:
            drawing.pictures.append(box)
            drawing.fills.append(box)
        else:
            _path(item, box, matrix, turn, drawing)
    return drawing


def _objects(page: int | None, drawing: Drawing) -> Iterator[tuple[int | None, Affine]]:
    """The objects of a page and of the forms in it, each with what places it on the page."""
    library = pdfium.library()
    kind_of = library.FPDFPageObj_GetType
    object_of, handle = library.FPDFPage_GetObject, c_void_p(page)
    for index in range(library.FPDFPage_CountObjects(page)):
        first = object_of(handle, index)
        if kind_of(first) == pdfium.TEXT:
            drawing.objects += 1  # by far the most; noted, and no more
            drawing.texts.append(first)
            continue
        waiting = [(first, IDENTITY, 0)]
        while waiting:
            item, matrix, depth = waiting.pop()
            drawing.objects += 1
            if drawing.full():
                return
            if kind_of(item) != pdfium.FORM:
                yield item, matrix
                continue
            if depth == MAX_DEPTH:
                drawing.crowded = True
                continue
            own = _times(_matrix(item), matrix)
            count = library.FPDFFormObj_CountObjects(item)
            parts = (library.FPDFFormObj_GetObject(item, at) for at in range(count))
            waiting += [(part, own, depth + 1) for part in parts][::-1]


def _path(item: int | None, box: Box, matrix: Affine, turn: Turn, drawing: Drawing) -> None:
    library = pdfium.library()
    fill, stroke = c_int(), c_int()
    library.FPDFPath_GetDrawMode(item, byref(fill), byref(stroke))
    if not fill.value and not stroke.value:
        return  # it only clips
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if fill.value and width > THIN and height > THIN and _coloured(item):
        drawing.fills.append(box)
    if width <= THIN or height <= THIN:
        drawing.segments += 1
        if max(width, height) < DOT:
            drawing.dots.append(((left + right) / 2, (top + bottom) / 2))
            return
        if width >= height:
            drawing.across.append(Edge((top + bottom) / 2, left, right))
        else:
            drawing.down.append(Edge((left + right) / 2, top, bottom))
        return
    count = library.FPDFPath_CountSegments(item)
    drawing.segments += max(count, 0)
    if drawing.full():
        return
    own = _times(_matrix(item), matrix)
    for start, end in _sides(item, count):
        x0, y0 = turn.point(*_moved(start, own))
        x1, y1 = turn.point(*_moved(end, own))
        if abs(y0 - y1) <= _SLANT and abs(x0 - x1) > abs(y0 - y1):
            drawing.across.append(Edge((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) <= _SLANT and abs(y0 - y1) > abs(x0 - x1):
            drawing.down.append(Edge((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


Point = tuple[float, float]


def _sides(item: int | None, count: int) -> Iterator[tuple[Point, Point]]:
    """The straight sides of a path; curves only move the pen."""
    library = pdfium.library()
    x, y = c_float(), c_float()
    start: Point | None = None
    pen: Point | None = None
    for index in range(count):
        segment = library.FPDFPath_GetPathSegment(item, index)
        if not library.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            continue
        here = (x.value, y.value)
        kind = library.FPDFPathSegment_GetType(segment)
        if kind == _MOVE:
            start = here
        elif kind == _LINE and pen is not None:
            yield pen, here
        pen = here
        if library.FPDFPathSegment_GetClose(segment) and start is not None and start != here:
            yield here, start
            pen = start


def _coloured(item: int | None) -> bool:
    """Whether it is filled with something else than white."""
    found = fill_colour(item)
    return found is not None and found[3] > 0 and min(found[:3]) < 250


# One buffer for all calls: making four of them takes longer than the call.
_COLOUR = (c_uint * 4)()
_COLOUR_AT = [byref(_COLOUR, at * 4) for at in range(4)]
_RGBA = struct.Struct("4I")


def fill_colour(item: int | None) -> tuple[int, int, int, int] | None:
    """Red, green, blue and opacity from 0 to 255; None where the file gives none."""
    if not pdfium.library().FPDFPageObj_GetFillColor(c_void_p(item), *_COLOUR_AT):
        return None
    return _RGBA.unpack_from(_COLOUR)


def _matrix(item: int | None) -> Affine:
    found = pdfium.Matrix()
    if not pdfium.library().FPDFPageObj_GetMatrix(item, byref(found)):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Affine, then: Affine) -> Affine:
    """One matrix for two, the first applied first (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        *(a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s),
        *(e * p + f * r + t, e * q + f * s + u),
    )


def _moved(point: Point, by: Affine) -> Point:
    x, y = point
    a, b, c, d, e, f = by
    return a * x + c * y + e, b * x + d * y + f


def _boxed(box: tuple[float, float, float, float], by: Affine) -> tuple[float, float, float, float]:
    if by is IDENTITY:
        return box
    x0, y0, x1, y1 = box
    corners = [_moved(corner, by) for corner in ((x0, y0), (x0, y1), (x1, y0), (x1, y1))]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
