"""Changing one cell: only what rests on it is judged anew; the result is that of a full check."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.departments import make_department
from tests.support import TABLE, UNITS, run, table, verdicts

import gfsdsl
from gfsdsl.evaluate.recheck import Recheck
from gfsdsl.explain.result import Report
from gfsdsl.graph import impact


def recheck(report: Report) -> Recheck:
    judged = {j.id: j for j in report.instances}
    return Recheck(report.dependencies, report.facts.cells, judged)


@pytest.mark.parametrize("seed", range(4))
def test_it_gives_what_a_full_check_gives(seed: int) -> None:
    rng = random.Random(seed)
    department = make_department(seed)
    account = recheck(gfsdsl.check(department.text.encode()))
    cell = rng.choice(sorted(department.cells))
    wrong = f"{rng.randint(100, 99999) / 100:.2f}"
    account.change(cell, wrong)
    full = gfsdsl.check(department.altered(cell, wrong).encode())
    assert {id: j.verdict for id, j in account.judged.items()} == {
        j.id: j.verdict for j in full.instances
    }


def test_changing_back_restores_every_verdict(tmp_path: Path) -> None:
    rule = "rule 横 { for each row r of 支出  must r.合计 = r.基本 + r.项目 }"
    account = recheck(run(tmp_path, UNITS + TABLE + rule, 支出=table("201|甲|20.00|5.00|15.00")))
    key = "test.small/横[201]"
    assert account.change("支出[201, 项目]", "51.00") == {key: ("holds", "violated")}
    assert account.change("支出[201, 项目]", "15.00") == {key: ("violated", "holds")}
    assert account.change("支出[201, 项目]", "1.2.3") == {key: ("holds", "not_evaluated")}


def test_a_where_that_reads_the_cell_gains_and_loses_instances(tmp_path: Path) -> None:
    rule = "rule 大额 { for each row r of 支出 where r.合计 > 10 万元  must r.基本 > 0 万元 }"
    grid = table("201|甲|20.00|5.00|15.00", "202|乙|3.00|0.00|3.00")
    report = run(tmp_path, UNITS + TABLE + rule, 支出=grid)
    assert verdicts(report) == {"大额[201]": "holds"}
    account = recheck(report)
    gained = account.change("支出[202, 合计]", "30.00")
    assert gained == {"test.small/大额[202]": (None, "violated")}
    lost = account.change("支出[202, 合计]", "3.00")
    assert lost == {"test.small/大额[202]": ("violated", None)}


def test_the_graph_answers_what_a_cell_bears_on_and_what_a_verdict_is_made_of(
    tmp_path: Path,
) -> None:
    rules = (
        "derive 两项: 万元 = 支出[201, 基本] + 支出[201, 项目]"
        "\nrule r { must 支出[201, 合计] = 两项 }"
    )
    report = run(tmp_path, UNITS + TABLE + rules, 支出=table("201|甲|20.00|5.00|15.00"))
    graph = report.dependencies.graph()
    assert impact.bears_on(graph, "支出[201, 基本]") == {"两项", "test.small/r"}
    assert impact.made_of(graph, "test.small/r") == {
        "两项",
        "支出[201, 合计]",
        "支出[201, 基本]",
        "支出[201, 项目]",
    }
    assert impact.cycles(graph) == []
    order = impact.order(graph)
    assert order.index("支出[201, 项目]") < order.index("两项") < order.index("test.small/r")
    spans = graph.edges["支出[201, 基本]", "两项"]["spans"]
    assert [span.text for span in spans] == ["支出[201, 基本]"]


def test_the_neighbourhood_of_a_cell(tmp_path: Path) -> None:
    rule = "rule 横 { for each row r of 支出  must r.合计 = r.基本 + r.项目 }"
    grid = table("201|甲|20.00|5.00|15.00", "202|乙|3.00|0.00|3.00")
    report = run(tmp_path, UNITS + TABLE + rule, 支出=grid)
    part = impact.neighbourhood(report.dependencies.graph(), ["test.small/横[202]"])
    assert {name for name, _ in part.nodes} == {
        "test.small/横[202]",
        "支出[202, 合计]",
        "支出[202, 基本]",
        "支出[202, 项目]",
    }
