"""Ground expressions: rules with every variable filled in by something printed, or missing.

They are what the edges of the graph are read from and what evaluation computes; each keeps the span
of the expression that made it.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from gfsdsl.model.expr import Scale
from gfsdsl.model.tables import Block
from gfsdsl.quantity.units import Unit
from gfsdsl.recognise.facts import Row
from gfsdsl.source import Span


@frozen(eq=False, repr=False)
class Term:
    """Any ground expression."""

    span: Span | None = field(eq=False, repr=False)


@frozen(eq=False, repr=False)
class Num(Term):
    """A number written in a rule; exact."""

    value: Fraction
    unit: Unit


@frozen(eq=False, repr=False)
class CellTerm(Term):
    """A printed cell with a value, by its id."""

    id: str


@frozen(eq=False, repr=False)
class Assumed(Term):
    """An exact zero that the declaration grants: ``why`` is ``absent`` (a row that is not there) or
    ``blank``; ``cell`` is the id of the blank cell."""

    place: str
    unit: Unit
    why: str
    cell: str | None = None


@frozen
class Lost(Term):
    """Something that is not there: its place, why (a key of ``reasons``), and what the wording
    needs; ``cell`` is the id of a cell that cannot be read."""

    place: str
    reason: str
    detail: str = ""
    cell: str | None = None


@frozen(eq=False, repr=False)
class NodeTerm(Term):
    """A derived value, by its id in the graph."""

    id: str


@frozen(eq=False, repr=False)
class Item(Term):
    """A value that is no amount: text, subject, year, unit, level. ``fact`` is the id of what was
    read from the document, None for what the rule itself says."""

    kind: str
    value: object
    text: str
    fact: str | None = None
    names: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class Truth(Term):
    """Something that the document or the declarations decide outright, with the words for it."""

    value: bool
    text: str


@frozen(eq=False, repr=False)
class ListTerm(Term):
    """Several values in order."""

    items: tuple[Term, ...]
    text: str = ""


@frozen(eq=False, repr=False)
class Member(Term):
    """One element of a set of keys. ``rows`` are where it is printed; their ``amounts`` are filled
    in where it matters whether it is a row of zeros. ``fact`` is the id of what a sentence says."""

    key: object
    text: str
    amounts: tuple[Term, ...] = ()
    names: tuple[str, ...] = ()
    rows: tuple[tuple[Block, Row], ...] = field(default=(), eq=False, repr=False)
    fact: str | None = field(default=None, eq=False)


@frozen(eq=False, repr=False)
class Guarded(Term):
    """A gathered value that counts only where its conditions are true."""

    conditions: tuple[Term, ...]
    value: Term


@frozen(eq=False, repr=False)
class SetTerm(Term):
    """A set: of the keys of a table, of gathered values, or a union."""

    members: tuple[Member, ...]
    text: str
    lost: tuple[Lost, ...] = ()
    fact: str | None = None


@frozen(eq=False, repr=False)
class Calc(Term):
    """``left op right`` with op one of + - * /."""

    op: str
    left: Term
    right: Term


@frozen(eq=False, repr=False)
class Neg(Term):
    """A change of sign."""

    value: Term


@frozen(eq=False, repr=False)
class Sum(Term):
    """A sum of items. ``partial``: some stand under 其中, so that they may be less than all.
    ``unit``: that of the exact 0 which an empty sum is; None where its dimension is not known."""

    items: tuple[Term, ...]
    text: str = ""
    partial: bool = False
    unit: Unit | None = None


@frozen(eq=False, repr=False)
class Fn(Term):
    """A function of its arguments."""

    function: str
    args: tuple[Term, ...]


@frozen(eq=False, repr=False)
class ScaleTerm(Term):
    """The word for a number on a scale."""

    scale: Scale
    value: Term


@frozen(eq=False, repr=False)
class Cmp(Term):
    """A comparison: = != < <= > >= or in."""

    op: str
    left: Term
    right: Term


@frozen(eq=False, repr=False)
class Both(Term):
    """``left op right`` with op one of and, or, iff."""

    op: str
    left: Term
    right: Term


@frozen(eq=False, repr=False)
class Negation(Term):
    """``not value``."""

    value: Term


@frozen(eq=False, repr=False)
class Choice(Term):
    """``if condition then … else …``."""

    condition: Term
    then: Term
    other: Term


def inputs(term: Term) -> list[tuple[str, Span | None]]:
    """The ids that a term rests on, cells and derived values, each with the span that uses it."""
    found: list[tuple[str, Span | None]] = []
    stack: list[Term] = [term]
    while stack:
        node = stack.pop()
        if isinstance(node, (CellTerm, NodeTerm)):
            found.append((node.id, node.span))
        elif isinstance(node, (Assumed, Lost)):
            if node.cell is not None:
                found.append((node.cell, node.span))
        elif isinstance(node, Item):
            if node.fact is not None:
                found.append((node.fact, node.span))
        else:
            fact = node.fact if isinstance(node, (SetTerm, Member)) else None
            if fact is not None:
                found.append((fact, node.span))
            stack.extend(reversed(parts(node)))
    return found


def parts(node: Term) -> tuple[Term, ...]:
    """The terms directly inside ``node``."""
    if isinstance(node, (Calc, Cmp, Both)):
        return (node.left, node.right)
    if isinstance(node, (Sum, ListTerm)):
        return node.items
    if isinstance(node, Fn):
        return node.args
    if isinstance(node, (Neg, Negation, ScaleTerm)):
        return (node.value,)
    if isinstance(node, Guarded):
        return (*node.conditions, node.value)
    if isinstance(node, Choice):
        return (node.condition, node.then, node.other)
    if isinstance(node, SetTerm):
        return (*node.members, *node.lost)
    if isinstance(node, Member):
        return node.amounts
    return ()
