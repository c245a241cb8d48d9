"""Workbooks that cannot be used: bombs, broken, locked, or no workbooks at all.

Each ends with one diagnostic that says what is wrong; nothing else is ever raised.
"""

from __future__ import annotations

import random
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from tests.documents.workbooks import (
    FILES,
    cell,
    doubts,
    made,
    outcome,
    package,
    parts,
    read,
    record,
    refusal,
    texts,
    xlsb,
    xlsx,
)

from gfsdsl.diagnostics import GfsError
from gfsdsl.documents.excel import sheet as excel_sheet
from gfsdsl.documents.excel import zip as excel_zip
from gfsdsl.documents.excel.read import looks_like_excel, read_excel

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
SHEET = "xl/worksheets/sheet1.xml"
OUTCOMES = {"read", "D0002", "D0010", "D0011", "D0012", "D0013"}
DTD = '<!DOCTYPE x [<!ENTITY a "b">]>'
DIAGONAL = ("A1", "B2", "C3", "D4")
PAIR = "<row><c><v>1</v></c><c><v>2</v></c></row>"
ONE = "<row><c><v>1</v></c></row>"


def stream(name: str) -> bytes:
    """An entry of the directory of an OLE container."""
    return (name + "\0").encode("utf-16-le").ljust(128, b"\0")


def changed(part: str, content: str | bytes) -> bytes:
    return package({**parts(ONE), part: content})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("<html><table><tr><td>合计</td></tr></table></html>".encode(), "a web page"),
        ("\ufeff<!DOCTYPE html><p>请登录</p>".encode("utf-16"), "a web page"),
        (b'<?xml version="1.0"?><Workbook/>', "an XML file"),
        ("项目,金额\n合计,1.00\n".encode("gb18030"), "text or csv"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"\x89PNG\r\n", "a PNG file"),
        (package({"word/document.xml": "<w/>"}), "a Word document"),
        (package({"notes.txt": "x"}), "a ZIP/xlsx/docx file"),
        (OLE + stream("WordDocument") + stream("Workbook"), "a OLE/xls/doc file"),
        (b"\0\1\2\3", "binary data"),
    ],
)
def test_no_workbook(data: bytes, kind: str) -> None:
    assert not looks_like_excel(data)
    with pytest.raises(GfsError) as caught:
        read_excel(data, "决算.xlsx")
    (said,) = caught.value.diagnostics
    assert said.code == "D0010"
    assert said.message("en") == f"决算.xlsx is no workbook (it holds {kind})"
    assert said.hint()


def test_nothing_in_it() -> None:
    assert refusal(b"") == ["D0002"]
    assert refusal(made(lambda sheet: None)) == ["D0002"]


def test_everything_in_it_is_hidden() -> None:
    book = parts(ONE)
    book["xl/workbook.xml"] = book["xl/workbook.xml"].replace("sheetId", 'state="hidden" sheetId')
    assert refusal(package(book)) == ["D0002", "D0017"]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.99])
def test_cut_short(kind: str, part: float) -> None:
    data = (FILES / f"收入决算表.{kind}").read_bytes()
    cut = data[: int(len(data) * part)]
    # What an xls has lost may be what follows its last sheet.
    assert outcome(cut) in (["D0011"], ["read"] if kind == "xls" else ["D0011"])


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "xlsb"])
def test_damaged_bytes_never_raise_anything_else(kind: str) -> None:
    if kind == "xlsb":
        good = xlsb({0: [cell(5, 1, struct.pack("<d", 1.5), 1), cell(7, 0, bytes(4))]})
    else:
        good = (FILES / f"收入决算表.{kind}").read_bytes()
    dice = random.Random(kind)
    for _ in range(60):
        data = bytearray(good)
        for _ in range(dice.choice([1, 3, 30])):
            data[dice.randrange(len(data))] = dice.randrange(256)
        assert outcome(bytes(data))[0] in OUTCOMES


