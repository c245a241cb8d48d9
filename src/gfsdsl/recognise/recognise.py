"""Document and declarations to facts: every declared table, its rows and cells, and what was left.

The way: find titles; under each, read head, header and rows with the words of its declaration;
keep the best reading of each table; report everything that looks like a table and is none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve

from gfsdsl.documents.document import Document, Grid, Line
from gfsdsl.fold import fold
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise.assemble import assemble
from gfsdsl.recognise.audit import rows_below, unclaimed_lines
from gfsdsl.recognise.confidence import match_of
from gfsdsl.recognise.cover import cover_entity, cover_lines
from gfsdsl.recognise.facts import BlockFacts, Cell, Facts, Leftover, TableFacts
from gfsdsl.recognise.forbidden import occurrences
from gfsdsl.recognise.from_csv import facts_of
from gfsdsl.recognise.from_csv_lines import is_facts
from gfsdsl.recognise.grids import tables_in_grids
from gfsdsl.recognise.head import HeadReader, entities_in
from gfsdsl.recognise.lexicon import Lexicon
from gfsdsl.recognise.merge import best_of, one_each
from gfsdsl.recognise.narrative.read import read_narrative
from gfsdsl.recognise.raw import RawTable
from gfsdsl.recognise.sheet import sheets_of
from gfsdsl.recognise.table_text import read_table
from gfsdsl.recognise.titles import TitleFinder
from gfsdsl.recognise.words import is_sentence, year_in


def recognise(document: Document, vocabulary: Vocabulary) -> Facts:
    """Find the declared tables of ``vocabulary`` in ``document`` and read them.

    Returns:
        The facts; nothing that a table prints is dropped in silence: what was not read is among the
        leftovers of its table, and what belongs to no table among those of the facts. Of a facts
        csv, the facts that it holds.
    """
    if is_facts(document):
        return facts_of(document, vocabulary)
    reader = HeadReader(vocabulary)
    lexicons = {name: Lexicon.of(table, vocabulary) for name, table in vocabulary.tables.items()}
    lines = document.lines
    entities = entities_in(_texts(document), reader)
    finder = TitleFinder(vocabulary, reader, set(entities))
    raws, claimed, unclear = _in_lines(lines, finder, reader, lexicons)
    leftovers = [*unclear, *unclaimed_lines(lines, claimed)]
    sheets = sheets_of(document, finder, reader)
    in_grids, unread = tables_in_grids(sheets, reader, lexicons)
    heads = {id(line) for sheet in sheets for line in sheet.above}
    claimed = [taken or id(line) in heads for taken, line in zip(claimed, lines, strict=True)]
    kept, twice = one_each([*raws, *in_grids])
    facts = _facts(kept, [*leftovers, *unread, *twice], lines, vocabulary, lexicons)
    return _with_text(facts, lines, claimed, vocabulary)


def _with_text(
    facts: Facts, lines: Sequence[Line], claimed: Sequence[bool], vocabulary: Vocabulary
) -> Facts:
    """The facts with what the running text says, where statements are declared."""
    if not vocabulary.statements and not vocabulary.forbidden:
        return facts
    narrative = read_narrative(lines, claimed, vocabulary, facts.year, facts.entity)
    notes = tuple(fold(word) for word in vocabulary.layout["note"])
    free = [line.text for line, taken in zip(lines, claimed, strict=True) if not taken]
    has_text = any(is_sentence(text) and not fold(text).startswith(notes) for text in free)
    found = occurrences(lines, vocabulary.forbidden)
    narrative = evolve(narrative, forbidden=found, has_text=has_text)
    return evolve(facts, narrative=narrative)


def _in_lines(
    lines: Sequence[Line],
    finder: TitleFinder,
    reader: HeadReader,
    lexicons: dict[str, Lexicon],
) -> tuple[list[RawTable], list[bool], list[Leftover]]:
    """The tables on lines of text, which lines they claim, and the prints that fit several."""
    hits = finder.in_lines(lines)
    claimed = [False] * len(lines)
    raws: list[RawTable] = []
    unclear: list[Leftover] = []
    for order, hit in enumerate(hits):
        end = hits[order + 1].start if order + 1 < len(hits) else len(lines)
        readings = [
            read_table(lines, hit, table, end, lexicons[table.name], reader) for table in hit.tables
        ]
        found = [raw for raw in readings if raw is not None and _headed(raw)]
        if not found:
            continue
        best, unsure = best_of(found)
        if best is not None:
            best.leftovers += rows_below(best, lines, end)
            raws.append(best)
        elif unsure is not None:
            unclear.append(unsure)
        for index in range(hit.start, max(raw.end for raw in found)):
            claimed[index] = True
    _mark_cut(raws, lines)
    return raws, claimed, unclear


def _headed(raw: RawTable) -> bool:
    """Whether a reading without rows has a header: one word of it is found in many a contents."""
    if raw.rows or raw.empty_said:
        return True
    printed = sum(1 for block in raw.plan.blocks for slot in block.slots if slot.column)
    declared = sum(len(block.columns) for block in raw.table.blocks)
    return printed > 1 or printed == declared


def _mark_cut(raws: Sequence[RawTable], lines: Sequence[Line]) -> None:
    """A table in which the document ends, where the tables before it end with a note, was cut off:
    rows that it does not print may have stood on what is missing."""
    if len(raws) < 2 or not raws[-1].cut or not raws[-2].noted:
        return
    if any(item.kind in ("number", "row") for item in raws[-1].leftovers):
        return
    last = next(line for line in reversed(lines) if line.text.strip())
    text = last.text.strip()
    raws[-1].leftovers.append(Leftover("row", text, last.place(), "ends here", raws[-1].table.name))


def _facts(
    raws: Sequence[RawTable],
    leftovers: Sequence[Leftover],
    lines: Sequence[Line],
    vocabulary: Vocabulary,
    lexicons: dict[str, Lexicon],
) -> Facts:
    tables: dict[str, TableFacts] = {}
    notes: list[Leftover] = []
    cells: dict[str, Cell] = {}
    blocks: dict[str, BlockFacts] = {}
    for raw in raws:
        facts, odd = assemble(raw, vocabulary.units)
        facts = evolve(facts, match=match_of(raw, facts, vocabulary, lexicons))
        tables[raw.table.name] = facts
        notes += odd
        for block in facts.blocks:
            blocks[block.block.id] = block
            for row in block.rows:
                for cell in row.cells.values():
                    cells[cell.id] = cell
    first = min((raw.title.start for raw in raws if not raw.grid), default=len(lines))
    year, ground = _year(cover_lines(lines[:first]), tables.values())
    entities = Counter(table.entity for table in tables.values() if table.entity is not None)
    cover = cover_lines(lines[:first])
    entity = entities.most_common(1)[0][0] if entities else None
    if entity is None:
        entity = cover_entity(cover, vocabulary.layout["cover"])
    return Facts(tables, tuple(leftovers), entity, year, ground, tuple(notes), cells, blocks)


def _year(before: Sequence[Line], tables: Iterable[TableFacts]) -> tuple[int | None, str | None]:
    """The year of the document and its ground: the cover's where it is plain, else that of most
    titles."""
    texts = [line.text for line in before]
    stated = {year_in(fold(text)) for text in texts if len(text) < 50 and not is_sentence(text)}
    stated.discard(None)
    if len(stated) == 1:
        return stated.pop(), "cover"
    years = Counter(table.year for table in tables if table.year is not None)
    return (years.most_common(1)[0][0], "title") if years else (None, None)


def _texts(document: Document) -> list[str]:
    """All texts that a head may stand in: lines, and the cells of grids."""
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            texts += [cell.text for row in block.rows[:8] for cell in row if cell.text]
        else:
            texts += [line.text for line in block.lines]
    return texts
