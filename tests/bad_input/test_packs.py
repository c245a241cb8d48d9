"""Mistakes in report folders and in packs: one diagnostic at the place, exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from tests.bad_input.packs import report_folder, small_pack
from tests.cli.runner import EXAMPLE, ROOT, gfs

BASIC = "支出决算表[合计, 基本支出]"


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def refused(*args: str | Path) -> Result:
    """The result of a command that says what is wrong and does nothing else, in two languages."""
    done, english = gfs(*args), gfs(*args, "--lang", "en")
    for found in (done, english):
        assert (found.exit_code, found.stdout) == (2, "")
    assert done.stderr.startswith("错误 ")
    assert english.stderr.startswith("error ")
    assert done.stderr[3:8] == english.stderr[6:11]
    return done


# a rule, the code of its mistake, where it is, and what is shown of it.
RULES = {
    "cut short": (f"rule x {{ must {BASIC} = }}", "S0001", "1:33", "应为"),
    "not closed": (f"rule x {{\n  must {BASIC} = 1 万元\n", "S", "1:1", ""),
    "unknown table": ("rule x { must 支出表[合计] = 1 万元 }", "M0040", "1:15", "支出决算表"),
    "unknown column": (
        "rule x { must 支出决算表[合计, 基本开支] = 1 万元 }", "M0041", "1:25", "基本支出",
    ),
    "unknown row": ("rule x { must 支出决算表[总和, 基本支出] = 1 万元 }", "M0042", "1:21", "总和"),
    "units": (f"rule x {{ must {BASIC} + 3 人次 = 3 万元 }}", "M0045", "1:15", "number(x)"),
}  # fmt: skip


@pytest.mark.parametrize("kind", RULES)
def test_a_mistake_in_a_rule(kind: str, tmp_path: Path) -> None:
    rule, code, place, shown = RULES[kind]
    folder = report_folder(tmp_path, own=rule)
    for said in (
        refused("check", folder).stderr,
        refused("check", f"{EXAMPLE}/决算公开.txt", "--pack", small_pack(tmp_path, rule)).stderr,
    ):
        assert f"错误 {code}" in said
        assert f".gfs:{place}\n" in said
        assert shown in said


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    wrong = [(rule, code) for rule, code, *_ in RULES.values() if code[0] == "M"]
    rules = [rule.replace("rule x", f"rule x{i}") for i, (rule, _) in enumerate(wrong)]
    said = refused("check", report_folder(tmp_path, own="\n".join(rules))).stderr
    assert [code for _, code in wrong if f"错误 {code}：" not in said] == []


def test_an_unknown_pack_is_used(tmp_path: Path) -> None:
    """The closest name is offered."""
    folder = report_folder(tmp_path, 'source "决算公开.txt"  use cn.finl-accounts')
    said = refused("check", folder).stderr
    assert said.startswith("错误 P0005：找不到规则包 cn.finl-accounts\n")
    assert "改法：cn.final-accounts" in said


def test_an_unknown_pack_is_asked_for() -> None:
    said = refused("check", EXAMPLE, "--pack", "test.none").stderr
    assert said.startswith("错误 P0005：找不到规则包 test.none\n")


def test_a_folder_without_packs_is_asked_for(tmp_path: Path) -> None:
    assert "错误 P0008：" in refused("check", EXAMPLE, "--pack", tmp_path).stderr


def test_a_pack_that_is_no_text(tmp_path: Path) -> None:
    (small_pack(tmp_path) / "more.gfs").write_bytes(b"\xff\xfe\x00rule")
    said = refused("check", EXAMPLE, "--pack", tmp_path / "pack").stderr
    assert "错误 P0001：读不了规则文件 pack/more.gfs" in said
    assert "提示：规则文件应为 UTF-8 编码的文本。" in said


def test_the_source_is_missing(tmp_path: Path) -> None:
    folder = report_folder(tmp_path, 'source "决算.txt"  use cn.final-accounts')
    said = refused("check", folder).stderr
    assert said.startswith(f"错误 D0001：打不开文件：{folder / '决算.txt'}")
    assert "提示：请检查路径与读取权限。" in said


def test_no_source_is_said(tmp_path: Path) -> None:
    said = refused("check", report_folder(tmp_path, "year 2024")).stderr
    assert "错误 P0007：" in said
    assert "report.gfs:1:1\n" in said


def test_a_division_by_zero_is_not_evaluated(tmp_path: Path) -> None:
    """It is no mistake of the rule: the cell that is zero is named, and the check goes on."""
    rule = f"rule 占比 {{ must {BASIC} / 支出决算表[合计, 经营支出] = 1 }}"
    folder = report_folder(tmp_path, own=rule)
    done = gfs("check", folder, "--show", "not-evaluated", "--lang", "en")
    assert done.exit_code == 0
    assert "占比  division by zero (cell 支出决算表[合计, 经营支出])" in done.stdout
    assert "1 instances not evaluated" in done.stdout.splitlines()[-1]
    said = gfs("explain", folder, "占比").stdout
    assert "未核对：除以零（支出决算表[合计, 经营支出]）" in said