@pytest.mark.parametrize("part", [SHEET, "xl/styles.xml", "xl/workbook.xml", "content.xml"])
def test_damaged_xml_never_raises_anything_else(part: str) -> None:
    """The same inside of the parts, where no checksum tells."""
    with zipfile.ZipFile(
        FILES / f"收入决算表.{'ods' if part == 'content.xml' else 'xlsx'}"
    ) as file:
        good = {name: file.read(name) for name in file.namelist()}
    dice = random.Random(part)
    for _ in range(40):
        data = bytearray(good[part])
        for _ in range(dice.choice([1, 2, 5])):
            at = dice.randrange(len(data))
            data[at : at + dice.choice([0, 1, 9])] = dice.choice([b"", b"9", b"<", b"-1", b"x"])
        damaged = package({**good, part: bytes(data)}, zipfile.ZIP_STORED)
        assert outcome(damaged)[0] in OUTCOMES


@pytest.mark.parametrize(
    "data",
    [
        changed(SHEET, DTD + "<worksheet><row><c><v>&a;</v></c></row></worksheet>"),
        changed(SHEET, '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd"><worksheet/>'),
        changed(SHEET, f'<?xml version="1.0" encoding="utf-16"?>{DTD}<a/>'.encode("utf-16")),
        changed(SHEET, "<a>" * 1000 + "</a>" * 1000),
        changed(SHEET, '<?xml version="1.0" encoding="none"?><a/>'),
        changed(SHEET, "<worksheet>"),
        changed(SHEET, ""),
        xlsx('<row><c t="s"><v>9</v></c></row>'),
        xlsx('<row><c t="s"><v>x</v></c></row>'),
        xlsx('<row><c r="ZZZ9"><v>1</v></c></row>'),
        xlsx('<row><c r="A1048577"><v>1</v></c></row>'),
        xlsx('<row r="0"><c r="A0"><v>1</v></c></row>'),
        xlsx(ONE, '<mergeCell ref="A1:"/><mergeCell ref="甲"/>'),
        changed("xl/_rels/workbook.xml.rels", "<Relationships/>"),
        package({n: p for n, p in parts(ONE).items() if n != SHEET}),
        package({"xl/other.xml": "<a/>"}),
    ],
)  # fmt: skip
def test_parts_that_are_not_what_they_should_be(data: bytes) -> None:
    assert refusal(data) == ["D0011"]


def test_nothing_outside_of_the_file_is_opened() -> None:
    """A relationship that leads out of it is as good as none."""
    links = parts(ONE)["xl/_rels/workbook.xml.rels"]
    out = links.replace("<Relationship Id=", '<Relationship TargetMode="External" Id=')
    assert refusal(changed("xl/_rels/workbook.xml.rels", out)) == ["D0011"]
    far = links.replace("worksheets/sheet1.xml", "../../../../etc/hosts")
    assert refusal(changed("xl/_rels/workbook.xml.rels", far)) == ["D0011"]


def test_encrypted() -> None:
    """Excel puts an encrypted xlsx into an OLE container."""
    assert refusal(OLE + stream("EncryptionInfo") + stream("EncryptedPackage")) == ["D0013"]
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    ods = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}
    data = package({**ods, "META-INF/manifest.xml": manifest}, zipfile.ZIP_STORED)
    assert refusal(data) == ["D0013"]


def test_an_encrypted_xls() -> None:
    """A record that says so follows the first one."""
    start = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 6)
    assert refusal(start + struct.pack("<HHH", 0x2F, 2, 1) + bytes(600)) == ["D0013"]


