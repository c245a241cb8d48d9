"""The programs in tests/good and tests/bad: how they are compiled, and what they expect.

``# expect M0040: 支出决算表 fix: 支出决算表`` behind a line says that the line gives this
diagnostic, whose Chinese message holds the text after the colon. On a line of its own it says that
the diagnostic has no place in any ``.gfs`` file.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from attrs import frozen

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.model.build import build_model
from gfsdsl.model.model import Model
from gfsdsl.model.packs import Pack, PackFile, builtin_roots, closure, discover, read_file
from gfsdsl.session import read
from gfsdsl.source import SourceFile
from gfsdsl.syntax.parse import parse

TESTS = Path(__file__).resolve().parent.parent
GOOD = sorted((TESTS / "good").glob("*.gfs"))
BAD = sorted(p for p in (TESTS / "bad").iterdir() if p.is_dir() or p.suffix == ".gfs")
YEAR = 2024

_EXPECT = re.compile(r"# expect ([SMP]\d{4}): (.*?)(?: fix: (.*?))?(?=\s*(?:# expect|$))")


@frozen
class Expected:
    file: str
    line: int | None
    code: str
    words: str
    fix: str | None


@cache
def forms() -> tuple[Pack, ...]:
    """The pack that the programs build on."""
    return tuple(closure(discover(builtin_roots()), ["cn.forms"]))


def compiled(path: Path, year: int | None = YEAR) -> Model:
    """The model of one program on top of the pack cn.forms."""
    file = read_file(path, path.name)
    file.folder = path.parent
    return build_model(forms(), year, [file])


def declared(text: str, year: int | None = YEAR, folder: Path = TESTS) -> Model:
    """The model of ``text`` alone, which has to be sound."""
    parsed = parse(SourceFile("t.gfs", text))
    file = PackFile(SourceFile("t.gfs", text), parsed.program.decls, folder, parsed.diagnostics)
    model = build_model([], year, [file])
    assert [(d.where, d.message()) for d in model.diagnostics] == []
    return model


def diagnostics(path: Path) -> list[Diagnostic]:
    """What is wrong with a program, a folder of packs, or a report folder."""
    if path.is_file():
        return compiled(path).diagnostics
    try:
        if (path / "report.gfs").is_file():
            read(path)
            return []
        packs = discover([path])
        return build_model(closure(packs, list(packs)), YEAR).diagnostics
    except GfsError as error:
        return list(error.diagnostics)


def expected(path: Path) -> list[Expected]:
    """What the comments of a program say."""
    files = [path] if path.is_file() else sorted(path.rglob("*.gfs"))
    return [
        Expected(*(("", None) if text.startswith("#") else (file.name, line)), *match.groups())
        for file in files
        for line, text in enumerate(file.read_bytes().decode("utf-8", "replace").split("\n"), 1)
        for match in _EXPECT.finditer(text)
    ]
