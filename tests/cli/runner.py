"""Running ``gfs`` inside the test, as it would run in a console."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from gfsdsl.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = "examples/越城区人社局-2024"
DOCUMENT = f"{EXAMPLE}/决算公开.txt"
PACK = "cn.zhejiang.final-accounts"


def gfs(*args: str | Path) -> Result:
    """The result of ``gfs ARGS…``: ``exit_code``, ``stdout``, ``stderr``.

    What goes wrong inside gfs fails the test with its traceback.
    """
    done = CliRunner(env={"GFS_DEBUG": "1"}).invoke(main, [str(arg) for arg in args])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def said(*args: str | Path) -> Any:
    """What ``gfs ARGS… --format json`` writes."""
    return json.loads(gfs(*args, "--format", "json").stdout)


def example_text() -> str:
    """The text of the example's document."""
    return (ROOT / DOCUMENT).read_text(encoding="utf-8")


def altered(folder: Path, *changes: tuple[int, str, str]) -> Path:
    """The example's document with, on each of some lines, one text replaced by another."""
    lines = example_text().split("\n")
    for number, old, new in changes:
        assert old in lines[number - 1], lines[number - 1]
        head, _, tail = lines[number - 1].rpartition(old)
        lines[number - 1] = head + new + tail
    path = folder / "决算公开.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