def bomb(rows: str) -> bytes:
    return xlsx(rows * (4_000_000 // len(rows)))


@pytest.mark.parametrize(
    "data", [bomb("<row/>"), bomb(" "), xlsx("<row><c><v>" + "0" * 4_000_000 + "</v></c></row>")]
)
def test_packed_out_of_all_proportion(data: bytes) -> None:
    assert len(data) < 20_000
    assert refusal(data) == ["D0012"]


def test_more_bytes_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted as the directory claims them, and again as they come out."""
    monkeypatch.setattr(excel_zip, "UNPACKED", 2_000)
    dice = random.Random(1)
    filler = "".join(f"<!--{dice.random()}-->" for _ in range(200))
    data = xlsx(ONE + filler)
    assert refusal(data) == ["D0012"]
    # A directory that lies: the size of the sheet is claimed to be 10.
    info = next(i for i in zipfile.ZipFile(BytesIO(data)).infolist() if i.filename == SHEET)
    real, lie = struct.pack("<I", info.file_size), struct.pack("<I", 10)
    assert refusal(data.replace(real, lie)) in (["D0011"], ["D0012"])


def test_one_part_under_many_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_zip, "UNPACKED", 10_000)
    book = parts(ONE)
    sheets = '<sheet name="表" sheetId="1" r:id="s1"/>'
    book["xl/workbook.xml"] = book["xl/workbook.xml"].replace(sheets, sheets * 150)
    assert refusal(package(book)) == ["D0012"]


def test_too_many_parts() -> None:
    assert refusal(package({**parts(ONE), **{f"xl/{i}": "" for i in range(5_001)}})) == ["D0012"]


FULL: dict[str, Callable[[], bytes]] = {
    "filled": lambda: xlsx(PAIR * 6),
    "diagonal": lambda: xlsx("".join(f'<c r="{at}"><v>1</v></c>' for at in DIAGONAL)),
    "merged": lambda: xlsx(ONE, '<mergeCell ref="A1:B2"/>' * 20),
    "overlapping": lambda: xlsx(PAIR * 4, '<mergeCell ref="A1:B9"/>' * 8),
    "strings": lambda: xlsx(ONE, strings="<si><t/></si>" * 50),
    "repeated": lambda: package({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": '<spreadsheet><table name="a"><table-row number-rows-repeated="1000000">'
        "<table-cell><p>1</p></table-cell></table-row></table></spreadsheet>",
    }, zipfile.ZIP_STORED),
    "xlsb": lambda: xlsb({r: [cell(7, 0, bytes(4))] for r in range(12)}),
}  # fmt: skip


@pytest.mark.parametrize("kind", FULL)
def test_more_cells_than_are_read(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from gfsdsl.documents.excel import grid, strings, xlsb

    for module in (excel_sheet, grid, strings, xlsb):
        monkeypatch.setattr(module, "CELLS", 10)
    budget = excel_sheet.Budget
    monkeypatch.setattr("gfsdsl.documents.excel.read.Budget", lambda: budget(10))
    assert refusal(FULL[kind]()) == ["D0012"]


def test_a_row_of_repeated_cells_is_no_wider_than_a_sheet() -> None:
    cells = '<table-cell number-columns-repeated="16384"/>' * 2
    ods = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<spreadsheet><table><table-row>{cells}</table-row></table></spreadsheet>",
    }
    assert refusal(package(ods, zipfile.ZIP_STORED)) == ["D0011"]


def test_a_million_blank_rows_hold_nothing() -> None:
    """A sheet says what it likes of its size; only what shows something is kept."""
    rows = ONE + "".join(f'<row r="{r}"><c s="1"/></row>' for r in range(2, 3_000))
    assert texts(read(xlsx(rows, '<dimension ref="A1:XFD1048576"/>'))) == [["1"]]


def test_numbers_that_are_none_stand_as_they_are() -> None:
    rows = "<row><c><v>1e999</v></c><c><v>nan</v></c><c><v>十</v></c><c s='99'><v>1</v></c></row>"
    document = read(xlsx(rows))
    assert texts(document) == [["1e999", "nan", "十", "1"]]
    assert doubts(document) == []


def test_records_that_are_cut_short() -> None:
    book = {"xl/workbook.bin": record(131) + b"\x9c\x01\xff"}
    assert refusal(package({**book, "xl/sharedStrings.bin": b""})) == ["D0011"]
    assert refusal(package({"xl/workbook.bin": record(156, b"\0")})) == ["D0011"]
