"""How sure it is that a print is the declared table, on what ground, and what else it could be.

The sum is for people who look: what is decided is decided on what was left unread, since tables
that were misread came to 0.95 and more (RECOGNITION 21).
"""

from __future__ import annotations

from collections.abc import Mapping

from gfsdsl.fold import fold
from gfsdsl.model.tables import Table
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise.facts import TableFacts
from gfsdsl.recognise.head import HeadReader
from gfsdsl.recognise.header_grid import stripped
from gfsdsl.recognise.lexicon import Lexicon
from gfsdsl.recognise.match import Ground, Match, Rival
from gfsdsl.recognise.plan import Slot
from gfsdsl.recognise.raw import RawTable
from gfsdsl.recognise.words import strip_ordinal

# How much each ground counts, and what every leftover takes away.
WEIGHTS = {"title": 2, "header": 3, "column counts": 2, "rows known": 3, "rows complete": 3}
PER_LEFTOVER = 0.97
# A table of another title is named as a rival from this part of the header on.
_LIKE = 0.5
_RIVALS = 3


def match_of(
    raw: RawTable, facts: TableFacts, vocabulary: Vocabulary, lexicons: Mapping[str, Lexicon]
) -> Match:
    """How sure a match is.

    Args:
        raw: the table as read from its print.
        facts: what became of it.
        vocabulary: all tables that were declared, each with its words in ``lexicons``.
    """
    reader = HeadReader(vocabulary)
    slots = [slot for block in raw.plan.blocks for slot in block.slots]
    grounds = tuple(
        Ground(name, weight, *found)
        for name, weight in WEIGHTS.items()
        if (found := _GROUNDS[name](raw, facts, slots, reader))[1]
    )
    weights = sum(ground.weight for ground in grounds)
    mean = sum(ground.weight * ground.share for ground in grounds) / weights if weights else 0.0
    printed = {column.path for block in facts.blocks for column in block.columns}
    return Match(
        mean * PER_LEFTOVER ** len(facts.leftovers),
        grounds,
        _title(raw.table, facts.title, reader) or raw.table.titles[0],
        tuple((s.text, s.column.path) for s in slots if s.column is not None),
        tuple(s.text for s in slots if s.column is None) + _header_words(raw),
        tuple(c.path for b in raw.table.blocks for c in b.columns if c.path not in printed),
        sum(len(block.columns) for block in raw.table.blocks),
        len(raw.column_numbers),
        "printed" if facts.unit_printed else "declared" if facts.unit is not None else "none",
        _rivals(raw, slots, vocabulary, lexicons, reader),
    )


def _title(table: Table, printed: str, reader: HeadReader) -> str | None:
    """The declared title that a print ends with, the longest; None where it ends with none."""
    text = reader.without_tail(fold(printed))
    found = [title for title in table.titles if fold(title) in text]
    return max(found, key=len, default=None)


def _title_share(
    raw: RawTable, facts: TableFacts, slots: list[Slot], reader: HeadReader
) -> tuple[int, int]:
    title = _title(raw.table, facts.title, reader)
    return (1 if title is not None else 0), 1


def _header_share(
    raw: RawTable, facts: TableFacts, slots: list[Slot], reader: HeadReader
) -> tuple[int, int]:
    """Of the columns and other words of the header, those that the declaration has."""
    known = sum(1 for slot in slots if slot.column is not None)
    return known, len(slots) + len(_header_words(raw))


def _header_words(raw: RawTable) -> tuple[str, ...]:
    return tuple(item.text for item in raw.leftovers if item.kind == "header")


def _count_share(
    raw: RawTable, facts: TableFacts, slots: list[Slot], reader: HeadReader
) -> tuple[int, int]:
    """Of the printed column numbers and of the rows, those that have as many columns as the
    header."""
    sizes = [len(block.slots) for block in raw.plan.blocks]
    rows = [row for row in raw.rows if row.amounts]
    fit = sum(1 for row in rows if len(row.amounts) == sizes[row.printed])
    if not raw.column_numbers:
        return fit, len(rows)
    # The heads of a table say once how many columns it has; that weighs as much as all its rows.
    weight = max(1, len(rows))
    agree = len(raw.column_numbers) == len(slots)
    return fit + (weight if agree else 0), len(rows) + weight


def _known_share(
    raw: RawTable, facts: TableFacts, slots: list[Slot], reader: HeadReader
) -> tuple[int, int]:
    """Of the rows, those whose name or code is declared; a free name counts where it may be."""
    rows = [row for block in facts.blocks for row in block.rows]
    strange = sum(1 for item in facts.leftovers if item.reason in ("unknown label", "no code"))
    known = [r for r in rows if r.kind != "subject" or (r.subject and r.subject.listed)]
    return len(known), len(rows) + strange


def _whole_share(
    raw: RawTable, facts: TableFacts, slots: list[Slot], reader: HeadReader
) -> tuple[int, int]:
    """Of the rows, those that were read with all of their amounts."""
    rows = sum(len(block.rows) for block in facts.blocks)
    return rows, rows + sum(1 for item in facts.leftovers if item.kind in ("number", "row"))


_GROUNDS = {
    "title": _title_share,
    "header": _header_share,
    "column counts": _count_share,
    "rows known": _known_share,
    "rows complete": _whole_share,
}


def _rivals(
    raw: RawTable,
    slots: list[Slot],
    vocabulary: Vocabulary,
    lexicons: Mapping[str, Lexicon],
    reader: HeadReader,
) -> tuple[Rival, ...]:
    """The other tables that the print could be: those whose title it ends with too, then those
    that have its columns."""
    words = [strip_ordinal(stripped(fold(slot.text), raw.lexicon)) for slot in slots]
    titled: list[Rival] = []
    alike: list[Rival] = []
    read = {name: (amounts, left) for name, amounts, left in raw.others}
    text = reader.without_tail(fold(raw.title.printed))
    for table in vocabulary.tables.values():
        if table is raw.table:
            continue
        known = sum(1 for word in words if word in lexicons[table.name].columns)
        if table.name in read:
            amounts, left = read[table.name]
            titled.append(Rival(table, "worse fit", known, len(words), amounts, left))
        elif any(text.endswith(fold(title)) for title in table.titles):
            reason = "no header" if table in raw.title.tables else "shorter title"
            titled.append(Rival(table, reason, known, len(words)))
        elif words and known >= _LIKE * len(words):
            alike.append(Rival(table, "other title", known, len(words)))
    alike.sort(key=lambda rival: -rival.columns)
    return tuple([*titled, *alike][:_RIVALS])
