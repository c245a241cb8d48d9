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

# Some fonts give whole characters the code points of radicals. NFKC mends those of the Kangxi
# block; of the supplement it mends two. The pairs are those of EquivalentUnifiedIdeograph.txt of
# the Unicode Character Database that stand as characters of their own.
_RADICALS = str.maketrans(
    "⺁⺈⺊⺌⺒⺓⺕⺜⺝⺟⺠⺦⺧⺩⺬⺮⺶⺹⺼⺽⻁⻃⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂刀卜小巳幺彐日月母民丬牛王示竹羊耂肉臼虎覀西见角贝足车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)


def widths(text: str) -> str:
    """``text`` in NFKC and without radicals; ellipses, circled numbers and spaces are kept."""
    if text.isascii():
        return text
    text = text.translate(_RADICALS)
    if unicodedata.is_normalized("NFKC", text):
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
