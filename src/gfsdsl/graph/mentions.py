"""The tables that a rule speaks of."""

from __future__ import annotations

from gfsdsl.model import expr
from gfsdsl.model.rules import Figure, Rule


def tables_of(rule: Rule | Figure) -> set[str]:
    """The names of all tables that the binders and expressions of ``rule`` name."""
    nodes: tuple[expr.Node, ...] = rule.spots if isinstance(rule, Figure) else rule.musts
    stack: list[object] = [*nodes, *(s for b in rule.binders for s in b.sources)]
    if isinstance(rule, Rule):
        stack += [*rule.when, *(node for _, node in rule.lets)]
    found: set[str] = set()
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack.extend(item)
        elif isinstance(item, expr.TableRef):
            found.add(item.table)
        elif isinstance(item, expr.Node):
            stack.extend(getattr(item, slot.name) for slot in item.__attrs_attrs__)
    return found
