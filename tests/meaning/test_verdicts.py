"""Instances, conditions and numbers: SEMANTICS 11–22, one test a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import TABLE, UNITS, run, table, verdicts

OTHER = TABLE.replace("支出 {", "收入 {").replace("支出表", "收入表")


def one(tmp_path: Path, rule: str, *rows: str) -> str:
    """The verdict of a rule ``r`` over one table."""
    found = verdicts(run(tmp_path, UNITS + TABLE + rule, 支出=table(*rows)))
    return found["r"]


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ("20.00", "holds"),
        ("20.01", "last_digit"),
        ("19.99", "last_digit"),
        ("20.02", "violated"),
        ("20", "holds"),
        ("20.0", "holds"),
        ("20.1", "last_digit"),
        ("20.004", "holds"),
    ],
)
def test_one_number_printed_twice(tmp_path: Path, printed: str, verdict: str) -> None:
    """Both must be roundings of one true value, the coarser of the two of the finer."""
    rule = "rule r { must 支出[201, 合计] = 支出[202, 合计] }"
    assert one(tmp_path, rule, "201|甲|20.00|5.00|15.00", f"202|乙|{printed}|0.00|0.00") == verdict


def test_strict_makes_the_last_digit_a_violation(tmp_path: Path) -> None:
    rule = "rule r { must 支出[201, 合计] = 支出[202, 合计] strict }"
    assert one(tmp_path, rule, "201|甲|20.00|5.00|15.00", "202|乙|20.01|0.00|0.00") == "violated"


@pytest.mark.parametrize(
    ("whole", "verdict"),
    [("30.00", "holds"), ("30.01", "rounding"), ("29.99", "rounding"), ("30.02", "violated")],
)
def test_an_aggregate_is_consistent_when_the_intervals_meet(
    tmp_path: Path, whole: str, verdict: str
) -> None:
    rule = "rule r { must 支出[201, 合计] = 支出[201, 基本] + 支出[201, 项目] }"
    assert one(tmp_path, rule, f"201|甲|{whole}|10.00|20.00") == verdict


def test_exact_zeros_are_dropped_before_two_prints_are_compared(tmp_path: Path) -> None:
    """20.01 = 20.00 + 0.00 is one number printed twice, when the zero is a true zero."""
    rule = "rule r { must 支出[201, 合计] = 支出[201, 基本] + 支出[201, 项目] }"
    assert one(tmp_path, rule, "201|甲|20.01|20.00|0.00") == "last_digit"


def test_right_when_cut_off_is_rounding_and_says_so(tmp_path: Path) -> None:
    rule = "rule r { must 支出[201, 合计] = 支出[201, 基本] / 支出[201, 项目] * 1 万元 }"
    pack = UNITS + TABLE + rule
    report = run(tmp_path, pack, 支出=table("201|甲|0.6|200000.00|300000.00"))
    assert report.instances[0].verdict == "rounding"
    assert report.instances[0].comparison is not None
    assert report.instances[0].comparison.truncated


def test_division_by_a_printed_zero_is_not_evaluated(tmp_path: Path) -> None:
    rule = "rule r { must 支出[201, 基本] / 支出[201, 项目] = 1 }"
    report = run(tmp_path, UNITS + TABLE + rule, 支出=table("201|甲|5.00|5.00|0.00"))
    lost = report.instances[0].lost
    assert [(item.reason, item.place) for item in lost] == [("division-by-zero", "支出[201, 项目]")]


def test_when_false_is_not_applicable_and_when_missing_is_not_evaluated(tmp_path: Path) -> None:
    rules = (
        "rule r { when 支出[201, 合计] = 0 万元  must 支出[201, 基本] = 0 万元 }"
        "rule q { when 支出[总计, 合计] = 0 万元  must 支出[201, 基本] = 0 万元 }"
    )
    report = run(tmp_path, UNITS + TABLE + rules, 支出=table("201|甲|5.00|5.00|0.00"))
    assert verdicts(report) == {"r": "not_applicable", "q": "not_evaluated"}


def test_conditions_read_printed_numbers(tmp_path: Path) -> None:
    """130.00 against 130.01 is not equal in a condition, however they were rounded."""
    rule = (
        "rule r { when 支出[201, 合计] = 支出[201, 基本] + 支出[201, 项目]"
        "  must 支出[201, 基本] = 0 万元 }"
    )
    assert one(tmp_path, rule, "201|甲|130.01|100.00|30.00") == "not_applicable"


def test_a_chain_is_one_instance_a_link(tmp_path: Path) -> None:
    rule = "rule r { must 支出[201, 合计] = 支出[202, 合计] <= 支出[总计, 合计] }"
    grid = table("|总计|30.00|0.00|0.00", "201|甲|20.00|0.00|0.00", "202|乙|20.50|0.00|0.00")
    found = verdicts(run(tmp_path, UNITS + TABLE + rule, 支出=grid))
    assert found == {"r#1": "violated", "r#2": "holds"}


def test_and_is_the_worse_and_or_the_better(tmp_path: Path) -> None:
    rules = (
        "rule both { must 支出[201, 合计] = 5 万元 and 支出[201, 基本] = 4 万元 }"
        "rule either { must 支出[201, 合计] = 5 万元 or 支出[201, 基本] = 4 万元 }"
    )
    report = run(tmp_path, UNITS + TABLE + rules, 支出=table("201|甲|5.00|5.00|0.00"))
    assert verdicts(report) == {"both": "violated", "either": "holds"}


def test_iff_holds_when_both_sides_agree(tmp_path: Path) -> None:
    rule = "rule r { for each row x of 支出  must x.基本 = 0 万元 iff x.项目 > 0 万元 }"
    grid = table("201|甲|5.00|0.00|5.00", "202|乙|5.00|5.00|5.00")
    found = verdicts(run(tmp_path, UNITS + TABLE + rule, 支出=grid))
    assert found == {"r[201]": "holds", "r[202]": "violated"}


def test_if_takes_one_of_two(tmp_path: Path) -> None:
    rule = (
        "rule r { for each row x of 支出"
        "  must x.合计 = (if x.基本 > 0 万元 then x.基本 else x.项目) }"
    )
    grid = table("201|甲|5.00|5.00|7.00", "202|乙|7.00|0.00|7.00")
    found = verdicts(run(tmp_path, UNITS + TABLE + rule, 支出=grid))
    assert set(found.values()) == {"holds"}


def test_units_convert_exactly(tmp_path: Path) -> None:
    rule = "rule r { must 支出[201, 合计] = 50_000 元 }"
    assert one(tmp_path, rule, "201|甲|5.00|5.00|0.00") == "holds"


def test_a_table_in_another_unit_is_compared_across_units(tmp_path: Path) -> None:
    rule = "rule r { must 支出[201, 合计] = 收入[201, 合计] }"
    spent = table("201|甲|5.00|5.00|0.00")
    earned = table("201|甲|50,004.00|0.00|0.00", title="收入表")
    earned[1] = ["单位：元"]
    report = run(tmp_path, UNITS + TABLE + OTHER + rule, 支出=spent, 收入=earned)
    assert verdicts(report) == {"r": "holds"}, "50,004 元 rounds to 5.00 万元"


def test_an_unreadable_amount_is_a_finding_and_not_a_number(tmp_path: Path) -> None:
    rule = "rule r { must 支出[201, 合计] = 支出[201, 基本] }"
    report = run(tmp_path, UNITS + TABLE + rule, 支出=table("201|甲|16,83490|5.00|0.00"))
    assert verdicts(report) == {"r": "not_evaluated"}
    (finding,) = report.findings
    assert (finding.kind, finding.severity) == ("unreadable", "error")
    assert finding.suspects[0].cell == "支出[201, 合计]"
    assert report.exit_code() == 1


def test_a_figure_is_one_instance_over_all_its_places(tmp_path: Path) -> None:
    pack = UNITS + TABLE + "figure 甲 { 支出[201, 合计]  支出[201, 基本]  支出[202, 合计] }"
    grid = table("201|甲|5.00|5.00|0.00", "202|乙|6.00|6.00|0.00")
    report = run(tmp_path, pack, 支出=grid)
    (judged,) = report.instances
    assert judged.verdict == "violated"
    assert judged.comparison is not None
    assert (judged.comparison.left, judged.comparison.right) == ("5.00", "6.00")
    assert [s.cell for s in report.findings[0].suspects] == ["支出[202, 合计]"]


def test_a_figure_with_one_place_is_not_evaluated(tmp_path: Path) -> None:
    pack = UNITS + TABLE + OTHER + "figure 甲 { 支出[201, 合计]  收入[201, 合计] }"
    report = run(tmp_path, pack, 支出=table("201|甲|5.00|5.00|0.00"))
    assert verdicts(report) == {"甲": "not_evaluated"}


def test_a_required_table_that_is_missing_is_named(tmp_path: Path) -> None:
    pack = UNITS + TABLE + OTHER + "require table 收入"
    report = run(tmp_path, pack, 支出=table("201|甲|5.00|5.00|0.00"))
    assert verdicts(report) == {"require table 收入": "violated"}
    assert report.findings[0].headline["zh"] == "缺少 收入"
    assert report.exit_code() == 1


def test_derived_values_are_resolved_down_to_cells(tmp_path: Path) -> None:
    from gfsdsl.explain.operands import operands

    rules = (
        "derive 两项: 万元 = 支出[201, 基本] + 支出[201, 项目]"
        "\nrule r { must 支出[201, 合计] = 两项 }"
    )
    report = run(tmp_path, UNITS + TABLE + rules, 支出=table("201|甲|5.00|5.00|0.00"))
    cells, derived = operands(
        report.instances[0].instance, report.facts.cells, report.dependencies.derived
    )
    assert set(cells) == {"支出[201, 合计]", "支出[201, 基本]", "支出[201, 项目]"}
    assert derived == ("两项",)


def test_a_rule_without_instances_is_listed(tmp_path: Path) -> None:
    rule = "rule r { for each subject s of 功能 at 项  must 支出[s, 合计] >= 0 元 }"
    report = run(tmp_path, UNITS + TABLE + rule, 支出=table("201|甲|5.00|5.00|0.00"))
    assert report.without == ["test.small/r"]
    assert [d.code for d in report.diagnostics] == ["E0004"]


def test_severity_decides_the_exit_code(tmp_path: Path) -> None:
    rule = "rule r { must 支出[201, 合计] = 0 万元 severity warning }"
    report = run(tmp_path, UNITS + TABLE + rule, 支出=table("201|甲|5.00|5.00|0.00"))
    assert report.exit_code() == 0
    assert report.exit_code("warning") == 1


def test_functions(tmp_path: Path) -> None:
    rules = """
rule a { must max(支出[201, 基本], 支出[201, 项目]) = 支出[201, 合计] }
rule b { must abs(支出[201, 基本] - 支出[201, 合计]) = 支出[201, 项目] - 支出[201, 项目] }
rule c { must count(set(r.key for each row r of 支出 where r.合计 > 0 元)) = 2 }
rule d { must sum(r.合计 for each row r of 支出 where under(r, 201)) = 支出[201, 合计] }
rule e { must ascending(keys(支出)) and unique(keys(支出)) }
"""
    grid = table("201|甲|5.00|5.00|0.00", "202|乙|6.00|6.00|0.00")
    found = verdicts(run(tmp_path, UNITS + TABLE + rules, 支出=grid))
    assert set(found.values()) == {"holds"}, found
