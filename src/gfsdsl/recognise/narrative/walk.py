"""One wording held against the text at one place: depth first, no state entered twice.

A state is a step and a position. One from which there is no way to the end is remembered for the
whole text, so that all walks of one wording together leave each state once, but for those on the
ways that succeed; and no walk enters more than ``STATES``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field

from gfsdsl.recognise.narrative.capture import Capture, Text
from gfsdsl.recognise.narrative.holes import Holes
from gfsdsl.recognise.narrative.program import Step, Way

STATES = 20_000
# How far the words reach that … and …… stand for.
GAP, GAP_ACROSS = 1_000, 4_000

State = tuple[int, int]
Move = tuple[int, int, Capture | None]


@define(eq=False)
class Dead:
    """What leads nowhere in one direction of one wording.

    Attributes:
        passed: by gap, from where to where all that it could end before is known.
    """

    states: set[State] = field(factory=set)
    passed: dict[int, tuple[int, int]] = field(factory=dict)


@define(eq=False)
class Walker:
    """Walks wordings over one text.

    Attributes:
        bounds: where sections begin, in order: …… does not reach into the next one.
        steps: how many moves were made or tried, over all walks.
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
        self, way: Way, start: int, at: int, forward: bool, dead: Dead
    ) -> tuple[list[Capture], int] | None:
        """The captures on the best way to the end and where that is; None where there is none.

        Args:
            dead: what is known of ``way`` to lead nowhere; what is found out is added.
        """
        frames: list[tuple[State, Iterator[Move]]] = [((-1, at), iter(((start, at, None),)))]
        taken: list[Capture | None] = []
        entered = 0
        while frames:
            move = next(frames[-1][1], None)
            if move is None:
                dead.states.add(frames.pop()[0])
                if taken:
                    taken.pop()
                continue
            self.steps += 1
            number, position, capture = move
            if (number, position) in dead.states:
                continue
            step = way.steps[number]
            if step.kind == "end":
                return [c for c in (*taken, capture) if c is not None], position
            entered += 1
            if entered > STATES:
                return None
            frames.append(((number, position), self._moves(way, number, position, forward, dead)))
            taken.append(capture)
        return None

    def furthest(self, way: Way, start: int, at: int) -> tuple[int, Step] | None:
        """How far the walk from ``at`` gets and which step it cannot take there; None where it gets
        to the end. Where a gap or a free text ends is no progress by itself."""
        reached, missed = at, way.steps[start]
        entered: set[State] = set()
        frames: list[Iterator[Move]] = [iter(((start, at, None),))]
        dead = Dead()
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
            frames.append(self._moves(way, number, position, True, dead))
        return reached, missed

    def _moves(self, way: Way, number: int, at: int, forward: bool, dead: Dead) -> Iterator[Move]:
        step = way.steps[number]
        if step.kind == "split":
            for choice in step.next:
                yield choice, at, None
            return
        then = step.next[0]
        if step.kind == "gap":
            yield from self._gap(way, number, at, forward, dead)
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

    def _gap(self, way: Way, number: int, at: int, forward: bool, dead: Dead) -> Iterator[Move]:
        """What may be passed over: as little as possible; nothing where nothing has to follow."""
        step = way.steps[number]
        then = step.next[0]
        if way.steps[then].empty:
            yield then, at, None
            return
        text, literal = self.text.stream.text, way.steps[then].text
        if not forward:
            bound = max(self.text.stream.sentence_bounds(max(0, at - 1))[0], at - GAP)
            for start in range(at, bound - 1, -1):
                if not literal or text.endswith(literal, bound, start):
                    yield then, start, Capture(None, start, at)
            return
        bound = self._bound(step, at)
        low, high = dead.passed.get(number, (0, -1))
        known = low <= at <= high
        begin = max(at, high - len(literal) + 1) if known else at
        ends = _found(text, literal, begin, bound) if literal else range(begin, bound + 1)
        for end in ends:
            yield then, end, Capture(None, at, end)
        # Taken up again only after all of these have led nowhere.
        dead.passed[number] = (low, max(high, bound)) if known else (at, bound)

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
