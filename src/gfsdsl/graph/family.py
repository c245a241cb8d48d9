"""Which printed row stands under which: the hierarchy as one table prints it (SEMANTICS 3–5)."""

from __future__ import annotations

from attrs import define, field

from gfsdsl.fold import fold
from gfsdsl.model.subjects import Hierarchy, Subject
from gfsdsl.model.tables import Column, TotalRow
from gfsdsl.recognise.facts import BlockFacts, Row, TableFacts


@define(eq=False)
class Family:
    """The rows of one block with their printed parents and children.

    ``children`` of a row are the printed descendants with no printed row between; ``unprinted``
    are the declared children that are not printed and have nothing printed below them either.
    """

    facts: BlockFacts
    table: TableFacts
    hierarchy: Hierarchy | None
    by_subject: dict[str, Row] = field(factory=dict)
    by_name: dict[str, Row] = field(factory=dict)
    parent: dict[str, str] = field(factory=dict)
    below: dict[str, list[Row]] = field(factory=dict)
    _descendants: dict[str, list[Row]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for row in self.facts.rows:
            if row.subject is not None:
                self.by_subject.setdefault(row.subject.key, row)
            if row.above is None:
                self.by_name.setdefault(fold(row.label), row)
        totals = {row.total: row for row in self.facts.rows if row.kind == "total"}
        for row in self.facts.rows:
            above = self._above(row, totals)
            if above is not None:
                self.parent[row.key] = above.key
                self.below.setdefault(above.key, []).append(row)

    def _above(self, row: Row, totals: dict[int | None, Row]) -> Row | None:
        if row.kind == "nested":
            return next((r for r in self.facts.rows if r.key == row.above), None)
        if row.kind not in ("subject", "open"):
            return None
        if row.subject is not None and self.hierarchy is not None:
            for ancestor in self.hierarchy.ancestors(row.subject):
                if ancestor.key in self.by_subject:
                    return self.by_subject[ancestor.key]
        for index, total in enumerate(self.facts.block.totals):
            if self._belongs(row, total):
                return totals.get(index)
        return None

    def _belongs(self, row: Row, total: TotalRow) -> bool:
        if not total.of:
            return True
        if row.subject is None:
            return fold(row.label) in {fold(member) for member in total.of}
        names = {fold(n) for n in row.subject.names} | {fold(row.label)}
        return any(row.subject.key.startswith(m) or fold(m) in names for m in total.of)

    def outside_totals(self) -> list[Row]:
        """Top rows that no partial total takes in."""
        if not any(total.of for total in self.facts.block.totals):
            return []
        return [
            row
            for row in self.facts.rows
            if row.kind in ("subject", "open")
            and row.key not in self.parent
            and not any(self._belongs(row, total) for total in self.facts.block.totals)
        ]

    def children(self, row: Row) -> list[Row]:
        """The printed rows directly under ``row``."""
        return self.below.get(row.key, [])

    def unprinted(self, row: Row) -> list[Subject]:
        """Declared children of ``row`` that have no row, nor any printed row below them."""
        if self.hierarchy is None:
            return []
        if row.kind == "total" and row.total is not None:
            total = self.facts.block.totals[row.total]
            if total.of:
                declared = [s for m in total.of if (s := self.hierarchy.by_code(m)) is not None]
            else:
                declared = self.hierarchy.roots()
        elif row.subject is not None:
            declared = self.hierarchy.children(row.subject)
        else:
            return []
        key = self.facts.block.key
        if key.level is not None:
            declared = [s for s in declared if s.level == key.level]
        return [s for s in declared if s.key not in self.by_subject and not self.descendants(s)]

    def descendants(self, subject: Subject) -> list[Row]:
        """The printed rows of descendants of ``subject`` with no printed row between."""
        if subject.key not in self._descendants:
            self._descendants[subject.key] = self._find_descendants(subject)
        return self._descendants[subject.key]

    def _find_descendants(self, subject: Subject) -> list[Row]:
        if self.hierarchy is None:
            return []
        found = []
        for row in self.facts.rows:
            if row.subject is None or row.kind != "subject":
                continue
            for ancestor in self.hierarchy.ancestors(row.subject):
                if ancestor == subject:
                    found.append(row)
                    break
                if ancestor.key in self.by_subject:
                    break
        return found

    def find(self, subject: Subject) -> Row | None:
        """The row of ``subject``."""
        return self.by_subject.get(subject.key)

    def named(self, name: str, names: tuple[str, ...] = ()) -> Row | None:
        """The row whose label is ``name`` or one of ``names``."""
        for text in (name, *names):
            row = self.by_name.get(fold(text))
            if row is not None:
                return row
        return self.facts.row(name)

    def total(self) -> Row | None:
        """The total row, where the block has one."""
        return next((row for row in self.facts.rows if row.kind == "total"), None)

    def unmatched(self) -> list[Row]:
        """Rows whose label is in no list, in a block whose labels should be."""
        if self.facts.block.open_labels:
            return []
        return [r for r in self.facts.rows if r.kind in ("open", "subject") and r.subject is None]


def column_children(
    column: Column, columns: tuple[Column, ...], hierarchy: Hierarchy
) -> list[Column]:
    """The columns directly below ``column`` among ``columns``: their nearest ancestor that is a
    column too is ``column``."""
    if column.subject is None:
        return []
    subjects = {c.subject.key: c for c in columns if c.subject is not None}
    found = []
    for other in columns:
        if other.subject is None or other.subject.hierarchy != column.subject.hierarchy:
            continue
        for ancestor in hierarchy.ancestors(other.subject):
            if ancestor.key in subjects:
                if subjects[ancestor.key] is column:
                    found.append(other)
                break
    return found
