"""Functions and names in their odd places: what rule authors write and expect to work."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import TABLE, UNITS, run, table, verdicts

ROWS = ("201|甲|20.00|5.00|15.00", "20101|甲一|20.00|5.00|15.00", "202|乙|10.00|5.00|5.00")


@pytest.mark.parametrize(
    ("must", "verdict"),
    [
        ("unique(r.合计 for each row r of 支出)", "violated"),
        ("unique(r.合计 for each row r of 支出 at 类)", "holds"),
        ("ascending(支出[children(201), 合计])", "holds"),
        ("ascending(r.合计 for each row r of 支出)", "violated"),
        ("count(set(r.合计 for each row r of 支出)) = 2", "holds"),
        ("under(支出[20101], 201)", "holds"),
        ("under(支出[202], 201)", "violated"),
        ("201 in keys(支出)", "holds"),
        ("203 in keys(支出)", "violated"),
        ("sum(r.合计 for each row r of 支出 at 项) = 0 元", "holds"),
        ("sum(r.合计 for each row r of 支出 where r.合计 > 99 万元) = 0 元", "holds"),
        ("union(keys(t) for each table t) = keys(支出)", "holds"),
        ("present(支出[201, 合计])", "holds"),
        ("present(支出[20102, 合计])", "violated"),
    ],
)
def test_functions(tmp_path: Path, must: str, verdict: str) -> None:
    report = run(tmp_path, UNITS + TABLE + f"rule r {{ must {must} }}", 支出=table(*ROWS))
    assert verdicts(report) == {"r": verdict}


def test_a_let_may_name_a_subject_or_a_row(tmp_path: Path) -> None:
    rules = """
rule 上级 {
  for each subject s of 功能 at 款
  let p = parent(s)
  must 支出[p, 基本] >= 支出[s, 基本]
}
rule 一行 { for each subject s of 功能 at 类  let x = 支出[s]  must x >= 0 元 }
"""
    found = verdicts(run(tmp_path, UNITS + TABLE + rules, 支出=table(*ROWS)))
    assert found["上级[20101]"] == "holds"
    assert found["一行[201, 项目]"] == "holds"
    assert len(found) == 7


def test_a_column_of_words_is_compared_and_not_added(tmp_path: Path) -> None:
    pack = UNITS + TABLE.replace("total 总计", "column 备注: text  total 总计")
    rules = """
rule 横 {
  for each table t, row r of t, parent c of t.columns
  must t[r, c] = sum(t[r, children(c)])
}
rule 备注 { must 支出[201, 备注] = "其中专项" }
"""
    head = "科目编码|科目名称|合计|基本|项目|备注"
    grid = table("201|甲|20.00|5.00|15.00|其中专项", "202|乙|10.00|5.00|5.00|", head=head)
    report = run(tmp_path, pack + rules, 支出=grid)
    assert set(verdicts(report).values()) == {"holds"}
    assert report.findings == []


def test_an_exception_drops_a_requirement(tmp_path: Path) -> None:
    other = TABLE.replace("支出 {", "收入 {").replace("支出表", "收入表")
    rules = "require table 收入\nexception to 'require table 收入' because \"不收费\""
    pack = UNITS + TABLE + other + rules + "\nrule r { must 支出[201, 合计] > 0 元 }"
    report = run(tmp_path, pack, 支出=table(*ROWS))
    assert verdicts(report) == {"r": "holds"}
    assert [(s.rule, s.because) for s in report.model.skipped] == [
        ("test.small/require table 收入", "不收费")
    ]


def test_a_constant_is_shown_with_all_its_decimals(tmp_path: Path) -> None:
    pack = UNITS + TABLE + "rule r { must 支出[201, 合计] = 3 元 }"
    report = run(tmp_path, pack, 支出=table(*ROWS))
    assert report.findings[0].headline["zh"].startswith("r：20.00 ≠ 0.0003，")
