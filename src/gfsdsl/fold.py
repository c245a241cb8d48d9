"""Folding: the one normalisation under which names, titles and headers are compared.

The print itself is never changed; documents and declarations go through the same function, so that
width (NFKC), spaces, quotation marks and bracket shapes make no difference (SEMANTICS 28).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BRACKETS = str.maketrans("[]【】〔〕〖〗", "()()()()")
_DROPPED = re.compile(r"[\s“”‘’\"'「」『』﻿​]+")
# NFKC would turn … into ... and ① into 1: both must stay what they are.
_KEEP = re.compile(r"[…①-⓿]+")


def widths(text: str) -> str:
    """``text`` in NFKC, with ellipses and circled numbers left alone; spaces are kept."""
    if text.isascii() or (unicodedata.is_normalized("NFKC", text)):
        return text
    parts: list[str] = []
    end = 0
    for match in _KEEP.finditer(text):
        parts.append(unicodedata.normalize("NFKC", text[end : match.start()]))
        parts.append(match.group())
        end = match.end()
    parts.append(unicodedata.normalize("NFKC", text[end:]))
    return "".join(parts)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` as it is compared: NFKC, no spaces, no quotation marks, round brackets only."""
    folded = _DROPPED.sub("", widths(text))
    return folded if folded.isalnum() else folded.translate(_BRACKETS)
