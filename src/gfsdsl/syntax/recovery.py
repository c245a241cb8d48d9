"""Where a broken declaration begins and ends, and the limit on nesting.

A top-level declaration starts in column 1; that is all that recovery knows of the language.
"""

from __future__ import annotations

import re

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.source import SourceFile, Span

MAX_DEPTH = 200
_DECLARATION = re.compile(r"^(?=[a-z])", re.MULTILINE)
_BRACKETS = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]+\'|#[^\n]*|[{}()\[\]]')


def declaration_around(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the declaration that is at fault for an error at ``offset``.

    An error at the very start of a declaration belongs to the one before it when that was never
    closed.
    """
    starts = [match.start() for match in _DECLARATION.finditer(text)]
    before = [start for start in starts if start <= offset]
    if not before:
        return 0, starts[0] if starts else len(text)
    start = before[-1]
    if start == offset and len(before) > 1 and _open(text[before[-2] : offset]):
        return before[-2], offset
    after = [s for s in starts if s > start]
    return start, after[0] if after else len(text)


def _open(text: str) -> bool:
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
    return depth > 0


def too_deep(file: SourceFile) -> Diagnostic | None:
    """A diagnostic when brackets nest deeper than ``MAX_DEPTH``; checked before parsing, because
    everything after it may recurse."""
    depth = 0
    for match in _BRACKETS.finditer(file.text):
        token = match.group()
        if token in "{([":
            depth += 1
            if depth > MAX_DEPTH:
                span = Span(file, match.start(), match.end())
                return Diagnostic("S0004", {"limit": MAX_DEPTH}, span)
        elif token in "})]":
            depth = max(0, depth - 1)
    return None
