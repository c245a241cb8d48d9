"""What holes take: read from their beginning to the right, or from their end to the left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gfsdsl.fold import fold
from gfsdsl.model.statements import AMOUNTS, Hole
from gfsdsl.recognise.narrative.amounts import Amounts
from gfsdsl.recognise.narrative.capture import Capture, Text
from gfsdsl.recognise.narrative.spans import LONG, clause_start, list_items, text_ends, text_starts
from gfsdsl.recognise.narrative.subjects import LONGEST

# What may stand before the name of a subject in its clause and is no part of it.
_LEAD = re.compile(r"(?:(?:19|20)\d\d年度?|其中|本年度?|当年)+")
# A name that no subject has: it is taken as one up to this length, and without digits in it.
_UNKNOWN = 40
_DIGIT = re.compile(r"\d")


class Holes:
    """Reads holes in one text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.amounts = Amounts(text)

    def forward(self, hole: Hole, at: int, last: bool, quoted: bool) -> Iterator[Capture]:
        """What the hole may take from ``at`` on, in order of preference.

        Args:
            last: nothing more has to follow; a text then reaches as far as it can.
            quoted: the pattern has it in quotation marks.
        """
        dates, stream = self.text.dates, self.text.stream
        if hole.kind in AMOUNTS:
            yield from self.amounts.forward(hole, at)
        elif hole.kind == "year":
            if at in dates.years:
                yield Capture(hole, at, dates.years[at], value=int(stream.text[at : at + 4]))
        elif hole.kind == "date":
            for end, day in dates.dates.get(at, ()):
                yield Capture(hole, at, end, value=day)
        elif hole.kind == "period":
            for end, period in dates.periods.get(at, ()):
                yield Capture(hole, at, end, value=period)
        elif hole.kind in ("word", "choice"):
            for word in self._words(hole):
                if stream.text.startswith(word, at):
                    yield Capture(hole, at, at + len(word), value=word)
        elif hole.kind == "list":
            end, items = list_items(stream, self.text.ordinals, at)
            if items:
                yield Capture(hole, at, end, value=tuple(items), loose=True)
        elif hole.kind == "sentence":
            yield from self._sentence(hole, at, last)
        else:
            ends = text_ends(stream, at)
            if quoted and stream.quotes.get(at, 0) > at:
                ends = iter((stream.quotes[at],))
            spans = ((at, end) for end in ends)
            yield from self._named(hole, spans, last)

    def backward(self, hole: Hole, at: int, last: bool, quoted: bool) -> Iterator[Capture]:
        """What the hole may take up to ``at``."""
        dates, stream = self.text.dates, self.text.stream
        if hole.kind in AMOUNTS:
            yield from self.amounts.backward(hole, at)
        elif hole.kind == "year":
            if at in dates.years_end:
                yield Capture(hole, at - 4, at, value=int(stream.text[at - 4 : at]))
        elif hole.kind == "date":
            for start, day in dates.date_ends.get(at, ()):
                yield Capture(hole, start, at, value=day)
        elif hole.kind == "period":
            for start, period in dates.period_ends.get(at, ()):
                yield Capture(hole, start, at, value=period)
        elif hole.kind in ("word", "choice"):
            for word in self._words(hole):
                if at >= len(word) and stream.text.startswith(word, at - len(word)):
                    yield Capture(hole, at - len(word), at, value=word)
        elif hole.kind in ("list", "sentence"):
            start = clause_start(stream, at, "、" if hole.kind == "list" else "、,:;")
            if start < at:
                items = list_items(stream, self.text.ordinals, start)[1]
                yield Capture(hole, start, at, value=tuple(items), loose=True)
        else:
            starts = text_starts(stream, at)
            if quoted and stream.quotes_back.get(at, at) < at:
                starts = iter((stream.quotes_back[at],))
            spans = ((self._without_ordinal(start, at), at) for start in starts)
            yield from self._named(hole, spans, last)

    def _words(self, hole: Hole) -> list[str]:
        if hole.scale is not None:
            return [word for word, _ in self.text.words(hole.scale)]
        return sorted(map(fold, hole.words), key=len, reverse=True)

    def _without_ordinal(self, start: int, end: int) -> int:
        behind = self.text.ordinals.get(start, start)
        return behind if behind < end else start

    def _sentence(self, hole: Hole, at: int, last: bool) -> Iterator[Capture]:
        stream = self.text.stream
        end = min(stream.closing(at), at + LONG)
        if end == at:
            return
        mark = end + 1 if stream.text[end : end + 1] in ("。", "!", "?") else end
        for stop in (mark, end) if last else (end, mark):
            yield Capture(hole, at, stop, loose=True)

    def _named(self, hole: Hole, spans: Iterable[tuple[int, int]], last: bool) -> Iterator[Capture]:
        """A text, the entity, or a subject, among these spans, the nearest first."""
        if hole.kind == "subject":
            yield from self._subjects(hole, list(spans), last)
            return
        if last:
            # Only as far as it can: a part of a name is no name.
            spans = list(spans)[-1:]
        text, entity = self.text.stream.text, self.text.entity
        if hole.kind == "entity" and entity:
            spans = sorted(spans, key=lambda span: text[span[0] : span[1]] != entity)
        for start, end in spans:
            yield Capture(hole, start, end, loose=True)

    def _subjects(self, hole: Hole, spans: list[tuple[int, int]], last: bool) -> Iterator[Capture]:
        text = self.text.stream.text
        namer = self.text.namers.get(hole.hierarchy or "")
        if namer is None:
            return
        spans = [span for span in spans if span[1] - span[0] <= LONGEST]
        # The whole of a clause is tried first; where a name may begin or end anywhere, the longest.
        tried = spans[-1:] if last else spans[::-1]
        for start, end in tried:
            for begin in self._beginnings(start, end) if last else (start,):
                subject = namer.find(text[begin:end])
                if subject is not None:
                    yield Capture(hole, begin, end, value=subject)
        for start, end in spans[-1:] if last else spans:
            name = text[start:end]
            path = namer.path(name)
            if path or (2 <= len(name) <= _UNKNOWN and not _DIGIT.search(name)):
                yield Capture(hole, start, end, loose=not path)

    def _beginnings(self, start: int, end: int) -> Iterator[int]:
        yield start
        lead = _LEAD.match(self.text.stream.text, start, end)
        if lead is not None:
            yield lead.end()
