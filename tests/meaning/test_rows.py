"""Rows, columns, hierarchies: SEMANTICS 1–10, one test a sentence."""

from __future__ import annotations

from pathlib import Path

from tests.support import TABLE, UNITS, run, table, verdicts

DOWN = "rule 纵 { for each table t, parent s of t  must t[s] = sum(t[children(s)]) }"
ACROSS = """rule 横 {
  for each table t, row r of t, parent c of t.columns
  must t[r, c] = sum(t[r, children(c)])
}"""
TOTAL = "|总计|30.00|10.00|20.00"
FIRST = "201|甲|20.00|5.00|15.00"
SECOND = "202|乙|10.00|5.00|5.00"


def test_an_absent_row_is_zero_where_the_table_says_so(tmp_path: Path) -> None:
    rule = "rule 乙为零 { must 支出[202, 合计] = 0 万元 }"
    report = run(tmp_path, UNITS + TABLE + rule, 支出=table("|总计|20.00|5.00|15.00", FIRST))
    assert verdicts(report) == {"乙为零": "holds"}


def test_an_absent_row_is_missing_where_it_does_not(tmp_path: Path) -> None:
    pack = UNITS + TABLE.replace("absent is zero", "absent is missing")
    rule = "rule 乙为零 { must 支出[202, 合计] = 0 万元 }"
    report = run(tmp_path, pack + rule, 支出=table("|总计|20.00|5.00|15.00", FIRST))
    assert verdicts(report) == {"乙为零": "not_evaluated"}
    assert report.instances[0].lost[0].reason == "no-row"


def test_an_absent_row_is_missing_in_a_table_not_read_whole(tmp_path: Path) -> None:
    rule = "rule 乙为零 { must 支出[202, 合计] = 0 万元 }"
    grid = table(TOTAL, FIRST, "|无此科目|1.00|1.00|0.00")
    report = run(tmp_path, UNITS + TABLE + rule, 支出=grid)
    assert verdicts(report) == {"乙为零": "not_evaluated"}
    assert report.instances[0].lost[0].reason == "not-whole"
    assert report.exit_code() == 1


def test_the_total_row_is_never_assumed(tmp_path: Path) -> None:
    rule = "rule 总计为零 { must 支出[总计, 合计] = 0 万元 }"
    report = run(tmp_path, UNITS + TABLE + rule, 支出=table(FIRST))
    assert verdicts(report) == {"总计为零": "not_evaluated"}


def test_an_absent_table_is_not_evaluated(tmp_path: Path) -> None:
    other = TABLE.replace("支出 {", "收入 {").replace("支出表", "收入表")
    rule = "rule 两表 { must 支出[201, 合计] = 收入[201, 合计] }"
    report = run(tmp_path, UNITS + TABLE + other + rule, 支出=table(TOTAL, FIRST, SECOND))
    assert verdicts(report) == {"两表": "not_evaluated"}
    assert report.instances[0].lost[0].reason == "no-table"


def test_a_blank_is_missing_by_default_and_zero_where_declared(tmp_path: Path) -> None:
    grid = table(TOTAL, "201|甲|20.00||20.00", SECOND)
    report = run(tmp_path, UNITS + TABLE + ACROSS, 支出=grid)
    assert verdicts(report)["横[支出, 201, 合计]"] == "not_evaluated"


def test_a_blank_is_zero_where_declared(tmp_path: Path) -> None:
    grid = table(TOTAL, "201|甲|20.00||20.00", SECOND)
    pack = UNITS + TABLE.replace("zero exact", "zero exact  blank is zero")
    assert verdicts(run(tmp_path, pack + ACROSS, 支出=grid))["横[支出, 201, 合计]"] == "holds"


def test_an_unprinted_row_is_the_sum_of_what_is_printed_below_it(tmp_path: Path) -> None:
    rule = "rule 甲一 { must 支出[20101, 合计] = 支出[201, 合计] }"
    rows = ("2010101|甲一一|12.00|2.00|10.00", "2010102|甲一二|8.00|3.00|5.00")
    report = run(tmp_path, UNITS + TABLE + rule, 支出=table(TOTAL, FIRST, *rows, SECOND))
    assert verdicts(report) == {"甲一": "holds"}
    assert "支出[20101, 合计]" in report.dependencies.derived


