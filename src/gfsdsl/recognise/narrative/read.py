"""Running text → what it says: the whole way."""

from __future__ import annotations

from collections.abc import Sequence

from gfsdsl.documents.document import Line
from gfsdsl.fold import fold
from gfsdsl.model.statements import Statement
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise.narrative.assign import assign
from gfsdsl.recognise.narrative.build_stream import StreamBuilder
from gfsdsl.recognise.narrative.capture import Text
from gfsdsl.recognise.narrative.dates import Dates
from gfsdsl.recognise.narrative.headings import Heading, find_headings
from gfsdsl.recognise.narrative.kept_lines import kept_lines
from gfsdsl.recognise.narrative.leftover import clash, unread_number
from gfsdsl.recognise.narrative.match import Match, find_matches
from gfsdsl.recognise.narrative.near import NearFinder
from gfsdsl.recognise.narrative.numbers import Numbers
from gfsdsl.recognise.narrative.ordinals import find_ordinals
from gfsdsl.recognise.narrative.program import all_programs
from gfsdsl.recognise.narrative.record import Recorder
from gfsdsl.recognise.narrative.sections import Sections, build_sections, empty_headings
from gfsdsl.recognise.narrative.stream import Stream
from gfsdsl.recognise.narrative.subjects import Namer
from gfsdsl.recognise.narrative.walk import Walker
from gfsdsl.recognise.said import Narrative, Said


def read_narrative(
    lines: Sequence[Line],
    claimed: Sequence[bool],
    vocabulary: Vocabulary,
    year: int | None,
    entity: str | None,
) -> Narrative:
    """What the lines that no table claims say, by the statements of ``vocabulary``.

    Args:
        claimed: of each line, whether a table has it.
        year: the year of the document; nothing is read otherwise for it, years are taken as they
            are printed.
        entity: the name of the entity, which a hole for one takes whole.
    """
    stream, sections, tables = lay_out(lines, claimed, titles_of(vocabulary))
    if not stream.text:
        return Narrative()
    text = prepare(stream, vocabulary, entity)
    programs = all_programs(vocabulary.statements.values())
    walker = Walker(text, sections.bounds)
    matches = find_matches(programs, text, sections, walker)
    assigned = assign(matches.found)
    recorder = Recorder(text, sections, assigned.owners)
    said, ambiguous = _by_statement(vocabulary.statements, assigned.kept, recorder, stream)
    counted = [token for token in text.numbers.tokens if token.counted]
    unread = [token for token in counted if token.start not in assigned.owners]
    return Narrative(
        said,
        ambiguous,
        clashes=tuple(clash(stream, at, names) for at, names in assigned.clashes),
        unread=tuple(unread_number(stream, token) for token in unread),
        near=NearFinder(text, sections, walker).find(programs, unread),
        numbers=len(counted),
        headings=tuple(
            (len(section.path), section.path[-1].title, stream.place(section.start))
            for section in sections.sections[1:]
        ),
        empty_headings=empty_headings(sections, stream, tables),
    )


def lay_out(
    lines: Sequence[Line], claimed: Sequence[bool], titles: frozenset[str]
) -> tuple[Stream, Sections, list[int]]:
    """The running text, its sections, and where in it tables stand."""
    kept = kept_lines(lines, claimed)
    headings = find_headings(lines, kept, titles)
    builder = StreamBuilder(lines)
    positions: dict[int, tuple[int, int]] = {}
    tables: list[int] = []
    heading: Heading | None = None
    before = -1
    for index in kept:
        if any(claimed[before + 1 : index]):
            builder.end_region()
            tables.append(builder.at)
        before = index
        if index in headings:
            heading = headings[index]
            builder.end_paragraph()
            start = builder.at
        builder.add(index)
        if heading is not None and index == heading.last:
            if heading.alone:
                builder.end_paragraph()
            positions[heading.first] = (start, builder.at)
            heading = None
    stream = builder.done()
    return stream, build_sections(stream, headings, positions), tables


def prepare(stream: Stream, vocabulary: Vocabulary, entity: str | None) -> Text:
    """The text with its numbers, dates and ordinals found."""
    ordinals = find_ordinals(stream)
    dates = Dates(stream)
    namers = {name: Namer(hierarchy) for name, hierarchy in vocabulary.hierarchies.items()}
    numbers = Numbers(stream, vocabulary.units, dates, ordinals)
    return Text(stream, numbers, dates, ordinals, namers, fold(entity) if entity else "")


def titles_of(vocabulary: Vocabulary) -> frozenset[str]:
    """The folded headings that statements name."""
    return frozenset(
        fold(title)
        for statement in vocabulary.statements.values()
        for titles in statement.within
        for title in titles
    )


def _by_statement(
    statements: dict[str, Statement], kept: Sequence[Match], recorder: Recorder, stream: Stream
) -> tuple[dict[str, tuple[Said, ...]], dict[str, tuple[Said, ...]]]:
    """What is said, and what is said twice in different words where it should be said once."""
    found: dict[str, list[Match]] = {}
    for match in kept:
        found.setdefault(match.statement.name, []).append(match)
    said: dict[str, tuple[Said, ...]] = {}
    ambiguous: dict[str, tuple[Said, ...]] = {}
    for name, statement in statements.items():
        matches = found.get(name)
        if not matches:
            continue
        if statement.repeated:
            said[name] = tuple(recorder.said(match) for match in matches)
            continue
        texts = {stream.text[m.start : m.end] for m in matches}
        if len(texts) == 1:
            said[name] = (recorder.said(matches[0]),)
        else:
            ambiguous[name] = tuple(recorder.said(match) for match in matches)
    return said, ambiguous
