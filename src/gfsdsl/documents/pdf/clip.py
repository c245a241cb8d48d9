"""What a clipping path leaves of a page object (ISO 32000-1, 8.5.4)."""

from __future__ import annotations

from ctypes import byref, c_float

from gfsdsl.documents.document import Box
from gfsdsl.documents.pdf import pdfium
from gfsdsl.documents.pdf.ink import Turn

_MAX_SEGMENTS = 64


def clip_box(item: int | None, turn: Turn) -> Box | None:
    """The box that all clipping paths of an object leave, as shown; None where it has none.

    A path counts by its extent: one that is no box may leave less.
    """
    library = pdfium.library()
    clip = library.FPDFPageObj_GetClipPath(item)
    left: Box | None = None
    for path in range(max(library.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        box = _extent(clip, path, turn)
        if box is None:
            continue
        if left is None:
            left = box
        else:
            left = (
                *(max(left[0], box[0]), max(left[1], box[1])),
                *(min(left[2], box[2]), min(left[3], box[3])),
            )
    return left


def _extent(clip: int, path: int, turn: Turn) -> Box | None:
    library = pdfium.library()
    x, y = c_float(), c_float()
    points: list[tuple[float, float]] = []
    count = library.FPDFClipPath_CountPathSegments(clip, path)
    for at in range(min(max(count, 0), _MAX_SEGMENTS)):
        segment = library.FPDFClipPath_GetPathSegment(clip, path, at)
        if library.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            points.append(turn.point(x.value, y.value))
    if count > _MAX_SEGMENTS or not points:
        return None
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)
