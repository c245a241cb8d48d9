"""Timing the parts of a check, each in a fresh process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

ROUNDS = 5

_PARTS = """
import json, sys, time
out, last = {}, time.perf_counter()
def lap(name):
    global last
    now = time.perf_counter()
    out[name] = now - last
    last = now
import gfsdsl.session as session
from gfsdsl.evaluate.evaluator import Evaluator
from gfsdsl.evaluate.verdicts import judge_all
from gfsdsl.explain.coverage import coverage
from gfsdsl.explain.findings import find
from gfsdsl.graph.dependency import dependencies
from gfsdsl.model.build import build_model
from gfsdsl.model.packs import builtin_roots, closure, discover
from gfsdsl.recognise import recognise
from gfsdsl.syntax.parse import parser
lap("import")
parser()
lap("grammar")
packs = discover(builtin_roots())
lap("parse")
model = build_model(closure(packs, ["cn.zhejiang.final-accounts"]), 2024)
lap("compile")
from pathlib import Path
path = Path(sys.argv[1])
document = session.read_document(path / "决算公开.txt" if path.is_dir() else path, None)
facts = recognise(document, model.vocabulary)
lap("read")
world = session.World(model, facts, facts.year, facts.entity)
found = dependencies(world, Evaluator(facts.cells, {}).condition)
lap("build")
judged = judge_all(found, facts.cells)
lap("evaluate")
find(judged, facts, found)
coverage(judged, facts, found)
lap("report")
print(json.dumps(out))
"""


def parts(document: str) -> dict[str, float]:
    """Seconds of each part of one check, in order."""
    run = subprocess.run(
        [sys.executable, "-c", _PARTS, document], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(run.stdout)
    return found


def imports() -> float:
    """Seconds of a process that imports the four libraries at the core."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import lark, attrs, networkx, click"], check=True)
    return time.perf_counter() - start


def cold(argument: str) -> tuple[float, float]:
    """Seconds and peak megabytes of ``gfs check ARGUMENT`` (or of ``gfs --help``)."""
    command = ["--help"] if argument == "--help" else ["check", argument]
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "gfsdsl", *command], stdout=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = 0
    return seconds, usage.ru_maxrss / 1024
