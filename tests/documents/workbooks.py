"""Workbooks for the tests: made by openpyxl, or written part by part where a file must be odd."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gfsdsl.diagnostics import GfsError
from gfsdsl.documents import Document, Grid
from gfsdsl.documents.excel.read import read_excel

FILES = Path(__file__).resolve().parent / "files"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def made(fill: Callable[[Worksheet], object]) -> bytes:
    """A workbook of one sheet ``表``, filled by ``fill``."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "表"
    fill(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def package(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of ``parts``."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def parts(rows: str, after: str = "", strings: str = "", kind: str = "xml") -> dict[str, str]:
    """The parts of an xlsx with one sheet ``表``, whose rows and what comes after them are XML."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": "<Relationships>"
        f'<Relationship Id="a" Type="{LINKS}/officeDocument" Target="xl/workbook.{kind}"/>'
        "</Relationships>",
        f"xl/_rels/workbook.{kind}.rels": "<Relationships>"
        f'<Relationship Id="s1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.{kind}"/>'
        f'<Relationship Id="s2" Type="{LINKS}/sharedStrings" Target="sharedStrings.{kind}"/>'
        f'<Relationship Id="s3" Type="{LINKS}/styles" Target="styles.{kind}"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">'
        '<sheets><sheet name="表" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>",
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
    }


def xlsx(rows: str, after: str = "", strings: str = "") -> bytes:
    return package(parts(rows, after, strings))


def record(number: int, data: bytes = b"") -> bytes:
    """A record of an xlsb."""
    header = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    size = len(data)
    while True:
        low, size = size & 0x7F, size >> 7
        header += bytes([low | (0x80 if size else 0)])
        if not size:
            return header + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(cells: Mapping[int, list[bytes]], code: str = "#,##0.00") -> bytes:
    """An xlsb with one sheet ``表``: the records of cells by row from 0; style 1 is ``code``."""
    sheet = record(129) + record(148, struct.pack("<IIII", 0, 99, 0, 9)) + record(145)
    for row, records in cells.items():
        sheet += record(0, struct.pack("<IIHHBI", row, 0, 300, 0, 0, 0)) + b"".join(records)
    sheet += record(146) + record(177, struct.pack("<I", 1))
    sheet += record(176, struct.pack("<IIII", 0, 0, 0, 1)) + record(178) + record(130)
    binary = {
        "xl/workbook.bin": record(131)
        + record(153, struct.pack("<III", 0, 0, 0))
        + record(143)
        + record(156, struct.pack("<II", 0, 1) + wide("s1") + wide("表"))
        + record(144)
        + record(132),
        "xl/styles.bin": record(278)
        + record(615, struct.pack("<I", 1))
        + record(44, struct.pack("<H", 164) + wide(code))
        + record(616)
        + record(617, struct.pack("<I", 2))
        + record(47, struct.pack("<HH", 0xFFFF, 0) + bytes(12))
        + record(47, struct.pack("<HH", 0xFFFF, 164) + bytes(12))
        + record(618)
        + record(279),
        "xl/sharedStrings.bin": record(159, struct.pack("<II", 1, 1))
        + record(19, b"\0" + wide("收入决算表"))
        + record(160),
        "xl/worksheets/sheet1.bin": sheet,
    }
    shared = {n: p for n, p in parts("", kind="bin").items() if not n.startswith("xl/w")}
    return package({**{n: p for n, p in shared.items() if n != "xl/sharedStrings.xml"}, **binary})


def cell(number: int, column: int, value: bytes, style: int = 0) -> bytes:
    """The record of a cell of an xlsb."""
    return record(number, struct.pack("<II", column, style) + value)


def read(data: bytes) -> Document:
    return read_excel(data, "决算.xlsx")


def texts(document: Document, block: int = 0) -> list[list[str | None]]:
    grid = document.blocks[block]
    assert isinstance(grid, Grid)
    return [[c.text for c in row] for row in grid.rows]


def names(document: Document) -> list[str | None]:
    return [block.name for block in document.blocks if isinstance(block, Grid)]


def doubts(document: Document) -> list[tuple[str, int | None, str]]:
    return [(d.code, d.line, d.message("en")) for d in document.doubts]


def refusal(data: bytes) -> list[str]:
    """The codes of the error that reading ``data`` ends with."""
    with pytest.raises(GfsError) as caught:
        read(data)
    assert all(d.document == "决算.xlsx" for d in caught.value.diagnostics)
    assert all(d.message("en") and d.message() for d in caught.value.diagnostics)
    return [d.code for d in caught.value.diagnostics]


def outcome(data: bytes) -> list[str]:
    """``read``, or the codes of the error."""
    try:
        read(data)
    except GfsError as error:
        return [d.code for d in error.diagnostics]
    return ["read"]
