"""The cells that a verdict rests on, derived values resolved down to cells."""

from __future__ import annotations

from collections.abc import Mapping

from gfsdsl.graph.cells import DerivedNode
from gfsdsl.graph.instances import Instance
from gfsdsl.graph.terms import Term, inputs


def operands(
    instance: Instance, cells: Mapping[str, object], derived: Mapping[str, DerivedNode]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of all of ``cells`` that the instance rests on, zeros and blanks included, and ids of the
    derived values on the way."""
    found: dict[str, None] = {}
    through: dict[str, None] = {}
    stack: list[Term] = list(reversed(instance.terms))
    while stack:
        for source, _ in inputs(stack.pop()):
            if source in cells:
                found[source] = None
            elif source in derived and source not in through:
                through[source] = None
                stack.append(derived[source].term)
    return tuple(found), tuple(through)
