"""The rules on whole accounts: honest ones break none, and no wrong amount goes unseen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.departments import Department, make_department

import gfsdsl
from gfsdsl.explain.operands import operands

# How the invented accounts differ: with and without carry-over, funds, separators.
OPTIONS = [
    {"carry_over": True, "funds": True, "thousands": True},
    {"carry_over": True, "funds": False, "thousands": False},
    {"carry_over": False, "funds": True, "thousands": False},
    {"carry_over": False, "funds": False, "thousands": True},
]
PACK = ["cn.zhejiang.final-accounts"]
SEEDS = range(8)
DECIDED = ("holds", "rounding", "last_digit", "violated")
AMOUNTS = ("same", "aggregate", "order")


def department(seed: int) -> Department:
    return make_department(seed, **OPTIONS[seed % len(OPTIONS)])


@cache
def report(seed: int) -> gfsdsl.Report:
    return gfsdsl.check(department(seed).text.encode(), PACK)


@cache
def example() -> gfsdsl.Report:
    root = Path(__file__).resolve().parents[2]
    return gfsdsl.check(root / "examples" / "越城区人社局-2024")


def violated(of: gfsdsl.Report, *severities: str) -> list[str]:
    """The violated instances of these severities, with their figures."""
    return [
        f"{j.id}: {j.comparison and (j.comparison.left, j.comparison.right)}"
        for j in of.instances
        if j.verdict == "violated" and j.instance.rule.clauses.severity in severities
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_honest_departments_break_no_rule(seed: int) -> None:
    assert violated(report(seed), "error", "warning") == []
    assert report(seed).verdicts["broken"] == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_every_amount_is_read_as_printed(seed: int) -> None:
    cells = report(seed).facts.cells
    read = {id: (cell.printed, cell.place.line) for id, cell in cells.items()}
    assert read == department(seed).cells


@pytest.mark.parametrize("seed", SEEDS)
def test_every_amount_is_compared_with_another(seed: int) -> None:
    assert report(seed).coverage.unseen == ()


def test_the_example_breaks_no_rule() -> None:
    assert violated(example(), "error") == []
    verdicts = example().verdicts
    assert verdicts["broken"] == verdicts["not_evaluated"] == 0
    assert set(example().coverage.unseen).isdisjoint(example().facts.cells)


def test_what_the_text_of_the_example_gets_wrong() -> None:
    """A rate on a budget of nothing, shares of purchases that do not add up, doubled marks."""
    found = {
        entry.split("/")[1].split("[")[0].split(":")[0]
        for entry in violated(example(), "warning", "note")
    }
    assert found == {"重复标点", "采购中小企业分项", "工程占比有基数", "预算为零不写完成率"}


def test_the_example_has_enough_relations() -> None:
    related = [
        j
        for j in example().instances
        if j.verdict in DECIDED
        and j.comparison is not None
        and j.comparison.kind in AMOUNTS
        and len(_cells(example(), j)) > 1
    ]
    assert len(related) >= 750


def _cells(of: gfsdsl.Report, judged) -> set[str]:  # type: ignore[no-untyped-def]
    ids, _ = operands(judged.instance, of.facts.cells, of.dependencies.derived)
    return set(ids) & set(of.facts.cells)


def _wrong(amount: str) -> str:
    """``amount`` with its first digit wrong."""
    return str((int(amount[0]) + 3) % 9 + 1) + amount[1:]


# Every 97th amount of one account, and of one whose tables of funds are not empty.
@pytest.mark.parametrize("seed", [0, 1])
def test_a_wrong_amount_breaks_an_identity_that_rests_on_it(seed: int) -> None:
    account = department(seed)
    for cell in list(account.cells)[seed * 7 :: 97]:
        text = account.altered(cell, _wrong(account.cells[cell][0]))
        found = gfsdsl.check(text.encode(), PACK)
        broken = [
            j
            for j in found.instances
            if j.verdict == "violated" and j.instance.rule.clauses.severity == "error"
        ]
        assert any(cell in _cells(found, j) for j in broken), cell


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("收入支出决算总表.收入[总计]", "收支总计平衡"),
        ("收入支出决算总表.支出[结余分配]", "支出总计构成"),
        ("收入支出决算总表.收入[事业收入]", "总表与收入表"),
        ("财政拨款总表.收入[年初财政拨款结转和结余.政府性基金预算财政拨款]", "各类拨款平衡"),
        ("财政拨款总表.支出[本年支出合计, 政府性基金预算财政拨款]", "政府性基金合计"),
        ("政府性基金表[合计, 年末结转和结余]", "基金收支结转"),
        ("一般公共支出表[合计, 本年支出.基本支出]", "基本支出明细"),
        ("支出决算表分单位[合计, 项目支出]", "两张支出表合计"),
        ("三公经费表[公务接待费, 预算数]", "纵向汇总"),
        ("基本支出明细表[30113, 决算数]", "公积金两处"),
    ],
)
def test_rules_find_what_they_are_for(cell: str, rule: str) -> None:
    account = department(0)
    found = gfsdsl.check(account.altered(cell, "7,654.32").encode(), PACK)
    assert rule in {j.instance.rule.name for j in found.instances if j.verdict == "violated"}
