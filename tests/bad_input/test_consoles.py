"""What is wrong is said on every console: no traceback, no lost output, the same exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.runner import EXAMPLE, ROOT

CASES = [
    (("check", EXAMPLE), 0, "R0103"),
    (("check", "examples/虚构文旅局-笔误"), 1, "1,474.30"),
    (("check", "没有这份.txt"), 2, "D0001"),
    (("explain", EXAMPLE, "没有这条"), 2, "U0001"),
    (("eval", EXAMPLE, "1 +"), 2, "S0003"),
]


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
@pytest.mark.parametrize(("arguments", "code", "said"), CASES)
def test_console(encoding: str, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gfsdsl", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    text = (done.stdout + done.stderr).decode(encoding)
    assert done.returncode == code
    assert said in text
    assert "Traceback" not in text
    assert "E0003" not in text
    assert bool(done.stdout) == (code != 2)


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    """A name in another encoding is shown with escapes."""
    name = os.fsencode(tmp_path) + b"/\xbe\xf6\xcb\xe3.txt"
    for options in ([], ["--format", "json"]):
        done = subprocess.run(
            [sys.executable, "-m", "gfsdsl", "check", name, *options],
            capture_output=True,
            check=False,
        )
        text = (done.stdout + done.stderr).decode()
        assert (done.returncode, "D0001" in text, "\\udcbe" in text) == (2, True, True)
