"""The full text of the commands, on the example and on an account with one slip."""

from __future__ import annotations

import re

import pytest
from tests.cli.runner import EXAMPLE, ROOT, gfs
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
    head = gfs("extract", EXAMPLE).stdout.split("\n\n")[0]
    same("extract-head.zh", head + "\n")


def test_the_example_has_many_instances_and_none_that_is_wrong() -> None:
    said = gfs("check", EXAMPLE).stdout
    counted = re.search(r"规则实例 (\d+)：符合 (\d+)", said)
    assert counted is not None
    assert int(counted[1]) >= int(counted[2]) >= 2000
    assert "不符 0" in said