def test_children_are_the_printed_descendants_with_none_between(tmp_path: Path) -> None:
    rows = ("2010101|甲一一|12.00|2.00|10.00", "20102|甲二|8.00|3.00|5.00")
    report = run(tmp_path, UNITS + TABLE + DOWN, 支出=table(TOTAL, FIRST, *rows, SECOND))
    found = verdicts(report)
    assert found["纵[支出, 201, 合计]"] == "holds"
    assert "纵[支出, 2010101, 合计]" not in found, "a leaf makes no instance"


def test_a_roll_up_needs_every_declared_child_where_absent_is_missing(tmp_path: Path) -> None:
    pack = UNITS + TABLE.replace("absent is zero", "absent is missing")
    rows = ("20101|甲一|12.00|2.00|10.00",)
    report = run(tmp_path, pack + DOWN, 支出=table(TOTAL, FIRST, *rows, SECOND))
    judged = report.instance("test.small/纵[支出, 201, 合计]")
    assert judged is not None and judged.verdict == "not_evaluated"
    assert [(item.reason, item.detail) for item in judged.lost] == [("no-component", "甲二")]


def test_parts_of_which_are_at_most_the_whole(tmp_path: Path) -> None:
    rows = ("20101|其中：甲一|12.00|2.00|10.00",)
    report = run(tmp_path, UNITS + TABLE + DOWN, 支出=table(TOTAL, FIRST, *rows, SECOND))
    assert verdicts(report)["纵[支出, 201, 合计]"] == "holds"


def test_more_of_which_than_the_whole_is_violated(tmp_path: Path) -> None:
    rows = ("20101|其中：甲一|22.00|2.00|20.00",)
    report = run(tmp_path, UNITS + TABLE + DOWN, 支出=table(TOTAL, FIRST, *rows, SECOND))
    assert verdicts(report)["纵[支出, 201, 合计]"] == "violated"


def test_a_declared_column_that_is_not_printed_is_named(tmp_path: Path) -> None:
    grid = table("|总计|30.00|10.00", "201|甲|30.00|10.00", head="科目编码|科目名称|合计|基本")
    report = run(tmp_path, UNITS + TABLE + ACROSS, 支出=grid)
    judged = report.instance("test.small/横[支出, 201, 合计]")
    assert judged is not None and judged.verdict == "not_evaluated"
    assert judged.lost[0].reason == "no-component" and judged.lost[0].detail == "项目"


def test_an_undeclared_column_makes_sums_across_not_evaluated(tmp_path: Path) -> None:
    head = "科目编码|科目名称|合计|基本|项目|经营"
    grid = table("201|甲|20.00|5.00|5.00|10.00", head=head)
    report = run(tmp_path, UNITS + TABLE + ACROSS, 支出=grid)
    judged = report.instance("test.small/横[支出, 201, 合计]")
    assert judged is not None and judged.verdict == "not_evaluated"
    assert judged.lost[0].reason == "unknown-column"


def test_partial_totals_take_in_their_rows(tmp_path: Path) -> None:
    pack = UNITS + TABLE.replace("total 总计", "total 甲类 of 201  total 乙类 of 202")
    grid = table(FIRST, "|甲类|20.00|5.00|15.00", SECOND, "|乙类|10.00|5.00|6.00")
    found = verdicts(run(tmp_path, pack + DOWN, 支出=grid))
    assert found["纵[支出, 甲类, 项目]"] == "holds"
    assert found["纵[支出, 乙类, 项目]"] == "violated"


def test_a_top_row_in_no_partial_total_is_an_error(tmp_path: Path) -> None:
    pack = UNITS + TABLE.replace("total 总计", "total 甲类 of 201  total 甲一类 of 20101")
    grid = table(FIRST, "|甲类|20.00|5.00|15.00", SECOND)
    report = run(tmp_path, pack + DOWN, 支出=grid)
    assert [(d.code, d.args["row"], d.line) for d in report.diagnostics] == [("R0107", "202", 6)]


