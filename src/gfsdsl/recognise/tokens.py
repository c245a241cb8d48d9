"""Lines of text to tokens: numbers, things that stand where a number belongs, and words."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from gfsdsl.documents.document import Line, Place
from gfsdsl.fold import widths
from gfsdsl.quantity.printed import DASHES

_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"[+\-−–]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
# No letters of a label, but digits or a mark where a number is expected: 16,83490  1.2.3  …  ×
_ODD = re.compile(r"(?=[^\d]*\d|[-−–—―─…./×*#]+$)[\d.,:;…\-−–—―─/×*#%()+A-Za-z]+")
_BARE_ORDINAL = re.compile(r"\d{1,2}[.、)]|\(\d{1,2}\)")
# A number with decimals glued to the end of a label, or to its front; a code glued to a name.
_GLUED_TAIL = re.compile(r"(?<![\d.,])[+\-−]?\d[\d,]*\.\d+$")
_GLUED_HEAD = re.compile(r"[+\-−]?\d[\d,]*\.\d{2}(?=[^\d.,:;、)%])|\d+(?=[^\d.,:;、)%/\-])")
_CN_ORDINAL = re.compile(r"[一二三四五六七八九十]+、")


@frozen
class Token:
    """A piece of a line: a ``number``, ``odd``, or ``text``; ``plain`` is its print in NFKC."""

    kind: str
    text: str
    plain: str
    line: Line
    offset: int

    @property
    def place(self) -> Place:
        return self.line.place(self.offset)

    @property
    def integer(self) -> bool:
        """Whether it is digits only."""
        return self.plain.isdigit()

    @property
    def decimals(self) -> int:
        """How many decimals it shows."""
        return len(self.plain.partition(".")[2])


def tokens_of(line: Line, code_lengths: frozenset[int] = frozenset()) -> tuple[Token, ...]:
    """The tokens of a line, in order.

    Args:
        line: the line.
        code_lengths: how long the codes of the table are, so that a code glued to its name
            (``206科学技术支出``) can be told from a name that begins with digits.
    """
    out: list[Token] = []
    for match in _WORD.finditer(line.text):
        _split(match.group(), match.start(), line, code_lengths, out)
    for index, token in enumerate(out[:-1]):
        # “1.” before a word is its ordinal; at a line's end it is a number that is cut.
        if token.kind == "odd" and out[index + 1].kind == "text" and _ordinal(token.plain):
            out[index] = evolve(token, kind="text")
    return tuple(out)


def _ordinal(plain: str) -> bool:
    return _BARE_ORDINAL.fullmatch(plain) is not None


def kind_of(plain: str) -> str:
    """``number``, ``odd`` or ``text`` for a word in NFKC."""
    if _NUMBER.fullmatch(plain):
        return "number"
    if plain in DASHES or _ODD.fullmatch(plain):
        return "odd"
    return "text"


def _split(
    word: str, offset: int, line: Line, code_lengths: frozenset[int], out: list[Token]
) -> None:
    plain = widths(word)
    first = plain[0]
    if not plain[-1].isdigit() and not first.isdigit() and kind_of(plain) == "text":
        out.append(Token("text", word, plain, line, offset))
        return
    kind = kind_of(plain)
    if kind != "text" or len(plain) != len(word):
        out.append(Token(kind, word, plain, line, offset))
        return
    head = _GLUED_HEAD.match(plain)
    if head is not None:
        digits = head.group()
        rest = plain[head.end() :]
        if "." in digits or len(digits) in code_lengths or _CN_ORDINAL.match(rest):
            out.append(Token("number", word[: head.end()], digits, line, offset))
            _split(word[head.end() :], offset + head.end(), line, code_lengths, out)
            return
    tail = _GLUED_TAIL.search(plain)
    if tail is not None and tail.start() > 0:
        _split(word[: tail.start()], offset, line, code_lengths, out)
        start = tail.start()
        out.append(Token("number", word[start:], tail.group(), line, offset + start))
        return
    out.append(Token("text", word, plain, line, offset))
