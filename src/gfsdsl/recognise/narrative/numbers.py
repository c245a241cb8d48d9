"""The numbers of running text, with their units and what is printed about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import define, field, frozen

from gfsdsl.fold import fold
from gfsdsl.quantity.printed import Printed, Unreadable, read_number
from gfsdsl.quantity.units import Unit
from gfsdsl.recognise.narrative.dates import Dates
from gfsdsl.recognise.narrative.qualifiers import MIDDLE
from gfsdsl.recognise.narrative.stream import Stream

_RUN = re.compile(r"\d[\d.,]*")
# More digits than this are no number that anyone means.
_DIGITS = 40
_SIGNS = "+-−–"
# Units that are printed with 个 before them.
_COUNTED_WITH = frozenset({"月", "工作日", "日", "年"})
# What a unit of one character is not, where these follow it.
_NO_UNIT = {"分": "之别钟类", "个": "百", "年": "度", "人": "民"}


@frozen(eq=False)
class Measured:
    """A number with one way to read its unit; ``unit`` is None where none is printed."""

    start: int
    digits: int
    end: int
    unit: Unit | None
    middle: str | None = None


@define(eq=False)
class Token:
    """A printed number.

    Attributes:
        start: where it begins, its sign included; ``end``: behind its digits.
        readings: with the units that may be meant, the longest first, the bare number last.
        counted: it is an amount, a rate or a count, and no year, date or ordinal.
    """

    start: int
    end: int
    read: Printed | Unreadable
    readings: tuple[Measured, ...]
    counted: bool

    @property
    def whole(self) -> bool:
        return isinstance(self.read, Printed) and self.read.decimals == 0


@define(eq=False)
class Numbers:
    """All numbers of a text, found once."""

    stream: Stream
    units: Mapping[str, Unit]
    dates: Dates
    ordinals: Mapping[int, int]
    tokens: list[Token] = field(factory=list)
    by_start: dict[int, Token] = field(factory=dict)
    by_end: dict[int, list[tuple[Token, Measured]]] = field(factory=dict)
    _names: dict[str, list[str]] = field(factory=dict)
    _by_fold: dict[str, Unit] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._by_fold = {fold(name): unit for name, unit in self.units.items()}
        for name in sorted(self._by_fold, key=len, reverse=True):
            self._names.setdefault(name[:1], []).append(name)
        for start, end in self._runs():
            self._add(start, end)

    def _runs(self) -> Iterator[tuple[int, int]]:
        text, apart = self.stream.text, self.stream.apart
        for match in _RUN.finditer(text):
            start = match.start()
            ordinal = self.ordinals.get(start)
            if ordinal is not None and start < ordinal < match.end():
                start = ordinal
            cut = start
            for at in range(start + 1, match.end()):
                if at in apart:
                    yield from self._trimmed(cut, at)
                    cut = at
            yield from self._trimmed(cut, match.end())

    def _trimmed(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        text = self.stream.text
        while start < end and text[start] in ".,":
            start += 1
        while end > start and text[end - 1] in ".,":
            end -= 1
        if start < end:
            yield start, end

    def _add(self, start: int, end: int) -> None:
        text = self.stream.text
        signed = start
        if start and text[start - 1] in _SIGNS:
            before = text[start - 2 : start - 1]
            if not before.isascii() or not (before.isalnum() or before in "-)"):
                signed = start - 1
        if end - start > _DIGITS:
            read: Printed | Unreadable = Unreadable(text[signed : signed + _DIGITS], "not-a-number")
        else:
            read = read_number(text[signed:end])
        readings = tuple(self._readings(signed, end))
        units = len(readings) > 1
        decimals = "." in text[start:end] and not self.dates.covers(start)
        counted = (units or decimals) and not self.dates.covers(start)
        token = Token(signed, end, read, readings, counted)
        self.tokens.append(token)
        self.by_start[signed] = token
        for reading in readings:
            self.by_end.setdefault(reading.end, []).append((token, reading))

    def _readings(self, start: int, end: int) -> Iterator[Measured]:
        text = self.stream.text
        middle = next((word for word in MIDDLE if text.startswith(word, end)), None)
        for begin, word in ((end, None), (end + len(middle or ""), middle)):
            if word is None and begin != end:
                continue
            simple = self._unit(begin)
            if simple is None:
                if word is None:
                    continue
                break
            composite = self._composite(*simple)
            if composite is not None:
                yield Measured(start, end, composite[0], composite[1], word)
            yield Measured(start, end, simple[0], simple[1], word)
            break
        yield Measured(start, end, end, None)

    def _unit(self, at: int) -> tuple[int, Unit] | None:
        """The longest unit that is printed at ``at``; 个月 and 个工作日 are what they count."""
        text = self.stream.text
        for name in self._names.get(text[at : at + 1], ()):
            if not text.startswith(name, at):
                continue
            end = at + len(name)
            if text[end : end + 1] and text[end] in _NO_UNIT.get(name, ""):
                continue
            inner = self._unit(end) if name == "个" else None
            if inner is not None and inner[1].name in _COUNTED_WITH:
                return inner
            return end, self._by_fold[name]
        return None

    def _composite(self, end: int, unit: Unit) -> tuple[int, Unit] | None:
        """元/人/月, where all of it is printed."""
        text, found = self.stream.text, None
        for _ in range(3):
            if text[end : end + 1] not in ("/", "每"):
                break
            below = self._unit(end + 1)
            if below is None:
                break
            end = below[0]
            name = f"{unit.name}/{below[1].name}"
            unit = Unit(name, unit.dimension / below[1].dimension, unit.factor / below[1].factor)
            found = (end, unit)
        return found


def value_of(read: Printed | Unreadable) -> tuple[Fraction | None, int, str | None]:
    """The value, the decimals and what is wrong with the print."""
    if isinstance(read, Printed):
        return read.value, read.decimals, None
    return None, 0, read.reason
