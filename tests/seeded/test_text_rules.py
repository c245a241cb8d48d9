"""Every rule about the running text, on the real accounts: it holds, and a slip breaks it.

For each rule one instance that holds is taken, and one of the numbers or words that it rests on is
altered until the instance is violated. Rules that neither account has a sentence for are named,
with where they are tried instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

import gfsdsl
from gfsdsl.evaluate.verdicts import Judge, Judged
from gfsdsl.explain.operands import operands
from gfsdsl.explain.result import Report
from gfsdsl.model.rules import Figure, Rule
from gfsdsl.recognise.facts import Number

ROOT = Path(__file__).parents[2]
ACCOUNTS = ("越城区人社局-2024/决算公开.txt", "普陀区委社会工作部-2024/决算公开.pdf")
FILES = ("text-and-tables", "ratios", "three-public-text", "other-matters")
HOLD = ("holds", "rounding")
PACK = "cn.zhejiang.final-accounts"
# Decided by what is said at all, or by words: slips in the text stand for them below.
IN_WORDS = (
    "文中年度", "文中年度二", "文中上年", "截至日期", "提到的年度", "部门名称",
    "无基金说明", "无国有资本说明", "无三公说明", "人员项目清单", "公用项目清单",
    "各类说明齐全", "项级说明齐全", "国有资本各类齐全", "国有资本项级齐全",
    "预算为零不写完成率", "上年为零不写增长率", "方向一致",
)  # fmt: skip
# The account itself gets these wrong.
WRONG = ("采购中小企业分项", "工程占比有基数")


@cache
def reports() -> tuple[Report, ...]:
    return tuple(gfsdsl.check(ROOT / "examples" / name) for name in ACCOUNTS)


def rules() -> dict[str, Rule | Figure]:
    model = reports()[0].model
    return {
        rule.name: rule
        for rule in (*model.rules, *model.figures)
        if rule.span is not None and Path(rule.span.file.name).stem in FILES
    }


def held(name: str) -> Iterator[tuple[Report, Judged]]:
    """Instances of a rule that hold, in either account."""
    for report in reports():
        for judged in report.instances:
            if judged.instance.rule.name == name and judged.verdict in HOLD:
                yield report, judged


def altered(number: Number) -> Iterator[Number]:
    """The number with another value, by much and by little, and with the other sign."""
    assert number.value is not None
    for factor, added in (
        (2, 0),
        (10, 0),
        (0, 0),
        (1, 1),
        (1, 1000),
        (Fraction(1, 10), 0),
        (-1, 0),
    ):
        yield evolve(number, value=number.value * factor + added)


def broken_by(report: Report, judged: Judged) -> str | None:
    """The id of a number that, altered, makes the instance violated."""
    numbers = report.facts.numbers
    ids, _ = operands(judged.instance, numbers, report.dependencies.derived)
    for id in ids:
        if numbers[id].value is None:
            continue
        for number in altered(numbers[id]):
            judge = Judge({**numbers, id: number}, report.dependencies)
            if judge.judge(judged.instance).verdict == "violated":
                return id
    return None


@pytest.mark.parametrize("name", sorted(set(rules()) - {*IN_WORDS, *WRONG}))
def test_it_holds_and_a_slip_breaks_it(name: str) -> None:
    found = list(held(name))
    assert found, "no account has an instance that holds"
    assert any(broken_by(report, judged) for report, judged in found)


TEXT = (ROOT / "examples" / ACCOUNTS[0]).read_text(encoding="utf-8")
SLIPS = {
    "文中年度": ("2024 年度收入总计 33304.18", "2023 年度收入总计 33304.18"),
    "文中年度二": ("2024 年度“三公”经费支出决算数", "2025 年度“三公”经费支出决算数"),
    "文中上年": ("与2023年度相比，各减少29955.64", "与2022年度相比，各减少29955.64"),
    "截至日期": ("截至 2024 年 12 月 31 日", "截至 2024 年 11 月 30 日"),
    "提到的年度": ("2024年度共办结工伤认定案件", "2015年度共办结工伤认定案件"),
    "无基金说明": ("年度无政府性基金预算财政拨款", "年度有政府性基金预算财政拨款"),
    "人员项目清单": ("奖金、绩效工资", "绩效工资"),
    "公用项目清单": ("办公费、印刷费", "办公费"),
    "各类说明齐全": ("住房保障", "公共安全"),
    "项级说明齐全": ("提租补贴(项)", "购房补贴(项)"),
    "国有资本各类齐全": ("国有资本经营预算支出（类）支出 43.49", "其他支出（类）支出 43.49"),
    "方向一致": ("29955.64万元，下降47.35%", "29955.64万元，增长47.35%"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_the_words_breaks_it(name: str) -> None:
    """It breaks no instance of the account, and one once the words are altered."""
    right, wrong = SLIPS[name]
    head, tables, text = TEXT.partition("2024 年度部门决算情况说明")
    assert "".join(right.split()) in "".join(text.split())
    text = _replaced(text, right, wrong)
    before = [j for j in reports()[0].instances if j.instance.rule.name == name]
    assert before and all(j.verdict != "violated" for j in before)
    report = gfsdsl.check((head + tables + text).encode(), [PACK], only=[name])
    assert [j for j in report.instances if j.verdict == "violated"]


def _replaced(text: str, right: str, wrong: str) -> str:
    """``text`` with all of ``right`` replaced, wherever its lines are broken."""
    pattern = r"\s*".join(re.escape(character) for character in "".join(right.split()))
    return re.sub(pattern, wrong, text)


@pytest.mark.parametrize("name", ["预算为零不写完成率", *WRONG])
def test_what_the_account_gets_wrong(name: str) -> None:
    found = [j for j in reports()[0].instances if j.instance.rule.name == name]
    assert "violated" in {j.verdict for j in found}


@pytest.mark.parametrize("name", ["无国有资本说明", "无三公说明"])
def test_what_is_said_of_empty_tables(name: str) -> None:
    (judged,) = [j for j in reports()[1].instances if j.instance.rule.name == name]
    assert judged.verdict == "holds"


def test_growth_from_nothing_is_wrong() -> None:
    found = [j for j in reports()[1].instances if j.instance.rule.name == "上年为零不写增长率"]
    assert {j.verdict for j in found if j.verdict != "not_applicable"} == {"violated"}


def test_every_rule_is_tried() -> None:
    # Neither account has the sentence; the list of state capital has no second item to exchange.
    elsewhere = {"部门名称", "国有资本项级齐全"}
    tried = {*SLIPS, "预算为零不写完成率", "上年为零不写增长率", "无国有资本说明", "无三公说明"}
    assert set(IN_WORDS) == tried | elsewhere
