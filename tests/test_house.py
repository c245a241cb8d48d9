"""The rules of the house: what must hold of every file, whatever it does."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

# Words of one form or one place: knowledge that belongs in specs/ and rules/.
LOCAL = re.compile(r"公开\d{2}|普陀|越城|绍兴|上海|浙江")
AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+\.\d{2}")
# Written so that this file does not match itself.
MACHINE = re.compile(r"(?<![\w.:/-])/(?:[w]ork|[r]oot|[h]ome/\w+|[U]sers/\w+|[t]mp/bash_jobs)/")
HOST = re.compile(r"[p]ypi\.org|[p]ythonhosted|[r]egistry\.npm")
COPYLEFT = re.compile(r"\b[AL]?GPL|General Public License|\bEUPL|\bMPL")
LONGEST = 500

BARE_IMPORT = "import gfsdsl"
HELP = """
import sys
from gfsdsl.cli.main import main
sys.argv = ["gfs", "--help"]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""


def tracked(root: Path) -> list[Path]:
    """The files of the repository: tracked, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.split("\0") if (path := root / name).is_file()]


def sources(root: Path) -> list[Path]:
    found = [p for p in (root / "src").rglob("*") if p.suffix in (".py", ".lark")]
    assert found
    return found


def hits(pattern: re.Pattern[str], path: Path, text: str) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()}"
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def without_docstrings(path: Path) -> str:
    """The text of a file with its docstrings blanked, in which examples may stand."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return text
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Expr(value=ast.Constant(value=str()), lineno=first, end_lineno=int(last)):
                lines[first - 1 : last] = [""] * (last - first + 1)
    return "\n".join(lines)


def test_no_file_is_too_long(root: Path) -> None:
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in sources(root)}
    assert {str(p): n for p, n in lengths.items() if n > LONGEST} == {}


def test_source_knows_no_form_and_no_place(root: Path) -> None:
    found = [h for p in sources(root) for h in hits(LOCAL, p, p.read_text(encoding="utf-8"))]
    assert found == []


def test_source_holds_no_amounts(root: Path) -> None:
    found = [h for p in sources(root) for h in hits(AMOUNT, p, without_docstrings(p))]
    assert found == []


def test_tree_holds_no_paths_of_a_machine_and_no_hosts(root: Path) -> None:
    found: list[str] = []
    for path in tracked(root):
        data = path.read_bytes()
        if b"\0" not in data:
            text = data.decode("utf-8", "replace")
            found += hits(MACHINE, path, text) + hits(HOST, path, text)
    assert found == []


def test_locks_pin_and_hash_everything(root: Path) -> None:
    line_hash = r"\n    --hash=sha256:[0-9a-f]{64}"
    pin = re.compile(rf"[a-z0-9-]+==[\w.]+(?: ; [^\\]+)? \\({line_hash}( \\)?)+")
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (root / name).read_text(encoding="utf-8")
        rest = pin.sub("", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
        assert rest.strip() == "", name


def runtime_packages() -> Iterator[importlib.metadata.Distribution]:
    """Every package that gfsdsl needs to run, and what those need."""
    seen: set[str] = set()
    wanted = ["gfsdsl"]
    while wanted:
        name = wanted.pop()
        if name in seen:
            continue
        seen.add(name)
        found = importlib.metadata.distribution(name)
        yield found
        for line in found.requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                wanted.append(requirement.name.lower())


def test_nothing_that_is_shipped_is_copyleft() -> None:
    packages = list(runtime_packages())
    assert len(packages) > 5
    for package in packages:
        said = [
            *package.metadata.get_all("License-Expression", []),
            *(text.splitlines()[0] for text in package.metadata.get_all("License", []) if text),
            *(c for c in package.metadata.get_all("Classifier", []) if c.startswith("License")),
        ]
        assert said, f"{package.name} says no licence"
        assert not COPYLEFT.search(" ".join(said)), f"{package.name}: {said}"


def loaded(program: str) -> set[str]:
    """The top-level packages that running ``program`` leaves loaded."""
    ask = "\nprint('\\n' + ' '.join({name.partition('.')[0] for name in sys.modules}))"
    run = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys{ask}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return set(run.stdout.splitlines()[-1].split())


def test_import_is_light() -> None:
    heavy = {"networkx", "rich", "lark", "click", "sqlite3", "socket", "multiprocessing", "numpy"}
    assert loaded(BARE_IMPORT) & heavy == set()


def test_help_is_light() -> None:
    assert loaded(HELP) & {"networkx", "rich", "lark", "numpy"} == set()


def test_core_can_live_in_a_browser() -> None:
    """Without cli, report and verify, nothing loads networkx, a console, sockets or a database."""
    program = """
import importlib, pkgutil, gfsdsl
for module in pkgutil.walk_packages(gfsdsl.__path__, "gfsdsl."):
    if module.name.split(".")[1] not in ("cli", "report", "session", "verify", "__main__"):
        importlib.import_module(module.name)
"""
    heavy = {"networkx", "rich", "click", "sqlite3", "multiprocessing", "numpy"}
    assert loaded(program) & heavy == set()
