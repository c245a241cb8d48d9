"""Relations found in published accounts, each as a rule over what is printed.

``small_cases.json`` has the figures as published, with where they were read. What stands in a table
is put into one, what was told in words or as a rate is put into sentences; every relation becomes a
rule. The published figures satisfy it, up to rounding, and a figure with a digit too many does not.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.support import UNITS

import gfsdsl

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "small_cases.json").read_text(encoding="utf-8")
)
IDS = [case["id"] for case in CASES]
RELATIONS = [
    pytest.param(case, number, id=f"{case['id']}-{number}")
    for case in CASES
    for number in range(len(case["relations"]))
]
DECLARED = (
    UNITS
    + """
table 简表 { title "简表"  unit 万元  key 项目  column 金额 }
statement 所说 each 名 { "“{名: text}”是 {额: 万元}。" }
statement 所占 each 名 { "“{名: text}”是 {率: %}。" }
"""
)
# A figure off by one in the last place, and the rate that follows from it: the account printed its
# amounts without their last zeros (11.8 may be anything from 11.75 to 11.85), so that both may
# have come about by rounding.
WITHIN_ROUNDING = {
    ("neimeng_ordos_2022", "说明里的接待减"),
    ("neimeng_ordos_2022", "说明里的接待减率"),
}


def in_table(name: str, printed: str) -> bool:
    """Whole numbers among decimals are told in words: on lines of text no table has them."""
    return "." in printed and not printed.endswith("%") and not name.startswith("说明里的")


def place(name: str, printed: str) -> str:
    """How a rule calls a value."""
    if in_table(name, printed):
        return f'简表["{name}", 金额]'
    return f'所占["{name}"].率' if printed.endswith("%") else f'所说["{name}"].额'


def rule(number: int, relation: dict[str, Any], values: dict[str, str]) -> str:
    """The relation as a rule."""
    (kind,) = relation.keys() & {"sum", "difference", "ratio", "growth", "fall"}
    left = place(relation["left"], values[relation["left"]])
    terms = [place(name, values[name]) for name in relation[kind]]
    right = {
        "sum": " + ".join(terms),
        "difference": " - ".join(terms),
        "ratio": " / ".join(terms),
        "growth": f"{terms[0]} / {terms[-1]} - 100 %",
        "fall": f"100 % - {terms[0]} / {terms[-1]}",
    }[kind]
    return f"rule 关系{number} {{ must {left} = {right} }}"


def document(year: int, values: dict[str, str]) -> str:
    """What is printed: a table, and sentences below it."""
    lines = [f"{year}年度简表", "单位：万元", "项目 金额", "另列 0.00"]
    sentences = []
    for name, printed in values.items():
        if in_table(name, printed):
            lines.append(f"{name} {printed}")
        else:
            unit = "" if printed.endswith("%") else " 万元"
            sentences.append(f"“{name}”是 {printed}{unit}。")
    return "\n".join([*lines, "注：本表反映金额。", "", *sentences, "说明完毕。"])


@cache
def pack(folder: Path, number: int) -> Path:
    """The pack of a case."""
    case = CASES[number]
    path = folder / case["id"]
    path.mkdir()
    rules = [rule(n, r, case["values"]) for n, r in enumerate(case["relations"])]
    (path / "pack.gfs").write_text("\n".join([DECLARED, *rules]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cases")


def verdicts(folder: Path, case: dict[str, Any], values: dict[str, str]) -> dict[str, str]:
    path = pack(folder, IDS.index(case["id"]))
    report = gfsdsl.check(document(case["year"], values).encode(), [path])
    return {j.id.partition("/")[2]: j.verdict for j in report.instances}


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_published_relations_hold(folder: Path, case: dict[str, Any]) -> None:
    found = verdicts(folder, case, case["values"])
    assert len(found) == len(case["relations"])
    assert {name: v for name, v in found.items() if v not in ("holds", "rounding")} == {}


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_what_does_not_work_out_exactly_is_said_to_be_rounding(
    folder: Path, case: dict[str, Any]
) -> None:
    found = verdicts(folder, case, case["values"])
    for number, relation in enumerate(case["relations"]):
        inexact = (case["id"], relation["left"]) in WITHIN_ROUNDING
        assert relation["exact"] != inexact
        if inexact:
            assert found[f"关系{number}"] == "rounding"


@pytest.mark.parametrize(("case", "number"), RELATIONS)
def test_a_digit_too_many_breaks_it(folder: Path, case: dict[str, Any], number: int) -> None:
    left = case["relations"][number]["left"]
    wrong = "9" + case["values"][left]
    found = verdicts(folder, case, {**case["values"], left: wrong})
    assert found[f"关系{number}"] == "violated"
