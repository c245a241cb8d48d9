"""The running text as one folded string, every character of which knows where it is printed.

Spaces, quotation marks and line ends are gone from it, as ``fold`` has it; what they tell is kept
beside it: where a line begins, where quotations open and close, where digits stand apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from attrs import define, field

from gfsdsl.documents.document import Line, Place

BREAK = "\n"
# What a sentence ends with outside brackets and quotations; a semicolon ends one as well: what
# stands behind it says something of its own.
SENTENCE_ENDS = frozenset("。!?;" + BREAK)
# What a text hole does not take outside brackets and quotations.
DELIMITERS = frozenset(",、;:。!?" + BREAK)
# Marks of quotation that tell which end they stand at.
OPENING, CLOSING = "“‘「『", "”’」』"


@define(eq=False)
class Stream:
    """The folded text.

    Attributes:
        lines: the lines of the document.
        text: the characters; a break stands where a heading ends and at tables.
        line_of, offset_of: for each character, where it is printed.
        starts: where a printed line begins.
        apart: where a number does not go on: a blank parts its digits, or a comma of full width.
        quotes: where the quotations begin, with their ends; ``quotes_back``: the other way round.
        partner: of each bracket, where its other half stands.
    """

    lines: Sequence[Line] = field(repr=False)
    text: str = ""
    line_of: list[int] = field(factory=list, repr=False)
    offset_of: list[int] = field(factory=list, repr=False)
    starts: set[int] = field(factory=set, repr=False)
    apart: set[int] = field(factory=set, repr=False)
    quotes: dict[int, int] = field(factory=dict, repr=False)
    quotes_back: dict[int, int] = field(factory=dict, repr=False)
    partner: dict[int, int] = field(factory=dict, repr=False)

    def place(self, at: int) -> Place:
        """Where the character at ``at`` is printed."""
        return self.lines[self.line_of[at]].place(self.offset_of[at])

    def printed(self, start: int, end: int, quoted: bool = False) -> str:
        """What is printed from ``start`` to ``end``, line breaks taken out.

        Args:
            quoted: with the quotation marks around the whole, if there are some.
        """
        while end > start and self.text[end - 1] == BREAK:
            end -= 1
        if start >= end:
            return ""
        first, last = self.line_of[start], self.line_of[end - 1]
        begin, stop = self.offset_of[start], self.offset_of[end - 1] + 1
        inside = self.quotes.get(start, end + 1)
        if inside < end or (quoted and inside == end):
            begin = self._mark(first, begin - 1, -1, OPENING, begin)
        outside = self.quotes_back.get(end, start - 1)
        if outside > start or (quoted and outside == start):
            stop = self._mark(last, stop, 1, CLOSING, stop - 1) + 1
        if first == last:
            return self.lines[first].text[begin:stop].strip()
        parts = [self.lines[first].text[begin:].strip()]
        at = bisect_right(self.line_of, first, start, end)
        while self.line_of[at] != last:
            line = self.line_of[at]
            parts.append(self.lines[line].text.strip())
            at = bisect_right(self.line_of, line, at, end)
        return "".join(parts) + self.lines[last].text[:stop].strip()

    def _mark(self, line: int, offset: int, step: int, marks: str, otherwise: int) -> int:
        """Where the quotation mark stands that is next to a character, blanks aside."""
        text = self.lines[line].text
        while 0 <= offset < len(text) and text[offset].isspace():
            offset += step
        found = 0 <= offset < len(text) and text[offset] in marks + '"'
        return offset if found else otherwise

    @cached_property
    def ends(self) -> list[int]:
        """Where each sentence ends: behind its mark."""
        found = [i + 1 for i, c in enumerate(self.text) if c in SENTENCE_ENDS and self._outside[i]]
        if not found or found[-1] < len(self.text):
            found.append(len(self.text))
        return found

    def sentence(self, at: int) -> int:
        """The number of the sentence that the character at ``at`` stands in."""
        return min(bisect_right(self.ends, at), len(self.ends) - 1)

    def sentence_bounds(self, at: int) -> tuple[int, int]:
        """Where the sentence around ``at`` begins and ends."""
        number = self.sentence(at)
        return (self.ends[number - 1] if number else 0), self.ends[number]

    @cached_property
    def _outside(self) -> list[bool]:
        """Of each character, whether it stands outside brackets and quotations."""
        steps = [0] * (len(self.text) + 1)
        for start, end in [
            *self.quotes.items(),
            *((a, b) for a, b in self.partner.items() if a < b),
        ]:
            steps[start] += 1
            steps[end] -= 1
        depth, found = 0, []
        for step in steps[:-1]:
            depth += step
            found.append(depth == 0)
        return found

    @cached_property
    def closings(self) -> list[int]:
        """Where 。！？ or a break stand outside brackets and quotations."""
        return [i for i, c in enumerate(self.text) if c in "。!?\n" and self._outside[i]]

    def closing(self, at: int) -> int:
        """The first of ``closings`` from ``at`` on; the end of the text where there is none."""
        index = bisect_left(self.closings, at)
        return self.closings[index] if index < len(self.closings) else len(self.text)
