"""Diagnostics as plain text for a terminal: headline, place, snippet, further places, hint, fix.

::

    error S0001: syntax error: unexpected “。”, expected “;”
      --> rules/sums.gfs:2:11
       |
     2 | rule 横向汇总 。
       |               ^^
       hint: …
"""

from __future__ import annotations

from collections.abc import Iterable

from gfsdsl.diagnostics.cells import visible
from gfsdsl.diagnostics.diagnostic import Diagnostic
from gfsdsl.diagnostics.notes import note
from gfsdsl.diagnostics.snippet import gutter, snippet

_WORDS = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "note": ("注意", "note"),
    "hint": ("提示", "hint"),
    "fix": ("改法", "fix"),
}


def render(diagnostic: Diagnostic, lang: str = "zh") -> str:
    """``diagnostic`` as text in ``lang``, without an end of line after the last line."""
    spans = [span for span, _ in diagnostic.related]
    if diagnostic.span is not None:
        spans.insert(0, diagnostic.span)
    numbers = gutter(*spans)
    indent = " " * (numbers + 1)

    lines = [_headline(diagnostic, lang)]
    if diagnostic.where:
        lines.append(f"{indent}--> {visible(diagnostic.where)}")
    if diagnostic.span is not None:
        lines += snippet(diagnostic.span, numbers)
    for span, key in diagnostic.related:
        told = visible(note(key, lang))
        lines.append(f"{indent}::: {visible(str(span))}{_colon(lang)}{told}")
        lines += snippet(span, numbers, "-")
    for word, text in (("hint", diagnostic.hint(lang)), ("fix", diagnostic.fix)):
        if text:
            lines += _remark(word, text, lang, indent + "= ")
    return "\n".join(lines)


def render_all(diagnostics: Iterable[Diagnostic], lang: str = "zh") -> str:
    """All of ``diagnostics`` as text, with an empty line between two."""
    return "\n\n".join(render(diagnostic, lang) for diagnostic in diagnostics)


def word(key: str, lang: str) -> str:
    """The word for a severity, for ``hint`` or for ``fix``."""
    zh, en = _WORDS[key]
    return en if lang == "en" else zh


def _headline(diagnostic: Diagnostic, lang: str) -> str:
    message = visible(diagnostic.message(lang))
    return f"{word(diagnostic.severity, lang)} {diagnostic.code}{_colon(lang)}{message}"


def _remark(key: str, text: str, lang: str, indent: str) -> list[str]:
    """A remark under its word; one of several lines is set in a block below it."""
    head = f"{indent}{word(key, lang)}{_colon(lang)}"
    lines = visible(text).split("\n")
    if len(lines) == 1:
        return [head + lines[0]]
    return [head.rstrip(), *(f"{' ' * len(indent)}  {line}".rstrip() for line in lines)]


def _colon(lang: str) -> str:
    return ": " if lang == "en" else "："
