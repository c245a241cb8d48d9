"""Amounts and counts: a word for the sign, a qualifier, a number, a unit, a qualifier."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from gfsdsl.model.statements import Hole
from gfsdsl.quantity.units import BARE, RATIO, Unit
from gfsdsl.recognise.narrative.capture import Capture, Text
from gfsdsl.recognise.narrative.numbers import Measured, Token
from gfsdsl.recognise.narrative.qualifiers import (
    Qualifier,
    before_from,
    before_to,
    behind_from,
    behind_to,
)

# What may stand between a word and its amount.
_DONE = "了"


@frozen(eq=False)
class Amounts:
    """Reads amounts in one text."""

    text: Text

    def forward(self, hole: Hole, at: int) -> Iterator[Capture]:
        """What an amount that begins at ``at`` may be, the longest print first."""
        if hole.scale is None:
            yield from self._numbers(hole, at, at, None, 1)
            return
        stream = self.text.stream
        for word, sign in self.text.words(hole.scale):
            if not stream.text.startswith(word, at):
                continue
            behind = at + len(word)
            span = (at, behind)
            if stream.text.startswith(_DONE, behind):
                yield from self._numbers(hole, at, behind + len(_DONE), span, sign)
            yield from self._numbers(hole, at, behind, span, sign)
            if sign == 0:
                yield Capture(hole, at, behind, word=span, sign=0, unit=hole.unit)

    def backward(self, hole: Hole, at: int) -> Iterator[Capture]:
        """What an amount that ends at ``at`` may be."""
        numbers, text = self.text.numbers, self.text.stream.text
        behind = behind_to(text, at)
        ends = [(at, None)] if behind is None else [(at - len(behind.text), behind), (at, None)]
        for end, trailing in ends:
            for token, reading in numbers.by_end.get(end, ()):
                unit = fitting(hole, token, reading)
                if unit is None:
                    continue
                leading = before_to(text, token.start)
                start = token.start - len(leading.text) if leading is not None else token.start
                said = _qualifiers(leading, reading, trailing)
                if hole.scale is None:
                    yield Capture(hole, start, at, token, unit, qualifiers=said)
                    continue
                for word, sign in self.text.words(hole.scale):
                    for done in ("", _DONE):
                        begin = start - len(word) - len(done)
                        if begin >= 0 and text.startswith(word + done, begin):
                            span = (begin, begin + len(word))
                            yield Capture(hole, begin, at, token, unit, span, sign, said)
        for word, sign in self.text.words(hole.scale) if hole.scale is not None else ():
            begin = at - len(word)
            if sign == 0 and begin >= 0 and text.startswith(word, begin):
                yield Capture(hole, begin, at, word=(begin, at), sign=0, unit=hole.unit)

    def _numbers(
        self, hole: Hole, start: int, at: int, word: tuple[int, int] | None, sign: int
    ) -> Iterator[Capture]:
        numbers = self.text.numbers
        leading = before_from(self.text.stream.text, at)
        token = numbers.by_start.get(at)
        if token is None and leading is not None:
            token = numbers.by_start.get(at + len(leading.text))
        else:
            leading = None
        if token is None:
            return
        for reading in token.readings:
            unit = fitting(hole, token, reading)
            if unit is None:
                continue
            behind = behind_from(self.text.stream.text, reading.end)
            for trailing in (behind, None) if behind is not None else (None,):
                end = reading.end + (len(trailing.text) if trailing is not None else 0)
                said = _qualifiers(leading, reading, trailing)
                yield Capture(hole, start, end, token, unit, word, sign, said)


def _qualifiers(
    leading: Qualifier | None, reading: Measured, trailing: Qualifier | None
) -> tuple[Qualifier, ...]:
    middle = Qualifier(reading.middle, "about high") if reading.middle else None
    return tuple(q for q in (leading, middle, trailing) if q is not None)


def stands_alone(value: Fraction | None, decimals: int, unit: Unit) -> bool:
    """Whether a printed number stands for itself alone and not for what rounds to it.

    A count does. So does a plain “0 万元”: whoever had 0.21 万元 to tell would have told it, for a
    sentence prints its amounts with decimals. A plain “0%” may be a small rate.
    """
    return unit.exact or (value == 0 and decimals == 0 and unit.dimension != RATIO)


def fitting(hole: Hole, token: Token, reading: Measured) -> Unit | None:
    """The unit in which the number is what the hole means; None where it is something else."""
    if hole.kind == "count":
        return BARE if token.whole and reading.unit is None else None
    if hole.unit is None:
        return None
    if hole.bare:
        return hole.unit if reading.unit is None else None
    printed = reading.unit
    if printed is None:
        return None
    if hole.printed is None:
        return printed if printed.dimension == hole.unit.dimension else None
    if printed.dimension != hole.printed.dimension:
        return None
    if printed.factor == hole.printed.factor:
        return hole.unit
    # More or less of what is printed is more or less of what is meant.
    factor = hole.unit.factor * printed.factor / hole.printed.factor
    return Unit(printed.name, hole.unit.dimension, factor, hole.unit.exact)
