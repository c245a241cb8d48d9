"""``make browser``: the examples checked here and inside Pyodide, and the tests run there.

Needs node and npm. Whatever is fetched or built goes into a temporary folder.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.browser import fetch

HERE = Path(__file__).parent
DOCUMENTS = sorted((fetch.ROOT / "examples").glob("*/决算公开.txt"))
LIBRARIES = ("attrs", "lark")  # what a check needs
TESTING = (
    *("networkx", "click", "rich", "markdown-it-py", "mdurl", "pygments"),
    *("pytest", "pluggy", "iniconfig", "packaging", "syrupy", "interegular"),
    *("hypothesis", "sortedcontainers"),
)
LEFT_OUT = {
    "tests/browser": "starts processes",
    "tests/cli": "starts processes",
    "tests/bad_input/test_consoles.py": "starts processes",
    "tests/test_house.py": "starts processes",
    "tests/test_readme.py": "starts processes",
    "tests/syntax/test_cache.py::test_writers_at_the_same_time_leave_a_whole_entry": "threads",
    "tests/contract": "jsonschema is not pure Python",
}


def main() -> int:
    """0 where both agree and the tests pass; 1 where not; 0 with a word where there is no node."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        print("skipped: node and npm are needed to run Pyodide; nothing was tested")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = fetch.own_wheel(folder)
        plan = {
            "pyodide": fetch.pyodide(folder),
            "inside": HERE / "inside.py",
            "wheel": wheel,
            "libraries": fetch.wheels(folder / "libraries", LIBRARIES),
            "testing": fetch.wheels(folder / "testing", TESTING),
            "tree": fetch.tree(folder / "tree.zip"),
            "documents": DOCUMENTS,
            "result": folder / "result.json",
            "pytest": ["-q", "-p", "no:cacheprovider", *map(_option, LEFT_OUT)],
        }
        paths = json.dumps(plan, default=str)
        (folder / "plan.json").write_text(paths, encoding="utf-8")
        checked = _node("check", folder) and _same(_here(wheel), _there(folder / "result.json"))
        for left, why in LEFT_OUT.items():
            print(f"not run there: {left}: {why}", flush=True)
        return 0 if _node("test", folder) and checked else 1


def _option(left_out: str) -> str:
    """How pytest is told to leave out a test, or a file or folder, which is then not imported."""
    return f"--deselect={left_out}" if "::" in left_out else f"--ignore={left_out}"


def _node(step: str, folder: Path) -> bool:
    command = ["node", str(HERE / "run.mjs"), step, str(folder / "plan.json")]
    return subprocess.run(command, check=False).returncode == 0


def _there(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def _here(wheel: Path) -> dict[str, Any]:
    os.environ |= {"GFS_CACHE": "off", "PYTHONUTF8": "1"}
    out = fetch.run(sys.executable, HERE / "inside.py", wheel, *DOCUMENTS)
    found: dict[str, Any] = json.loads(out)
    return found


def _same(here: dict[str, Any], there: dict[str, Any]) -> bool:
    """Whether both found the same, having loaded no more than needed; and the figures, printed."""
    for side, found in (("here", here), ("there", there)):
        first, *later = found["seconds"]
        print(f"{side}: Python {found['python']} on {found['platform']}, packages loaded: ", end="")
        print(f"{' '.join(found['loaded'])}; first check {first} s, then {later} s")
    same = True
    for document, left, right in zip(DOCUMENTS, here["reports"], there["reports"], strict=True):
        agreed = left == right
        same &= agreed
        print(f"{document.parent.name}: {len(left['instances'])} instances", end=", ")
        print(f"{len(left['findings'])} findings: {'the same' if agreed else 'NOT the same'}")
        if not agreed:
            print(*(f"  differs: {key}" for key in left if left[key] != right[key]), sep="\n")
    needed = {"gfsdsl", "attr", "attrs", "lark"}
    return same and set(there["loaded"]) <= needed


if __name__ == "__main__":
    sys.exit(main())
