"""Parser error → diagnostic: what was found, what would have been right, what was perhaps meant."""

from __future__ import annotations

import re

from lark.exceptions import UnexpectedInput, UnexpectedToken

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.source import SourceFile, Span
from gfsdsl.syntax.expected import expected_words, keywords
from gfsdsl.syntax.recovery import MAX_DEPTH
from gfsdsl.syntax.shallow import TooTall

# Punctuation of Chinese typing, and what the language has in its place.
_ASCII = dict(
    zip("，：；（）【】｛｝＝＞＜＋－×＊÷／｜＃［］％", ",:;()[]{}=><+-**//|#[]%", strict=True)
)
_ASCII |= {"≥": ">=", "≤": "<=", "≠": "!=", "…": "..", "“": '"', "”": '"', "‘": "'", "’": "'"}


def diagnose(error: UnexpectedInput, file: SourceFile, start: int, end: int) -> Diagnostic:
    """The mistake in the declaration from ``start`` to ``end`` that ``error`` is about."""
    if isinstance(error, TooTall):
        end = start + len(file.text[start:end].rstrip())
        return Diagnostic("S0004", {"limit": MAX_DEPTH}, Span(file, start, end))
    offset = error.pos_in_stream or 0
    ended = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    if ended or offset >= end:
        return Diagnostic("S0003", {}, Span(file, start, _line_end(file.text, start)))
    if isinstance(error, UnexpectedToken):
        return _unexpected(error, file, offset)
    found = file.text[offset]
    if found in "\"'":
        return Diagnostic(
            "S0005", {"quote": found}, Span(file, offset, _line_end(file.text, offset))
        )
    return Diagnostic(
        "S0002", {"found": found}, Span(file, offset, offset + 1), fix=_ASCII.get(found)
    )


def _unexpected(error: UnexpectedToken, file: SourceFile, offset: int) -> Diagnostic:
    token = str(error.token)
    terminals = error.accepts or error.expected
    close = closest(token, keywords(terminals)) if re.fullmatch(r"[A-Za-z]+", token) else []
    return Diagnostic(
        "S0001",
        {"found": token, "expected": expected_words(terminals)},
        Span(file, offset, offset + max(1, len(token))),
        fix=close[0] if close else None,
    )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
