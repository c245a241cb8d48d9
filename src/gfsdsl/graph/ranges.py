"""What a binder ranges over in one document (SEMANTICS 4, 6, 9)."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from gfsdsl.fold import fold
from gfsdsl.graph import sayings
from gfsdsl.graph.bindings import (
    Binding,
    ColumnOf,
    RowOf,
    SubjectOf,
    TableOf,
    World,
)
from gfsdsl.graph.family import Family, column_children
from gfsdsl.graph.select import Env, Select, subject_column
from gfsdsl.model import expr
from gfsdsl.model.subjects import Subject
from gfsdsl.model.tables import Block


@define(eq=False)
class Uses:
    """The tables that a rule indexes by one subject variable, as rows and as columns."""

    rows: list[expr.Node] = field(factory=list)
    columns: list[expr.Node] = field(factory=list)


def uses_of(name: str, nodes: tuple[expr.Node, ...]) -> Uses:
    """Where the variable ``name`` stands in [ ] in ``nodes``."""
    uses = Uses()
    stack: list[object] = list(nodes)
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack.extend(item)
            continue
        if isinstance(item, expr.At):
            if _names(item.row, name):
                uses.rows.append(item.table)
            if item.column is not None and _names(item.column, name):
                uses.columns.append(item.table)
        if isinstance(item, expr.Node):
            stack.extend(
                getattr(item, slot.name)
                for slot in item.__attrs_attrs__
                if slot.name not in ("type", "span")
            )
    return uses


def _names(node: expr.Node, name: str) -> bool:
    if isinstance(node, expr.Var):
        return node.name == name
    if isinstance(node, expr.Nested):
        return _names(node.inner, name)
    if isinstance(node, expr.Family):
        return _names(node.of, name)
    return False


@define(eq=False)
class Ranges:
    """Enumerates the bindings of one binder, given those before it."""

    world: World
    select: Select

    def over(self, bound: expr.Bound, env: Env, uses: Uses) -> Iterator[Binding]:
        """The bindings of ``bound`` in document order."""
        if bound.kind == "table":
            yield from self._tables(bound)
        elif bound.kind in ("sentence", "statement"):
            yield from sayings.over(self.world, bound)
        elif bound.columns:
            yield from self._columns(bound, env)
        elif bound.kind == "subject" and bound.hierarchy is not None:
            yield from self._subjects(bound, env, uses)
        else:
            yield from self._rows(bound, env)

    def blocks(self, bound: expr.Bound, env: Env) -> list[Block]:
        """The blocks ranged over that are in the document."""
        found: list[Block] = []
        for source in bound.sources:
            if isinstance(source, expr.TableRef):
                found.extend(source.blocks)
            else:
                block = self.select.block(source, env)
                if block is not None:
                    found.append(block)
        return [block for block in found if self.world.family(block) is not None]

    def _tables(self, bound: expr.Bound) -> Iterator[Binding]:
        for source in bound.sources:
            if isinstance(source, expr.TableRef):
                for block in source.blocks:
                    if self.world.family(block) is not None:
                        yield TableOf(block)

    def _columns(self, bound: expr.Bound, env: Env) -> Iterator[Binding]:
        hierarchies = self.world.model.vocabulary.hierarchies
        for block in self.blocks(bound, env):
            family = self.world.families[block.id]
            for column in family.facts.columns:
                if column.kind != "amount":
                    continue
                if bound.kind == "parent":
                    if column.subject is None:
                        continue
                    hierarchy = hierarchies[column.subject.hierarchy]
                    if not column_children(column, block.columns, hierarchy):
                        continue
                yield ColumnOf(block, column)

    def _rows(self, bound: expr.Bound, env: Env) -> Iterator[Binding]:
        for block in self.blocks(bound, env):
            family = self.world.families[block.id]
            for row in family.facts.rows:
                if bound.kind == "parent" and not family.children(row):
                    continue
                if bound.kind == "subject" and row.subject is None:
                    continue
                if bound.member is not None and not self._below(family, row.key, bound.member):
                    continue
                if bound.level == "leaf":
                    if family.children(row) or row.kind in ("total", "extra"):
                        continue
                elif bound.level is not None and (
                    row.subject is None or row.subject.level != bound.level
                ):
                    continue
                if bound.kind == "subject" and row.subject is not None:
                    yield SubjectOf(row.subject)
                else:
                    yield RowOf(block, row)

    def _below(self, family: Family, key: str, member: str) -> bool:
        above = family.parent.get(key)
        while above is not None:
            row = family.facts.row(above)
            if row is not None and row.kind == "total":
                total = family.facts.block.totals[row.total or 0]
                return fold(member) in {fold(n) for n in total.names}
            above = family.parent.get(above)
        return False

    def _subjects(self, bound: expr.Bound, env: Env, uses: Uses) -> Iterator[Binding]:
        """Used as a column: those that every table so indexed has; else those printed in any."""
        hierarchy = self.world.model.vocabulary.hierarchies[bound.hierarchy or ""]
        found: dict[str, Subject] = {}
        if uses.columns:
            blocks = [b for node in uses.columns if (b := self.select.block(node, env)) is not None]
            candidates = list(hierarchy.subjects.values())
            for subject in candidates:
                columns = [subject_column(subject, block) for block in blocks]
                if blocks and all(c is not None for c in columns):
                    found.setdefault(subject.key, subject)
        else:
            for node in uses.rows:
                block = self.select.block(node, env)
                family = self.world.family(block) if block is not None else None
                if block is None or family is None:
                    continue
                for row in family.facts.rows:
                    if row.subject is None or row.kind not in ("subject", "nested"):
                        continue
                    own = self._in(row.subject, hierarchy.name)
                    if own is not None:
                        found.setdefault(own.key, own)
        order = {key: n for n, key in enumerate(hierarchy.subjects)}
        keys = sorted(found) if hierarchy.coded else sorted(found, key=lambda k: order.get(k, 0))
        for key in keys:
            subject = found[key]
            if bound.level == "leaf":
                if hierarchy.children(subject):
                    continue
            elif bound.level is not None and subject.level != bound.level:
                continue
            yield SubjectOf(subject)

    def _in(self, subject: Subject, hierarchy: str) -> Subject | None:
        """``subject`` as one of ``hierarchy``, through ``same as`` or a shared name."""
        if subject.hierarchy == hierarchy:
            return subject
        target = self.world.model.vocabulary.hierarchies[hierarchy]
        for other in target.subjects.values():
            if (subject.hierarchy, subject.key) in other.same_as:
                return other
        for same in subject.same_as:
            if same[0] == hierarchy and same[1] in target.subjects:
                return target.subjects[same[1]]
        found = {s.key: s for name in subject.names for s in target.by_name(name)}
        return next(iter(found.values())) if len(found) == 1 else None
