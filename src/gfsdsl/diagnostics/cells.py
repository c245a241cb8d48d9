"""Text measured in terminal cells: a Chinese character takes two, a combining mark none."""

from __future__ import annotations

import unicodedata

TAB = 4


def visible(text: str) -> str:
    """``text`` with control characters and surrogates written as escapes, so that none acts."""
    if text.isprintable():
        return text
    return "".join(c if c == "\n" or not _acts(c) else _escape(c) for c in text)


def width(text: str) -> int:
    """The number of cells that ``text``, without tabs and controls, takes."""
    return len(text) if text.isascii() else sum(_cells(character) for character in text)


def laid_out(line: str) -> tuple[str, list[int]]:
    """One line as it is shown, and the cell at which each of its characters begins.

    Tabs become spaces, controls escapes. The list has one entry more than the line has
    characters: the cell after the last.
    """
    shown: list[str] = []
    starts = [0]
    for character in line:
        at = starts[-1]
        text = " " * (TAB - at % TAB) if character == "\t" else visible(character)
        shown.append(text)
        starts.append(at + width(text))
    return "".join(shown), starts


def cut(text: str, first: int, last: int) -> str:
    """What of ``text`` lies in the cells from ``first`` to before ``last``.

    A wide character that is cut in half leaves a space.
    """
    kept: list[str] = []
    at = 0
    for character in text:
        size = _cells(character)
        inside = min(at + size, last) - max(at, first)
        if first <= at and at + size <= last:
            kept.append(character)
        elif inside > 0:
            kept.append(" " * inside)
        at += size
    return "".join(kept)


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _acts(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _BIDI


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


# Marks that turn the direction of writing: they would show a line in another order than it has.
_BIDI = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)))
