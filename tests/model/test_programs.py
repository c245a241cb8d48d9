"""Every construct compiles as in tests/good, and every mistake is found as in tests/bad."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from tests.model.programs import BAD, GOOD, compiled, diagnostics, expected

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.codes_language import CODES

# Said only when a session looks for packs: see test_packs.py.
ELSEWHERE = {"P0008", "P0009", "P0010"}


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_good(path: Path) -> None:
    assert [(d.where, d.message()) for d in diagnostics(path)] == []


@pytest.mark.parametrize("year", [2010, 2030, None])
def test_good_in_other_years(year: int | None) -> None:
    for path in GOOD:
        assert [(d.where, d.message()) for d in compiled(path, year).diagnostics] == []


@pytest.mark.parametrize("path", BAD, ids=name)
def test_bad(path: Path) -> None:
    found = diagnostics(path)
    wanted = expected(path)
    assert places_of(found) == Counter((e.file, e.line, e.code) for e in wanted)
    for expect in wanted:
        said = [d for d in found if place(d) == (expect.file, expect.line, expect.code)]
        assert any(expect.words in d.message() for d in said), expect
        assert expect.fix is None or any(d.fix == expect.fix for d in said), expect


def place(diagnostic: Diagnostic) -> tuple[str, int | None, str]:
    span = diagnostic.span
    if span is None:
        return "", None, diagnostic.code
    return Path(span.file.name).name, span.line, diagnostic.code


def places_of(found: list[Diagnostic]) -> Counter[tuple[str, int | None, str]]:
    return Counter(place(d) for d in found)


@pytest.mark.parametrize("path", BAD, ids=name)
def test_wording_is_whole_in_both_languages(path: Path) -> None:
    """No argument is left unfilled: ``{name}`` in a message is a bug."""
    for diagnostic in diagnostics(path):
        for lang in ("zh", "en"):
            for text in (diagnostic.message(lang), diagnostic.hint(lang) or ""):
                assert not re.search(r"\{\w*\}", text), f"{diagnostic.code}: {text}"


def test_every_code_has_a_bad_program() -> None:
    shown = {expect.code for path in BAD for expect in expected(path)}
    assert CODES.keys() - shown == ELSEWHERE
