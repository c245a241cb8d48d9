"""Bounds: what is too deep, too large or too many gets a diagnostic, and what is merely large an
answer."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.support import TABLE, UNITS, run, table, verdicts

import gfsdsl
from gfsdsl.graph import instances
from gfsdsl.model.packs import discover
from gfsdsl.source import SourceFile
from gfsdsl.syntax.parse import parse


@pytest.mark.parametrize(
    "text",
    [
        "subjects 甲 { " + "乙 { " * 1000 + "}" * 1001,
        "rule 甲 { must " + "(" * 1000 + "1" + ")" * 1000 + " = 1 }",
        "rule 甲 { must " + "not " * 1000 + "1 = 1 }",
        "rule 甲 { must " + "-" * 1000 + "1 = 1 }",
        "rule 甲 { must " + "1 + " * 20_000 + "1 = 1 }",
    ],
    ids=["subjects", "brackets", "not", "signs", "sums"],
)
def test_nesting_a_thousand_deep_is_one_diagnostic(text: str) -> None:
    assert [d.code for d in parse(SourceFile("深.gfs", text)).diagnostics] == ["S0004"]


def test_a_pack_of_a_hundred_thousand_subjects(tmp_path: Path) -> None:
    """It is checked like any other; where this was measured it took 0.9 s and 118 MB."""
    pack = UNITS.replace("level 项 = 7 digits", 'level 项 = 7 digits  from "大.csv"')
    folder = tmp_path / "pack"
    folder.mkdir()
    with (folder / "大.csv").open("w", encoding="utf-8") as file:
        file.write("code,name,since,until\n")
        file.writelines(f"{code},科目{code},,\n" for code in range(3_000_000, 3_100_000))
    (folder / "pack.gfs").write_text(
        pack + TABLE + "rule r { must 支出[3000001, 合计] = 支出[300, 合计] }", encoding="utf-8"
    )
    grids = tmp_path / "grids"
    grids.mkdir()
    with (grids / "支出.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table("3000001|科目3000001|5.00|5.00|0.00"))
    report = gfsdsl.check(grids, [folder])
    assert len(report.model.vocabulary.hierarchies["功能"].subjects) > 100_000
    assert verdicts(report) == {"r": "holds"}, "300 is the sum of what is printed below it"


def test_a_rule_over_a_million_combinations_stops_at_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instances, "MAX_INSTANCES", 2_000)
    rule = """
rule r {
  for each row a of 支出, column b of 支出, row c of 支出, column d of 支出
  must 支出[a, b] >= 支出[c, d]
}
"""
    rows = [f"20101{n:02}|甲{n}|1.00|1.00|0.00" for n in range(40)]
    report = run(tmp_path, UNITS + TABLE + rule, 支出=table(*rows))
    assert [d.code for d in report.diagnostics] == ["E0001"]
    assert report.exit_code() == 1
    assert report.verdicts["holds"] == 0, "no part of it is passed off as the whole"


def test_a_document_of_twenty_thousand_rows(tmp_path: Path) -> None:
    pack = UNITS + TABLE.replace("key 科目 in 功能", "key 科目").replace("absent is zero", "")
    rule = "rule 横 { for each row r of 支出  must r.合计 = r.基本 + r.项目 }"
    rows = [f"单位{n}|5.00|3.00|2.00" for n in range(20_000)]
    grid = table(*rows, head="科目名称|合计|基本|项目")
    report = run(tmp_path, pack + rule, 支出=grid)
    assert report.verdicts["holds"] == 20_000


def test_discovering_nothing_is_nothing(tmp_path: Path) -> None:
    assert discover([tmp_path]) == {}
