"""Printed lines brought together into one stream: folding, line ends, quotations, brackets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from gfsdsl.documents.document import Line
from gfsdsl.fold import fold, widths
from gfsdsl.recognise.narrative.stream import BREAK, CLOSING, OPENING, Stream

# A quotation or a bracket is closed within so many characters, or it is none.
REACH = 400


class StreamBuilder:
    """Makes a stream, line by line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.stream = Stream(lines)
        self.characters: list[str] = []
        self._open: list[tuple[str, int]] = []
        self._straight: int | None = None

    @property
    def at(self) -> int:
        return len(self.characters)

    def add(self, index: int) -> None:
        """One more line."""
        text = self.stream.lines[index].text
        self.stream.starts.add(self.at)
        # An indent begins a paragraph: a number does not go on over it.
        blank, begun = len(text) - len(text.lstrip()) > 1, False
        for offset, character in enumerate(text):
            folded = _folded(character)
            if not folded:
                self._quote(character)
                blank = blank or (begun and character.isspace())
                continue
            previous = self.characters[-1] if self.characters else ""
            if blank and _numeric(folded) and _numeric(previous):
                self.stream.apart.add(self.at)
            if character == "，" and text[offset - 1 : offset + 2 : 2].isascii():
                # Between digits of half width it is no separator of thousands.
                self.stream.apart.add(self.at)
            blank, begun = False, True
            for one in folded:
                self._bracket(one)
                self.characters.append(one)
                self.stream.line_of.append(index)
                self.stream.offset_of.append(offset)

    def end_paragraph(self) -> None:
        """A break, unless a mark ends the paragraph already."""
        if self.characters and self.characters[-1] not in "。;!?:,、\n":
            self._break()
        self._open.clear()
        self._straight = None

    def end_region(self) -> None:
        """A break in any case: something else stands between the lines."""
        if self.characters and self.characters[-1] != BREAK:
            self._break()

    def _break(self) -> None:
        self.characters.append(BREAK)
        self.stream.line_of.append(self.stream.line_of[-1])
        self.stream.offset_of.append(self.stream.offset_of[-1])

    def done(self) -> Stream:
        """The stream of all lines added."""
        self.stream.text = "".join(self.characters)
        return self.stream

    def _quote(self, character: str) -> None:
        at = self.at
        if character == '"':
            if self._straight is not None and at - self._straight <= REACH:
                self._pair_quote(self._straight, at)
                self._straight = None
            else:
                self._straight = at
        elif character in OPENING:
            self._open.append((character, at))
        elif character in CLOSING:
            wanted = OPENING[CLOSING.index(character)]
            opened = self._opened(wanted)
            if opened is not None:
                self._pair_quote(opened, at)

    def _pair_quote(self, start: int, end: int) -> None:
        if start < end:
            self.stream.quotes.setdefault(start, end)
            self.stream.quotes_back[end] = start

    def _bracket(self, character: str) -> None:
        at = self.at
        if character == "(":
            self._open.append(("(", at))
        elif character == ")":
            opened = self._opened("(")
            if opened is not None:
                self.stream.partner[opened] = at
                self.stream.partner[at] = opened

    def _opened(self, wanted: str) -> int | None:
        """Where the last open ``wanted`` stands; what was opened behind it is never closed."""
        for index in range(len(self._open) - 1, max(-1, len(self._open) - 9), -1):
            character, at = self._open[index]
            if character == wanted:
                del self._open[index:]
                return at if self.at - at <= REACH else None
        return None


@cache
def _folded(character: str) -> str:
    return fold(widths(character))


def _numeric(text: str) -> bool:
    return bool(text) and (text[0].isdigit() or text[0] in ".,")
