"""``make browser``: the same document checked here and inside Pyodide, verdict by verdict.

Needs node and npm. What it fetches goes into a temporary folder.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import gfsdsl

ROOT = Path(__file__).resolve().parents[2]
PYODIDE = "pyodide@314.0.7"  # Python 3.14
LIBRARIES = ("lark", "attrs")
DOCUMENT = ROOT / "examples" / "虚构文旅局-笔误" / "决算公开.txt"


def main() -> int:
    """0 where both agree, 1 where they do not; 0 with a word where there is no node."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        print("skipped: node and npm are needed to run Pyodide; nothing was tested")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        there = _in_pyodide(Path(folder))
    here = gfsdsl.check(DOCUMENT.read_bytes())
    same = there["instances"] == {j.id: j.verdict for j in here.instances}
    same = same and there["findings"] == [f.headline["zh"] for f in here.findings]
    version = ".".join(map(str, sys.version_info[:3]))
    print(f"here: Python {version}; there: Python {there['python']} on {there['platform']}")
    print(f"{len(here.instances)} instances, {len(here.findings)} findings: ", end="")
    print("the same" if same else "NOT the same")
    print(f"import and check there: {there['seconds']} s; also loaded: {there['loaded'] or 'none'}")
    return 0 if same and not there["loaded"] else 1


def _in_pyodide(folder: Path) -> dict[str, object]:
    def run(*command: str | Path, cwd: Path = folder) -> str:
        done = subprocess.run(
            [str(word) for word in command], cwd=cwd, check=True, capture_output=True, text=True
        )
        return done.stdout

    pip = [sys.executable, "-m", "pip", "--quiet"]
    run("npm", "install", "--no-audit", "--no-fund", PYODIDE)
    wheels = folder / "wheels"
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", wheels, ".", cwd=ROOT)
    for name in LIBRARIES:
        run(*pip, "download", "--no-deps", "-d", wheels, name)
    pyodide = folder / "node_modules" / "pyodide"
    out = run("node", Path(__file__).with_name("run.mjs"), pyodide, DOCUMENT, *wheels.glob("*.whl"))
    found: dict[str, object] = json.loads(out.splitlines()[-1])
    return found


if __name__ == "__main__":
    sys.exit(main())
