"""What stands in the braces of a hole: its name, and what it takes.

    type = KIND | "list" [NAME] | [NAME] unit ["printed" (unit | "bare")] | word ("|" word)+
    unit = (NAME | "%") (("/" | "*") (NAME | "%"))*

Names in single quotes are never keywords.
"""

from __future__ import annotations

import re

from attrs import frozen

from gfsdsl.diagnostics.suggest import closest
from gfsdsl.source import Span
from gfsdsl.syntax.pattern_cursor import PatternCursor, PatternError
from gfsdsl.syntax.terminals import terminal
from gfsdsl.syntax.tree_common import UnitExpr
from gfsdsl.syntax.tree_patterns import (
    KINDS,
    HoleType,
    KindType,
    ListType,
    MeasureType,
    WordsType,
)

LIST, PRINTED, BARE = "list", "printed", "bare"
RESERVED = (*KINDS, LIST, PRINTED, BARE)
_WORD = re.compile(r"[A-Za-z]+")


def misspelt(name: str) -> str | None:
    """The kind of hole that a plain name was perhaps meant for, though it is none."""
    if not _WORD.fullmatch(name) or name in (*KINDS, LIST):
        return None
    close = closest(name, (*KINDS, LIST))
    return close[0] if close else None


@frozen
class _Token:
    """A name, ``%`` or an operator. ``keyword``: it may be one, since it is not in quotes."""

    text: str
    start: int
    end: int
    keyword: bool = False

    @property
    def operator(self) -> bool:
        return not self.keyword and self.text in ("/", "*") and self.end - self.start == 1

    def says(self, *words: str) -> bool:
        return self.keyword and self.text in words


