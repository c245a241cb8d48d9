"""Which part of the text stands below which headings, and which statements may stand there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from attrs import define, field, frozen

from gfsdsl.fold import fold
from gfsdsl.recognise.narrative.headings import BARE, Heading
from gfsdsl.recognise.narrative.stream import Stream

Titles = tuple[tuple[str, ...], ...]
# What a heading may say at its end or leave out, where it stands below another that is named.
_TAIL = "说明"


@frozen(eq=False)
class Section:
    """The text from one heading to the next.

    Attributes:
        start, body: where its heading begins and where the text behind it does.
        path: the headings above, the last its own.
    """

    start: int
    body: int
    path: tuple[Heading, ...]


@define(eq=False)
class Sections:
    """All of them, in printed order; the first has no heading. ``end``: that of the text."""

    sections: list[Section]
    end: int
    _starts: list[int] = field(init=False)
    _allowed: dict[Titles, list[bool]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._starts = [section.start for section in self.sections]

    def at(self, position: int) -> Section:
        """The section that the character at ``position`` stands in."""
        return self.sections[self._number(position)]

    def _number(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    @property
    def bounds(self) -> list[int]:
        """Where the sections begin."""
        return self._starts[1:]

    def span(self, position: int) -> tuple[int, int]:
        """From where to where the section around ``position`` goes."""
        number = self._number(position)
        last = number + 1 == len(self.sections)
        return self._starts[number], self.end if last else self._starts[number + 1]

    def allow(self, within: Titles, position: int) -> bool:
        """Whether a statement that stands ``within`` these headings may stand at ``position``."""
        if not within:
            return True
        if within not in self._allowed:
            folded = [frozenset(map(fold, titles)) for titles in within]
            self._allowed[within] = [_fits(s.path, folded) for s in self.sections]
        return self._allowed[within][self._number(position)]


def _fits(path: tuple[Heading, ...], within: list[frozenset[str]]) -> bool:
    """Whether the headings of ``within`` are found in ``path``, each below the one before.

    The outermost equals its heading. One below another may be the end of its heading, which often
    repeats the one above: 总体情况 for 一般公共预算财政拨款支出决算总体情况说明.
    """
    below = 0
    for level, titles in enumerate(within):
        while below < len(path) and not _equals(path[below].folded, titles, inner=level > 0):
            below += 1
        if below == len(path):
            return False
        below += 1
    return True


def _equals(heading: str, titles: frozenset[str], inner: bool) -> bool:
    if heading in titles:
        return True
    ends = tuple(title.removesuffix(_TAIL) for title in titles)
    return inner and heading.removesuffix(_TAIL).endswith(ends)


def build_sections(
    stream: Stream, headings: Mapping[int, Heading], positions: Mapping[int, tuple[int, int]]
) -> Sections:
    """The sections of a text.

    Args:
        headings: by the index of their first line.
        positions: by the same, where the heading begins in the stream and where it ends.
    """
    found = [Section(0, 0, ())]
    path: list[Heading] = []
    for index in sorted(headings):
        heading = headings[index]
        while path and path[-1].rank >= min(heading.rank, BARE):
            path.pop()
        path.append(heading)
        start, end = positions[index]
        found.append(Section(start, end, tuple(path)))
    return Sections(found, len(stream.text))


def empty_headings(sections: Sections, stream: Stream, tables: Iterable[int]) -> frozenset[str]:
    """The folded headings that neither text nor a table follows, wherever they are printed.

    Args:
        tables: where tables stand in the text.
    """
    full: set[str] = set()
    every: set[str] = set()
    places = sorted(tables)
    for number, section in enumerate(sections.sections):
        following = sections.sections[number + 1 : number + 2]
        end = following[0].start if following else len(stream.text)
        own = stream.text[section.body : end].strip("\n")
        table = bisect_right(places, end) > bisect_right(places, section.start)
        every.update(heading.folded for heading in section.path[-1:])
        if own or table:
            full.update(heading.folded for heading in section.path)
    return frozenset(every - full)
