"""Cut the joined lines of a header into declared words, by dynamic programming.

The lines of a header are broken anywhere and interleaved; joined without their gaps they are a
string that the declared words should cover. The best cut covers most characters; of equal ones,
the one with fewest word edges off a printed gap; of those, the one of fewest words.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from gfsdsl.documents.document import Line, Place
from gfsdsl.fold import fold
from gfsdsl.recognise.lexicon import Lexicon


@frozen
class Piece:
    """A piece of a header: a declared word (``known``), or a stretch that is none; ``lines`` are
    the lines that it stands on, counted from the first of the header."""

    text: str
    known: bool
    place: Place
    lines: tuple[int, ...] = ()


@frozen
class Joined:
    """Header lines joined: the folded text, where its gaps are, and where each character stands."""

    text: str
    gaps: frozenset[int]
    places: tuple[tuple[int, Line, int], ...]

    @staticmethod
    def of(lines: Sequence[Line]) -> Joined:
        """The lines without what folding drops."""
        text: list[str] = []
        gaps = {0}
        places: list[tuple[int, Line, int]] = []
        for order, line in enumerate(lines):
            for offset, character in enumerate(line.text):
                folded = fold(character)
                if not folded:
                    if character.isspace():
                        gaps.add(len(text))
                    continue
                for one in folded:
                    text.append(one)
                    places.append((order, line, offset))
            gaps.add(len(text))
        return Joined("".join(text), frozenset(gaps), tuple(places))


def cut(lines: Sequence[Line], lexicon: Lexicon) -> list[Piece]:
    """The pieces of the header ``lines``, in printed order."""
    joined = Joined.of(lines)
    text, gaps = joined.text, joined.gaps
    size = len(text)
    # From each position to the end: characters covered, minus edges off gaps, minus words.
    best: list[tuple[int, int, int]] = [(0, 0, 0)] * (size + 1)
    choice: list[int] = [0] * (size + 1)
    for at in range(size - 1, -1, -1):
        best[at] = best[at + 1]
        for word in lexicon.words.get(text[at], ()):
            end = at + len(word)
            if not text.startswith(word, at) or not _stands_alone(word, at, end, gaps, lexicon):
                continue
            covered, edges, words = best[end]
            edges -= (at not in gaps) + (end not in gaps)
            score = (covered + len(word), edges, words - 1)
            if score > best[at]:
                best[at], choice[at] = score, len(word)
    return _pieces(joined, choice)


def _stands_alone(word: str, start: int, end: int, gaps: frozenset[int], lexicon: Lexicon) -> bool:
    """One-character words and side names are found inside other words too: they count only where
    gaps set them apart."""
    if len(word) == 1 or (word in lexicon.sides and word not in lexicon.columns):
        return start in gaps and end in gaps
    return True


def _pieces(joined: Joined, choice: list[int]) -> list[Piece]:
    pieces: list[Piece] = []
    at = unknown = 0
    size = len(joined.text)

    def close(end: int) -> None:
        if unknown < end:
            pieces.append(_piece(joined, unknown, end, False))

    while at < size:
        length = choice[at]
        if length == 0:
            at += 1
            continue
        close(at)
        pieces.append(_piece(joined, at, at + length, True))
        at += length
        unknown = at
    close(size)
    return pieces


def _piece(joined: Joined, start: int, end: int, known: bool) -> Piece:
    _, line, offset = joined.places[start]
    orders = sorted({order for order, _, _ in joined.places[start:end]})
    return Piece(joined.text[start:end], known, line.place(offset), tuple(orders))
