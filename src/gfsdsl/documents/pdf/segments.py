"""Lines cut at wide gaps, and the columns that the white between the pieces makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from gfsdsl.documents.document import Box
from gfsdsl.documents.pdf.ink import Char
from gfsdsl.documents.pdf.lines import PrintedLine, box_of

# A gap wider than this part of the height of the text parts two cells.
CELL_GAP = 0.9
_CODE_GAP = 0.3
# White narrower than this, in points, does not part two columns.
_WHITE = 2.0
# Rows with this part of the pieces of the fullest are full.
_FULL = 0.75
_NUMBER = re.compile(r"[-+−－(（]?\d[\d,，]*(?:\.\d+)?%?[)）]?")
_AMOUNT = re.compile(r"-?[\d,，]*\d\.\d\d")
_DASHES = frozenset("-—－–")

Span = tuple[float, float]


@frozen(eq=False)
class Segment:
    """A piece of a line between two wide gaps."""

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        return "".join(char.text for char in self.chars)

    @property
    def span(self) -> Span:
        return self.chars[0].left, max(char.right for char in self.chars)

    @property
    def box(self) -> Box:
        return box_of(self.chars)

    @property
    def is_number(self) -> bool:
        return _NUMBER.fullmatch(self.text) is not None

    @property
    def is_amount(self) -> bool:
        """Whether it prints decimals, or a dash for none."""
        text = self.text
        return (self.is_number and "." in text) or set(text) <= _DASHES


def segments_of(line: PrintedLine) -> list[Segment]:
    """The pieces of a line, left to right."""
    found: list[list[Char]] = [[line.chars[0]]]
    for before, char in pairwise(line.chars):
        height = max(before.bottom - before.top, char.bottom - char.top, 1.0)
        gap = (char.left - before.right) / height
        if gap > CELL_GAP or _ends_amount(found[-1], char) or _ends_code(found[-1], char, gap):
            found.append([])
        found[-1].append(char)
    return [Segment(tuple(chars)) for chars in found]


def _ends_amount(chars: Sequence[Char], after: Char) -> bool:
    """Whether an amount is over where a word follows: the next column may begin without white."""
    if not after.text.isalpha() or not chars[-1].text.isdigit():
        return False
    return _AMOUNT.fullmatch("".join(char.text for char in chars)) is not None


def _ends_code(chars: Sequence[Char], after: Char, gap: float) -> bool:
    """Whether a name follows a code: a smaller gap parts them."""
    if gap <= _CODE_GAP or not after.text.isalpha() or len(chars) < 3:
        return False
    return all(char.text.isdigit() for char in chars)


def columns_of(rows: Iterable[Sequence[Segment]]) -> list[Span]:
    """The columns of rows: what the white that runs through the fullest of them leaves, and what
    the others print outside of these. The name of a total may run over two columns."""
    every = list(rows)
    most = max(map(len, every), default=0)
    found = _joined(s.span for row in every if len(row) >= _FULL * most for s in row)
    other = [s.span for row in every if len(row) < _FULL * most for s in row]
    outside = [s for s in other if not any(min(b, s[1]) - max(a, s[0]) > -_WHITE for a, b in found)]
    return _joined([*found, *outside])


def _joined(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for low, high in sorted(spans):
        if found and low - found[-1][1] <= _WHITE:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def columns_under(span: Span, columns: Sequence[Span]) -> list[int]:
    """The columns that a piece stands over, or the nearest one where it stands over white."""
    low, high = span
    over = [i for i, (a, b) in enumerate(columns) if min(b, high) - max(a, low) > 0]
    if over:
        return over
    middle = (low + high) / 2
    return [min(range(len(columns)), key=lambda i: abs(sum(columns[i]) / 2 - middle))]
