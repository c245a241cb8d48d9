"""A check needs nothing that a browser lacks: no threads, processes, sockets, database or home.

The same account is checked inside Pyodide by ``make browser``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import json, os, sys

FORBIDDEN = ("socket.", "subprocess.Popen", "os.fork", "os.exec", "sqlite3.", "_thread.start")

def watch(event, args):
    if event.startswith(FORBIDDEN):
        raise RuntimeError(event)

sys.addaudithook(watch)
for name in ("HOME", "XDG_CACHE_HOME", "GFS_CACHE"):
    os.environ.pop(name, None)
os.environ["GFS_CACHE"] = "off"
import gfsdsl
with open(sys.argv[1], "rb") as file:
    report = gfsdsl.check(file.read())
json.dump([report.verdicts, sorted(sys.modules)], sys.stdout)
"""


def test_a_check_of_bytes_stays_inside(root: Path) -> None:
    document = root / "examples" / "越城区人社局-2024" / "决算公开.txt"
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, document], capture_output=True, text=True, check=True
    )
    verdicts, modules = json.loads(done.stdout)
    assert verdicts["holds"] > 2000
    assert verdicts["violated"] == 0
    # importlib.metadata, asked for packs of other packages, loads the socket module; the hook above
    # sees to it that none is opened.
    heavy = {"networkx", "click", "rich", "numpy", "sqlite3", "multiprocessing"}
    assert heavy.isdisjoint(modules)
