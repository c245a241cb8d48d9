"""Violated relations that hang together, and how many cells must be wrong in each at least."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from gfsdsl.localise.network import Network
from gfsdsl.localise.relation import Relation


@frozen(eq=False)
class Component:
    """Violated relations connected by shared operands.

    Attributes:
        relations: the smallest first.
        packing: how many of them share no operand: at least so many cells are wrong.
    """

    relations: tuple[Relation, ...]
    packing: int

    @property
    def ids(self) -> tuple[str, ...]:
        """The violated instances, each once."""
        return tuple(dict.fromkeys(relation.id for relation in self.relations))


def suspects_in(relation: Relation, network: Network) -> frozenset[str]:
    """The operands that may be wrong: cells with a value, words, and form facts; but labels and
    heads only of rules that rest on no number."""
    numbers = frozenset(
        id
        for id in relation.operands
        if (id in network.cells and network.cells[id].value is not None) or id in network.words
    )
    return numbers or relation.operands


def components(relations: Sequence[Relation], network: Network) -> list[Component]:
    """The groups, in the order of their first relation."""
    owner: dict[str, int] = {}
    groups: dict[int, list[Relation]] = {}
    for number, relation in enumerate(relations):
        mine = suspects_in(relation, network)
        meets = {owner[s] for s in mine if s in owner}
        home = min(meets, default=number)
        groups.setdefault(home, []).append(relation)
        for other in meets - {home}:
            groups[home] += groups.pop(other)
        for other in meets | {home}:
            for member in groups.get(other, ()):
                owner.update(dict.fromkeys(suspects_in(member, network), home))
        owner.update(dict.fromkeys(mine, home))
    return [_component(group, network) for _, group in sorted(groups.items())]


def _component(relations: Sequence[Relation], network: Network) -> Component:
    ordered = sorted(relations, key=lambda r: (len(suspects_in(r, network)), r.id))
    used: set[str] = set()
    packing = 0
    for relation in ordered:
        mine = suspects_in(relation, network)
        if not mine & used:
            packing += 1
            used |= mine
    return Component(tuple(ordered), packing)