def test_a_code_in_no_list_is_still_a_subject(tmp_path: Path) -> None:
    rows = ("2010199|新设科目|20.00|5.00|15.00",)
    report = run(tmp_path, UNITS + TABLE + DOWN, 支出=table(TOTAL, FIRST, *rows, SECOND))
    assert verdicts(report)["纵[支出, 201, 合计]"] == "holds"


def test_a_code_of_no_level_is_an_error_with_its_line(tmp_path: Path) -> None:
    report = run(tmp_path, UNITS + TABLE + DOWN, 支出=table(TOTAL, FIRST, "20|乙|1.00|1.00|0.00"))
    assert [(d.code, d.line) for d in report.diagnostics] == [("R0106", 6)]
    assert report.exit_code() == 1


def test_row_arithmetic_is_one_instance_a_shared_amount_column(tmp_path: Path) -> None:
    rule = "rule 不为负 { for each table t, row r of t  must t[r] >= 0 元 }"
    found = verdicts(run(tmp_path, UNITS + TABLE + rule, 支出=table(FIRST)))
    assert sorted(found) == [f"不为负[支出, 201, {c}]" for c in ("合计", "基本", "项目")]


def test_subjects_range_over_what_any_of_the_tables_prints(tmp_path: Path) -> None:
    other = TABLE.replace("支出 {", "收入 {").replace("支出表", "收入表")
    rule = "rule 两表 { for each subject s of 功能 at 类  must 支出[s, 合计] = 收入[s, 合计] }"
    spent = table("|总计|20.00|5.00|15.00", FIRST)
    earned = table("|总计|10.00|5.00|5.00", SECOND, title="收入表")
    found = verdicts(run(tmp_path, UNITS + TABLE + other + rule, 支出=spent, 收入=earned))
    assert found == {"两表[201]": "violated", "两表[202]": "violated"}


def test_bare_names_are_columns_of_the_one_row(tmp_path: Path) -> None:
    rule = "rule 基本不超 { for each row r of 支出  must 基本 <= r.合计 }"
    found = verdicts(run(tmp_path, UNITS + TABLE + rule, 支出=table(FIRST, SECOND)))
    assert found == {"基本不超[201]": "holds", "基本不超[202]": "holds"}


def test_a_repeated_key_gets_a_number_and_a_note(tmp_path: Path) -> None:
    rule = "rule 不为负 { for each row r of 支出  must r.合计 >= 0 元 }"
    report = run(tmp_path, UNITS + TABLE + rule, 支出=table(FIRST, FIRST))
    assert sorted(verdicts(report)) == ["不为负[201]", "不为负[201~2]"]
    assert "R0104" in [d.code for d in report.diagnostics]


def test_key_sets_are_compared_without_rows_of_zeros(tmp_path: Path) -> None:
    other = TABLE.replace("支出 {", "收入 {").replace("支出表", "收入表")
    rule = "rule 科目一致 { must keys(支出) = keys(收入) }"
    spent = table(FIRST, "202|乙|0.00|0.00|0.00")
    earned = table(FIRST, title="收入表")
    found = verdicts(run(tmp_path, UNITS + TABLE + other + rule, 支出=spent, 收入=earned))
    assert found == {"科目一致": "holds"}


def test_key_sets_that_differ_name_what_is_on_one_side_only(tmp_path: Path) -> None:
    other = TABLE.replace("支出 {", "收入 {").replace("支出表", "收入表")
    rule = "rule 科目一致 { must keys(支出) = keys(收入) }"
    earned = table(FIRST, title="收入表")
    report = run(tmp_path, UNITS + TABLE + other + rule, 支出=table(FIRST, SECOND), 收入=earned)
    assert report.findings[0].headline["zh"] == "科目一致：仅前者有 202"
    assert [s.cell for s in report.findings[0].suspects][:1] == ["支出[202, 合计]"]
