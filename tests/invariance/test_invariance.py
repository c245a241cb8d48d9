"""What must make no difference: the order of rows, tables, files and declarations; the unit; line
ends and encodings."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.departments import make_department
from tests.support import TABLE, UNITS, run, table, verdicts

import gfsdsl
from gfsdsl.model.build import build_model
from gfsdsl.model.packs import builtin_roots, closure, discover

RULES = """
rule 纵 { for each table t, parent s of t  must t[s] = sum(t[children(s)]) }
rule 横 {
  for each table t, row r of t, parent c of t.columns
  must t[r, c] = sum(t[r, children(c)])
}
"""
ROWS = (
    "|总计|30.01|10.00|20.00",
    "201|甲|20.00|5.00|15.00",
    "20101|甲一|12.00|2.00|10.00",
    "2010101|甲一一|12.00|2.00|10.01",
    "20102|甲二|8.00|3.00|5.00",
    "202|乙|10.00|5.00|5.50",
)


@given(st.permutations(ROWS))
def test_the_order_of_rows(tmp_path_factory: pytest.TempPathFactory, rows: list[str]) -> None:
    first = run(tmp_path_factory.mktemp("a"), UNITS + TABLE + RULES, 支出=table(*ROWS))
    other = run(tmp_path_factory.mktemp("b"), UNITS + TABLE + RULES, 支出=table(*rows))
    assert verdicts(other) == verdicts(first)


def test_the_unit_of_a_table(tmp_path: Path) -> None:
    """The same prints in a unit a hundred times smaller, with two decimals fewer."""
    small = UNITS + "unit 百元 = 100 元\n"
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = run(tmp_path / "a", small + TABLE + RULES, 支出=table(*ROWS))
    rows = [_hundredfold(row) for row in ROWS]
    grid = table(*rows)
    grid[1] = ["单位：百元"]
    other = run(tmp_path / "b", small + TABLE + RULES, 支出=grid)
    assert other.facts.cells["支出[201, 合计]"].unit.name == "百元"
    assert verdicts(other) == verdicts(first)


def _hundredfold(row: str) -> str:
    head, amounts = row.split("|")[:2], row.split("|")[2:]
    return "|".join([*head, *(amount.replace(".", "") for amount in amounts)])


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_files_and_declarations(seed: int) -> None:
    rng = random.Random(seed)
    packs = closure(discover(builtin_roots()), ["cn.zhejiang.final-accounts"])
    plain = build_model(packs, 2024)
    for pack in packs:
        rng.shuffle(pack.files)
        for file in pack.files:
            decls = [d for d in file.decls if not getattr(d, "extend", False)]
            extending = [d for d in file.decls if getattr(d, "extend", False)]
            rng.shuffle(decls)
            file.decls = (*decls, *extending)
    shuffled = build_model(packs, 2024)
    assert shuffled.diagnostics == []
    assert {r.id for r in shuffled.rules} == {r.id for r in plain.rules}
    assert shuffled.vocabulary.tables.keys() == plain.vocabulary.tables.keys()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.encode("gb18030"),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
    ],
    ids=["crlf", "gb18030", "utf-16", "bom"],
)
def test_line_ends_and_encodings(change) -> None:  # type: ignore[no-untyped-def]
    text = make_department(3).text
    plain = gfsdsl.check(text.encode())
    other = gfsdsl.check(change(text))
    assert {j.id: j.verdict for j in other.instances} == {j.id: j.verdict for j in plain.instances}
