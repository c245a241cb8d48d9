"""Matches → what is said: captured values with their places, ids and keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from gfsdsl.fold import fold
from gfsdsl.model.statements import Hole
from gfsdsl.model.subjects import Subject
from gfsdsl.quantity.units import BARE
from gfsdsl.recognise.narrative.amounts import stands_alone
from gfsdsl.recognise.narrative.capture import Capture, Text
from gfsdsl.recognise.narrative.dates import Day, day_text
from gfsdsl.recognise.narrative.match import Match
from gfsdsl.recognise.narrative.numbers import value_of
from gfsdsl.recognise.narrative.sections import Sections
from gfsdsl.recognise.said import Captured, Said, Word

# What ends a list and names nothing.
_AND_SO_ON = ("等方面支出", "等支出", "等方面", "等")


class Recorder:
    """Writes down what the matches of one text say."""

    def __init__(self, text: Text, sections: Sections, owners: Mapping[int, Match]) -> None:
        self.text = text
        self.sections = sections
        self.owners = owners
        self._keys: dict[str, Counter[str]] = {}

    def said(self, match: Match) -> Said:
        """The record of one match; in printed order, since repeats are numbered."""
        statement = match.statement
        kept = [c for c in match.captures if c.owned is None or self.owners.get(c.owned) is match]
        id_, key = statement.name, ""
        if statement.repeated:
            key = self._key(match, kept)
            id_ = f"{statement.name}[{key}]"
        captured: dict[str, Captured | Word] = {}
        for capture in kept:
            assert capture.hole is not None
            name = f"{id_}.{capture.hole.name}"
            captured[capture.hole.name] = self.value(statement.name, name, capture)
        stream = self.text.stream
        section = self.sections.at(match.start)
        return Said(
            id_,
            statement,
            key,
            captured,
            stream.printed(match.start, match.end, quoted=True),
            stream.place(match.start),
            stream.sentence(match.start),
            tuple(heading.title for heading in section.path),
        )

    def _key(self, match: Match, kept: Sequence[Capture]) -> str:
        counts = self._keys.setdefault(match.statement.name, Counter())
        texts: list[str] = []
        for name in match.statement.each or ():
            capture = next((c for c in kept if c.hole is not None and c.hole.name == name), None)
            if capture is not None:
                texts.append(self._key_of(capture))
        if not texts:
            counts[""] += 1
            return str(counts[""])
        key = ", ".join(texts)
        counts[key] += 1
        return key if counts[key] == 1 else f"{key}~{counts[key]}"

    def _key_of(self, capture: Capture) -> str:
        if isinstance(capture.value, Subject):
            return capture.value.key
        value = self.value("", "", capture)
        return value.text if isinstance(value, Word) else value.printed

    def value(self, statement: str, id_: str, capture: Capture) -> Captured | Word:
        """The record of one captured value."""
        assert capture.hole is not None
        if capture.token is not None or capture.word is not None:
            return self._number(statement, id_, capture)
        stream = self.text.stream
        printed = stream.printed(capture.start, capture.end)
        value, text = self._word(capture.hole, capture, printed)
        place = stream.place(capture.start)
        return Word(id_, statement, capture.hole, printed, value, text, place)

    def _number(self, statement: str, id_: str, capture: Capture) -> Captured:
        stream, hole = self.text.stream, capture.hole
        assert hole is not None
        word = stream.printed(*capture.word) if capture.word is not None else None
        unit = capture.unit or hole.unit or BARE
        if capture.token is None:
            return Captured(
                id_, "", Fraction(0), 0, unit, stream.place(capture.start),
                exact=True, statement=statement, hole=hole, word=word, derived=True,
            )  # fmt: skip
        token = capture.token
        value, decimals, problem = value_of(token.read)
        if value is not None and capture.sign:
            value *= capture.sign
        sides = " ".join(q.sides for q in capture.qualifiers)
        return Captured(
            id_, stream.printed(token.start, token.end), value, decimals, unit,
            stream.place(token.start), problem=problem, exact=stands_alone(value, decimals, unit),
            statement=statement, hole=hole, word=word,
            qualifier="".join(q.text for q in capture.qualifiers) or None,
            low="low" in sides, high="high" in sides, about="about" in sides,
        )  # fmt: skip

    def _word(self, hole: Hole, capture: Capture, printed: str) -> tuple[object, str]:
        """The value of a capture that is no number, and how it is written."""
        folded = self.text.stream.text[capture.start : capture.end]
        match hole.kind:
            case "year":
                return capture.value, str(capture.value)
            case "date":
                return capture.value, day_text(_day(capture.value))
            case "period":
                assert isinstance(capture.value, tuple)
                first, last = capture.value
                return capture.value, f"{day_text(first)}/{day_text(last)}"
            case "subject":
                subject = capture.value
                text = subject.name if isinstance(subject, Subject) else printed
                return subject, text
            case "list":
                items = self._items(hole, capture)
                names = [i.name if isinstance(i, Subject) else i for i in items]
                return items, "、".join(names)
            case "word" | "choice":
                return folded, folded
        return folded, printed

    def _items(self, hole: Hole, capture: Capture) -> tuple[Subject | str, ...]:
        assert isinstance(capture.value, tuple)
        stream = self.text.stream
        namer = self.text.namers.get(hole.hierarchy) if hole.hierarchy else None
        found: list[Subject | str] = []
        for order, (start, end) in enumerate(capture.value):
            folded = stream.text[start:end]
            subject = namer.find(folded) if namer is not None else None
            if subject is None and order == len(capture.value) - 1:
                rest = next((t for t in _AND_SO_ON if folded.endswith(t)), "")
                if rest and len(rest) < len(folded):
                    end -= len(rest)
                    folded = stream.text[start:end]
                    subject = namer.find(folded) if namer is not None else None
            found.append(subject if subject is not None else fold(stream.printed(start, end)))
        return tuple(found)


def _day(value: object) -> Day:
    assert isinstance(value, tuple)
    return value
