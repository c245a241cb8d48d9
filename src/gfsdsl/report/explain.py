"""What ``gfs explain`` prints for an id, and ``gfs graph`` draws around one."""

from __future__ import annotations

from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.explain.cell import view
from gfsdsl.explain.names import Names
from gfsdsl.explain.proof import prove
from gfsdsl.explain.result import Report
from gfsdsl.graph.impact import Part, neighbourhood
from gfsdsl.report.cell_text import cell_text
from gfsdsl.report.explain_text import explain_text
from gfsdsl.report.lookup import find, instances_of
from gfsdsl.report.mermaid import overview


def explain(report: Report, id: str, lang: str) -> str:
    """The explanation of the instance or cell that ``id`` names.

    Raises:
        GfsError: nothing is called ``id`` (U0001).
    """
    found = find(report, id)
    if isinstance(found, Judged):
        return explain_text(report, prove(found, Names(report.facts)), lang)
    return cell_text(report, view(report, found), lang)


def part_of(report: Report, id: str | None, whole: bool = False) -> Part:
    """The part of the graph around ``id``; without one, tables and rules, or everything.

    Raises:
        GfsError: nothing is called ``id`` (U0001).
    """
    if id is None and not whole:
        return overview(report)
    graph = report.dependencies.graph()
    if id is None:
        nodes = tuple((node, str(graph.nodes[node].get("kind", "fact"))) for node in graph)
        return Part(nodes, tuple(graph.edges))
    rule = instances_of(report, id)
    centre = [judged.id for judged in rule] or [find(report, id).id]
    return neighbourhood(graph, centre)
