"""Where broken declarations begin and end, and the limit on nesting.

A top-level declaration starts in column 1; that is all that recovery knows of the language.
"""

from __future__ import annotations

import re

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.source import SourceFile, Span
from gfsdsl.syntax import tree

MAX_DEPTH = 200
KEYWORDS = frozenset(
    {"extend", "unit", "subjects", "layout", "table", "part", "statement", "scale", "rule"}
    | {"figure", "derive", "forbid", "require", "exception", "pack", "report"}
)
_START = re.compile(r"^\w+", re.MULTILINE)
_UNIT = re.compile(r"unit\s+\S+\s*(?:=|measures)")  # and not the unit of a table
_BRACKETS = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]+\'|#[^\n]*|[{}()\[\]]')
_HEAD = re.compile(r"(?:extend\s+)?[a-z]+\s+(?:'([^'\n]+)'|\"([^\"\n]*)\"|([^\s{}:=]+))")


def stretches(text: str) -> list[tuple[int, int]]:
    """Start and end of each declaration, as far as column 1 tells.

    A word in column 1 that is no keyword belongs to the declaration before it while that one's
    braces are open, so that a body that is not indented stays in one piece.
    """
    starts: list[int] = []
    depth = last = 0
    for match in _START.finditer(text):
        depth += _balance(text[last : match.start()])
        last = match.start()
        keyword = match.group() in KEYWORDS
        if match.group() == "unit":
            keyword = _UNIT.match(text, last) is not None
        if keyword or depth <= 0 or not starts:
            starts.append(last)
            depth = 0
    if text[: starts[0] if starts else len(text)].strip():
        starts.insert(0, 0)
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _balance(text: str) -> int:
    braces = [match.group() for match in _BRACKETS.finditer(text)]
    return braces.count("{") - braces.count("}")


def declared_name(text: str) -> str | None:
    """The name that a declaration gives, read off its first words, broken as the rest may be."""
    match = _HEAD.match(text)
    return next((group for group in match.groups() if group), None) if match else None


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


def too_long(decl: tree.Decl | tree.Expr) -> Diagnostic | None:
    """A diagnostic when operators, which nest without brackets, make a tree deeper than
    ``MAX_DEPTH``."""
    span: Span | None = getattr(decl, "span", None)
    if span is None or span.end - span.start < 2 * MAX_DEPTH:
        return None
    waiting: list[tuple[object, int]] = [(decl, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > MAX_DEPTH:
            return Diagnostic("S0004", {"limit": MAX_DEPTH}, span)
        if isinstance(node, tuple):
            waiting += [(item, depth) for item in node]
        elif not isinstance(node, Span):
            below = depth + isinstance(node, tree.Expr)
            slots = getattr(type(node), "__attrs_attrs__", ())
            waiting += [(getattr(node, slot.name), below) for slot in slots]
    return None
