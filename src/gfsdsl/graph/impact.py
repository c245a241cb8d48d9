"""Questions to the dependency graph: what a value is made of, what it bears on, in what order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import networkx as nx


def made_of(graph: nx.DiGraph[str], node: str) -> set[str]:
    """Everything that ``node`` rests on, directly or through derived values."""
    import networkx

    return set(networkx.ancestors(graph, node))


def bears_on(graph: nx.DiGraph[str], node: str) -> set[str]:
    """Everything that must be evaluated anew when ``node`` changes."""
    import networkx

    return set(networkx.descendants(graph, node))


def order(graph: nx.DiGraph[str]) -> list[str]:
    """The nodes in an order in which each comes after what it rests on.

    Raises:
        ValueError: derived values depend on each other in a circle.
    """
    import networkx

    try:
        return list(networkx.topological_sort(graph))
    except networkx.NetworkXUnfeasible as error:
        raise ValueError(str(error)) from None


def cycles(graph: nx.DiGraph[str]) -> list[list[str]]:
    """The circles of the graph; a sound one has none."""
    import networkx

    return [list(cycle) for cycle in networkx.simple_cycles(graph)]


@frozen
class Part:
    """A part of the graph: nodes with their kind, and edges between them."""

    nodes: tuple[tuple[str, str], ...]
    edges: tuple[tuple[str, str], ...]


def neighbourhood(graph: nx.DiGraph[str], centre: Iterable[str], most: int = 60) -> Part:
    """What stands around ``centre``: what it is made of, down to cells, and what uses it directly.

    Args:
        most: users beyond this many are left out; what a value is made of never is.
    """
    middle = [node for node in centre if node in graph]
    chosen: dict[str, None] = dict.fromkeys(middle)
    for node in middle:
        chosen.update(dict.fromkeys(sorted(made_of(graph, node))))
    for node in middle:
        for user in graph.successors(node):
            if len(chosen) >= most and user not in chosen:
                break
            chosen[user] = None
    nodes = tuple((node, str(graph.nodes[node].get("kind", "fact"))) for node in chosen)
    edges = tuple((a, b) for a, b in graph.edges if a in chosen and b in chosen)
    return Part(nodes, edges)
