"""Sets of keys: the printed subjects of a table, and unions of them (SEMANTICS 10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from gfsdsl.graph.bindings import World
from gfsdsl.graph.cells import Cells
from gfsdsl.graph.terms import Item, ListTerm, Lost, Member, SetTerm, Term
from gfsdsl.model.tables import Block
from gfsdsl.source import Span


def keys_of(world: World, block: Block | None, level: str | None, span: Span | None) -> Term:
    """``keys(T)`` or ``keys(T, level)``: printed subjects, or free labels where the table has no
    hierarchy, in document order."""
    if block is None:
        return Lost(span, span.text if span else "keys", "no-table")
    family = world.family(block)
    if family is None:
        return Lost(span, block.table, "no-table")
    memo = (block.id, level)
    if memo not in world.keys:
        world.keys[memo] = tuple(_members(world, block, level))
    lost: tuple[Lost, ...] = ()
    first = family.table.unread
    if first is not None:
        lost = (Lost(span, block.id, "not-whole", str(first.place.line or "")),)
    return SetTerm(span, world.keys[memo], f"keys({block.id})", lost)


def _members(world: World, block: Block, level: str | None) -> Iterator[Member]:
    for row in world.families[block.id].facts.rows:
        if row.kind not in ("subject", "open"):
            continue
        if level is not None and (row.subject is None or row.subject.level != level):
            continue
        key: object = (row.subject.hierarchy, row.subject.key) if row.subject else row.label
        names = row.subject.names if row.subject else ()
        yield Member(None, key, row.key, (), (*names, row.label), ((block, row),))


def union_of(terms: Sequence[Term], span: Span | None) -> Term:
    """The union of sets; a key stands in the rows of all of them."""
    members: dict[object, Member] = {}
    lost: list[Lost] = []
    texts = []
    for term in terms:
        if isinstance(term, Lost):
            lost.append(term)
            continue
        if not isinstance(term, SetTerm):
            continue
        texts.append(term.text)
        lost.extend(term.lost)
        for member in term.members:
            known = members.get(member.key)
            rows = (known.rows if known else ()) + member.rows
            members[member.key] = evolve(member, rows=rows)
    return SetTerm(span, tuple(members.values()), " ∪ ".join(texts), tuple(lost))


def set_of(items: Sequence[Term], span: Span | None, text: str) -> Term:
    """The set of the values of ``items``."""
    members: dict[object, Member] = {}
    lost = []
    for item in items:
        if isinstance(item, Lost):
            lost.append(item)
        elif isinstance(item, Member):
            members[item.key] = item
        for inner in item.items if isinstance(item, ListTerm) else (item,):
            if isinstance(inner, Item):
                members[inner.value] = Member(span, inner.value, inner.text, names=inner.names)
    return SetTerm(span, tuple(members.values()), text, tuple(lost))


def with_amounts(cells: Cells, left: Term, right: Term) -> tuple[Term, Term]:
    """Two sets that are compared, with the amounts of the keys that only one of them has: a row of
    zeros does not count."""
    if not isinstance(left, SetTerm) or not isinstance(right, SetTerm):
        return left, right
    shared = {m.key for m in left.members} & {m.key for m in right.members}
    return _filled(cells, left, shared), _filled(cells, right, shared)


def _filled(cells: Cells, term: SetTerm, shared: set[object]) -> SetTerm:
    members = tuple(
        m
        if m.key in shared
        else evolve(
            m,
            amounts=tuple(
                cells.cell(block, row, column, term.span)
                for block, row in m.rows
                for column in cells.world.families[block.id].facts.columns
                if column.kind == "amount"
            ),
        )
        for m in term.members
    )
    return evolve(term, members=members)
