"""Two prints that claim one table, and one print that fits two: both places are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import TABLE, UNITS, run, table

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.explain.result import Report

ROWS = ("|总计|30.00|10.00|20.00", "201|甲|30.00|10.00|20.00")
OTHER = ("|总计|30.00|10.00|20.00", "201|甲|30.00|12.00|18.00")
RULE = "rule 甲 { for each row r of 支出  must r.合计 = r.基本 + r.项目 }\n"


def clashes(report: Report) -> list[Diagnostic]:
    return [d for d in report.diagnostics if d.code in ("R0110", "R0111", "R0112")]


def test_one_table_printed_twice_with_other_numbers(tmp_path: Path) -> None:
    """An error: what was read may not be what was meant."""
    grid = [*table(*ROWS), *table(*OTHER)]
    report = run(tmp_path, UNITS + TABLE + RULE, 支出=grid)
    (found,) = clashes(report)
    assert (found.code, found.severity) == ("R0110", "error")
    assert "第 1 行" in found.message("zh") and "第 6 行" in found.message("zh")
    assert "line 1" in found.message("en") and "line 6" in found.message("en")
    assert report.exit_code() == 1
    assert report.facts.cells["支出[201, 基本]"].printed == "10.00"


def test_one_table_printed_twice_with_the_same_numbers(tmp_path: Path) -> None:
    """It counts once; a note says so."""
    report = run(tmp_path, UNITS + TABLE + RULE, 支出=[*table(*ROWS), *table(*ROWS)])
    (found,) = clashes(report)
    assert (found.code, found.severity) == ("R0112", "note")
    assert "第 1 行" in found.message("zh") and "第 6 行" in found.message("zh")
    assert report.exit_code() == 0


def test_a_table_that_goes_on_under_its_title_is_one(tmp_path: Path) -> None:
    grid = [*table(*ROWS), *table("202|乙|0.00|0.00|0.00")]
    report = run(tmp_path, UNITS + TABLE + RULE, 支出=grid)
    assert clashes(report) == []
    assert "支出[202, 合计]" in report.facts.cells


def test_an_excerpt_is_no_other_table(tmp_path: Path) -> None:
    """The same title over some of the same numbers, as in the narrative."""
    report = run(tmp_path, UNITS + TABLE + RULE, 支出=[*table(*ROWS), *table(ROWS[0])])
    assert [d.code for d in clashes(report)] == ["R0112"]


def test_one_print_that_fits_two_declarations(tmp_path: Path) -> None:
    """Neither is taken; both declarations are named with their places."""
    twin = TABLE.replace("table 支出 {", "table 支出乙 {")
    other = TABLE.replace("table 支出 {", "table 收入 {").replace('"支出表"', '"收入表"')
    report = run(
        tmp_path,
        UNITS + TABLE + twin + other + RULE,
        支出=table(*ROWS),
        收入=table(*ROWS, title="收入表"),
    )
    (found,) = clashes(report)
    assert (found.code, found.severity, found.line) == ("R0111", "error", 1)
    assert "支出 (" in found.message() and "支出乙 (" in found.message()
    assert [note for _, note in found.related] == ["declared", "declared"]
    assert list(report.facts.tables) == ["收入"]
    assert report.exit_code() == 1


def test_of_two_declarations_the_one_that_fits_better_is_taken(tmp_path: Path) -> None:
    """Here by its columns: the other declares one that is not printed."""
    wider = TABLE.replace("table 支出 {", "table 支出乙 {").replace(
        "key 科目", "column 其他 key 科目"
    )
    report = run(tmp_path, UNITS + wider + TABLE + RULE, 支出=table(*ROWS))
    assert clashes(report) == []
    assert list(report.facts.tables) == ["支出"]
    match = report.facts.tables["支出"].match
    assert match is not None
    assert [(r.table.name, r.reason, r.amounts) for r in match.rivals] == [
        ("支出乙", "worse fit", 6)
    ]


def test_a_document_of_nothing_but_a_print_that_fits_two(tmp_path: Path) -> None:
    twin = TABLE.replace("table 支出 {", "table 支出乙 {")
    with pytest.raises(GfsError) as failed:
        run(tmp_path, UNITS + TABLE + twin + RULE, 支出=table(*ROWS))
    assert [d.code for d in failed.value.diagnostics] == ["R0001", "R0111"]
