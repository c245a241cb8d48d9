"""Every place in the text that a wording matches."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field, frozen

from gfsdsl.model.statements import Statement
from gfsdsl.recognise.narrative.anchors import Anchors
from gfsdsl.recognise.narrative.capture import Capture, Text
from gfsdsl.recognise.narrative.program import Program
from gfsdsl.recognise.narrative.sections import Sections
from gfsdsl.recognise.narrative.walk import Dead, Walker


@frozen(eq=False)
class Match:
    """A wording at a place.

    Attributes:
        covered: how many characters it has that are its own words or what its holes know: without
            gaps, free texts, lists and sentences. By this the better one of two is told.
    """

    statement: Statement
    wording: int
    start: int
    end: int
    captures: tuple[Capture, ...]
    covered: int

    @property
    def owned(self) -> list[int]:
        """Where the numbers stand that it takes."""
        return [c.owned for c in self.captures if c.owned is not None]


@define(eq=False)
class Matches:
    """All matches, with the work that finding them was."""

    found: list[Match] = field(factory=list)
    steps: int = 0
    hits: int = 0


def find_matches(
    programs: Sequence[Program], text: Text, sections: Sections, walker: Walker
) -> Matches:
    """All matches of ``programs``, those of one statement at different numbers."""
    result = Matches()
    dead: dict[Program, tuple[Dead, Dead]] = {program: (Dead(), Dead()) for program in programs}
    for at, (literal, program, then) in Anchors(programs).hits(text.stream.text):
        result.hits += 1
        if not sections.allow(program.statement.within, at):
            continue
        dead_left, dead_right = dead[program]
        right = walker.walk(program.right, then, at + len(literal), True, dead_right)
        if right is None:
            continue
        left = walker.walk(program.left, program.left_start, at, False, dead_left)
        if left is None:
            continue
        captures = (*reversed(left[0]), *right[0])
        match = _match(program, left[1], right[1], captures)
        if match is not None:
            result.found.append(match)
    result.steps = walker.steps
    result.found = _one_each(result.found)
    return result


def _match(program: Program, start: int, end: int, captures: tuple[Capture, ...]) -> Match | None:
    unknown = any(c.loose and c.hole is not None and c.hole.kind == "subject" for c in captures)
    if unknown and not any(c.token is not None for c in captures):
        # A clause that names nothing known and says no number is none of this statement.
        return None
    loose = sum(c.end - c.start for c in captures if c.hole is None or c.loose)
    held = tuple(c for c in captures if c.hole is not None)
    return Match(program.statement, program.number, start, end, held, end - start - loose)


def _one_each(matches: Sequence[Match]) -> list[Match]:
    """Of the matches of one statement that share a hole's place, the best."""
    order = sorted(matches, key=lambda m: (-m.covered, -(m.end - m.start), m.start, m.wording))
    taken: dict[str, set[int]] = {}
    kept: list[Match] = []
    for match in order:
        places = {c.start for c in match.captures} or {match.start}
        mine = taken.setdefault(match.statement.name, set())
        if not places & mine:
            mine |= places
            kept.append(match)
    return sorted(kept, key=lambda m: (m.start, m.end))