class HoleReader(PatternCursor):
    """Reads holes from where it stands."""

    def hole_name(self, brace: int) -> str | None:
        """The name before a colon; None, and nothing is read, where there is none: then the braces
        hold alternatives."""
        begins = self.blanks(self.at)
        match = terminal("NAME").match(self.text, begins, self.end)
        after = self.blanks(match.end()) if match else begins
        mark = self.text[after : after + 1] if after < self.end else ""
        if mark == ":" and match is None:
            raise self.mistake("S0008", brace, after + 1)
        if mark == "：":
            # Alternatives may hold this colon, a hole may not.
            close = self.text.find("}", after, self.end)
            if close >= 0 and "|" not in self.text[after:close]:
                raise self.mistake("S0008", after, after + 1, fix=":")
        if mark != ":" or match is None:
            return None
        self.at = after + 1
        return match.group().strip("'")

    def hole_type(self, brace: int) -> HoleType:
        """What stands between the colon and the brace, which is left unread."""
        self.at = start = self.blanks(self.at)
        tokens = self._tokens()
        last = tokens[-1].end if tokens else start
        if self.text[self.at : self.at + 1] == "}" and self.at < self.end:
            if not tokens:
                raise self.mistake("S0008", brace, self.at + 1)
            return self._understood(tokens, self.span(start, last))
        if tokens and self.at < self.end and self.text[self.at] in "[{":
            raise self.mistake("S0006", brace, brace + 1, bracket="{")
        stopped, self.at = self.at, start
        words = self._words(brace)
        if len(words) < 2:
            found = self.text[stopped : self.at].strip()
            raise self._unknown(found, stopped, stopped + len(found))
        return WordsType(tuple(words), self.span(start))

    def _tokens(self) -> list[_Token]:
        found: list[_Token] = []
        while (at := self.blanks(self.at)) < self.end:
            match = terminal("NAME").match(self.text, at, self.end)
            if match:
                text = match.group()
                self.at = match.end()
                found.append(_Token(text.strip("'"), at, self.at, not text.startswith("'")))
            elif self.text[at] in "/*%":
                self.at = at + 1
                found.append(_Token(self.text[at], at, self.at))
            else:
                break
        self.at = at
        return found

    def _words(self, brace: int) -> list[str]:
        words: list[str] = []
        while True:
            start = self.at
            characters: list[tuple[str, bool]] = []  # with whether it is escaped
            while self.at < self.end and self.text[self.at] not in "|}":
                if self.text[self.at] in "{[]":
                    raise self.mistake("S0018", self.at, self.at + 1, found=self.text[self.at])
                escaped = self.text[self.at] == "\\"
                characters.append((self.character(), escaped))
            if self.at >= self.end:
                raise self.mistake("S0006", brace, brace + 1, bracket="{")
            words.append(_word(characters))
            if not words[-1] and (len(words) > 1 or self.text[self.at] == "|"):
                raise self.mistake("S0010", start - 1, self.at + 1)
            if self.text[self.at] == "}":
                return words
            self.at += 1

    def _understood(self, tokens: list[_Token], span: Span) -> HoleType:
        first, *rest = tokens
        if first.says(*KINDS):
            self._no_more(rest)
            return KindType(first.text, span)
        if first.says(LIST):
            if rest and rest[0].says(LIST):
                raise self.mistake("S0014", rest[0].start, rest[0].end)
            of, more = self._unit(rest) if rest else (None, rest)
            self._no_more(rest if of and of.rest else more)
            return ListType(of.first if of else None, span)
        meant = misspelt(first.text) if first.keyword else None
        if meant is not None:
            raise self._unknown(first.text, first.start, first.end, meant)
        return self._measure(tokens, span)

    def _measure(self, tokens: list[_Token], span: Span) -> MeasureType:
        unit, rest = self._unit(tokens)
        scale: str | None = None
        if rest and not unit.rest and unit.first != "%" and not rest[0].says(PRINTED):
            scale = unit.first
            unit, rest = self._unit(rest)
        if not rest:
            return MeasureType(unit, scale, span=span)
        if not rest[0].says(PRINTED) or len(rest) == 1:
            raise self._unknown(rest[0].text, rest[0].start, rest[0].end)
        if len(rest) == 2 and rest[1].says(BARE):
            return MeasureType(unit, scale, bare=True, span=span)
        printed, rest = self._unit(rest[1:])
        self._no_more(rest)
        return MeasureType(unit, scale, printed, span=span)

    def _unit(self, tokens: list[_Token]) -> tuple[UnitExpr, list[_Token]]:
        """The unit that ``tokens`` begin with, and the tokens behind it."""
        used = 1
        while used < len(tokens) and tokens[used].operator:
            used += 2
        operators, names = tokens[1:used:2], tokens[0:used:2]
        for token in names:
            if token.operator or token.says(*RESERVED):
                raise self._unknown(token.text, token.start, token.end)
        if len(operators) == len(names):
            raise self._unknown(operators[-1].text, operators[-1].start, operators[-1].end)
        parts = zip(operators, names[1:], strict=True)
        span = self.span(names[0].start, names[-1].end)
        rest = tuple((operator.text, name.text) for operator, name in parts)
        return UnitExpr(names[0].text, rest, span), tokens[used:]

    def _no_more(self, tokens: list[_Token]) -> None:
        if tokens:
            raise self._unknown(tokens[0].text, tokens[0].start, tokens[-1].end)

    def _unknown(self, found: str, start: int, end: int, fix: str | None = None) -> PatternError:
        kinds = "、".join((*KINDS, LIST))
        return self.mistake("S0009", start, max(end, start + 1), fix, found=found, kinds=kinds)


def _word(characters: list[tuple[str, bool]]) -> str:
    """The word without blanks around it and without single quotes, save what is escaped."""
    kept = [i for i, (character, escaped) in enumerate(characters) if escaped or character.strip()]
    characters = characters[kept[0] : kept[-1] + 1] if kept else []
    if len(characters) > 2 and characters[0] == characters[-1] == ("'", False):
        characters = characters[1:-1]
    return "".join(character for character, _ in characters)
