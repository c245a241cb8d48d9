"""Find the titles of declared tables: a line that ends with one, and has little before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from gfsdsl.documents.document import Line, Place
from gfsdsl.fold import fold
from gfsdsl.model.tables import Table
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise.head import HeadReader
from gfsdsl.recognise.words import may_precede_title, year_in

# A table that goes on over the page prints “（续）” or “（续表）” after its title.
_LONGEST = 80
_CONTINUED = re.compile(r"\(续[^)]{0,2}\)$|续表$")


@frozen(eq=False)
class TitleHit:
    """A declared title found in a document.

    Attributes:
        tables: the tables that have this title; more than one when editions share it.
        start, end: the lines (or rows) that it stands on, as indices, ``end`` excluded.
    """

    tables: tuple[Table, ...]
    printed: str
    year: int | None
    place: Place
    start: int
    end: int
    continued: bool = False


class TitleFinder:
    """The titles of all declared tables, longest first."""

    def __init__(
        self, vocabulary: Vocabulary, reader: HeadReader, entities: Iterable[str] = ()
    ) -> None:
        self._reader = reader
        by_title: dict[str, list[Table]] = {}
        for table in vocabulary.tables.values():
            for title in table.titles:
                by_title.setdefault(fold(title), []).append(table)
        self._titles = sorted(by_title.items(), key=lambda item: -len(item[0]))
        self._entities = frozenset(fold(entity) for entity in entities)
        self._ends = frozenset(title[-1] for title, _ in self._titles)
        brackets = ")）]】〕" if ")" in self._ends else ""
        self._printed_ends = "".join(sorted(self._ends)) + brackets

    def match(self, text: str) -> tuple[tuple[Table, ...], int | None, bool, int] | None:
        """The tables whose title ``text`` ends with, the year, whether it is a continuation, and
        how long the title is; None when the text is no title."""
        # Most lines hold no character that a title ends with: they need not even be folded.
        if not any(character in text for character in self._printed_ends):
            return None
        folded = fold(text)
        if not folded or (folded[-1] not in self._ends and len(folded) > _LONGEST):
            return None
        whole = self._reader.without_tail(folded)
        bare = _CONTINUED.sub("", whole)
        if not bare or bare[-1] not in self._ends:
            return None
        for title, tables in self._titles:
            if bare.endswith(title):
                prefix = bare[: len(bare) - len(title)]
                if not may_precede_title(prefix, self._entities):
                    return None
                return tuple(tables), year_in(prefix), bare != whole, len(title)
        return None

    def in_lines(self, lines: Sequence[Line]) -> list[TitleHit]:
        """All titles on ``lines``; one may be broken over up to three lines that are not blank."""
        hits: list[TitleHit] = []
        at = 0
        filled = [
            index for index, line in enumerate(lines) if not line.text.isspace() and line.text
        ]
        while at < len(filled):
            hit, used = self._at(lines, filled, at)
            if hit is not None:
                hits.append(hit)
            at += used
        return hits

    def _at(
        self, lines: Sequence[Line], filled: Sequence[int], at: int
    ) -> tuple[TitleHit | None, int]:
        first = filled[at]
        text = ""
        for used in range(1, 4):
            if at + used > len(filled):
                break
            here = lines[filled[at + used - 1]].text
            if len(here) > _LONGEST:
                break
            text += here
            found = self.match(text)
            if found is None:
                continue
            if used > 1:
                # The title must begin on the first line, or that line holds a year and no more.
                rest = len(fold(text)) - len(fold(lines[first].text))
                if found[3] <= rest and self._alone(lines, filled, at, used):
                    continue
            tables, year, continued, _ = found
            place = lines[first].place(len(here) - len(here.lstrip()) if used == 1 else 0)
            end = filled[at + used - 1] + 1
            return TitleHit(tables, text.strip(), year, place, first, end, continued), used
        return None, 1

    def _alone(self, lines: Sequence[Line], filled: Sequence[int], at: int, used: int) -> bool:
        """Whether the title is whole without the first line, which is then not part of it."""
        first = fold(lines[filled[at]].text)
        return re.fullmatch(r".*\d{4}年度?", first) is None
