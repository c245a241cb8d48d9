"""A second, invented region in a few lines: titles, headers, a table and a rule differ; nothing is
copied from the national pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.departments import make_department

import gfsdsl
from gfsdsl.explain.result import Report

PACK = Path(__file__).parent
# title and header word: national, regional
WORDS = (
    ("收入决算表（分科目）", "部门收入情况表", "本年收入合计", "收入总额"),
    ("支出决算表（分科目）", "部门支出情况表", "本年支出合计", "支出总额"),
)
BOUGHT = """
2023 年度政府采购情况表

单位：万元

项 目 金额

采购总额 {total}

货物 60.00

工程 0.00

服务 40.00

注：本表反映本年度政府采购情况。
"""


def account(total: str = "100.00") -> str:
    """An invented department's account in the region's forms."""
    text = make_department(4, funds=False).text
    for title, regional, header, word in WORDS:
        before, found, after = text.partition(title)
        assert found and header in after
        text = before + regional + after.replace(header, word, 1)
    begin = text.index("2023 年度国有资本经营预算")
    end = text.index("2023 年度财政拨款“三公”经费支出决算表")
    return text[:begin] + BOUGHT.format(total=total).lstrip() + text[end:]


@pytest.fixture(scope="module")
def report() -> Report:
    return gfsdsl.check(account().encode(), [PACK])


def test_the_pack_is_short_and_copies_nothing() -> None:
    lines = (PACK / "pack.gfs").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 60


def test_the_regions_titles_headers_and_table_are_recognised(report: Report) -> None:
    assert {"收入决算表", "支出决算表", "采购表"} <= report.facts.tables.keys()
    assert report.facts.cells["采购表[货物, 金额]"].printed == "60.00"


def test_its_own_rule_is_checked_with_the_national_ones(report: Report) -> None:
    verdicts = {j.id: j.verdict for j in report.instances}
    assert verdicts["test.yunze/采购不超支出"] == "holds"
    assert verdicts["cn.final-accounts/横向汇总[支出决算表, 合计, 本年支出合计]"] == "holds"
    assert report.findings == []


def test_its_exceptions_are_reported_with_their_reasons(report: Report) -> None:
    skipped = {s.rule: s.because for s in report.model.skipped}
    assert skipped["cn.final-accounts/公积金两处"] == "云泽省公积金部分由项目支出列支"
    assert "cn.final-accounts/require table 国有资本表" in skipped


def test_a_slip_in_its_own_table_is_found() -> None:
    wrong = gfsdsl.check(account("110.00").encode(), [PACK])
    roll_up = "cn.final-accounts/纵向汇总[采购表, 采购总额]"
    assert [f.breaks for f in wrong.findings] == [(roll_up,)], "the national rule sees it"


def test_the_national_pack_alone_finds_fewer_tables(report: Report) -> None:
    national = gfsdsl.check(account().encode(), ["cn.final-accounts"])
    assert len(national.facts.tables) < len(report.facts.tables)
