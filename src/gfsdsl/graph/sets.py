"""Sets of keys: the printed subjects of a table, and unions of them (SEMANTICS 10)."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from gfsdsl.graph.bindings import World
from gfsdsl.graph.cells import Cells
from gfsdsl.graph.terms import Item, ListTerm, Lost, Member, SetTerm, Term
from gfsdsl.model.tables import Block
from gfsdsl.source import Span


def keys_of(
    world: World, cells: Cells, block: Block | None, level: str | None, span: Span | None
) -> Term:
    """``keys(T)`` or ``keys(T, level)``: printed subjects, or free labels where the table has no
    hierarchy, in document order, each with the amounts of its row."""
    if block is None:
        return Lost(span, span.text if span else "keys", "no-table")
    family = world.family(block)
    if family is None:
        return Lost(span, block.table, "no-table")
    members = []
    for row in family.facts.rows:
        if row.kind not in ("subject", "open"):
            continue
        if level is not None and (row.subject is None or row.subject.level != level):
            continue
        key: object = (row.subject.hierarchy, row.subject.key) if row.subject else row.label
        amounts = tuple(
            cells.cell(block, row, column, span)
            for column in family.facts.columns
            if column.kind == "amount"
        )
        names = row.subject.names if row.subject else ()
        members.append(Member(span, key, row.key, amounts, (*names, row.label)))
    lost: tuple[Lost, ...] = ()
    if not family.table.whole:
        first = next(i for i in family.table.leftovers if i.kind in ("number", "row"))
        lost = (Lost(span, block.id, "not-whole", str(first.place.line or "")),)
    return SetTerm(span, tuple(members), f"keys({block.id})", lost)


def union_of(terms: Sequence[Term], span: Span | None) -> Term:
    """The union of sets; one key's amounts are those of all its rows."""
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
            amounts = (known.amounts if known else ()) + member.amounts
            members[member.key] = Member(span, member.key, member.text, amounts, member.names)
    return SetTerm(span, tuple(members.values()), " ∪ ".join(texts), tuple(lost))


def set_of(items: Sequence[Term], span: Span | None, text: str) -> Term:
    """The set of the values of ``items``; a value may come with the amounts of its row."""
    members: dict[object, Member] = {}
    lost = []
    for item in items:
        if isinstance(item, Lost):
            lost.append(item)
        elif isinstance(item, Item):
            members[item.value] = Member(span, item.value, item.text, names=item.names)
        elif isinstance(item, Member):
            members[item.key] = item
        elif isinstance(item, ListTerm):
            for inner in item.items:
                if isinstance(inner, Item):
                    names = inner.names
                    members[inner.value] = Member(span, inner.value, inner.text, names=names)
    return SetTerm(span, tuple(members.values()), text, tuple(lost))


def without_amounts(term: Term, shared: Sequence[Term] = ()) -> Term:
    """``term`` with the amounts of its members left out: of all, or of those that are in every one
    of ``shared`` too. Only a key that one side alone has needs its amounts, to see whether it is a
    row of zeros."""
    if not isinstance(term, SetTerm):
        return term
    keys = [{m.key for m in other.members} for other in shared if isinstance(other, SetTerm)]
    members = tuple(
        evolve(m, amounts=()) if all(m.key in other for other in keys) else m for m in term.members
    )
    return evolve(term, members=members)
