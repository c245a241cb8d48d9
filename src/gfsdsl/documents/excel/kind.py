"""What a file holds, by its content and never by its extension.

Files named xls are often web pages or xlsx files, and files named xlsx are pages of a portal that
asked for a login; so the first bytes, and the names inside of a container, decide.
"""

from __future__ import annotations

import codecs
import re

from gfsdsl.documents.decode import binary_kind

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The first record of a workbook without a container, as Excel 2 to 4 and simple programs write it.
_BARE = re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08\x10]\x00", re.DOTALL)
# The first record of the workbook in a container.
_GLOBALS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_SHEETS = b"application/vnd.oasis.opendocument.spreadsheet"
_PARTS = {b"xl/workbook.bin": "xlsb", b"xl/": "xlsx", b"xl\\": "xlsx"}
_DOCUMENTS = {b"word/": ("Word 文档", "a Word document"), b"ppt/": ("演示文稿", "slides")}
_MARKUP = (
    (re.compile(r"<html|<!doctype html|<table|<head|<meta", re.I), "网页（HTML）", "a web page"),
    (re.compile(r"<\?xml|<workbook", re.I), "XML 文件", "an XML file"),
)
_HEAD = 4096


def looks_like_excel(data: bytes) -> bool:
    """Whether ``data`` is a workbook that ``read_excel`` knows: xlsx, xlsm, xlsb, xls or ods, whole
    or cut short, encrypted or not."""
    return workbook_kind(data) is not None


def workbook_kind(data: bytes) -> str | None:
    """``xlsx`` (xlsm too), ``xlsb``, ``ods``, ``xls`` or ``encrypted``; None for anything else."""
    if data.startswith(_ZIP):
        if _SHEETS in data[:_HEAD]:
            return "ods"
        # Names stand unpacked before each part, and in the directory, which a file that is cut
        # short has lost.
        return next((kind for name, kind in _PARTS.items() if _names(data, name)), None)
    if data.startswith(_OLE):
        if _holds(data, "EncryptedPackage"):
            return "encrypted"
        # Word and PowerPoint files may hold a workbook inside of them.
        if _holds(data, "WordDocument") or _holds(data, "PowerPoint Document"):
            return None
        # The directory may stand at the end, and be lost.
        named = _holds(data, "Workbook") or _holds(data, "Book")
        return "xls" if named or _GLOBALS in data else None
    return "xls" if _BARE.match(data) else None


def other_kind(data: bytes) -> tuple[str, str]:
    """What a file that is no workbook is, in Chinese and in English."""
    if data.startswith(_ZIP):
        for name, words in _DOCUMENTS.items():
            if _names(data, name):
                return words
    kind = binary_kind(data)
    if kind is not None:
        return (
            (f"{kind} 文件", f"a {kind} file") if kind != "NUL" else ("二进制数据", "binary data")
        )
    encoding = (
        "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "latin-1"
    )
    head = data[:_HEAD].decode(encoding, "replace")
    for pattern, zh, en in _MARKUP:
        if pattern.search(head):
            return zh, en
    return "文本或 csv", "text or csv"


def _names(data: bytes, name: bytes) -> bool:
    """Whether a part of a zip begins with ``name``: its local header is thirty bytes long."""
    at = data.find(name)
    while at >= 0:
        if at >= 30 and data.startswith(_ZIP[0], at - 30):
            return True
        at = data.find(name, at + 1)
    return False


def _holds(data: bytes, stream: str) -> bool:
    """Whether an OLE container names ``stream``: its directory has entries of 128 bytes, each of
    which begins with a name in UTF-16 and a zero."""
    name = (stream + "\0").encode("utf-16-le")
    at = data.find(name)
    while at >= 0:
        if at % 128 == 0:
            return True
        at = data.find(name, at + 1)
    return False
