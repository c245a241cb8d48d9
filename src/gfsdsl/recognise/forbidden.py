"""Where texts that must not occur do occur, blind to width and line breaks."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from gfsdsl.documents.document import Line, Place
from gfsdsl.fold import fold

# How much of the text around an occurrence is quoted, before and after.
_AROUND = 12


@frozen
class Occurrence:
    """One occurrence: the text looked for, where its first character stands, what is around it."""

    text: str
    place: Place
    quoted: str


def occurrences(lines: Sequence[Line], texts: Sequence[str]) -> tuple[Occurrence, ...]:
    """All occurrences of ``texts``, in the order in which they are printed.

    Lines follow each other without a blank, as broken sentences do.
    """
    wanted = {fold(text): text for text in texts if fold(text)}
    if not wanted:
        return ()
    folded, spots = _folded(lines)
    found: list[tuple[int, Occurrence]] = []
    for text, written in wanted.items():
        at = folded.find(text)
        while at >= 0:
            line, offset = spots[at]
            quoted = folded[max(0, at - _AROUND) : at + len(text) + _AROUND]
            found.append((at, Occurrence(written, lines[line].place(offset), quoted)))
            at = folded.find(text, at + len(text))
    return tuple(occurrence for _, occurrence in sorted(found, key=lambda item: item[0]))


def _folded(lines: Sequence[Line]) -> tuple[str, list[tuple[int, int]]]:
    """The lines as compared, and for each of its characters the line and the offset in it."""
    pieces: list[str] = []
    spots: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        for offset, character in enumerate(line.text):
            for piece in fold(character):
                pieces.append(piece)
                spots.append((number, offset))
    return "".join(pieces), spots
