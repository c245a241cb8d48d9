"""A facts csv to facts: the same as were read from the document, with corrections applied.

Tables, rows, columns, subjects and totals are found in the declarations as they are for a document;
the id of a cell says which row and which column a line belongs to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from attrs import define, evolve, field

from gfsdsl.documents.document import Document, Place
from gfsdsl.model.tables import Block
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.quantity.units import BARE
from gfsdsl.recognise.facts import BlockFacts, Cell, Facts, TableFacts
from gfsdsl.recognise.from_csv_doubts import Doubts
from gfsdsl.recognise.from_csv_forms import Forms
from gfsdsl.recognise.from_csv_lines import SEPARATOR, FactsLine, lines_of
from gfsdsl.recognise.from_csv_rows import BlockReader
from gfsdsl.recognise.from_csv_text import TEXT, CsvText, of_sentence
from gfsdsl.recognise.head import HeadReader
from gfsdsl.recognise.lexicon import Lexicon

T = TypeVar("T")
_HEADS = ("number", "entity", "unit")


def facts_of(document: Document, vocabulary: Vocabulary) -> Facts:
    """The facts that a facts csv holds.

    Returns:
        The facts; lines that cannot be used are among their ``doubts``, and so is every correction.
    """
    csv = _Csv(vocabulary, Doubts(document.name))
    for line in lines_of(document):
        csv.add(line)
    return csv.facts()


@define(eq=False)
class _Csv:
    vocabulary: Vocabulary
    said: Doubts
    forms: Forms = field(init=False)
    text: CsvText = field(init=False)
    blocks: dict[str, Block] = field(init=False)
    readers: dict[str, BlockReader] = field(factory=dict)
    by_table: dict[str, list[FactsLine]] = field(factory=dict)
    unknown: dict[str, list[FactsLine]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.forms = Forms(self.vocabulary, self.said)
        self.text = CsvText(self.vocabulary, self.said, self.unknown)
        tables = self.vocabulary.tables.values()
        self.blocks = {block.id: block for table in tables for block in table.blocks}

    def add(self, line: FactsLine) -> None:
        """Take one line."""
        cell = line["cell"]
        if not cell and line["note"].startswith(TEXT):
            self.text.note(line)
            return
        if cell and of_sentence(line):
            self.text.value(line)
            return
        if not cell:
            owner = line["table"]
            named = owner in self.blocks or owner in self.vocabulary.tables
            if owner and not named and SEPARATOR not in owner:
                self.unknown.setdefault(owner, []).append(line)
            else:
                self.forms.add(line)
            return
        name, bracket, rest = cell.partition("[")
        if not bracket or not rest.endswith("]"):
            self.said.unused("D0048", line, "no cell")
        elif name not in self.blocks:
            self.unknown.setdefault(name, []).append(line)
        else:
            self._reader(name).add(line, rest[:-1])
            self.by_table.setdefault(self.blocks[name].table, []).append(line)

    def facts(self) -> Facts:
        """Everything that the lines say."""
        for line in self.forms.rows:
            if line["table"] in self.blocks:
                self._reader(line["table"]).add_row(line)
        tables = {name: self._table(name) for name in self._names()}
        blocks = {block.block.id: block for t in tables.values() for block in t.blocks}
        cells: dict[str, Cell] = {
            cell.id: cell
            for block in blocks.values()
            for row in block.rows
            for cell in row.cells.values()
        }
        entity, year = self._whose(tables)
        narrative = self.text.narrative(entity)
        for name, lines in self.unknown.items():
            self.said.say("D0042", lines[0], table=name, count=len(lines))
        doubts = (*self.forms.doubts, *self.said.found)
        outside, remarks = tuple(self.forms.outside), tuple(self.forms.remarks)
        ground = "facts" if year is not None else None
        found = Facts(tables, outside, entity, year, ground, remarks, cells, blocks, doubts)
        return evolve(found, narrative=narrative)

    def _reader(self, id: str) -> BlockReader:
        if id not in self.readers:
            block = self.blocks[id]
            table = self.vocabulary.tables[block.table]
            words = Lexicon.of(table, self.vocabulary).blocks[table.blocks.index(block)]
            self.readers[id] = BlockReader(block, words, self.vocabulary.units, self.said)
        return self.readers[id]

    def _names(self) -> list[str]:
        """The tables in printed order: that of their own lines, else of their first cells."""
        first: dict[str, tuple[int, int]] = {}
        for name, line in self.forms.tables.items():
            first[name] = line.rank
        found = list(first)
        for name in [*self.by_table, *self.forms.unread]:
            if name not in first and name in self.vocabulary.tables:
                first[name] = (0, 0)
                found.append(name)
        return found

    def _table(self, name: str) -> TableFacts:
        table, own = self.vocabulary.tables[name], self.forms.tables.get(name)
        lines = [*([own] if own is not None else ()), *self.by_table.get(name, ())]
        stated = {
            what: self.said.agreed(lines, what, name)
            for what in ("number", "title", "entity", "year")
        }
        heads = self.forms.heads.get(name, {})
        printed = (own["unit"] if own is not None else "") or None
        unit = HeadReader(self.vocabulary).unit_named(printed) if printed else None
        place = own.place() if own is not None else lines[0].place() if lines else Place()
        year = next((n for line in lines if (n := line.whole("year")) is not None), None)
        places = {what: heads[what].place() for what in _HEADS if what in heads}
        if year is not None:
            places["year"] = place
        leftovers = tuple(self.forms.unread.get(name, ()))
        blocks = []
        for block in table.blocks:
            reader = self._reader(block.id)
            rows = reader.rows(unit or block.unit or table.unit or BARE)
            columns = reader.columns(self.forms.columns.get(block.id, ()))
            unknown = tuple(self.forms.unknown_columns.get(block.id, ()))
            numbers = self.forms.numbers(block.id, "line numbers")
            blocks.append(BlockFacts(block, rows, columns, unknown, numbers))
        return TableFacts(
            table,
            stated["title"] or table.titles[0],
            place,
            tuple(blocks),
            stated["number"] or None,
            year,
            stated["entity"] or None,
            unit or table.unit,
            printed,
            not any(block.rows for block in blocks) and not leftovers,
            leftovers,
            self.forms.numbers(name, "column numbers"),
            places,
        )

    def _whose(self, tables: dict[str, TableFacts]) -> tuple[str | None, int | None]:
        """The entity and the year of the document."""
        own = self.forms.document
        entity = _most([table.entity for table in tables.values()])
        year = _most([table.year for table in tables.values()])
        if own is None:
            return entity, year
        return own["entity"] or entity, own.whole("year") or year


def _most(found: Sequence[T | None]) -> T | None:
    counts = Counter(item for item in found if item is not None)
    return counts.most_common(1)[0][0] if counts else None
