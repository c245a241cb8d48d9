"""Sentences that match a wording but for one place, around numbers that nothing captures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import define, field

from gfsdsl.model.statements import Hole, Words
from gfsdsl.recognise.narrative.capture import Text
from gfsdsl.recognise.narrative.numbers import Token
from gfsdsl.recognise.narrative.outline import Alignment, Outline, align, outline_of
from gfsdsl.recognise.narrative.program import Program, Step, Way
from gfsdsl.recognise.narrative.sections import Sections
from gfsdsl.recognise.narrative.spans import clause_start, text_ends, text_starts
from gfsdsl.recognise.narrative.walk import Dead, Walker
from gfsdsl.recognise.said import Near

# A sentence that has less of a wording than this is another one.
ENOUGH = 0.6
# A piece that points at a wording has so many characters, and a wording so many in all.
_TELLING, _SIZE = 3, 6
# What is shown of the print at the difference.
_SHOWN = 30


@define(eq=False)
class NearFinder:
    """Finds near misses in one text."""

    text: Text
    sections: Sections
    walker: Walker
    _heads: dict[str, list[tuple[str, Outline, int]]] = field(factory=dict)

    def find(self, programs: Sequence[Program], unread: Sequence[Token]) -> tuple[Near, ...]:
        """For each number of ``unread`` the wording that fits best, if one nearly does."""
        for program in programs:
            outline = outline_of(program)
            if outline.size < _SIZE:
                continue
            for number, piece in enumerate(outline.pieces):
                if len(piece.text) >= _TELLING:
                    entries = self._heads.setdefault(piece.text[:2], [])
                    entries.append((piece.text, outline, number))
        starts = [token.start for token in unread]
        best: dict[int, Alignment] = {}
        for alignment in self._alignments(unread):
            low, high = self._extent(alignment)
            for token in unread[bisect_left(starts, low) : bisect_left(starts, high)]:
                known = best.get(token.start)
                if known is None or _rank(alignment) > _rank(known):
                    best[token.start] = alignment
        chosen = {(id(a.outline), a.start): a for a in best.values()}
        found = [self._near(a) for a in sorted(chosen.values(), key=lambda a: a.start)]
        return tuple(near for near in found if near is not None)

    def _alignments(self, unread: Sequence[Token]) -> Iterator[Alignment]:
        seen: set[tuple[int, int]] = set()
        text = self.text.stream.text
        for low, high in self._windows(unread):
            for at in range(low, high):
                for piece, outline, number in self._heads.get(text[at : at + 2], ()):
                    if not text.startswith(piece, at):
                        continue
                    if not self.sections.allow(outline.program.statement.within, at):
                        continue
                    section = self.sections.span(at)
                    alignment = align(outline, text, number, at, *section)
                    key = (id(outline), alignment.start)
                    if key not in seen and _enough(alignment):
                        seen.add(key)
                        yield alignment

    def _windows(self, unread: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """The sentences in which the numbers stand, with those beside them; none twice."""
        done = 0
        ends = self.text.stream.ends
        for token in unread:
            number = self.text.stream.sentence(token.start)
            low = max(done, ends[number - 2] if number > 1 else 0)
            high = ends[min(number + 1, len(ends) - 1)]
            if low < high:
                yield low, high
                done = high

    def _extent(self, alignment: Alignment) -> tuple[int, int]:
        stream = self.text.stream
        low = min(text_starts(stream, alignment.start), default=alignment.start)
        return low, max(text_ends(stream, alignment.end), default=alignment.end) + 1

    def _near(self, alignment: Alignment) -> Near | None:
        """The first difference; None where there is none: another statement has the rest."""
        stream, outline = self.text.stream, alignment.outline
        if alignment.places[0] is None:
            start = at = clause_start(stream, alignment.start, ",、")
            expected, reason = outline.pieces[0].text, "words"
            printed = stream.printed(at, min(alignment.start, at + _SHOWN))
        else:
            way = Way()
            first = way.build(outline.program.wording.parts, 0, forward=True)
            start = self._start(alignment)
            walked = self.walker.furthest(way, first, start)
            if walked is None:
                return None
            at, step = walked
            expected, reason = self._difference(step, at)
            printed = self._printed(at, step)
        end = min(max(alignment.end, at + 1), len(stream.text))
        return Near(
            outline.program.statement.name,
            printed,
            expected,
            reason,
            stream.place(min(at, len(stream.text) - 1)),
            stream.printed(min(start, at), end, quoted=True),
            alignment.share,
        )

    def _start(self, alignment: Alignment) -> int:
        """Where the wording begins whose first literal is there: at it, or at the holes before."""
        program, first = alignment.outline.program, alignment.start
        if alignment.outline.opens:
            return first
        way = Way()
        parts = program.wording.parts
        lead = next(
            i for i, part in enumerate(parts) if isinstance(part, Words) and part.text.strip()
        )
        start = way.build(parts, 0, False, range(lead))
        walked = self.walker.walk(way, start, first, False, Dead())
        if walked is not None:
            return walked[1]
        return min(text_starts(self.text.stream, first), default=first)

    def _difference(self, step: Step, at: int) -> tuple[str, str]:
        """What should stand at ``at``, and what is wrong there."""
        text = self.text.stream.text
        ended = at >= len(text.rstrip("\n"))
        if step.hole is None:
            rest = text[at:].rstrip("\n")
            return step.text, "ends" if ended or step.text.startswith(rest) else "words"
        expected = _described(step.hole)
        if ended:
            return expected, "ends"
        hole = step.hole
        if hole.scale is not None or hole.kind in ("choice", "subject"):
            words = self.text.words(hole.scale) if hole.scale is not None else []
            if hole.kind != "amount" or not any(text.startswith(w, at) for w, _ in words):
                return expected, "unknown word"
            at += next(len(w) for w, _ in words if text.startswith(w, at))
        if hole.kind in ("amount", "count"):
            return expected, "unit" if at in self.text.numbers.by_start else "no number"
        return expected, "words"

    def _printed(self, at: int, step: Step) -> str:
        """What is printed at the difference: to the next mark."""
        stream = self.text.stream
        token = self.text.numbers.by_start.get(at)
        if token is not None and step.hole is not None:
            return stream.printed(at, token.readings[0].end)
        end = max(text_ends(stream, at), default=at + 1)
        return stream.printed(at, min(end, at + _SHOWN, len(stream.text)))


def _described(hole: Hole) -> str:
    """What a hole takes, in the words of the declarations."""
    names = [name for band in hole.scale.bands for name in band.names] if hole.scale else []
    names += hole.words
    said = "|".join(names)
    unit = (hole.printed or hole.unit).name if hole.unit else ""
    return " ".join(text for text in (said, unit or hole.hierarchy or "") if text) or hole.kind


def _enough(alignment: Alignment) -> bool:
    missing = sum(place is None for place in alignment.places)
    return alignment.share >= ENOUGH or (missing <= 1 and len(alignment.places) > 2)


def _rank(alignment: Alignment) -> tuple[float, int]:
    return alignment.share, alignment.outline.size
