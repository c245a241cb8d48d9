"""Report folders: waivers, attributes, the prior report, and checks limited to some rules."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from tests.support import TABLE, UNITS, table

import gfsdsl
from gfsdsl.explain.result import Report

ACROSS = "rule 横 { for each row r of 支出  must r.合计 = r.基本 + r.项目  tag 表内 }"
GRID = table("201|甲|20.00|5.00|16.00", "202|乙|10.00|5.00|6.00")
TODAY = date(2026, 7, 1)


def report(folder: Path, inside: str, rules: str = ACROSS, **options: object) -> Report:
    """Check GRID in a report folder with ``inside`` in its report."""
    (folder / "rules").mkdir()
    (folder / "rules" / "pack.gfs").write_text(UNITS + TABLE + rules, encoding="utf-8")
    with (folder / "支出.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(GRID)
    text = f'report 某局 {{ source "支出.csv"  use "./rules"  {inside} }}'
    (folder / "report.gfs").write_text(text, encoding="utf-8")
    return gfsdsl.check(folder, today=TODAY, **options)  # type: ignore[arg-type]


def verdicts(checked: Report) -> dict[str, str]:
    return {j.id.partition("/")[2]: j.verdict for j in checked.instances}


def test_one_instance_is_waived_with_its_reason(tmp_path: Path) -> None:
    checked = report(tmp_path, 'waive 横[201] because "已在表注说明"')
    assert verdicts(checked) == {"横[201]": "waived", "横[202]": "violated"}
    assert [w.instances for w in checked.waivers] == [("test.small/横[201]",)]
    assert [f.breaks for f in checked.findings] == [("test.small/横[202]",)]


def test_a_whole_rule_is_waived(tmp_path: Path) -> None:
    checked = report(tmp_path, 'waive test.small/横 because "单位换算"')
    assert set(verdicts(checked).values()) == {"waived"}
    assert checked.exit_code() == 0


@pytest.mark.parametrize(
    ("until", "verdict", "codes"), [(2026, "waived", []), (2025, "violated", ["E0005"])]
)
def test_a_waiver_ends_with_its_calendar_year(
    tmp_path: Path, until: int, verdict: str, codes: list[str]
) -> None:
    checked = report(tmp_path, f'waive 横[201] because "…" until {until}')
    assert verdicts(checked)["横[201]"] == verdict
    assert [d.code for d in checked.diagnostics] == codes


def test_a_waiver_of_nothing_is_said(tmp_path: Path) -> None:
    checked = report(tmp_path, 'waive 横[203] because "…"')
    assert [d.code for d in checked.diagnostics] == ["E0006"]


def test_attributes_of_the_entity_choose_rules(tmp_path: Path) -> None:
    rule = """
rule 行政 { when entity.单位性质 = "行政单位"  must 支出[201, 基本] = 0 元 }
rule 事业 { when entity.单位性质 = "事业单位"  must 支出[201, 基本] = 0 元 }
rule 级别 { when entity.级别 = "区级"  must 支出[201, 基本] = 0 元 }
"""
    checked = report(tmp_path, 'attribute 单位性质 "行政单位"', rule)
    found = verdicts(checked)
    assert found == {"行政": "violated", "事业": "not_applicable", "级别": "not_evaluated"}


def test_without_a_prior_report_a_rule_on_last_year_is_not_evaluated(tmp_path: Path) -> None:
    rule = """
rule 年初 { must 支出[201, 合计] = prior.支出[201, 合计] }
rule 上年 { for each row r of 支出  must r.合计 >= prior.支出[201, 合计] }
"""
    checked = report(tmp_path, 'prior "../上年/report.gfs"', rule)
    assert set(verdicts(checked).values()) == {"not_evaluated"}
    assert {item.reason for j in checked.instances for item in j.lost} == {"no-prior"}


def test_a_check_limited_to_a_tag_says_what_it_left_out(tmp_path: Path) -> None:
    rules = ACROSS + "\nrule 不为负 { for each row r of 支出  must r >= 0 元 }"
    checked = report(tmp_path, "", rules, only=["表内"])
    assert sorted(verdicts(checked)) == ["横[201]", "横[202]"]
    assert [s.rule for s in checked.model.skipped] == ["test.small/不为负"]


def test_a_limit_that_fits_no_rule_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(gfsdsl.GfsError) as caught:
        report(tmp_path, "", only=["没有"])
    assert [d.code for d in caught.value.diagnostics] == ["U0003"]
