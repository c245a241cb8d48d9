"""Writing to consoles of every encoding; each test runs a program as a console would."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest

from gfsdsl.cli.console import echo, echo_json, language

PROGRAM = "from gfsdsl.cli.console import echo, echo_json\n"


def run(program: str, encoding: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM + program],
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )


def test_utf8() -> None:
    assert run("echo('收入 → “支出”…')", "utf-8").stdout.decode() == "收入 → “支出”…\n"


def test_gbk_has_chinese_and_lacks_the_rest() -> None:
    out = run("echo('收入“→”…─ ✓ é \\U0001f600 \\u0e01')", "gbk").stdout
    assert out.decode("gbk") == "收入“→”…─ v é \\U0001f600 \\u0e01\n"


def test_ascii_is_plainer_and_escaped() -> None:
    out = run("echo('a │ “b”… → \\xa0─\\ufeff 收')", "ascii").stdout
    assert out == b'a | "b"... ->  - \\u6536\n'


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8", "latin-1", "utf-16", "ascii:ignore"])
def test_nothing_fails(encoding: str) -> None:
    """Not even the lone surrogate of a file name that cannot be decoded."""
    program = "for e in (0, 1): echo('收\\udcff\\U00020000é', err=e)"
    done = run(program, encoding)
    codec = encoding.partition(":")[0]
    assert "\\udcff" in done.stdout.decode(codec)
    assert "\\udcff" in done.stderr.decode(codec)


def test_error_output_is_apart() -> None:
    done = run("echo('出'); echo('错', err=True)", "gbk")
    assert (done.stdout.decode("gbk"), done.stderr.decode("gbk")) == ("出\n", "错\n")


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-16"])
def test_json_is_utf8_on_every_console(encoding: str) -> None:
    done = run("echo_json({'表': '收入…', 'name': 'a\\udcff'})", encoding)
    assert json.loads(done.stdout.decode("utf-8")) == {"表": "收入…", "name": "a\udcff"}
    assert "收入…".encode() in done.stdout


def test_a_stream_without_bytes_or_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    echo("收入")
    echo_json(["支出"])
    assert out.getvalue() == '收入\n[\n  "支出"\n]\n'


@pytest.mark.parametrize(
    ("option", "environ", "chosen"),
    [
        (None, {}, "zh"),
        (None, {"LANG": "C"}, "zh"),
        (None, {"LANG": "C.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.GBK"}, "zh"),
        (None, {"LANG": "en_US.UTF-8"}, "en"),
        (None, {"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN"}, "zh"),
        (None, {"LANG": "zh_CN", "LC_MESSAGES": "zh_CN", "LC_ALL": "en_GB"}, "en"),
        (None, {"LANG": "en_US", "LC_ALL": ""}, "en"),
        (None, {"LANG": "en_US", "GFS_LANG": "zh"}, "zh"),
        (None, {"LANG": "zh_CN", "GFS_LANG": "EN"}, "en"),
        ("zh", {"LANG": "en_US", "GFS_LANG": "en"}, "zh"),
        ("en", {"LANG": "zh_CN", "GFS_LANG": "zh"}, "en"),
    ],
)
def test_language(option: str | None, environ: dict[str, str], chosen: str) -> None:
    assert language(option, environ) == chosen
