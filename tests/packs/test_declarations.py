"""The declarations in specs/ and rules/: that they compile, and how they are written."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from gfsdsl.model.build import build_model
from gfsdsl.model.model import Model
from gfsdsl.model.packs import builtin_roots, closure, discover

PACKS = ("cn.final-accounts", "cn.zhejiang.final-accounts")
LISTS = {"功能分类.csv": (3, 5, 7), "经济分类.csv": (3, 5)}
CHECK = re.compile(r"[A-Z][0-9]+")
KINDS = {"表内", "表间", "表头", "完整性", "科目", "逻辑性", "核实性", "文表", "文文", "文字"}


def model(pack: str, year: int | None = 2024) -> Model:
    return build_model(closure(discover(builtin_roots()), [pack]), year)


@pytest.mark.parametrize("year", [2015, 2019, 2024, 2030, None])
@pytest.mark.parametrize("pack", PACKS)
def test_packs_compile(pack: str, year: int | None) -> None:
    assert model(pack, year).diagnostics == []


def test_every_rule_says_what_must_hold_and_which_check_it_is() -> None:
    built = model("cn.zhejiang.final-accounts")
    for rule in [*built.rules, *built.figures]:
        assert rule.title, rule.id
        tags = set(rule.clauses.tags)
        assert tags & KINDS, f"{rule.id} is of no kind"
        assert all(tag in KINDS or CHECK.fullmatch(tag) for tag in tags), rule.id


def test_expectations_are_no_errors() -> None:
    built = model("cn.zhejiang.final-accounts")
    for rule in [*built.rules, *built.figures]:
        kinds = set(rule.clauses.tags) & KINDS
        if "核实性" in kinds:
            assert rule.clauses.severity == "note", rule.id
        if "逻辑性" in kinds:
            assert rule.clauses.severity == "warning", rule.id
        if kinds & {"表内", "表间"}:
            assert rule.clauses.severity == "error", rule.id


def test_all_checks_of_the_tables_have_a_rule() -> None:
    built = model("cn.zhejiang.final-accounts")
    tags = {
        t for rule in [*built.rules, *built.figures, *built.requires] for t in rule.clauses.tags
    }
    wanted = "A5 A7 A8 A9 B1 B2 B8 B9 B10 D1 D2 D3 D4 D5 D6 D7 D8 D9"
    wanted += " E1 E2 E3 E4 E5 E6 E9 E10 E11 E12"
    wanted += " F1 F2 F3 F4 F5 F6 F7 F8 F9 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G13 G14"
    wanted += " H1 H2 H12 H14 K5 K6"
    assert set(wanted.split()) - tags == set()


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_in_order_and_whole(root: Path, name: str) -> None:
    lengths = LISTS[name]
    with (root / "specs" / "cn" / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    codes = [row["code"] for row in rows]
    assert codes == sorted(set(codes))
    for row in rows:
        code = row["code"]
        assert len(code) in lengths and code.isdigit() and row["name"].strip()
        assert all(code[:n] in codes for n in lengths if n < len(code)), f"{code} hangs in the air"
        assert all(y == "" or re.fullmatch(r"20\d\d", y) for y in (row["since"], row["until"]))


def test_former_names_hold_in_their_years_only() -> None:
    for year, has in ((2018, True), (2024, False)):
        subject = model("cn.final-accounts", year).vocabulary.hierarchies["功能分类"].by_code("207")
        assert subject is not None
        assert ("文化体育与传媒支出" in subject.names) is has
