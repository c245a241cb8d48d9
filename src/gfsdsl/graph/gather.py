"""Comprehensions: a function over the values that binders give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gfsdsl.graph.ranges import Ranges, uses_of
from gfsdsl.graph.select import Env
from gfsdsl.graph.sets import set_of, union_of
from gfsdsl.graph.terms import Fn, Guarded, Item, ListTerm, Lost, Member, Sum, Term
from gfsdsl.model import expr

if TYPE_CHECKING:
    from gfsdsl.graph.ground import Ground


def gather(ground: Ground, node: expr.Gather, env: Env) -> Term:
    """``set(r.key for each row r of T where …)``: the conditions stay in the result, so that it is
    evaluated anew when a cell changes."""
    values: list[Term] = []
    text = node.span.text if node.span else node.function
    ranges = Ranges(ground.world, ground.select)
    envs: list[tuple[Env, list[Term]]] = [(dict(env), [])]
    for bound in node.binders:
        uses = uses_of(bound.name, (node.value,))
        after: list[tuple[Env, list[Term]]] = []
        for current, conditions in envs:
            values += [
                Lost(node.span, block.id, "not-whole", str(first.place.line or ""))
                for block in ranges.blocks(bound, current)
                if not (table := ground.world.families[block.id].table).whole
                and (first := table.unread) is not None
            ]
            for binding in ranges.over(bound, current, uses):
                inner = {**current, bound.name: binding}
                found = list(conditions)
                if bound.where is not None:
                    found.append(ground.term(bound.where, inner))
                after.append((inner, found))
        envs = after
    for inner, conditions in envs:
        value = ground.term(node.value, inner)
        if conditions:
            value = Guarded(node.span, tuple(conditions), value)
        values.append(value)
    if node.function == "sum":
        units = ground.world.model.vocabulary.units.values()
        unit = next((u for u in units if u.dimension == node.type.dimension), None)
        return Sum(node.span, tuple(values), text, unit=unit)
    if node.function == "union":
        return union_of(values, node.span)
    if node.function == "set" and all(isinstance(v, (Item, Lost, Member)) for v in values):
        return set_of(values, node.span, text)
    return Fn(node.span, node.function, (ListTerm(node.span, tuple(values), text),))
