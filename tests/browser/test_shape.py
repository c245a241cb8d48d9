"""A check needs nothing that a browser lacks: no threads, processes, sockets, database or home.

The real thing, inside Pyodide, is run by ``make browser``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.browser.fetch import own_wheel

# What a page cannot do is refused in the whole process, however it is asked for; a write fails as
# on a disk that may not be written to.
PROGRAM = """
import json, os, sys

REFUSED = ("socket.", "subprocess.", "os.fork", "os.posix_spawn", "os.exec", "os.system",
           "sqlite3.", "_thread.start")
ABSENT = {"numpy", "sqlite3", "multiprocessing", "networkx", "click", "rich", "pdfplumber"}
writes = []

def watch(event, args):
    if event.startswith(REFUSED):
        raise RuntimeError(event)
    if event == "import" and args[0].partition(".")[0] in ABSENT:
        raise RuntimeError(f"import {args[0]}")
    writing = event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writing or event in ("os.mkdir", "os.remove", "os.rename"):
        writes.append(str(args[0]))
        if "read-only" in sys.argv:
            raise PermissionError(13, "read-only", str(args[0]))

with open(sys.argv[1], "rb") as file:
    data = file.read()
sys.addaudithook(watch)
import gfsdsl
report = gfsdsl.check(data, ["cn.final-accounts"] if "packs" in sys.argv else None)
found = {
    "from": gfsdsl.__file__,
    "verdicts": report.verdicts,
    "findings": [finding.headline["zh"] for finding in report.findings],
    "packs": [pack.name for pack in report.model.packs],
    "writes": writes,
    "modules": sorted({name.partition(".")[0] for name in sys.modules}),
}
os.write(1, json.dumps(found).encode())
"""


def check(document: Path, *options: str, **environment: str) -> dict[str, Any]:
    """What a check in a process of its own comes to, with no home but what is given."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HOME", "XDG_", "GFS_"))}
    done = subprocess.run(
        [sys.executable, "-B", "-c", PROGRAM, document, *options],
        env=kept | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout: a zip that Python can import from."""
    return own_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(params=["越城区人社局-2024", "虚构文旅局-笔误"])
def document(root: Path, request: pytest.FixtureRequest) -> Path:
    return root / "examples" / str(request.param) / "决算公开.txt"


def test_without_a_home(document: Path) -> None:
    found = check(document, "read-only")
    assert found["verdicts"]["holds"] > 2000
    assert bool(found["findings"]) == (found["verdicts"]["violated"] > 0)


def test_a_home_that_cannot_be_written(document: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = check(document, HOME=str(tmp_path / "file" / "home"))
    assert found["verdicts"] == check(document, GFS_CACHE="off")["verdicts"]


def test_without_a_cache_nothing_is_written(document: Path) -> None:
    assert check(document, GFS_CACHE="off")["writes"] == []


def test_packs_may_be_named(document: Path) -> None:
    assert "cn.final-accounts" in check(document, "packs", GFS_CACHE="off")["packs"]


def test_from_a_zip_it_is_the_same(document: Path, wheel: Path) -> None:
    zipped = check(document, "read-only", PYTHONPATH=str(wheel))
    unzipped = check(document, GFS_CACHE="off")
    assert zipped.pop("from").startswith(str(wheel))
    assert not unzipped.pop("from").startswith(str(wheel))
    for key in ("verdicts", "findings", "packs"):
        assert zipped[key] == unzipped[key]


def test_a_grammar_that_is_known_is_not_read_again(document: Path, tmp_path: Path) -> None:
    first = check(document, GFS_CACHE=str(tmp_path))
    second = check(document, GFS_CACHE=str(tmp_path))
    assert "lark" in first["modules"] and first["writes"]
    assert "lark" not in second["modules"] and second["writes"] == []
    assert first["verdicts"] == second["verdicts"]


def test_a_cache_belongs_to_the_code_in_the_zip(
    document: Path, wheel: Path, tmp_path: Path
) -> None:
    """Zipped or not, the same code has the same entries."""
    check(document, GFS_CACHE=str(tmp_path))
    zipped = check(document, PYTHONPATH=str(wheel), GFS_CACHE=str(tmp_path))
    assert zipped["writes"] == [] and "lark" not in zipped["modules"]
