"""Which printed row, column or table a resolved expression means in one instance."""

from __future__ import annotations

from functools import cache

from attrs import define

from gfsdsl.fold import fold
from gfsdsl.graph.bindings import Binding, ColumnOf, RowOf, SubjectOf, TableOf, World, counterpart
from gfsdsl.graph.cells import Absent
from gfsdsl.model import expr
from gfsdsl.model.scope import find_column
from gfsdsl.model.subjects import Subject
from gfsdsl.model.tables import Block, Column
from gfsdsl.recognise.facts import Row

Env = dict[str, Binding]


@define(eq=False)
class Select:
    """Lookups by binding; nothing here reads an amount."""

    world: World

    def block(self, node: expr.Node, env: Env) -> Block | None:
        """The block that a table expression means; None where it has several sides."""
        if isinstance(node, expr.TableRef):
            return node.blocks[0] if len(node.blocks) == 1 else None
        if isinstance(node, expr.Var):
            bound = env[node.name]
            return bound.block if isinstance(bound, TableOf) else None
        return None

    def row(self, block: Block, node: expr.Node, env: Env) -> Row | Absent:
        """The row of ``block`` that an index means."""
        if isinstance(node, expr.Var):
            return self._bound_row(block, env[node.name])
        if isinstance(node, expr.Label):
            return self._labelled(block, node)
        if isinstance(node, expr.TotalOf):
            family = self.world.family(block)
            total = family.total() if family is not None else None
            names = [t.names[0] for t in block.totals]
            return total or Absent(names[0] if names else "total")
        if isinstance(node, expr.Nested):
            return self._nested(block, node, env)
        if isinstance(node, expr.Family) and node.relation == "parent":
            row = self.row(block, node.of, env)
            family = self.world.family(block)
            if isinstance(row, Row) and family is not None:
                key = family.parent.get(row.key)
                found = family.facts.row(key) if key is not None else None
                return found or Absent(f"parent({row.key})")
            return row
        subject = self.subject(node, env)
        if subject is not None:
            return self._bound_row(block, SubjectOf(subject))
        if isinstance(node, expr.Says):
            from gfsdsl.graph.sayings import says

            term = says(self.world, node, env)
            return Absent(getattr(term, "detail", "") or getattr(term, "text", "") or node.hole)
        return Absent(str(node.span.text if node.span else "?"))

    def _bound_row(self, block: Block, bound: Binding) -> Row | Absent:
        family = self.world.family(block)
        if isinstance(bound, RowOf):
            if bound.block is block or bound.block.id == block.id:
                return bound.row
            if family is None:
                return Absent(bound.key)
            if bound.row.kind == "total":
                same = family.named(bound.row.label)
                return same or family.total() or Absent(bound.row.label)
            if bound.row.subject is not None:
                return self._bound_row(block, SubjectOf(bound.row.subject))
            return family.named(bound.row.label) or Absent(bound.row.label)
        if not isinstance(bound, SubjectOf):
            return Absent(bound.key)
        target = counterpart(self.world, bound.subject, block)
        if target is None:
            return Absent(bound.subject.name)
        if family is None:
            return Absent(target.key, target)
        row = family.find(target)
        if row is None and block.key.by_name:
            # A code in no list is known by the name printed beside it elsewhere.
            names = self.world.names_of.get((target.hierarchy, target.key), [])
            row = family.named(names[0], tuple(names[1:])) if names else None
            if row is not None and row.subject is not None and row.subject != target:
                row = None
        name = target.name if block.key.by_name else target.key
        return row or Absent(name, target)

    def _labelled(self, block: Block, label: expr.Label) -> Row | Absent:
        family = self.world.family(block)
        hierarchies = self.world.model.vocabulary.hierarchies
        hierarchy = hierarchies.get(block.key.hierarchy or "")
        if label.code:
            subject = hierarchy.by_code(label.text) if hierarchy is not None else None
            return self._bound_row(block, SubjectOf(subject)) if subject else Absent(label.text)
        wanted = fold(label.text)
        groups = [t.names for t in block.totals] + [x.names for x in block.extras]
        for names in groups:
            if wanted in {fold(n) for n in names}:
                row = family.named(names[0], names[1:]) if family is not None else None
                return row or Absent(names[0])
        found = hierarchy.by_name(label.text, block.key.level) if hierarchy is not None else []
        if found:
            return self._bound_row(block, SubjectOf(found[0]))
        row = family.named(label.text) if family is not None else None
        return row or Absent(label.text)

    def _nested(self, block: Block, node: expr.Nested, env: Env) -> Row | Absent:
        family = self.world.family(block)
        names: tuple[str, ...]
        if isinstance(node.inner, expr.Var):
            bound = env[node.inner.name]
            names = bound.subject.names if isinstance(bound, SubjectOf) else (bound.key,)
        else:
            names = (node.inner.text,) if isinstance(node.inner, expr.Label) else ()
        wanted = {fold(name) for name in names}
        above = next(
            (x for x in block.extras if fold(node.above) in {fold(n) for n in x.names}), None
        )
        key = f"{above.names[0] if above else node.above}.{names[0] if names else '?'}"
        for row in family.facts.rows if family is not None else ():
            if row.kind == "nested" and above is not None and row.above == above.names[0]:
                declared = next((n for n in above.nested if fold(row.label) in map(fold, n)), ())
                if wanted & {fold(row.label), *map(fold, declared)}:
                    return row
        return Absent(key)

    def column(self, block: Block, node: expr.Node, env: Env) -> Column | str:
        """The column of ``block`` that an index means, or the name that no column has."""
        if isinstance(node, expr.Label):
            group, _, name = node.text.rpartition(".")
            return find_column(block, group or None, name) or node.text
        if isinstance(node, expr.Var):
            bound = env[node.name]
            if isinstance(bound, ColumnOf):
                return same_column(bound, block) or bound.key
            if isinstance(bound, SubjectOf):
                return subject_column(bound.subject, block) or bound.subject.name
            return bound.key
        subject = self.subject(node, env)
        if subject is not None:
            return subject_column(subject, block) or subject.name
        return "?"

    def subject(self, node: expr.Node, env: Env) -> Subject | None:
        """The subject that an expression means."""
        if isinstance(node, expr.Var):
            bound = env.get(node.name)
            if isinstance(bound, SubjectOf):
                return bound.subject
            if isinstance(bound, RowOf):
                return bound.row.subject
            if isinstance(bound, ColumnOf):
                return bound.column.subject
            return None
        if isinstance(node, expr.Says):
            from gfsdsl.graph.sayings import said_subject

            return said_subject(self.world, node, env)
        if isinstance(node, expr.Family) and node.relation == "parent":
            child = self.subject(node.of, env)
            if child is None:
                return None
            return self.world.model.vocabulary.hierarchies[child.hierarchy].parent(child)
        if isinstance(node, expr.Field) and node.name == "key":
            return self.subject(node.base, env)
        if isinstance(node, expr.At) and node.column is None:
            block = self.block(node.table, env)
            row = self.row(block, node.row, env) if block is not None else None
            return row.subject if row is not None else None
        return None


def same_column(bound: ColumnOf, block: Block) -> Column | None:
    """The column of ``block`` that is the bound one: the same subject, else the same name."""
    if bound.block.id == block.id:
        return bound.column
    if bound.column.subject is not None:
        found = subject_column(bound.column.subject, block)
        if found is not None:
            return found
    group = bound.column.group[0] if bound.column.group else None
    return find_column(block, group, bound.column.name) or find_column(
        block, None, bound.column.name
    )


def subject_column(subject: Subject, block: Block) -> Column | None:
    """The column of ``block`` that stands for ``subject``."""
    by_subject, by_name = _columns(block)
    column = by_subject.get((subject.hierarchy, subject.key))
    if column is not None:
        return column
    found = {id(c): c for n in subject.names for c in by_name.get(fold(n), ())}
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _columns(block: Block) -> tuple[dict[tuple[str, str], Column], dict[str, list[Column]]]:
    by_subject: dict[tuple[str, str], Column] = {}
    by_name: dict[str, list[Column]] = {}
    for column in block.columns:
        if column.subject is not None:
            by_subject.setdefault((column.subject.hierarchy, column.subject.key), column)
            by_name.setdefault(fold(column.name), []).append(column)
    return by_subject, by_name
