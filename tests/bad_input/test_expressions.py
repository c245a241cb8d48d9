"""Expressions and ids that gfs cannot make sense of, and some that look as if it could not."""

from __future__ import annotations

import pytest
from tests.cli.runner import EXAMPLE, ROOT, gfs


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize(
    ("expression", "code", "shown"),
    [
        ("", "S0003", "<expr>:1:1"),
        ("1 +", "S0003", "<expr>:1:1"),
        ("1 + )", "S0001", "<expr>:1:5"),
        ("支出决算表[合计, 基本开支]", "M0041", "改法：基本支出"),
        ("支出决算表[合计, 基本支出] + 3 人次", "M0045", "提示：请核对单位"),
        ("(" * 201 + "1" + ")" * 201, "S0004", "200"),
        ("1 + " * 5000 + "1", "S0004", "200"),
        ("-" * 5000 + "1", "S0004", "200"),
    ],
)
def test_refused(expression: str, code: str, shown: str) -> None:
    done = gfs("eval", EXAMPLE, expression)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"错误 {code}：")
    assert shown in done.stderr
    assert max(len(line) for line in done.stderr.splitlines()) < 200


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("(" * 200 + "1" + ")" * 200, "1"),
        ("-1 万元", "-1 万元"),
        ("- 支出决算表[2080199, 项目支出]", "-225.53 万元  [-225.535, -225.525]"),
        ("1 万元 / 0", "未核对：除以零（0）"),
    ],
)
def test_understood(expression: str, value: str) -> None:
    done = gfs("eval", EXAMPLE, expression)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == value


@pytest.mark.parametrize(
    ("id", "offered"),
    [
        ("支出决算表[合计, 基本支处]", "支出决算表[合计, 基本支出]"),
        ("横向汇总[支出决算表, 20801, 基本支出]", "横向汇总[支出决算表, 20801, 本年支出合计]"),
        ("7", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_an_unknown_id(id: str, offered: str) -> None:
    """The closest ids are offered, and where ids are found is said."""
    done = gfs("explain", EXAMPLE, id)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"错误 U0001：没有 {id} 这一项\n")
    assert "提示：可写 gfs check 所列的序号" in done.stderr
    assert offered in done.stderr
