"""Wordings compiled: steps to take to the right and to the left of a piece of text that they have.

Every wording is looked for by one literal, its anchor: the longest one of those from which one can
tell backwards what stands before. From there the steps behind it are taken to the right and those
before it to the left. Steps form a graph without cycles, so that the way through is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import define, field, frozen

from gfsdsl.fold import fold
from gfsdsl.model.statements import Hole, Maybe, OneOf, Part, Skip, Slot, Statement, Wording, Words
from gfsdsl.recognise.words import strip_ordinal

_PIECE = re.compile(r"[^:;。,]*[:;。,]?")
_QUOTES = '“‘「『"'
# Holes of which neither end can be told by what they hold.
_LOOSE = frozenset({"text", "entity", "subject", "list", "sentence"})


@frozen(eq=False)
class Step:
    """One step.

    Attributes:
        kind: ``literal``, ``hole``, ``gap``, ``split``, ``end``.
        next: the steps to go on with, in order of preference; one but for a split.
        quoted: the pattern has a quotation mark at the near side of the hole.
        empty: neither it nor anything behind it has to be there.
    """

    kind: str
    next: tuple[int, ...] = ()
    text: str = ""
    hole: Hole | None = None
    across: bool = False
    quoted: bool = False
    empty: bool = False


@define(eq=False)
class Way:
    """Steps in one direction."""

    steps: list[Step] = field(factory=lambda: [Step("end", empty=True)])

    def add(self, step: Step) -> int:
        """The number of ``step``, now added."""
        self.steps.append(step)
        return len(self.steps) - 1

    def build(
        self, parts: Sequence[Part], then: int, forward: bool, between: range | None = None
    ) -> int:
        """The number of the first step of ``parts``, which go on with the step ``then``.

        Args:
            between: which of the parts; all of them where it is None.
        """
        for index in _last_first(range(len(parts)) if between is None else between, forward):
            part = parts[index]
            match part:
                case Words():
                    pieces = literals(part.text, index == 0)
                    for piece in reversed(pieces) if forward else pieces:
                        then = self.add(Step("literal", (then,), piece))
                case Slot():
                    quoted = _quoted(parts, index)
                    then = self.add(Step("hole", (then,), hole=part.hole, quoted=quoted))
                case Skip():
                    empty = self.steps[then].empty
                    then = self.add(Step("gap", (then,), across=part.across, empty=empty))
                case Maybe():
                    then = self._split((self.build(part.parts, then, forward), then))
                case OneOf():
                    ways = tuple(self.build(a, then, forward) for a in part.alternatives)
                    then = self._split(ways)
        return then

    def _split(self, ways: tuple[int, ...]) -> int:
        return self.add(Step("split", ways, empty=any(self.steps[way].empty for way in ways)))


@frozen(eq=False)
class Program:
    """A wording compiled.

    Attributes:
        anchors: the texts it is looked for by, one of which every match has.
        right, left: the ways from behind and from before the anchor, and where they begin, which
            may depend on the anchor.
    """

    statement: Statement
    wording: Wording
    number: int
    anchors: tuple[tuple[str, int], ...]
    right: Way
    left: Way
    left_start: int


def literals(text: str, first: bool = False) -> list[str]:
    """The folded pieces of a text of a pattern, parted behind marks, where an ordinal may stand."""
    folded = fold(text)
    pieces = [piece for piece in _PIECE.findall(folded) if piece]
    return [strip_ordinal(piece) if index or first else piece for index, piece in enumerate(pieces)]


def compile_wording(statement: Statement, wording: Wording, number: int) -> Program | None:
    """The program of a wording; None where it has no text to look for."""
    parts = wording.parts
    chosen = _anchor(parts)
    if chosen is None:
        return None
    index, piece = chosen
    part = parts[index]
    right, left = Way(), Way()
    behind = right.build(parts, 0, True, range(index + 1, len(parts)))
    start = left.build(parts, 0, False, range(index))
    anchors: list[tuple[str, int]] = []
    if isinstance(part, Words):
        pieces = literals(part.text, index == 0)
        for after in reversed(pieces[piece + 1 :]):
            behind = right.add(Step("literal", (behind,), after))
        anchors.append((pieces[piece], behind))
        for before in pieces[:piece]:
            start = left.add(Step("literal", (start,), before))
    else:
        assert isinstance(part, OneOf)
        for alternative in part.alternatives:
            head = alternative[0]
            assert isinstance(head, Words)
            first, *rest = literals(head.text, index == 0)
            then = right.build(alternative[1:], behind, forward=True)
            for after in reversed(rest):
                then = right.add(Step("literal", (then,), after))
            anchors.append((first, then))
    return Program(statement, wording, number, tuple(anchors), right, left, start)


def _last_first(between: range, forward: bool) -> range:
    """The order in which steps are made: each needs the one behind it."""
    return between[::-1] if forward else between


def _anchor(parts: Sequence[Part]) -> tuple[int, int] | None:
    """Which part, and which piece of it, a wording is looked for by."""
    best: tuple[int, int] | None = None
    longest, first = 0, True
    for index, part in enumerate(parts):
        match part:
            case Words():
                # At equal length the first one decides, which leaves the fewest steps before.
                for number, piece in enumerate(literals(part.text, index == 0)):
                    if len(piece) > longest:
                        best, longest = (index, number), len(piece)
            case OneOf():
                shortest = _shortest_head(part)
                if shortest > longest:
                    best, longest = (index, 0), shortest
        if best is not None and _blocks(part, first):
            # Better a short anchor than to look back over what may be anything.
            break
        first = first and isinstance(part, Words) and not fold(part.text)
    return best


def _shortest_head(part: OneOf) -> int:
    """How long the shortest text is that the alternatives begin with; 0 where one has none."""
    heads = [a[0] for a in part.alternatives if a]
    if len(heads) < len(part.alternatives):
        return 0
    texts = [literals(head.text) if isinstance(head, Words) else [] for head in heads]
    return min((len(pieces[0]) if pieces else 0) for pieces in texts)


def _blocks(part: Part, first: bool) -> bool:
    """Whether what stands behind ``part`` is no place to look from."""
    match part:
        case Skip():
            return True
        case Slot():
            return not first and part.hole.kind in _LOOSE
        case Maybe():
            return any(_blocks(inner, False) for inner in part.parts)
        case OneOf():
            return any(_blocks(inner, first) for a in part.alternatives for inner in a)
    return False


def _quoted(parts: Sequence[Part], index: int) -> bool:
    before = parts[index - 1] if index else None
    return isinstance(before, Words) and before.text.rstrip().endswith(tuple(_QUOTES))


def all_programs(statements: Iterable[Statement]) -> list[Program]:
    """The programs of all wordings."""
    found: list[Program] = []
    for statement in statements:
        for number, wording in enumerate(statement.wordings):
            program = compile_wording(statement, wording, number)
            if program is not None:
                found.append(program)
    return found
