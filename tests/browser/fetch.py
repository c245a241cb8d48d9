"""Everything that Pyodide is given, in one folder: itself, wheels, a zip of the tests.

The wheels are those of the locks, with their hashes.
"""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PYODIDE = "314.0.7"
PYTHON = "3.14"
# Later versions of hypothesis are no longer pure Python.
UNLOCKED = (
    "hypothesis==6.155.7"
    " --hash=sha256:9f634bdb1f9e9b8ab6ba09431cf2deedb750c96978125a6fb3c5a0f6c6db4131"
)
TREE = ("pyproject.toml", "tests", "specs", "rules", "examples", "docs")


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """The output of a command.

    Raises:
        SystemExit: it failed; with what it said.
    """
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"failed: {' '.join(words)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def pyodide(folder: Path) -> Path:
    """Pyodide from its npm package; the module to import."""
    npm = ("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder)
    run(*npm, f"pyodide@{PYODIDE}")
    return folder / "node_modules" / "pyodide" / "pyodide.mjs"


def own_wheel(folder: Path) -> Path:
    """The wheel of this checkout."""
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
    (wheel,) = folder.glob("gfsdsl-*.whl")
    return wheel


def wheels(folder: Path, names: Sequence[str]) -> list[Path]:
    """The wheels of locked packages, for Pyodide's Python."""
    folder.mkdir()
    pins = [_pin(name) for name in names]
    (folder / "pins.txt").write_text("\n".join(pins), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet")
    only = ("--no-deps", "--only-binary=:all:", "--python-version", PYTHON)
    pure = ("--implementation", "py", "--abi", "none", "--platform", "any")
    run(*pip, *only, *pure, "--require-hashes", "--dest", folder, "-r", folder / "pins.txt")
    return sorted(folder.glob("*.whl"))


def _pin(name: str) -> str:
    """Version and hashes that the lock has for a package."""
    if UNLOCKED.startswith(f"{name}=="):
        return UNLOCKED
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    for block in re.split(r"\n(?=[a-z])", lock):
        line, _, hashes = block.partition(" \\\n")
        if not line.startswith(f"{name}=="):
            continue
        requirement = Requirement(line)
        version = {"python_version": PYTHON, "python_full_version": f"{PYTHON}.0"}
        if requirement.marker is None or requirement.marker.evaluate(version):
            return f"{requirement.name}{requirement.specifier} \\\n{hashes.rstrip()}"
    raise SystemExit(f"{name} is not locked")


def tree(file: Path) -> Path:
    """A zip of the tests and of what they read."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in TREE:
            top = ROOT / name
            for path in [top] if top.is_file() else sorted(top.rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    archive.write(path, path.relative_to(ROOT).as_posix())
    return file
