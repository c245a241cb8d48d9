"""Functions that the document or the declarations decide outright, without reading an amount."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gfsdsl.graph.sayings import sentence_present
from gfsdsl.graph.select import Env
from gfsdsl.graph.sets import keys_of, union_of
from gfsdsl.graph.terms import Fn, Item, Lost, Term, Truth
from gfsdsl.model import expr

if TYPE_CHECKING:
    from gfsdsl.graph.ground import Ground


def _keys(ground: Ground, node: expr.Apply, env: Env) -> Term:
    block = ground.select.block(node.args[0], env)
    level = (
        node.args[1].name
        if len(node.args) > 1 and isinstance(node.args[1], expr.LevelRef)
        else None
    )
    return keys_of(ground.world, block, level, node.span)


def _union(ground: Ground, node: expr.Apply, env: Env) -> Term:
    return union_of([ground.term(arg, env) for arg in node.args], node.span)


def _present(ground: Ground, node: expr.Apply, env: Env) -> Term:
    arg = node.args[0]
    if arg.type.kind in ("statement", "sentence"):
        said = sentence_present(ground.world, arg, env)
        return Truth(node.span, said, node.span.text if node.span else "present")
    if arg.type.kind == "table":
        block = ground.select.block(arg, env)
        table = block.table if block is not None else getattr(arg, "table", "")
        return Truth(node.span, table in ground.world.facts.tables, f"present({table})")
    return Fn(node.span, "present", (ground.term(arg, env),))


def _empty(ground: Ground, node: expr.Apply, env: Env) -> Term:
    arg = node.args[0]
    if arg.type.kind == "table":
        block = ground.select.block(arg, env)
        name = block.table if block is not None else getattr(arg, "table", "")
        table = ground.world.facts.tables.get(name)
        if table is None:
            return Lost(node.span, name, "no-table")
        return Truth(node.span, table.empty, f"empty({name})")
    return Fn(node.span, "empty", (ground.term(arg, env),))


def _under(ground: Ground, node: expr.Apply, env: Env) -> Term:
    subject = ground.select.subject(node.args[0], env)
    if subject is None:
        return Truth(node.span, False, node.span.text if node.span else "under")
    hierarchy = ground.world.model.vocabulary.hierarchies[subject.hierarchy]
    line = [subject, *hierarchy.ancestors(subject)]
    names = {s.key for s in line} | {n for s in line for n in s.names}
    value = False
    for above in node.args[1:]:
        other = ground.select.subject(above, env)
        text = getattr(above, "text", None) or getattr(above, "value", None)
        value = value or (other in line if other is not None else text in names)
    return Truth(node.span, value, node.span.text if node.span else "under")


def _name(ground: Ground, node: expr.Apply, env: Env) -> Term:
    subject = ground.select.subject(node.args[0], env)
    if subject is None or not subject.names:
        key = subject.key if subject is not None else "?"
        return Lost(node.span, f"name({key})", "not-listed", key)
    return Item(node.span, "names", subject.names, subject.name)


def _in_force(ground: Ground, node: expr.Apply, env: Env) -> Term:
    subject = ground.select.subject(node.args[0], env)
    listed = subject is not None and subject.listed
    return Truth(node.span, listed, node.span.text if node.span else "in_force")


FUNCTIONS: dict[str, Callable[[Ground, expr.Apply, Env], Term]] = {
    "keys": _keys,
    "union": _union,
    "present": _present,
    "empty": _empty,
    "under": _under,
    "name": _name,
    "in_force": _in_force,
}
