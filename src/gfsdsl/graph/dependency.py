"""The dependency graph: cells are sources; derived values and rule instances depend on them.

Edges run from what is used to what uses it, and keep the spans of the expressions that made them.
networkx is imported where a graph is made, since reading and evaluating do without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve, field

from gfsdsl.graph.bindings import World
from gfsdsl.graph.cells import DerivedNode
from gfsdsl.graph.instances import Decide, Enumerate, Instance
from gfsdsl.graph.terms import inputs

if TYPE_CHECKING:
    import networkx as nx


@define(eq=False)
class Dependencies:
    """The instances of all rules and the derived values they use, over one document.

    Attributes:
        instances: by id, in the order of the rules.
        derived: by id.
        without: ids of rules that have no instance.
        overflow: places of binders that ranged over more than the limit.
        decisive: ids of the cells that some ``where`` reads: changing one may add instances.
    """

    world: World
    instances: dict[str, Instance] = field(factory=dict)
    derived: dict[str, DerivedNode] = field(factory=dict)
    without: list[str] = field(factory=list)
    overflow: list[str] = field(factory=list)
    decisive: set[str] = field(factory=set)

    def graph(self) -> nx.DiGraph[str]:
        """The graph. Nodes carry ``kind``: ``cell``, ``fact``, ``derived`` or ``instance``; edges
        carry ``spans``, the expressions through which the target uses the source."""
        import networkx

        graph: nx.DiGraph[str] = networkx.DiGraph()
        for cell in self.world.facts.numbers:
            graph.add_node(cell, kind="cell")
        for node in self.derived.values():
            graph.add_node(node.id, kind="derived")
            for source, span in inputs(node.term):
                self._edge(graph, source, node.id, span)
        for instance in self.instances.values():
            graph.add_node(instance.id, kind="instance")
            for term in instance.terms:
                for source, span in inputs(term):
                    self._edge(graph, source, instance.id, span)
        return graph

    @staticmethod
    def _edge(graph: nx.DiGraph[str], source: str, target: str, span: object) -> None:
        if source not in graph:
            graph.add_node(source, kind="fact")
        if graph.has_edge(source, target):
            graph.edges[source, target]["spans"].append(span)
        else:
            graph.add_edge(source, target, spans=[span])


def dependencies(world: World, decide: Decide) -> Dependencies:
    """Enumerate all instances of all rules of the model over the facts.

    Args:
        decide: evaluates a ``where`` condition on printed numbers.
    """
    enumerate_ = Enumerate(world, decide)
    result = Dependencies(world, derived=enumerate_.ground.cells.derived)
    model = world.model
    for require in model.requires:
        result.instances[require.id] = enumerate_.require(require)
    for forbid in model.forbids:
        # Several places of one forbid are several instances.
        instance = enumerate_.forbid(forbid)
        number = sum(1 for id in result.instances if id.split("#")[0] == forbid.id)
        if number:
            instance = evolve(instance, id=f"{forbid.id}#{number + 1}")
        result.instances[instance.id] = instance
    for rule in model.rules:
        before = len(enumerate_.overflow)
        found = list(enumerate_.rule(rule))
        # A rule that ranges over too much is said to; it is not one without instances.
        _take(result, rule.id, found, expected=len(enumerate_.overflow) == before)
    for figure in model.figures:
        _take(result, figure.id, list(enumerate_.figure(figure)))
    result.overflow = enumerate_.overflow
    result.decisive = enumerate_.decisive
    return result


def _take(
    result: Dependencies, rule: str, instances: list[Instance], expected: bool = True
) -> None:
    if not instances and expected:
        result.without.append(rule)
    for instance in instances:
        result.instances[instance.id] = instance
