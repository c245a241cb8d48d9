"""One line (or several joined) to rows: the best reading by dynamic programming.

A reading gives each printed block, left to right, a stretch of tokens: a code, a label, a line
number, and none or all of its amounts. Scores say what speaks for a reading; the numbers were found
by trial (known name 3, code of a declared length 2, expected line number 4, …).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from gfsdsl.fold import fold
from gfsdsl.recognise.lexicon import BlockWords, Lexicon, RowName
from gfsdsl.recognise.plan import Plan
from gfsdsl.recognise.raw import Amount, RawRow
from gfsdsl.recognise.tokens import Token
from gfsdsl.recognise.words import ordinals_inside

KNOWN = 3.0
CODE = 2.0
ASCENDING = 1.5
OUTSIDE = -6.0
LINE_EXPECTED = 4.0
LINE_OTHER = -6.0
WHOLE = 2.0
SIBLING = 0.5
PARTIAL = -2.0
SECOND_ORDINAL = -4.0
LEFT = -4.0
UNKNOWN_CLOSED = -4.0
UNCODED = -3.0
# A line of more tokens is no row of any form, and would recurse too deep.
LONGEST = 200


@define
class State:
    """What was read so far, by printed block: it says what to expect next."""

    code: dict[int, str] = field(factory=dict)
    line: dict[int, int] = field(factory=dict)
    above: dict[int, str] = field(factory=dict)


@frozen(eq=False)
class Part:
    """The stretch of one printed block in a reading."""

    row: RawRow
    complete: bool
    known: bool  # whether its label is a declared one
    missing: int = 0


@frozen(eq=False)
class Reading:
    """The best reading of a line: its score, its parts, and the tokens that found no place."""

    score: float
    parts: tuple[Part, ...] = ()
    left: tuple[Token, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether every token has its place and every row all of its amounts."""
        return not self.left and bool(self.parts) and all(p.complete for p in self.parts)


