"""The names that an expression may use, in the order in which they are looked up (SEMANTICS 8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import define, evolve, field

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.fold import fold
from gfsdsl.model.expr import Bound, Node, Scale, TableRef, Type
from gfsdsl.model.tables import Block, Column, Table
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.source import Span
from gfsdsl.syntax.tree import DeriveDecl

Report = Callable[[Diagnostic], None]


class NotInForceError(GfsError):
    """A name that is declared, but for other years: what uses it is left out, and is no mistake."""


class NarrativeError(NotInForceError):
    """A name or binder of running text, which the model does not know yet."""


@define(eq=False)
class Scope:
    """What is declared, and what the binders and lets at hand have bound."""

    vocabulary: Vocabulary
    scales: dict[str, Scale]
    derives: dict[str, DeriveDecl]
    report: Report
    bound: dict[str, Bound] = field(factory=dict)
    lets: dict[str, Node] = field(factory=dict)

    def inner(self) -> Scope:
        """A scope inside this one: what it binds is not seen outside."""
        return evolve(self, bound=dict(self.bound), lets=dict(self.lets))

    @property
    def lone_row(self) -> Bound | None:
        """The one row binder whose columns may be named bare."""
        kinds = ("row", "parent", "sentence")
        found = [b for b in self.bound.values() if b.kind in kinds and not b.columns]
        return found[0] if len(found) == 1 and found[0].kind != "sentence" else None

    @property
    def lone_sentence(self) -> Bound | None:
        """The one sentence binder whose holes may be named bare: no other and no row is bound."""
        kinds = ("row", "parent", "sentence")
        found = [b for b in self.bound.values() if b.kind in kinds and not b.columns]
        return found[0] if len(found) == 1 and found[0].kind == "sentence" else None

    def blocks_of(self, node: Node) -> tuple[Block, ...]:
        """The blocks that a table expression may stand for."""
        if isinstance(node, TableRef):
            return node.blocks
        bound = self.bound.get(getattr(node, "name", ""))
        if bound is None:
            return ()
        return tuple(block for source in bound.sources for block in self.blocks_of(source))

    def all_blocks(self) -> tuple[Block, ...]:
        """Every table and every side: what ``each table`` ranges over."""
        return tuple(b for table in self.vocabulary.tables.values() for b in table.blocks)

    def unknown(self, name: str, span: Span | None) -> None:
        """Report an unknown name (M0040) with the closest known ones."""
        v = self.vocabulary
        known = [*self.bound, *self.lets, *self.derives, *v.tables, *v.statements, *v.units]
        if self.lone_row is not None:
            blocks = [b for s in self.lone_row.sources for b in self.blocks_of(s)]
            known += [column.name for block in blocks for column in block.columns]
        self.missing("M0040", {"name": name}, span, known, name)

    def missing(
        self,
        code: str,
        args: Mapping[str, object],
        span: Span | None,
        known: Iterable[str],
        name: str,
        hierarchies: Iterable[str] = (),
    ) -> None:
        """Report a ``name`` that is not there, with the closest of ``known``.

        Args:
            hierarchies: those that the name may belong to.

        Raises:
            NotInForceError: it is there in other years.
            NarrativeError: it is there in running text.
        """
        close = closest(name, known)
        diagnostic = Diagnostic(code, args, span, fix=close[0] if close else None)
        if fold(name) in self.vocabulary.narrative:
            raise NarrativeError(diagnostic)
        elsewhere = [self.vocabulary.hierarchies[h].other_years for h in hierarchies]
        if any(fold(name) in names for names in (self.vocabulary.other_years, *elsewhere)):
            raise NotInForceError(diagnostic)
        self.report(diagnostic)


def find_column(block: Block, group: str | None, name: str) -> Column | None:
    """The column of this name; the group may be left out where the name is unique."""
    wanted = fold(name)
    columns = [
        column
        for column in block.columns
        if group is None or any(fold(g) == fold(group) for g in column.group)
    ]
    found = [column for column in columns if any(fold(n) == wanted for n in column.names)]
    if not found:
        found = [
            column
            for column in columns
            if column.subject and any(fold(n) == wanted for n in column.subject.names)
        ]
    exact = [column for column in found if fold(column.name) == wanted]
    if len(exact) == 1:
        return exact[0]
    return found[0] if len(found) == 1 else None


def ambiguous(blocks: Sequence[Block], name: str) -> bool:
    """Whether several columns of one block, in different groups, have this name."""
    wanted = fold(name)
    return any(
        sum(any(fold(n) == wanted for n in column.names) for column in block.columns) > 1
        for block in blocks
    )


def hierarchies_of(blocks: Sequence[Block]) -> list[str]:
    """The hierarchies of the rows of ``blocks``."""
    return list(dict.fromkeys(b.key.hierarchy for b in blocks if b.key.hierarchy is not None))


def levels_of(vocabulary: Vocabulary, blocks: Sequence[Block]) -> list[str] | None:
    """The levels that rows of ``blocks`` can be at; None where no list says it."""
    found: list[str] = []
    for block in blocks:
        hierarchy = vocabulary.hierarchies.get(block.key.hierarchy or "")
        if hierarchy is None:
            continue
        names = [level.name for level in hierarchy.levels]
        found += [name for name in names if block.key.level in (None, name)]
    return found if hierarchies_of(blocks) else None


def row_names(vocabulary: Vocabulary, block: Block) -> set[str]:
    """Folded names of all rows that the block declares: totals, extra rows, subjects."""
    names = {fold(n) for total in block.totals for n in total.names}
    names |= {fold(n) for extra in block.extras for n in extra.names}
    hierarchy = vocabulary.hierarchies.get(block.key.hierarchy or "")
    if hierarchy is not None:
        names |= {
            fold(n)
            for s in hierarchy.subjects.values()
            if block.key.level in (None, s.level)
            for n in s.names
        }
    return names


def table_ref(table: Table, side: str | None, span: Span | None) -> TableRef:
    """A reference to a table, or to one side of it."""
    blocks = tuple(b for b in table.blocks if side is None or b.side == side)
    return TableRef(Type("table"), span, table.name, blocks)
