"""Names close to one that is not known: “did you mean …?”."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from gfsdsl.fold import fold

_CLOSE = 0.6
# In a name of two or three characters, one wrong character is already a third or half of it.
_SHORT = 3


def closest(name: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Up to ``limit`` of ``candidates`` that ``name`` may have been meant for, the nearest first.

    They are compared folded and without regard to case; candidates equally near keep their order.
    """
    wanted = fold(name).casefold()
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    scored: list[tuple[float, str]] = []
    for candidate in dict.fromkeys(candidates):
        text = fold(candidate).casefold()
        matcher.set_seq1(text)
        if _one_character_off(wanted, text):
            scored.append((max(matcher.ratio(), _CLOSE), candidate))
        elif matcher.real_quick_ratio() >= _CLOSE and matcher.quick_ratio() >= _CLOSE:
            scored.append((matcher.ratio(), candidate))
    near = [pair for pair in scored if pair[0] >= _CLOSE]
    return [candidate for _, candidate in sorted(near, key=lambda pair: -pair[0])[:limit]]


def _one_character_off(a: str, b: str) -> bool:
    """Whether two names of two or three characters differ in one."""
    if len(a) != len(b) or not 2 <= len(a) <= _SHORT:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1
