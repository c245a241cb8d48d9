"""Workbooks: sheets, places, merged cells, what is hidden, what is in doubt."""

from __future__ import annotations

import struct
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.documents.workbooks import (
    FILES,
    cell,
    doubts,
    made,
    names,
    package,
    parts,
    read,
    saved,
    texts,
    wide,
    xlsb,
    xlsx,
)

from gfsdsl.documents import Document, Grid, Place
from gfsdsl.documents.excel.read import looks_like_excel, read_excel

KINDS = ("xlsx", "xls", "ods")


def places(document: Document) -> list[list[Place]]:
    grid = document.blocks[0]
    assert isinstance(grid, Grid)
    return [[c.place for c in row] for row in grid.rows]


def of_libreoffice(kind: str) -> Document:
    path = FILES / f"收入决算表.{kind}"
    return read_excel(path.read_bytes(), path.name)


@pytest.mark.parametrize("kind", KINDS)
def test_an_account(kind: str) -> None:
    """Merged titles and heads, formulas, line breaks: the same from every format."""
    document = of_libreoffice(kind)
    assert document.kind == "excel"
    assert names(document) == ["收入决算表", "格式", "隐藏"]
    assert texts(document) == [
        ["收入决算表", None, None, None],
        ["项目", "本年收入", None, "备注"],
        [None, "财政拨款", "其他", None],
        ["一般公共服务支出", "1,234.57", "-", "上级\n补助"],
        ["教育支出", "8,765.44", "0.30", "2024年3月5日"],
        ["合计", "10,000.00", "0.30", ""],
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_are_those_of_the_printed_page(kind: str) -> None:
    """The second sheet as LibreOffice prints it, page for page; a blank zero takes no row."""
    pages = (FILES / "收入决算表.txt").read_text(encoding="utf-8").split("\f")
    printed = next(page.split() for page in pages if "1.23E+04" in page)
    shown = [row[0] for row in texts(of_libreoffice(kind), 1)]
    assert shown == printed
    assert len(shown) == 18


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_hidden_is_set_aside_and_said_so(kind: str) -> None:
    document = of_libreoffice(kind)
    assert texts(document, 2) == [["项目", "金额"], ["甲", "1"], ["合计", "3"]]
    assert [(d.code, d.severity, d.args["sheet"]) for d in document.doubts] == [
        ("D0017", "note", "底稿"),
        ("D0018", "warning", "隐藏"),
    ]
    assert document.doubts[1].message().endswith("：B1、B2、A3…（共 6 格有内容）")


def test_places_are_rows_and_columns_of_the_sheet() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B3"], sheet["D3"], sheet["B7"] = "项目", "金额", "合计"

    document = read(made(fill))
    assert texts(document) == [["项目", "金额"], ["合计", ""]]
    assert places(document) == [
        [Place(3, 2, sheet="表"), Place(3, 4, sheet="表")],
        [Place(7, 2, sheet="表"), Place(7, 4, sheet="表")],
    ]


def test_one_stray_cell_at_the_far_end_costs_one_row_and_one_column() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["XFD1048576"] = "项目", 1

    document = read(made(fill))
    assert texts(document) == [["项目", ""], ["", "1"]]
    assert places(document)[1][1] == Place(1_048_576, 16_384, sheet="表")


def test_a_merged_range_hides_what_it_covers() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    assert texts(read(xlsx(rows, merged))) == [["1", "3"]]
    below = rows + '<row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>5</v></c></row>'
    below += '<row r="3"><c r="B3"><v>6</v></c><c r="C3"><v>7</v></c></row>'
    assert texts(read(xlsx(below, merged))) == [["1", None, "3"], ["", "6", "7"]]


def test_the_text_of_a_merged_range_is_shown_in_its_first_visible_cell() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["收入决算表", None, None], ["x", "项目", "金额"], ["y", "合计", 1]):
            sheet.append(row)
        sheet.merge_cells("A1:C1")
        sheet.column_dimensions["A"].hidden = True

    document = read(made(fill))
    assert texts(document) == [["收入决算表", None], ["项目", "金额"], ["合计", "1"]]


def test_formulas_without_values_are_errors_and_stay_unread() -> None:
    """As programs save them that do not compute: the formula stands where the number is missing,
    so that nothing takes it for a blank."""

    def fill(sheet: Worksheet) -> None:
        for row in (["项目", "金额"], ["甲", 1], ["乙", 2], ["合计", "=SUM(B2:B3)"]):
            sheet.append(row)

    document = read(made(fill))
    assert texts(document)[3] == ["合计", "=SUM(B2:B3)"]
    (doubt,) = document.doubts
    assert (doubt.code, doubt.severity, doubt.line) == ("D0014", "error", 4)
    assert doubt.message() == "工作表“表”的 B4 只有公式，文件里没有算好的值（共 1 格）"
    assert "LibreOffice" in (doubt.hint() or "")


def test_a_formula_may_well_give_an_empty_text() -> None:
    rows = '<row><c t="str"><f>IF(1,"","")</f><v></v></c><c><f>1+1</f><v>2</v></c></row>'
    document = read(xlsx(rows))
    assert (texts(document), document.doubts) == ([["2"]], ())


