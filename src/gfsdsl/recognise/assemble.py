"""A table as read from its print to facts: rows named, cells with ids, repeats told apart."""

from __future__ import annotations

from attrs import define, field

from gfsdsl.fold import fold, widths
from gfsdsl.model.tables import Block, Column
from gfsdsl.quantity.units import BARE, Unit
from gfsdsl.recognise.cells import cell_of
from gfsdsl.recognise.facts import BlockFacts, Cell, Leftover, Row, TableFacts
from gfsdsl.recognise.lexicon import RowName
from gfsdsl.recognise.raw import Amount, RawRow, RawTable
from gfsdsl.recognise.words import balanced, print_without_ordinal, strip_ordinal


@define(eq=False)
class _Building:
    """One declared block while its rows are gathered from its printed blocks."""

    block: Block
    unit: Unit
    rows: list[Row] = field(factory=list)
    keys: dict[str, int] = field(factory=dict)
    above: str | None = None


def assemble(raw: RawTable, units: dict[str, Unit]) -> tuple[TableFacts, list[Leftover]]:
    """The facts of a table, and notes on what is odd about them (repeated rows).

    Rows are in document order: the printed blocks of one declared block follow each other, each
    from top to bottom.
    """
    notes: list[Leftover] = []
    leftovers = list(raw.leftovers)
    head_unit = raw.head.unit or raw.table.unit
    buildings: list[_Building] = []
    for block in raw.table.blocks:
        unit = raw.head.unit or block.unit or raw.table.unit or BARE
        buildings.append(_Building(block, unit))
    if raw.amounts:
        for printed, planned in enumerate(raw.plan.blocks):
            building = buildings[planned.block]
            building.above = None
            for row in raw.rows:
                if row.printed == printed:
                    _add(raw, row, building, units, leftovers, notes)
    elif raw.cut and not raw.empty_said:
        leftovers.append(
            Leftover("row", raw.title.printed, raw.title.place, "cut off", raw.table.name)
        )
    else:
        # Published as empty: a total or a heading without amounts is part of the form.
        totals = {name for words in raw.lexicon.blocks for name in words.totals}
        leftovers = [
            item
            for item in leftovers
            if item.reason != "no amounts" or not (raw.empty_said or fold(item.text) in totals)
        ]
    notes += _unit_notes(raw)
    places = dict(raw.head.places)
    if raw.title.year is not None:
        places["year"] = raw.title.place
    facts = TableFacts(
        raw.table,
        raw.title.printed,
        raw.title.place,
        tuple(_facts_of(raw, i, b) for i, b in enumerate(buildings)),
        raw.head.number,
        raw.title.year,
        raw.head.entity,
        head_unit,
        raw.head.unit_printed,
        not any(b.rows for b in buildings) and not leftovers,
        tuple(leftovers),
        tuple(raw.column_numbers),
        places,
    )
    return facts, notes


def _unit_notes(raw: RawTable) -> list[Leftover]:
    """What is odd about the unit in the head: unknown, or of another dimension than declared."""
    if raw.head.unit_printed is None:
        return []
    declared = raw.table.unit
    if raw.head.unit is None:
        reason = "unknown unit"
    elif declared is not None and raw.head.unit.dimension != declared.dimension:
        reason = "other unit"
    else:
        return []
    place = raw.head.places.get("unit", raw.title.place)
    return [Leftover("header", raw.head.unit_printed, place, reason, raw.table.name)]


def _facts_of(raw: RawTable, index: int, building: _Building) -> BlockFacts:
    columns: dict[str, Column] = {}
    numbers: list[int] = []
    for printed, planned in enumerate(raw.plan.blocks):
        if planned.block != index:
            continue
        for slot in planned.slots:
            if slot.column is not None:
                columns.setdefault(slot.column.path, slot.column)
        numbers += [
            row.line_number
            for row in raw.rows
            if row.printed == printed and row.line_number is not None
        ]
    unknown = tuple(
        slot.text
        for planned in raw.plan.blocks
        if planned.block == index
        for slot in planned.slots
        if slot.column is None
    )
    return BlockFacts(
        building.block, tuple(building.rows), tuple(columns.values()), unknown, tuple(numbers)
    )


def _add(
    raw: RawTable,
    row: RawRow,
    building: _Building,
    units: dict[str, Unit],
    leftovers: list[Leftover],
    notes: list[Leftover],
) -> None:
    planned = raw.plan.blocks[row.printed]
    # A code without a name is read where cell borders say that the name is blank, not in text.
    if not row.label and (row.code is None or not raw.grid):
        if row.amounts or row.code:
            leftovers.append(Leftover("row", _text(row), row.place, "no label", raw.table.name))
        return
    words = raw.lexicon.blocks[planned.block]
    name = words.row(row.label, row.code, building.above)
    reason = _refusal(raw, row, name)
    if name is None or reason is not None:
        reason = reason or "unknown label"
        leftovers.append(Leftover("row", _text(row), row.place, reason, raw.table.name))
        return
    if words.coded and row.code is None and name.kind == "subject":
        notes.append(Leftover("row", _text(row), row.place, "no code", raw.table.name))
    printed = "".join(row.label.split())
    label = name.label or print_without_ordinal(row.label)
    if name.kind == "extra" and name.label is not None:
        building.above = name.label if words.nested.get(name.label) else None
    key = row.code or (f"{name.above}.{label}" if name.above else label)
    seen = building.keys.get(key, 0) + 1
    building.keys[key] = seen
    if seen > 1:
        key = f"{key}~{seen}"
        notes.append(Leftover("row", _text(row), row.place, "repeated", raw.table.name))
    cells = _cells(raw, row, building, key, units)
    building.rows.append(
        Row(
            key,
            name.kind,
            row.code,
            label,
            printed,
            row.place,
            name.subject,
            name.total,
            name.above,
            name.part,
            row.line_number,
            cells,
        )
    )


def _refusal(raw: RawTable, row: RawRow, name: RowName | None) -> str | None:
    """Why a row in no list is not read although its labels are free: it is a header word, or has
    nothing to read."""
    if name is None or name.known or row.code is not None:
        return None
    if raw.lexicon.all_heads(strip_ordinal(fold(row.label))):
        return "header word"
    if name.kind == "subject":
        return "no code" if raw.lexicon.blocks[_block(raw, row)].coded else None
    if not balanced(widths(row.label)):
        return "label cut"
    return None if any(amount.text for amount in row.amounts) else "no amounts"


def _block(raw: RawTable, row: RawRow) -> int:
    return raw.plan.blocks[row.printed].block


def _cells(
    raw: RawTable, row: RawRow, building: _Building, key: str, units: dict[str, Unit]
) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    slots = raw.plan.blocks[row.printed].slots
    for order, slot in enumerate(slots):
        if slot.column is None:
            continue
        amount = row.amounts[order] if row.amounts else Amount("", row.place)
        cells[slot.column.path] = cell_of(
            amount, slot.column, building.block, key, building.unit, units
        )
    return cells


def _text(row: RawRow) -> str:
    parts = [row.code or "", row.label, *(amount.text for amount in row.amounts)]
    return " ".join(part for part in parts if part)
