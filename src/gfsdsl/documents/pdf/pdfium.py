"""pdfium's functions with as little between them and Python as ctypes allows.

A page of an account has thousands of characters and each takes several calls. ``PyDLL`` does not
give up and take back the interpreter's lock at each of them as the usual loader does, which makes a
call about three times cheaper. pdfium is not safe for threads; nothing here starts one.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, byref, c_float, c_int, c_uint, c_ulong, c_void_p
from functools import cache
from typing import Any

PATH, IMAGE, FORM, TEXT = 2, 3, 5, 1  # FPDF_PAGEOBJ_* of fpdf_edit.h
PASSWORD = 4  # FPDF_ERR_PASSWORD of fpdfview.h


class Matrix(ctypes.Structure):
    """``FS_MATRIX`` of fpdfview.h."""

    _fields_ = [(name, c_float) for name in "abcdef"]


_VOID = c_void_p
_SIGNATURES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "FPDFPage_CountObjects": (c_int, (_VOID,)),
    "FPDFPage_GetRotation": (c_int, (_VOID,)),
    "FPDFPage_GetCropBox": (c_int, (_VOID, *[POINTER(c_float)] * 4)),
    "FPDFPage_GetMediaBox": (c_int, (_VOID, *[POINTER(c_float)] * 4)),
    "FPDF_GetPageWidthF": (c_float, (_VOID,)),
    "FPDF_GetPageHeightF": (c_float, (_VOID,)),
    "FPDFPageObj_GetType": (c_int, (_VOID,)),
    "FPDFPageObj_GetBounds": (c_int, (_VOID, *[POINTER(c_float)] * 4)),
    "FPDFPageObj_GetMatrix": (c_int, (_VOID, POINTER(Matrix))),
    "FPDFPageObj_GetClipPath": (_VOID, (_VOID,)),
    "FPDFClipPath_CountPaths": (c_int, (_VOID,)),
    "FPDFClipPath_CountPathSegments": (c_int, (_VOID, c_int)),
    "FPDFClipPath_GetPathSegment": (_VOID, (_VOID, c_int, c_int)),
    "FPDFFormObj_CountObjects": (c_int, (_VOID,)),
    "FPDFFormObj_GetObject": (_VOID, (_VOID, c_ulong)),
    "FPDFPath_CountSegments": (c_int, (_VOID,)),
    "FPDFPath_GetPathSegment": (_VOID, (_VOID, c_int)),
    "FPDFPath_GetDrawMode": (c_int, (_VOID, POINTER(c_int), POINTER(c_int))),
    "FPDFPathSegment_GetPoint": (c_int, (_VOID, POINTER(c_float), POINTER(c_float))),
    "FPDFPathSegment_GetType": (c_int, (_VOID,)),
    "FPDFPathSegment_GetClose": (c_int, (_VOID,)),
    "FPDFText_LoadPage": (_VOID, (_VOID,)),
    "FPDFText_ClosePage": (None, (_VOID,)),
    "FPDFText_CountChars": (c_int, (_VOID,)),
    "FPDFTextObj_GetTextRenderMode": (c_int, (_VOID,)),
    "FPDFTextObj_GetFont": (_VOID, (_VOID,)),
    "FPDFFont_GetIsEmbedded": (c_int, (_VOID,)),
    "FPDFFont_GetGlyphWidth": (c_int, (_VOID, c_uint, c_float, POINTER(c_float))),
    "FPDFFont_GetGlyphPath": (_VOID, (_VOID, c_uint, c_float)),
}


# Asked of every character. Without declared arguments a call takes half the time: handles and
# references have to be given as what ctypes makes of them, ``c_void_p`` and ``byref``.
_UNDECLARED: dict[str, Any] = {
    "FPDFPage_GetObject": _VOID,
    "FPDFPageObj_GetFillColor": c_int,
    "FPDFText_GetUnicode": c_uint,
    "FPDFText_HasUnicodeMapError": c_int,
    "FPDFText_GetLooseCharBox": c_int,
    "FPDFText_GetCharOrigin": c_int,
    "FPDFText_GetCharAngle": c_float,
    "FPDFText_GetTextObject": _VOID,
}


class Library:
    """The functions in ``_SIGNATURES`` and ``_UNDECLARED``, each an attribute."""

    def __init__(self, path: str) -> None:
        self._library = ctypes.PyDLL(path)
        for name, (result, arguments) in _SIGNATURES.items():
            function = getattr(self._library, name)
            function.restype, function.argtypes = result, arguments
            setattr(self, name, function)
        for name, result in _UNDECLARED.items():
            function = getattr(self._library, name)
            function.restype = result
            setattr(self, name, function)

    def __getattr__(self, name: str) -> Any:  # for the type checker: all are set above
        raise AttributeError(name)


@cache
def library() -> Library:
    """The loaded library; pypdfium2 has to have been imported, which starts it."""
    from pypdfium2_raw import bindings

    return Library(bindings._libs["pdfium"]._name)


def handle(wrapped: Any) -> int | None:
    """The address behind a pointer of pypdfium2's."""
    return ctypes.cast(wrapped, c_void_p).value


def bounds(item: int | None) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of a page object; None where it has none."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    found = library().FPDFPageObj_GetBounds(
        item, byref(left), byref(bottom), byref(right), byref(top)
    )
    return (left.value, bottom.value, right.value, top.value) if found else None


def media_box(page: int | None) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a page before it is cropped; A4 where none is given."""
    return _box("FPDFPage_GetMediaBox", page) or (0.0, 0.0, 595.0, 842.0)


def page_box(page: int | None) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what is shown of a page, before it is turned: the crop box
    within the media box (ISO 32000-1, 14.11.2)."""
    media = media_box(page)
    crop = _box("FPDFPage_GetCropBox", page)
    if crop is None:
        return media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if left < right and bottom < top else media


def _box(function: str, page: int | None) -> tuple[float, float, float, float] | None:
    a, b, c, d = c_float(), c_float(), c_float(), c_float()
    if not getattr(library(), function)(page, byref(a), byref(b), byref(c), byref(d)):
        return None
    left, right = sorted((a.value, c.value))
    bottom, top = sorted((b.value, d.value))
    return left, bottom, right, top
