"""A part of the dependency graph as Mermaid and as data."""

from __future__ import annotations

from collections import Counter
from typing import Any

from gfsdsl.explain.names import Names
from gfsdsl.explain.result import Report
from gfsdsl.graph.impact import Part
from gfsdsl.recognise.facts import Facts

_SHAPES = {
    "cell": ('["', '"]'),
    "fact": ('["', '"]'),
    "derived": ('(["', '"])'),
    "instance": ('{{"', '"}}'),
    "rule": ('{{"', '"}}'),
    "table": ('[("', '")]'),
}
_COLOURS = {
    "violated": "fill:#fdd,stroke:#c00",
    "broken": "fill:#fdd,stroke:#c00",
    "rounding": "fill:#ffd,stroke:#aa0",
    "last_digit": "fill:#ffd,stroke:#aa0",
    "not_evaluated": "fill:#eee,stroke:#888",
}


def mermaid(part: Part, report: Report) -> str:
    """The part as a Mermaid flowchart; edges run from what is used to what uses it."""
    names = Names(report.facts)
    number = {node: f"n{i}" for i, (node, _) in enumerate(part.nodes)}
    lines = ["flowchart LR"]
    for node, kind in part.nodes:
        opened, closed = _SHAPES[kind]
        lines.append(f"  {number[node]}{opened}{_label(node, kind, report, names)}{closed}")
    lines += [f"  {number[a]} --> {number[b]}" for a, b in part.edges]
    verdicts = {j.id: j.verdict for j in report.instances}
    for node, _ in part.nodes:
        colour = _COLOURS.get(verdicts.get(node, ""))
        if colour is not None:
            lines.append(f"  style {number[node]} {colour}")
    return "\n".join(lines)


def _label(node: str, kind: str, report: Report, names: Names) -> str:
    text = node.partition("/")[2] if kind in ("instance", "rule") and "/" in node else node
    text = names.full(text)
    cell = report.facts.numbers.get(node)
    if cell is not None:
        text += f"<br/>{cell.printed} {cell.unit.name}"
    return text.replace('"', "#quot;")


def graph_data(part: Part, report: Report) -> dict[str, Any]:
    """The part as ``gfsdsl.graph/1``."""
    verdicts = {j.id: j.verdict for j in report.instances}
    nodes = []
    for node, kind in part.nodes:
        cell = report.facts.numbers.get(node)
        nodes.append(
            {
                "id": node,
                "kind": kind,
                "printed": cell.printed if cell is not None else None,
                "verdict": verdicts.get(node),
            }
        )
    edges = [{"from": a, "to": b} for a, b in part.edges]
    return {"schema": "gfsdsl.graph/1", "nodes": nodes, "edges": edges}


def overview(report: Report) -> Part:
    """Tables and the rules that rest on them: the whole graph, seen from far away."""
    edges: Counter[tuple[str, str]] = Counter()
    graph = report.dependencies.graph()
    instances = report.dependencies.instances
    for id, instance in instances.items():
        for source in graph.predecessors(id):
            for cell in _cells(source, graph, report.facts):
                edges[(cell, instance.rule.id)] += 1
    nodes: dict[str, str] = {}
    for table, rule in edges:
        nodes.setdefault(table, "table")
        nodes.setdefault(rule, "rule")
    return Part(tuple(nodes.items()), tuple(edges))


def _cells(source: str, graph: Any, facts: Facts) -> set[str]:
    """The tables of the cells that ``source`` is or is made of."""
    cell = facts.numbers.get(source)
    if cell is not None:
        return {cell.holder}
    found: set[str] = set()
    for below in graph.predecessors(source):
        found |= _cells(below, graph, facts)
    return found
