"""Bytes to text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re

from gfsdsl.diagnostics import Diagnostic, GfsError

LIMIT = 64 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Beginnings of common binary files, with the name that the message shows.
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP/xlsx/docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE/xls/doc"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"{\\rtf", "RTF"),
)
# Control characters that no text file holds: everything below space but tab, line ends, vertical
# tab, form feed, the end-of-file mark of DOS and escape.
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of ``data`` and its encoding, line ends normalised to ``\\n``.

    Args:
        data: the bytes of a text file: UTF-8, UTF-16 with a byte order mark, or GB18030.
        name: the path shown in diagnostics.

    Raises:
        GfsError: empty (D0002), binary (D0003), too large (D0004), or in no known encoding (D0005).
    """
    if len(data) > LIMIT:
        raise too_large(name)
    kind = binary_kind(data)
    if kind is not None:
        raise GfsError(Diagnostic("D0003", {"name": name, "kind": kind}, document=name))
    text, encoding = _decoded(data, name)
    control = _CONTROL.search(text)
    if control is not None:
        kind = f"U+{ord(control.group()):04X}"
        raise GfsError(Diagnostic("D0003", {"name": name, "kind": kind}, document=name))
    if not text.strip("\ufeff\x1a \t\r\n\f\u3000"):
        raise GfsError(Diagnostic("D0002", {"name": name}, document=name))
    text = text.rstrip("\x1a").replace("\r\n", "\n").replace("\r", "\n")
    return text, "utf-8" if encoding == "utf-8-sig" else encoding


def too_large(name: str) -> GfsError:
    """The error that a document is larger than what is read at once."""
    return GfsError(Diagnostic("D0004", {"name": name, "limit": LIMIT >> 20}, document=name))


def binary_kind(data: bytes) -> str | None:
    """What kind of binary file ``data`` is, None when it looks like text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if any(data.startswith(bom) for bom, _ in _BOMS):
        return None
    return "NUL" if b"\x00" in data else None


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    marked = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    for encoding in marked or ["utf-8", "gb18030"]:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise GfsError(Diagnostic("D0005", {"name": name}, document=name))
