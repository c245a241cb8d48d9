"""Characters to lines: by their baselines, then from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from gfsdsl.documents.document import Box
from gfsdsl.documents.pdf.ink import Char

# A gap wider than this part of the height of the text stands for a blank.
WORD_GAP = 0.3
# The same character again within this part of its width is the same print made bold.
SAME = 0.3
# Baselines closer than this part of the height are one line, as those of two fonts are.
_LEVEL = 0.4
# A character of which more than this part is covered cannot be read; tight type covers less.
_COVERED = 0.6


@frozen(eq=False)
class PrintedLine:
    """A line: its characters from left to right, each printed once.

    Attributes:
        twice: how many were printed again in the same place.
        muddled: how many stand on top of another one.
    """

    chars: tuple[Char, ...]
    twice: int = 0
    muddled: int = 0

    @property
    def box(self) -> Box:
        return box_of(self.chars)

    def spelled(self) -> tuple[str, tuple[Box, ...]]:
        """The text, with a blank for each wide gap, and a box for each of its characters."""
        text, boxes = [self.chars[0].text], [self.chars[0].box]
        for before, char in pairwise(self.chars):
            if is_gap(before, char):
                text.append(" ")
                boxes.append((before.right, before.top, char.left, before.bottom))
            text.append(char.text)
            boxes.append(char.box)
        return "".join(text), tuple(boxes)


def is_gap(before: Char, after: Char) -> bool:
    """Whether a blank stands between two neighbours of a line."""
    height = max(before.bottom - before.top, after.bottom - after.top)
    return after.left - before.right > WORD_GAP * height


def box_of(chars: Iterable[Char]) -> Box:
    """What characters cover together."""
    boxes = [char.box for char in chars]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def lines_of(chars: Iterable[Char]) -> list[PrintedLine]:
    """The lines that characters stand on, from the top."""
    found: list[PrintedLine] = []
    level: list[Char] = []
    for char in sorted(chars, key=lambda c: c.base):
        if level and char.base - level[-1].base > _LEVEL * min(_height(char), _height(level[-1])):
            found.append(_line(level))
            level = []
        level.append(char)
    if level:
        found.append(_line(level))
    return found


def _height(char: Char) -> float:
    return max(char.bottom - char.top, 1.0)


def _line(level: Sequence[Char]) -> PrintedLine:
    ordered = sorted(level, key=lambda c: c.left)
    kept: list[Char] = []
    for char in ordered:
        # Bold print may put it a little to the right, with its neighbours in between.
        again = any(
            char.text == other.text and char.left - other.left < SAME * (char.right - char.left)
            for other in kept[-3:]
        )
        if not again:
            kept.append(char)
    return PrintedLine(tuple(kept), len(ordered) - len(kept), _muddled(kept))


def _muddled(chars: Sequence[Char]) -> int:
    """How many characters another one covers by more than half."""
    return sum(
        1
        for one, two in pairwise(chars)
        if min(one.right, two.right) - two.left
        > _COVERED * min(one.right - one.left, two.right - two.left)
    )