def test_values_that_the_file_wants_computed_anew_are_in_doubt() -> None:
    """Some programs write 0 as the value of every formula, and ask for it to be computed."""
    book = parts("<row><c><f>1+1</f><v>0</v></c><c><v>7</v></c></row>")
    book["xl/workbook.xml"] = book["xl/workbook.xml"].replace(
        "</workbook>", '<calcPr fullCalcOnLoad="1"/></workbook>'
    )
    document = read(package(book))
    assert texts(document) == [["0", "7"]]
    assert [(d.code, d.args["cells"]) for d in document.doubts] == [("D0016", "A1")]


def test_errors_and_booleans_stand_as_they_are() -> None:
    rows = (
        '<row r="5"><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row>'
    )
    document = read(xlsx(rows))
    assert texts(document) == [["#REF!", "TRUE", "#REF!"]]
    assert doubts(document) == [
        ("D0015", 5, "sheet “表”: A5、C5 show #REF!, which is no number (2 in all)"),
        ("D0015", 5, "sheet “表”: B5 show TRUE, which is no number (1 in all)"),
    ]


def test_a_format_that_cannot_be_followed_is_in_doubt() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = 0.5
        sheet["A1"].number_format = "# ?/?"

    document = read(made(fill))
    assert texts(document) == [["0.5"]]
    assert [(d.code, d.args["format"]) for d in document.doubts] == [("D0019", "# ?/?")]


def test_texts() -> None:
    """Shared, with runs, phonetic guides and escapes; inline; a number stored as text."""
    strings = (
        "<si><t>一</t></si><si><r><t>基</t></r><r><t>本</t></r><rPh><t>ji</t></rPh></si>"
        "<si><t>a_x000D_\nb</t></si>"
    )
    rows = (
        '<row><c t="s"><v>1</v></c><c t="s"><v>2</v></c>'
        '<c t="inlineStr"><is><t>1,234.50</t><rPh><t>x</t></rPh></is></c></row>'
    )
    assert texts(read(xlsx(rows, strings=strings))) == [["基本", "a\nb", "1,234.50"]]


def test_dates() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([date(2024, 3, 5)])
        sheet["A1"].number_format = 'yyyy"年"m"月"'

    assert texts(read(made(fill))) == [["2024年3月"]]
    rows = '<row><c t="d"><v>2024-03-05T00:00:00</v></c></row>'
    assert texts(read(xlsx(rows))) == [["45356"]]


def test_charts_and_blank_sheets_are_no_grids() -> None:
    book = Workbook()
    book.create_sheet("空白")
    book.create_chartsheet("图")
    filled = book.create_sheet("表")
    filled["A1"] = "项目"
    assert names(read(saved(book))) == ["表"]


def test_cells_without_references_follow_each_other() -> None:
    rows = '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="4"><c r="B4"><v>5</v></c></row>'
    assert texts(read(xlsx(rows))) == [["1", "", "3"], ["", "5", ""]]
    assert places(read(xlsx(rows)))[1][1] == Place(4, 2, sheet="表")


def test_strict_ooxml_and_prefixed_names() -> None:
    """Producers choose namespaces and prefixes differently."""
    book = parts("<x:row><x:c><x:v>1</x:v></x:c></x:row>")
    sheet = book["xl/worksheets/sheet1.xml"]
    book["xl/worksheets/sheet1.xml"] = sheet.replace("xmlns=", "xmlns:x='urn:strict' xmlns=")
    assert texts(read(package(book))) == [["1"]]


def test_xlsb() -> None:
    """Every record that a cell may be: numbers in four ways, texts in two, an error."""
    rk = struct.pack("<I", (123457 << 2 | 2) | 1)
    data = xlsb(
        {
            0: [cell(7, 0, struct.pack("<I", 0)), cell(1, 1, b"")],
            1: [cell(6, 0, wide("合计")), cell(2, 1, rk, 1), cell(5, 2, struct.pack("<d", 0.1), 1)],
            3: [cell(9, 1, struct.pack("<d", 1234.565), 1), cell(3, 2, b"\x17")],
        }
    )
    document = read(data)
    assert texts(document) == [
        ["收入决算表", None, ""],
        ["合计", "1,234.57", "0.10"],
        ["", "1,234.57", "#REF!"],
    ]
    assert [d.code for d in document.doubts] == ["D0015"]


def test_content_decides_and_not_the_extension() -> None:
    data = made(lambda sheet: sheet.append(["项目", 1]))
    for name in ("决算.xls", "决算.csv", "决算"):
        assert read_excel(data, name).kind == "excel"


@pytest.mark.parametrize("kind", KINDS)
def test_looks_like_excel(kind: str) -> None:
    data = (FILES / f"收入决算表.{kind}").read_bytes()
    assert looks_like_excel(data)
    assert looks_like_excel(data[: len(data) // 2])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        "项目,金额".encode(),
        b"<html><table></table></html>",
        b"PK\x03\x04",
        package({"word/document.xml": "<w/>"}),
        package({"note.txt": "xl/workbook.xml"}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
        + "WordDocument\0".encode("utf-16-le").ljust(128, b"\0"),
    ],
)
def test_looks_like_something_else(data: bytes) -> None:
    assert not looks_like_excel(data)
