"""What ``gfs extract`` writes is read back: the same facts, and corrections on top of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.contract.data import CHANGES, document
from tests.departments import make_department
from tests.facts_csv import Line, changed, facts_of, lines_of, of, text_of

import gfsdsl
from gfsdsl.recognise.facts import Cell, Facts
from gfsdsl.recognise.from_csv_lines import HEAD
from gfsdsl.report.json import check_data
from gfsdsl.session import read

SLIP = "examples/虚构文旅局-笔误/决算公开.txt"
CELL = "支出决算表[2070104, 项目支出]"
SAME = (
    "entity", "year", "packs", "rules", "tables", "statements", "verdicts", "coverage",
    "diagnostics", "findings", "instances",
)  # fmt: skip


def back(text: str, encoding: str = "utf-8") -> Facts:
    return read(text.encode(encoding), name="facts.csv").facts


def codes(facts: Facts) -> list[tuple[str, int | None]]:
    """What is said of the csv, each with its line there."""
    return [(doubt.code, doubt.line) for doubt in facts.doubts]


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    """The facts csv of an account with a slip."""
    return facts_of(root / SLIP)


def plain(cell: Cell) -> tuple[object, ...]:
    return (
        cell.id, cell.row, cell.printed, cell.value, cell.decimals, cell.unit, cell.problem,
        cell.exact, cell.place.line, cell.corrected,
    )  # fmt: skip


# ------------------------------------------------------------- nothing is lost on the way


def same_check(source: bytes | Path) -> None:
    name = "账.txt" if isinstance(source, bytes) else None
    before: dict[str, Any] = check_data(gfsdsl.check(source, name=name))
    csv = facts_of(source)
    after: dict[str, Any] = check_data(gfsdsl.check(csv.encode(), name="facts.csv"))
    assert {key: after[key] for key in SAME} == {key: before[key] for key in SAME}
    assert after["document"] == "facts.csv"


@pytest.mark.parametrize("name", CHANGES)
def test_an_account_and_its_csv_are_checked_alike(name: str) -> None:
    """Also where something is unread, unreadable, out of order or of another year."""
    same_check(document(name))


@pytest.mark.parametrize("folder", ["越城区人社局-2024", "普陀区委社会工作部-2024"])
def test_a_published_report_and_its_csv_are_checked_alike(folder: str, root: Path) -> None:
    """With all that its sentences say."""
    same_check(next((root / "examples" / folder).glob("决算公开.*")))


@pytest.mark.parametrize("seed", range(5))
def test_a_department_and_its_csv_are_checked_alike(seed: int) -> None:
    same_check(make_department(seed, funds=bool(seed % 2)).text.encode())


def test_cells_rows_and_columns_stand_in_the_same_order(text: str, root: Path) -> None:
    before, after = read(root / SLIP).facts, back(text)
    assert [plain(c) for c in after.cells.values()] == [plain(c) for c in before.cells.values()]
    for name, table in before.tables.items():
        other = after.tables[name]
        assert (other.title, other.number, other.empty) == (table.title, table.number, table.empty)
        assert other.column_numbers == table.column_numbers
        for block, again in zip(table.blocks, other.blocks, strict=True):
            assert [c.path for c in again.columns] == [c.path for c in block.columns]
            assert again.line_numbers == block.line_numbers
            for row, copy in zip(block.rows, again.rows, strict=True):
                assert (copy.key, copy.kind, copy.code, copy.label, copy.printed) == (
                    row.key, row.kind, row.code, row.label, row.printed,
                )  # fmt: skip
                assert (copy.subject, copy.total, copy.above) == (row.subject, row.total, row.above)
                assert (copy.part, copy.line_number) == (row.part, row.line_number)


def test_the_columns_of_the_contract_come_first(text: str) -> None:
    head = text.split("\n")[0].split(",")
    assert tuple(head) == HEAD
    contract = "cell table number code label column printed value unit page line"
    assert " ".join(head[:11]) == contract


def test_a_cell_knows_its_line_in_the_csv_and_its_place_in_the_document(text: str) -> None:
    cell = back(text).cells[CELL]
    assert cell.csv_line is not None
    assert CELL in text.split("\n")[cell.csv_line - 1]
    assert cell.place.line == 284


def test_an_ordinary_table_in_csv_is_none(root: Path, tmp_path: Path) -> None:
    """Its first line does not name the columns of a facts csv."""
    path = tmp_path / "表.csv"
    path.write_text("收入决算表\n单位：万元\n科目编码,科目名称,本年收入合计\n,合计,1.00\n", "utf-8")
    assert "收入决算表[合计, 本年收入合计]" in read(path).facts.cells


def test_extracted_again_it_is_the_same(text: str) -> None:
    assert facts_again(text) == text


def facts_again(text: str) -> str:
    from gfsdsl.report.facts_csv import as_csv

    reading = read(text.encode(), name="facts.csv")
    return as_csv(reading.facts, (), reading.entity, reading.year, reading.asked)


# ------------------------------------------------------------- corrections


def correct(text: str, printed: str, cell: str = CELL, **others: str) -> Facts:
    def change(lines: list[Line]) -> None:
        of(lines, cell).update({"printed": printed, **others})

    return back(changed(text, change))


def test_a_correction_counts_and_what_was_read_is_kept(text: str) -> None:
    facts = correct(text, "1,744.30")
    cell = facts.cells[CELL]
    assert (cell.printed, cell.value, cell.decimals) == ("1,744.30", Fraction("1744.3"), 2)
    assert (cell.corrected, cell.read) == (True, "1,474.30")
    assert codes(facts) == [("D0040", cell.csv_line)]
    assert sum(c.corrected for c in facts.cells.values()) == 1


def test_a_correction_mends_the_slip(text: str, tmp_path: Path) -> None:
    csv = changed(text, lambda lines: of(lines, CELL).update({"printed": "1744.30"}))
    report = gfsdsl.check(csv.encode(), name="facts.csv")
    assert report.findings == []
    assert report.exit_code() == 0


def test_zeros_that_a_spreadsheet_took_away_are_put_back(text: str) -> None:
    """1744.3, typed as 1744.30, has the two decimals of the print that it corrects."""
    cell = correct(text, "1744.3").cells[CELL]
    assert (cell.printed, cell.decimals) == ("1744.30", 2)


def test_a_blank_may_be_filled_and_a_number_blanked(text: str) -> None:
    cell = correct(text, "").cells[CELL]
    assert (cell.problem, cell.corrected, cell.read) == ("blank", True, "1,474.30")


def test_a_correction_that_is_no_number_is_reported(text: str) -> None:
    facts = correct(text, "1,744.3O")
    line = facts.cells[CELL].csv_line
    assert codes(facts) == [("D0046", line)]
    assert facts.cells[CELL].value is None


@pytest.mark.parametrize(
    ("printed", "value", "said"),
    [
        ("1,474.30", "1474.30", []),
        ("1,744.30", "1474.30", ["D0040"]),
        ("1,744.30", "1744.30", ["D0040"]),
        ("1,744.30", "", ["D0040"]),
        ("1,474.30", "1744.30", ["D0047"]),
        ("1,744.30", "1745.30", ["D0040", "D0047"]),
    ],
)
def test_printed_counts_and_value_may_be_left(
    text: str, printed: str, value: str, said: list[str]
) -> None:
    """A correction in ``value`` alone is not taken: it is an error that says so."""
    facts = correct(text, printed, value=value)
    assert [code for code, _ in codes(facts)] == said
    assert facts.cells[CELL].printed == printed


# ------------------------------------------------------------- what was left unread


def test_what_was_unread_is_still_reported() -> None:
    """It stands on a line without a cell, until somebody enters the numbers and deletes it."""
    text = facts_of(document("a row with an amount too few"))
    unread = [line for line in lines_of(text) if line["note"].startswith("unread: row")]
    assert [line["note"] for line in unread] == ["unread: row: amounts missing"]
    report = gfsdsl.check(text.encode(), name="facts.csv")
    assert report.exit_code() == 1
    assert [d.code for d in report.diagnostics if d.severity == "error"] == ["R0101"]


def test_unread_numbers_are_entered_by_hand() -> None:
    text = facts_of(document("a row with an amount too few"))
    whole = facts_of(document("as published"))

    def change(lines: list[Line]) -> None:
        lines[:] = [line for line in lines if not line["note"].startswith("unread: row")]
        for line in lines_of(whole):
            if line["cell"].startswith("支出决算表[2080199, "):
                # A cell and its print are enough.
                lines.append({"cell": line["cell"], "printed": general(line["printed"])})

    facts = back(changed(text, change))
    rows = {row.key: row for row in facts.blocks["支出决算表"].rows}
    cell = rows["2080199"].cells["本年支出合计"]
    assert (cell.printed, cell.corrected, cell.read) == ("225.53", True, None)
    assert rows["2080199"].label == "其他人力资源和社会保障管理事务支出"
    assert rows["2080199"].cells["基本支出"].printed == "0.00"
    assert {doubt.code for doubt in facts.doubts} == {"D0041"}
    assert facts.tables["支出决算表"].whole


def test_what_the_reader_was_not_sure_of_stays_said(text: str) -> None:
    """A page that is a scan, say, in the PDF that the csv was taken from."""

    def change(lines: list[Line]) -> None:
        lines.append({"printed": "一页扫描", "page": "3", "note": 'doubt: D0031 {"count": 2}'})

    doubts = back(changed(text, change)).doubts
    assert [(doubt.code, doubt.page, doubt.args) for doubt in doubts] == [
        ("D0031", 3, {"count": 2})
    ]


# ------------------------------------------------------------- saved by a spreadsheet

NUMBER = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")


def general(text: str) -> str:
    """A number as a cell without a format shows it: 33,246.10 is 33246.1, 0.00 is 0."""
    if not NUMBER.fullmatch(text):
        return text
    value = text.replace(",", "")
    return value.rstrip("0").rstrip(".") if "." in value else value


def opened_and_saved(lines: list[Line]) -> None:
    for line in lines:
        line.update({name: general(value) for name, value in line.items()})


def as_floats(lines: list[Line]) -> None:
    for line in lines:
        for name in ("line", "page", "year", "order", "row_line", "row_number"):
            line[name] += ".0" if line[name] else ""


def by_amount(lines: list[Line]) -> None:
    lines.sort(key=lambda line: line["printed"])


@pytest.mark.parametrize("change", [opened_and_saved, as_floats, by_amount, list.reverse])
def test_a_spreadsheet_corrects_nothing(change: Callable[[list[Line]], None], text: str) -> None:
    before, after = back(text), back(changed(text, change))
    assert [plain(c) for c in after.cells.values()] == [plain(c) for c in before.cells.values()]
    assert list(after.tables) == list(before.tables)
    assert after.doubts == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(encoding: str, delimiter: str, text: str) -> None:
    lines = lines_of(text)
    saved = text_of(lines, [*reversed(list(lines[0])), "", ""], delimiter)
    facts = back(saved, encoding)
    assert [c.id for c in facts.cells.values()] == [c.id for c in back(text).cells.values()]
    assert facts.doubts == ()


def test_the_name_of_the_file_makes_no_difference(text: str) -> None:
    """Spreadsheets save tab-separated text as .txt, in UTF-16."""
    saved = text_of(lines_of(text), HEAD, "\t").encode("utf-16")
    facts = read(saved, name="facts.txt").facts
    assert len(facts.cells) == len(back(text).cells)


def test_a_long_number_that_was_cut_is_no_correction(tmp_path: Path) -> None:
    """A cell without a format shows eleven characters, and more than that in E notation."""
    rows = "科目编码,科目名称,本年收入合计\n,合计,{}\n"
    source = tmp_path / "表.csv"
    for printed, shown in (
        ("1234567890.12", "1234567890"),
        ("123456789012.34", "1.23457E+11"),
        ("16,83490", "1683490"),
    ):
        source.write_text("收入决算表\n单位：元\n" + rows.format(f'"{printed}"'), encoding="utf-8")

        def change(lines: list[Line], shown: str = shown) -> None:
            of(lines, "收入决算表[合计, 本年收入合计]").update({"printed": shown, "value": shown})

        facts = back(changed(facts_of(source), change))
        cell = facts.cells["收入决算表[合计, 本年收入合计]"]
        assert (cell.printed, cell.corrected) == (printed, False)


# ------------------------------------------------------------- lines that cannot be used


@pytest.mark.parametrize(
    ("added", "code"),
    [
        ({"cell": "没有这张表[合计, 项目支出]", "printed": "1.00"}, "D0042"),
        ({"cell": "支出决算表[合计, 没有这一栏]", "printed": "1.00"}, "D0043"),
        ({"cell": "支出决算表[没有编码, 项目支出]", "printed": "1.00"}, "D0044"),
        ({"cell": "三公经费表[没有这一行, 决算数]", "printed": "1.00"}, "D0044"),
        ({"cell": CELL, "printed": "1.00"}, "D0045"),
        ({"cell": "支出决算表", "printed": "1.00"}, "D0048"),
        ({"cell": "支出决算表[, 项目支出]", "printed": "1.00"}, "D0048"),
        ({"printed": "1.00"}, "D0048"),
        ({"cell": "支出决算表[2079999, 项目支出]", "printed": "1", "unit": "美金"}, "D0048"),
    ],
)
def test_a_line_that_cannot_be_used_is_an_error_with_its_line(
    added: Line, code: str, text: str
) -> None:
    facts = back(changed(text, lambda lines: lines.append(added)))
    last = text.count("\n") + 1
    assert [c for c, _ in codes(facts)] == [code]
    doubt = facts.doubts[0]
    assert (doubt.severity, doubt.document) == ("error", "facts.csv")
    assert last in (doubt.line, doubt.args.get("second"))
    assert list(facts.cells) == list(back(text).cells)
    assert "{" not in doubt.message("zh") + doubt.message("en")
    assert "{" not in (doubt.hint("zh") or "") + (doubt.hint("en") or "")


def test_of_two_lines_with_one_id_the_first_counts(text: str) -> None:
    """Whichever was meant, the report says so and is not 0."""
    csv = changed(text, lambda lines: lines.append({"cell": CELL, "printed": "9.00"}))
    assert back(csv).cells[CELL].printed == "1,474.30"
    assert gfsdsl.check(csv.encode(), name="facts.csv").exit_code() == 1


def test_a_table_whose_lines_name_two_entities(text: str) -> None:
    facts = correct(text, "1,474.30", entity="另一个局")
    assert [code for code, _ in codes(facts)] == ["D0049"]
    assert facts.tables["支出决算表"].entity == "临溪市白湖区文化和旅游局（汇总）"


def test_a_csv_of_another_pack_says_which_tables_it_does_not_know(text: str) -> None:
    """And the number of lines, not each of them."""

    def change(lines: list[Line]) -> None:
        for line in lines:
            line["cell"] = line["cell"].replace("支出决算表[", "别的表[")

    doubts = back(changed(text, change)).doubts
    assert [(d.code, d.args["table"]) for d in doubts] == [("D0042", "别的表")]


def test_a_minimal_csv_needs_cells_and_prints_only() -> None:
    """What another program wrote, with the columns of the contract, is no correction."""
    text = (
        "cell,table,column,printed\n"
        '"支出决算表[合计, 项目支出]",支出决算表,项目支出,3.00\n'
        '"支出决算表[205, 项目支出]",支出决算表,项目支出,3.00\n'
    )
    cells = back(text).cells
    assert [(c.id, c.value, c.corrected) for c in cells.values()] == [
        ("支出决算表[合计, 项目支出]", 3, False),
        ("支出决算表[205, 项目支出]", 3, False),
    ]