class RowParser:
    """Reads the lines of one table.

    Args:
        decimals: the decimals that nearly all its amounts show; a bare integer is then none. None
            when there is no such rule.
    """

    def __init__(self, lexicon: Lexicon, plan: Plan, decimals: int | None) -> None:
        self._lexicon = lexicon
        self._plan = plan
        self.decimals = decimals
        self._sizes = [len(block.slots) for block in plan.blocks]

    def words(self, printed: int) -> BlockWords:
        """The row words of a printed block."""
        return self._lexicon.blocks[self._plan.blocks[printed].block]

    def may_be_amount(self, token: Token) -> bool:
        """Whether a token can stand in an amount position."""
        if token.kind == "text":
            return False
        return not (self.decimals and token.kind == "number" and token.plain.isdigit())

    def parse(self, tokens: Sequence[Token], state: State) -> Reading:
        """The best reading of ``tokens`` after ``state``."""
        if len(tokens) > LONGEST:
            return Reading(LEFT * len(tokens), (), tuple(tokens))
        memo: dict[tuple[int, int], Reading] = {}
        return self._from(tuple(tokens), 0, 0, state, memo)

    def _from(
        self,
        tokens: tuple[Token, ...],
        at: int,
        block: int,
        state: State,
        memo: dict[tuple[int, int], Reading],
    ) -> Reading:
        if at == len(tokens):
            return Reading(0.0)
        if block == len(self._sizes):
            return Reading(LEFT * (len(tokens) - at), (), tokens[at:])
        key = (at, block)
        if key in memo:
            return memo[key]
        best = self._from(tokens, at, block + 1, state, memo)
        for score, part, end in self._stretches(tokens, at, block, state):
            rest = self._from(tokens, end, block + 1, state, memo)
            if score + rest.score > best.score:
                best = Reading(score + rest.score, (part, *rest.parts), rest.left)
        if tokens[at].kind != "text" or at + 1 == len(tokens):
            rest = self._from(tokens, at + 1, block, state, memo)
            if rest.score + LEFT > best.score:
                best = Reading(rest.score + LEFT, rest.parts, (tokens[at], *rest.left))
        memo[key] = best
        return best

    def _stretches(
        self, tokens: tuple[Token, ...], at: int, block: int, state: State
    ) -> Iterator[tuple[float, Part, int]]:
        """The ways in which the tokens from ``at`` on can be a row of the printed block."""
        words = self.words(block)
        for code_end, code in self._codes(tokens, at, words):
            for label_end in self._labels(tokens, code_end, block):
                label = "".join(t.text for t in tokens[code_end:label_end])
                named, known = self._label_score(block, code, label, state)
                for line_end, number, line_score in self._lines(tokens, label_end, block, state):
                    nameless = not label and code is None
                    for end, missing in self._amounts(tokens, line_end, block):
                        # Amounts without a name belong to no row of this line.
                        if end == at or (nameless and end > line_end):
                            continue
                        if self._is_line_number(tokens, line_end, end, block, number):
                            continue
                        score = named + line_score
                        size = self._sizes[block]
                        amounts = tokens[line_end:end]
                        if missing:
                            score += PARTIAL - missing * 0.1
                        elif amounts:
                            score += WHOLE
                        complete = not missing and (
                            len(amounts) == size or (number is not None and not amounts)
                        )
                        row = RawRow(
                            block,
                            code,
                            label,
                            number,
                            tuple(Amount(t.text, t.place) for t in amounts),
                            tokens[at].place,
                        )
                        yield score, Part(row, complete, known, missing), end

    def _codes(
        self, tokens: tuple[Token, ...], at: int, words: BlockWords
    ) -> Iterator[tuple[int, str | None]]:
        yield at, None
        if not words.coded:
            return
        digits = ""
        for end in range(at, min(at + len(words.code_lengths), len(tokens))):
            if not tokens[end].integer:
                return
            digits += tokens[end].plain
            if len(digits) not in words.code_lengths:
                continue
            pieces = tokens[at : end + 1]
            if len(pieces) == 1 or self._joins(pieces, digits, words):
                yield end + 1, digits

    def _joins(self, pieces: Sequence[Token], code: str, words: BlockWords) -> bool:
        """Whether several integers are one code: a piece a level, or a listed code that a line end
        cuts."""
        reached = 0
        for piece in pieces:
            reached += len(piece.plain)
            if reached not in words.code_lengths:
                listed = words.hierarchy is not None and code in words.hierarchy.subjects
                return listed and pieces[0].line is not pieces[-1].line
        return True

    def _labels(self, tokens: tuple[Token, ...], at: int, block: int) -> Iterator[int]:
        end = at
        while end < len(tokens) and tokens[end].kind == "text":
            end += 1
        yield end
        if block + 1 < len(self._sizes):
            # Two labels may meet where the block between them prints no amounts.
            yield from range(at, end)

    def _label_score(
        self, block: int, code: str | None, label: str, state: State
    ) -> tuple[float, bool]:
        words = self.words(block)
        score = 0.0
        if code is not None:
            score += CODE
            before = state.code.get(block)
            if before is not None:
                score += ASCENDING if code > before else -ASCENDING
                score += (
                    SIBLING
                    if code[: min(words.code_lengths)] == before[: min(words.code_lengths)]
                    else 0.0
                )
            if not label:
                return score - 1.0, False
        if not label:
            return score, False
        extra = ordinals_inside(fold(label))
        score += SECOND_ORDINAL * max(0, extra - 1)
        name = words.row(label, code, state.above.get(block))
        if name is not None and name.known:
            return score + KNOWN + self._total_score(block, name, state), True
        if self._known_elsewhere(block, label):
            return score + OUTSIDE, False
        if name is None:
            return score + UNKNOWN_CLOSED, False
        if words.coded and code is None:
            return score + UNCODED, False
        return score + (0.5 if extra <= 1 else 0.0), False

    def _total_score(self, block: int, name: RowName, state: State) -> float:
        """A partial total belongs below the printed block that ends in one of its rows."""
        before = state.code.get(block)
        if name.total is None or before is None:
            return 0.0
        parts = self.words(block).block.totals[name.total].of
        return SIBLING - 0.1 * block if any(before.startswith(part) for part in parts) else 0.0

    def _known_elsewhere(self, block: int, label: str) -> bool:
        own = self._plan.blocks[block].block
        for index, words in enumerate(self._lexicon.blocks):
            if index != own:
                name = words.row(label, None, None)
                if name is not None and name.known:
                    return True
        return False

    def _lines(
        self, tokens: tuple[Token, ...], at: int, block: int, state: State
    ) -> Iterator[tuple[int, int | None, float]]:
        yield at, None, 0.0
        if not self._plan.blocks[block].line or at >= len(tokens) or not tokens[at].integer:
            return
        number = int(tokens[at].plain)
        before = state.line.get(block)
        if before is None:
            yield at + 1, number, 1.0 if number < 1000 else LINE_OTHER
        else:
            yield at + 1, number, LINE_EXPECTED if number == before + 1 else LINE_OTHER

    def _is_line_number(
        self, tokens: tuple[Token, ...], start: int, end: int, block: int, number: int | None
    ) -> bool:
        """Whether what would be the first amount is a line number that was passed over."""
        if number is not None or start == end or not self._plan.blocks[block].line:
            return False
        return tokens[start].integer

    def _amounts(self, tokens: tuple[Token, ...], at: int, block: int) -> Iterator[tuple[int, int]]:
        yield at, 0
        size = self._sizes[block]
        run = 0
        while run < size and at + run < len(tokens) and self.may_be_amount(tokens[at + run]):
            run += 1
        if run == size:
            yield at + size, 0
        elif run:
            yield at + run, size - run
