"""Text in double quotes → pattern: recursive descent over the text as it stands in the file.

    pieces  = (text | "[" pieces "]" | "{" hole "}" | "{" pieces ("|" pieces)+ "}" | "…" | "……")*
    hole    = NAME ":" type                                                        (hole_types.py)

A backslash takes its meaning from the character behind it, as everywhere in double quotes. Every
character is looked at a fixed number of times, and brackets nest ``MAX_NESTING`` deep at most. The
first mistake ends the reading of its text; every text is read on its own.
"""

from __future__ import annotations

from collections.abc import Callable

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.source import SourceFile, Span
from gfsdsl.syntax.hole_types import HoleReader
from gfsdsl.syntax.pattern_cursor import PatternError
from gfsdsl.syntax.tree_patterns import Choice, Gap, Hole, Literal, Option, Pattern, Piece

MAX_NESTING = 16
_OPENERS = {"]": "[", "}": "{"}
_SPECIAL = frozenset("[]{}|…")


def read_pattern(
    file: SourceFile, start: int, end: int, report: Callable[[Diagnostic], None]
) -> Pattern | None:
    """The pattern between the quotes at ``start`` and before ``end``; None after a mistake, which
    is reported (S0004, S0006–S0011, S0014, S0016, S0018)."""
    reader = _Reader(file, start + 1, end - 1)
    try:
        return Pattern(reader.whole(), Span(file, start, end))
    except PatternError as mistake:
        report(mistake.diagnostic)
        return None


class _Reader(HoleReader):
    def __init__(self, file: SourceFile, start: int, end: int) -> None:
        super().__init__(file, start, end)
        self.open: list[tuple[str, int]] = []

    def whole(self) -> tuple[Piece, ...]:
        pieces = self._pieces("")
        if self.at < self.end:
            raise self._stray()
        return pieces

    def _pieces(self, ends: str) -> tuple[Piece, ...]:
        """Everything up to one of ``ends``, or to what cannot stand here."""
        found: list[Piece] = []
        while self.at < self.end:
            character = self.text[self.at]
            if character in ends or character in "]}":
                break
            if character == "|":
                raise self.mistake("S0011", self.at, self.at + 1)
            found.append(self._piece(character))
        return tuple(found)

    def _piece(self, character: str) -> Piece:
        match character:
            case "[":
                return self._option()
            case "{":
                return self._braces()
            case "…":
                return self._gap()
        return self._literal()

    def _literal(self) -> Literal:
        start, characters = self.at, []
        while self.at < self.end and self.text[self.at] not in _SPECIAL:
            characters.append(self.character())
        return Literal("".join(characters), self.span(start))

    def _gap(self) -> Gap:
        start = self.at
        while self.at < self.end and self.text[self.at] == "…":
            self.at += 1
        if self.at - start > len("……"):
            raise self.mistake("S0016", start, self.at)
        return Gap(self.at - start > 1, self.span(start))

    def _option(self) -> Option:
        start = self._enter("[")
        pieces = self._pieces("")
        self._leave("]")
        if _blank(pieces):
            raise self.mistake("S0010", start, self.at)
        return Option(pieces, self.span(start))

    def _braces(self) -> Piece:
        start = self._enter("{")
        name = self.hole_name(start)
        if name is not None:
            type_ = self.hole_type(start)
            self._leave("}")
            return Hole(name, type_, self.span(start))
        alternatives: list[tuple[Piece, ...]] = []
        while True:
            begins = self.at
            pieces = self._pieces("|")
            more = self.at < self.end and self.text[self.at] == "|"
            if not more:
                self._leave("}")
            if _blank(pieces):
                raise self.mistake("S0010", begins - 1, self.at + more)
            alternatives.append(pieces)
            if not more:
                break
            self.at += 1
        if len(alternatives) < 2:
            raise self.mistake("S0008", start, self.at)
        return Choice(tuple(alternatives), self.span(start))

    def _enter(self, bracket: str) -> int:
        start = self.at
        self.open.append((bracket, start))
        if len(self.open) > MAX_NESTING:
            raise self.mistake("S0004", start, start + 1, limit=MAX_NESTING)
        self.at += 1
        return start

    def _leave(self, bracket: str) -> None:
        if self.at >= self.end or self.text[self.at] != bracket:
            raise self._stray()
        self.open.pop()
        self.at += 1

    def _stray(self) -> PatternError:
        """What is wrong where a bracket closes that should not, or where none does."""
        found = self.text[self.at] if self.at < self.end else ""
        brackets = [bracket for bracket, _ in self.open]
        if not found or _OPENERS[found] in brackets:
            bracket, start = self.open[-1]
            return self.mistake("S0006", start, start + 1, bracket=bracket)
        return self.mistake("S0007", self.at, self.at + 1, bracket=found)


def _blank(pieces: tuple[Piece, ...]) -> bool:
    return all(isinstance(piece, Literal) and not piece.text.strip() for piece in pieces)
