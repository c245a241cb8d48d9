"""Each shape of rule, once holding and once broken."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import gfsdsl
from gfsdsl.explain.result import Report

PACK = Path(__file__).parent
HEAD = ["科目编码", "科目名称", "年初", "增减", "年末", "已用", "未用"]
SOUND = {
    "201": ["甲", "5.00", "1.00", "6.00", "6.00", "0.00"],
    "202": ["乙", "3.00", "1.00", "4.00", "1.00", "3.00"],
}
# rule: the row, the column (from 0, after the name) and the print that break it
BROKEN = {
    "R1[201]": ("201", 1, "4.00"),
    "R2": ("202", 3, "1.00"),
    "R7[201]": ("201", 2, "2.00"),
    "R8[202]": ("202", 4, "2.00"),
    "R12[201]": ("201", 5, "1.00"),
    "R14[202]": ("202", 3, "-4.00"),
}


def check(folder: Path, *rows: list[str]) -> Report:
    """A report of an administrative unit with the given rows at the year's end."""
    begin = [["年初表"], ["单位：万元"], ["科目编码", "科目名称", "余额"]]
    begin += [["201", "甲", "5.00"], ["202", "乙", "2.00"]]
    grids = folder / "grids"
    grids.mkdir(parents=True)
    for name, grid in (("1", begin), ("2", [["年末表"], ["单位：万元"], HEAD, *rows])):
        with (grids / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(grid)
    report = 'report 某局 { year 2024  attribute 单位性质 "行政单位"  source "grids" }'
    (folder / "report.gfs").write_text(report, encoding="utf-8")
    return gfsdsl.check(folder, [PACK])


def rows(**changed: list[str]) -> list[list[str]]:
    return [[code, *changed.get(f"c{code}", row)] for code, row in SOUND.items()]


def verdicts(report: Report) -> dict[str, str]:
    return {j.id.partition("/")[2]: j.verdict for j in report.instances}


def test_a_sound_account_holds_them_all(tmp_path: Path) -> None:
    found = verdicts(check(tmp_path, *rows()))
    assert set(found.values()) == {"holds"}
    assert {key.partition("[")[0] for key in found} == {
        "R1", "R2", "R4", "R5", "R7", "R8", "R12", "R14",
    }  # fmt: skip
    assert "R1[202]" not in found, "the listed code is left out"


@pytest.mark.parametrize("rule", BROKEN)
def test_one_wrong_figure_breaks_it(tmp_path: Path, rule: str) -> None:
    code, column, printed = BROKEN[rule]
    row = list(SOUND[code])
    row[column] = printed
    assert verdicts(check(tmp_path, *rows(**{f"c{code}": row})))[rule] == "violated"


def test_a_repeated_key(tmp_path: Path) -> None:
    found = verdicts(check(tmp_path, *rows(), ["202", *SOUND["202"]]))
    assert found["R4"] == "violated"


def test_a_code_that_is_no_longer_in_the_list(tmp_path: Path) -> None:
    found = verdicts(check(tmp_path, *rows(), ["203", "丙", *["0.00"] * 5]))
    assert found["R5[203]"] == "violated"
    assert found["R5[202]"] == "holds"


def test_three_severities(tmp_path: Path) -> None:
    row = ["乙", "3.00", "-7.00", "-4.00", "-4.00", "0.00"]
    report = check(tmp_path, *rows(c202=row))
    severities = {f.breaks[0].partition("/")[2]: f.severity for f in report.findings}
    assert severities["R14[202]"] == "note"
    assert severities["R2"] == "error"


def test_the_rule_has_its_own_message(tmp_path: Path) -> None:
    row = ["乙", "3.00", "-2.00", "1.00", "1.00", "0.00"]
    report = check(tmp_path, *rows(c202=row))
    (finding,) = [f for f in report.findings if f.breaks == ("test.shapes/R2",)]
    assert finding.advise == ("乙类为限定用途资金。",)
