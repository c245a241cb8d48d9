"""0: nothing wrong; 1: something is; 2: it could not be looked at. And nothing but these."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.bad_input.packs import small_pack
from tests.cli.runner import DOCUMENT, EXAMPLE, PACK, ROOT, altered, gfs

from gfsdsl.cli.main import main

SLIP = "examples/虚构文旅局-笔误"


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", EXAMPLE), 0),
        (("check", SLIP), 1),
        (("explain", SLIP, "1"), 0),
        (("extract", SLIP), 0),
        (("eval", SLIP, "1 万元"), 0),
        (("check", EXAMPLE, "--pack", "none"), 2),
        (("check", EXAMPLE, "--year", "last"), 2),
        (("check",), 2),
        (("chekc", EXAMPLE), 2),
        (("eval", EXAMPLE, "1", "--fromat", "json"), 2),
    ],
)
def test_exit_code(arguments: tuple[str, ...], code: int) -> None:
    done = gfs(*arguments)
    assert done.exit_code == code
    assert bool(done.stderr) == (code == 2)


def test_fail_on_lowers_the_bar(tmp_path: Path) -> None:
    """A warning alone is no failure, unless asked for; a note likewise."""
    rule = "rule 偏高 { must 支出决算表[合计, 基本支出] < 1 万元  severity warning }"
    pack = small_pack(tmp_path, rule)
    for level, code in (("error", 0), ("warning", 1), ("note", 1)):
        assert gfs("check", DOCUMENT, "--pack", pack, "--fail-on", level).exit_code == code
    note = small_pack(tmp_path, rule.replace("warning", "note"))
    for level, code in (("error", 0), ("warning", 0), ("note", 1)):
        assert gfs("check", DOCUMENT, "--pack", note, "--fail-on", level).exit_code == code


def test_an_unread_amount_fails_the_check(tmp_path: Path) -> None:
    path = altered(tmp_path, (388, "225.53 0.00 225.53", "225.53 225.53"))
    assert gfs("check", path, "--pack", PACK).exit_code == 1


@pytest.mark.parametrize("command", [("check", SLIP), ("check", SLIP, "--format", "json")])
def test_a_reader_that_goes_away_does_not_change_it(command: tuple[str, ...]) -> None:
    """``gfs check … | head -1`` is quiet, and its exit code is still that of the check."""
    gfs_ = subprocess.Popen(
        [sys.executable, "-m", "gfsdsl", *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert gfs_.stdout is not None and gfs_.stderr is not None
    gfs_.stdout.close()
    complaint = gfs_.stderr.read()
    gfs_.stderr.close()
    assert (gfs_.wait(), complaint) == (1, b"")


def test_a_defect_of_gfs_is_said_and_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is neither a traceback nor taken for a slip in the document."""

    def fail(*args: object, **kwargs: object) -> None:
        raise KeyError("支出")

    monkeypatch.setattr("gfsdsl.session.check", fail)
    done = CliRunner().invoke(main, ["check", DOCUMENT])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("错误 E0003：程序内部出错（KeyError: '支出', test_exit_codes.py:")
    assert "提示：这是 gfs 的缺陷" in done.stderr
