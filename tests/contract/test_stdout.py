"""Standard output carries the JSON and nothing else, as UTF-8, whatever the console."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from tests.cli.runner import EXAMPLE, ROOT

CONSOLES = [
    {"LANG": "C", "LC_ALL": "C"},
    {"PYTHONIOENCODING": "gbk"},
    {"PYTHONIOENCODING": "ascii", "LANG": "en_US.UTF-8"},
]


def run(console: dict[str, str], *args: str) -> subprocess.CompletedProcess[bytes]:
    environ = {k: v for k, v in os.environ.items() if k != "PYTHONUTF8"}
    return subprocess.run(
        [sys.executable, "-m", "gfsdsl", *args],
        cwd=ROOT,
        env=environ | console,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", EXAMPLE), 0),
        (("extract", EXAMPLE), 0),
        (("eval", EXAMPLE, "支出决算表[合计, 基本支出]"), 0),
        (("check", "没有这份.txt"), 2),
    ],
)
def test_json(console: dict[str, str], arguments: tuple[str, ...], code: int) -> None:
    done = run(console, *arguments, "--format", "json")
    assert done.returncode == code
    text = done.stdout.decode("utf-8")
    assert json.loads(text)["schema"].startswith("gfsdsl.")
    assert text.startswith("{\n")
    assert text.endswith("}\n")
    assert "支出决算表" in text or "没有这份" in text
    assert done.stderr == b""


def test_the_locale_does_not_change_the_words() -> None:
    """Headlines follow ``--lang``, never the locale."""
    wrong = "没有这份.txt"
    told = [run(console, "check", wrong, "--format", "json").stdout for console in CONSOLES]
    assert len(set(told)) == 1
    assert "打不开文件" in told[0].decode()
    english = run(CONSOLES[0], "check", wrong, "--format", "json", "--lang", "en").stdout
    assert "cannot open" in english.decode()


@pytest.mark.parametrize("console", CONSOLES)
def test_csv_is_utf8_too(console: dict[str, str]) -> None:
    """It can be corrected by hand and given back."""
    done = run(console, "extract", EXAMPLE, "--format", "csv")
    head, first = done.stdout.decode("utf-8").split("\n")[:2]
    assert head.startswith("cell,table,number,code,label,column,printed,value,unit,page,line,")
    assert first.startswith("收入支出决算总表.收入[一般公共预算财政拨款收入],")
