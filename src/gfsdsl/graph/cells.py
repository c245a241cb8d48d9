"""From a row and a column to what stands there: a printed cell, an assumed zero, a derived sum, or
nothing (SEMANTICS 1–3)."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field, frozen

from gfsdsl.graph.bindings import World
from gfsdsl.graph.family import Family, column_children
from gfsdsl.graph.terms import Assumed, CellTerm, Item, Lost, NodeTerm, Sum, Term
from gfsdsl.model.subjects import Subject
from gfsdsl.model.tables import Block, Column
from gfsdsl.quantity.units import BARE, Unit
from gfsdsl.recognise.facts import Row
from gfsdsl.source import Span


@frozen(eq=False)
class Absent:
    """A row that is not printed: a subject, or a label that is never assumed."""

    name: str
    subject: Subject | None = None


@frozen(eq=False)
class DerivedNode:
    """A value that no cell prints: the sum of what is printed below it, or a ``derive``."""

    id: str
    term: Term
    unit: Unit
    title: str
    span: Span | None = None


@define(eq=False)
class Cells:
    """Looks up cells, and collects the derived values that looking up gives rise to."""

    world: World
    derived: dict[str, DerivedNode] = field(factory=dict)
    derive: Callable[[str], None] = lambda name: None

    def cell(self, block: Block, row: Row | Absent, column: Column, span: Span | None) -> Term:
        """What stands at ``row`` and ``column`` of ``block``."""
        family = self.world.family(block)
        name = row.key if isinstance(row, Row) else row.name
        place = place_id(block, name, column)
        if family is None:
            return Lost(span, block.table, "no-table")
        if column not in family.facts.columns:
            return Lost(span, place, "no-column", column.path)
        unit = column.unit or family.table.unit or block.unit or BARE
        if isinstance(row, Row):
            return self._printed(family, row, column, unit, place, span)
        return self._absent(family, row, column, unit, place, span)

    def _printed(
        self, family: Family, row: Row, column: Column, unit: Unit, place: str, span: Span | None
    ) -> Term:
        cell = row.cells.get(column.path)
        if cell is not None and cell.value is not None:
            return CellTerm(span, cell.id)
        if column.kind == "text" and cell is not None and cell.printed:
            return Item(span, "text", cell.printed, cell.printed, cell.id)
        if cell is not None and cell.problem not in ("blank", "dash"):
            return Lost(span, place, "unreadable", cell.printed, cell.id)
        if family.facts.block.blank == "zero":
            return Assumed(span, place, unit, "blank", cell.id if cell else None)
        summed = self._summed(
            family, family.children(row), family.unprinted(row), column, unit, place, span
        )
        if summed is not None:
            return summed
        return Lost(span, place, "blank", "", cell.id if cell else None)

    def _absent(
        self, family: Family, row: Absent, column: Column, unit: Unit, place: str, span: Span | None
    ) -> Term:
        block = family.facts.block
        if row.subject is None:
            return Lost(span, place, "no-row", row.name)
        below = family.descendants(row.subject)
        hierarchy = family.hierarchy
        missing = [
            s
            for s in (hierarchy.children(row.subject) if hierarchy else [])
            if family.find(s) is None and not family.descendants(s)
        ]
        if below:
            if block.absent == "zero":
                missing = []
            summed = self._summed(family, below, missing, column, unit, place, span)
            if summed is not None:
                return summed
        if block.absent != "zero":
            return Lost(span, place, "no-row", row.name)
        first = family.table.unread
        if first is not None:
            return Lost(span, place, "not-whole", str(first.place.line or ""))
        unmatched = family.unmatched()
        if unmatched:
            return Lost(span, place, "label-in-no-list", unmatched[0].printed)
        return Assumed(span, place, unit, "absent")

    def _summed(
        self,
        family: Family,
        rows: list[Row],
        missing: list[Subject],
        column: Column,
        unit: Unit,
        place: str,
        span: Span | None,
    ) -> Term | None:
        """The sum of the printed rows below, as a derived value; None where something is missing or
        the rows are only parts (其中)."""
        if not rows or any(row.part for row in rows):
            return None
        if missing and family.facts.block.absent != "zero":
            return None
        if place not in self.derived:
            items = tuple(self.cell(family.facts.block, row, column, span) for row in rows)
            self.derived[place] = DerivedNode(
                place, Sum(span, items, "children"), unit, place, span
            )
        return NodeTerm(span, place)

    def columns_below(self, block: Block, column: Column) -> list[Column]:
        """The declared columns that ``column`` is the sum of."""
        hierarchies = self.world.model.vocabulary.hierarchies
        if column.subject is None:
            return []
        hierarchy = hierarchies[column.subject.hierarchy]
        return column_children(column, block.columns, hierarchy)

    def across(
        self, block: Block, row: Row | Absent, column: Column, span: Span | None
    ) -> list[Term]:
        """The cells of the columns below ``column``; a printed column that fits no declaration
        makes the whole unknown, since it may be one of them (SEMANTICS 4)."""
        family = self.world.family(block)
        if family is None:
            return [Lost(span, block.table, "no-table")]
        items: list[Term] = []
        for child in self.columns_below(block, column):
            term = self.cell(block, row, child, span)
            if isinstance(term, Lost) and term.reason == "no-column":
                term = Lost(span, term.place, "no-component", child.path)
            items.append(term)
        name = row.key if isinstance(row, Row) else row.name
        for unknown in family.facts.unknown_columns:
            items.append(Lost(span, f"{block.id}[{name}]", "unknown-column", unknown))
        return items

    def down(
        self, block: Block, row: Row, column: Column, span: Span | None
    ) -> tuple[list[Term], bool]:
        """The cells of the rows below ``row``, and whether they are only parts (其中)."""
        family = self.world.family(block)
        if family is None:
            return [Lost(span, block.table, "no-table")], False
        rows = family.children(row)
        items: list[Term] = [self.cell(block, child, column, span) for child in rows]
        unprinted = family.unprinted(row)
        partial = any(child.part for child in rows) and bool(unprinted)
        if not partial:
            if family.facts.block.absent != "zero":
                items += [
                    Lost(span, place_id(block, s.key, column), "no-component", s.name)
                    for s in unprinted
                ]
            elif (first := family.table.unread) is not None:
                items.append(Lost(span, block.id, "not-whole", str(first.place.line or "")))
            elif not items:
                # Nothing below, in a table read to its end: the sum of nothing (SEMANTICS 18).
                unit = column.unit or family.table.unit or block.unit or BARE
                items.append(Assumed(span, f"{block.id}[…]", unit, "absent"))
        return items, partial


def place_id(block: Block, row: str, column: Column) -> str:
    """The id of a place: ``表[row, column]``; a side with one column leaves the column out."""
    if block.side is not None and len(block.columns) == 1:
        return f"{block.id}[{row}]"
    return f"{block.id}[{row}, {column.path}]"
