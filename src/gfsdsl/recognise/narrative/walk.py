"""One wording held against the text at one place: depth first, no state entered twice.

A state is a step and a position. One from which there is no way to the end is remembered for the
whole text, so that all walks of one wording together enter each state once, but for those on the
ways that succeed; and no walk enters more than ``STATES``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field

from gfsdsl.recognise.narrative.capture import Capture, Text
from gfsdsl.recognise.narrative.holes import Holes
from gfsdsl.recognise.narrative.program import Step, Way

STATES = 20_000
# How far the words reach that … and …… stand for.
GAP, GAP_ACROSS = 1_000, 4_000

_Move = tuple[int, int, Capture | None]


@define(eq=False)
class Walker:
    """Walks wordings over one text.

    Attributes:
        bounds: where sections begin, in order: …… does not reach into the next one.
        steps: how many states were entered, over all walks.
    """

    text: Text
    bounds: Sequence[int] = ()
    steps: int = 0
    holes: Holes = field(init=False)
    _backward: Mapping[int, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.holes = Holes(self.text)
        self._backward = {end: start for start, end in self.text.ordinals.items()}

    def walk(
        self, way: Way, start: int, at: int, forward: bool, dead: set[tuple[int, int]]
    ) -> tuple[list[Capture], int, int] | None:
        """The captures on the best way to the end and where that is; None where there is none.

        Args:
            dead: states of ``way`` known to lead nowhere; those found out are added.

        Returns:
            also how many states were entered.
        """
        entered: set[tuple[int, int]] = set()
        frames: list[Iterator[_Move]] = [iter(((start, at, None),))]
        taken: list[Capture | None] = []
        while frames:
            move = next(frames[-1], None)
            if move is None:
                frames.pop()
                if taken:
                    taken.pop()
                continue
            number, position, capture = move
            state = (number, position)
            if state in entered or state in dead:
                continue
            entered.add(state)
            self.steps += 1
            step = way.steps[number]
            if step.kind == "end":
                found = [c for c in (*taken, capture) if c is not None]
                return found, position, len(entered)
            if len(entered) > STATES:
                return None
            frames.append(self._moves(way, step, position, forward))
            taken.append(capture)
        dead |= entered
        return None

    def furthest(self, way: Way, start: int, at: int) -> tuple[int, Step] | None:
        """How far the walk from ``at`` gets and which step it cannot take there; None where it gets
        to the end. Where a gap or a free text ends is no progress by itself."""
        reached, missed = at, way.steps[start]
        entered: set[tuple[int, int]] = set()
        frames: list[Iterator[_Move]] = [iter(((start, at, None),))]
        while frames:
            move = next(frames[-1], None)
            if move is None:
                frames.pop()
                continue
            number, position, capture = move
            if (number, position) in entered:
                continue
            entered.add((number, position))
            self.steps += 1
            step = way.steps[number]
            if step.kind == "end":
                return None
            sure = capture is None or not (capture.hole is None or capture.loose)
            # What may be left out is tried first, so that the last one at a place has to be there.
            if sure and position >= reached and step.kind in ("literal", "hole"):
                reached, missed = position, step
            if len(entered) > STATES:
                break
            frames.append(self._moves(way, step, position, True))
        return reached, missed

    def _moves(self, way: Way, step: Step, at: int, forward: bool) -> Iterator[_Move]:
        if step.kind == "split":
            for number in step.next:
                yield number, at, None
            return
        then = step.next[0]
        if step.kind == "gap":
            yield from self._gap(way, step, at, forward)
            return
        ordinals = self.text.ordinals if forward else self._backward
        places = (at, ordinals[at]) if at in ordinals else (at,)
        for place in places:
            if step.kind == "literal":
                end = self._literal(step.text, place, forward)
                if end is not None:
                    yield then, end, None
            elif step.hole is not None:
                last = way.steps[then].empty
                read = self.holes.forward if forward else self.holes.backward
                for capture in read(step.hole, place, last, step.quoted):
                    yield then, capture.end if forward else capture.start, capture

    def _literal(self, literal: str, at: int, forward: bool) -> int | None:
        text = self.text.stream.text
        if forward:
            return at + len(literal) if text.startswith(literal, at) else None
        start = at - len(literal)
        return start if start >= 0 and text.startswith(literal, start) else None

    def _gap(self, way: Way, step: Step, at: int, forward: bool) -> Iterator[_Move]:
        """What may be passed over: as little as possible; nothing where nothing has to follow."""
        then = step.next[0]
        if way.steps[then].empty:
            yield then, at, None
            return
        text, literal = self.text.stream.text, way.steps[then].text
        if forward:
            bound = self._bound(step, at)
            if not literal:
                ends: Iterable[int] = range(at, bound + 1)
            else:
                ends = _found(text, literal, at, bound)
            for end in ends:
                yield then, end, Capture(None, at, end)
            return
        bound = max(self.text.stream.sentence_bounds(max(0, at - 1))[0], at - GAP)
        starts = range(at, bound - 1, -1)
        for start in starts:
            if not literal or text.endswith(literal, bound, start):
                yield then, start, Capture(None, start, at)

    def _bound(self, step: Step, at: int) -> int:
        stream = self.text.stream
        if not step.across:
            return min(stream.sentence_bounds(at)[1], at + GAP)
        index = bisect_right(self.bounds, at)
        bound = self.bounds[index] if index < len(self.bounds) else len(stream.text)
        return min(bound, at + GAP_ACROSS)


def _found(text: str, literal: str, at: int, bound: int) -> Iterator[int]:
    found = text.find(literal, at, bound)
    while found >= 0:
        yield found
        found = text.find(literal, found + 1, bound)
