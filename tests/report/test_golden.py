"""The full text of the commands, on the example and on an account with one slip."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.runner import DOCUMENT, EXAMPLE, ROOT, gfs
from tests.facts_csv import corrected
from tests.report.golden import same

SLIP = "examples/虚构文旅局-笔误"
CASES = {
    "check-example.zh": ("check", EXAMPLE),
    "check-example.en": ("check", EXAMPLE, "--lang", "en"),
    "check-slip.zh": ("check", SLIP),
    "explain-violated.zh": ("explain", SLIP, "1"),
    "explain-violated.en": ("explain", SLIP, "1", "--lang", "en"),
    "explain-rounding.zh": ("explain", EXAMPLE, "纵向汇总[支出决算表, 208, 项目支出]"),
    "explain-holds.zh": ("explain", EXAMPLE, "横向汇总[支出决算表, 2080199, 本年支出合计]"),
    "explain-figure.zh": ("explain", EXAMPLE, "本年支出"),
    "explain-cell.zh": ("explain", SLIP, "支出决算表[2070104, 项目支出]"),
    "eval-sum.zh": ("eval", EXAMPLE, "sum(支出决算表[children(合计), 基本支出])"),
}


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("name", CASES)
def test_output(name: str) -> None:
    done = gfs(*CASES[name])
    assert done.stderr == ""
    same(name, done.stdout)


def test_extract_begins_with_the_first_table() -> None:
    head = gfs("extract", EXAMPLE, "--format", "text").stdout.split("\n\n")[0]
    same("extract-head.zh", head + "\n")


def test_why_begins_with_the_packs_and_the_first_tables() -> None:
    head = gfs("extract", DOCUMENT, "--why").stdout.split("\n\n")[:3]
    same("extract-why.zh", "\n\n".join(head) + "\n")


def test_why_in_english() -> None:
    said = gfs("extract", EXAMPLE, "--why", "--lang", "en").stdout.split("\n\n")
    same("extract-why.en", "\n\n".join([said[0], said[-2]]) + "\n")


def test_a_correction_is_marked_where_it_counts(tmp_path: Path) -> None:
    """The slip of the second example, made worse by hand: the csv says what was read."""
    path = corrected(SLIP, tmp_path, {"支出决算表[2070104, 项目支出]": "1,474.03"})
    told = gfs("check", path)
    assert told.exit_code == 1
    same("check-corrected.zh", told.stdout)
    same("explain-corrected.zh", gfs("explain", path, "1").stdout.replace(str(path), "facts.csv"))
    cell = gfs("explain", path, "支出决算表[2070104, 项目支出]", "--lang", "en").stdout
    same("explain-corrected-cell.en", cell.replace(str(path), "facts.csv"))


def test_the_example_has_many_instances_and_no_error() -> None:
    said = gfs("check", EXAMPLE).stdout
    counted = re.search(r"规则实例 (\d+)：符合 (\d+)", said)
    assert counted is not None
    assert int(counted[1]) >= int(counted[2]) >= 2000
    assert "✗" not in said
