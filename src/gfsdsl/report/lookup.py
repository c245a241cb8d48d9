"""From what a user writes to what it names: an instance, a rule, a cell, or a finding's number."""

from __future__ import annotations

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.explain.cell import find_cell
from gfsdsl.explain.result import Report
from gfsdsl.recognise.facts import Number


def find(report: Report, id: str) -> Judged | Number:
    """The instance or cell that ``id`` names.

    The number of a finding stands for the first instance that it breaks. An instance may be named
    without its pack where that is unique; a cell without its column where its table has one.

    Raises:
        GfsError: nothing is called ``id`` (U0001), with the closest names.
    """
    if id.isdigit():
        finding = next((f for f in report.findings if f.id == int(id)), None)
        if finding is not None and finding.breaks:
            id = finding.breaks[0]
        elif finding is not None and finding.suspects:
            id = finding.suspects[0].cell
    judged = report.instance(id)
    if judged is None:
        found = [j for j in report.instances if j.id.partition("/")[2] == id]
        judged = found[0] if len(found) == 1 else None
    if judged is not None:
        return judged
    cell = find_cell(report, id)
    if cell is not None:
        return cell
    known = [*report.facts.numbers, *(j.id.partition("/")[2] for j in report.instances)]
    close = closest(id, known)
    raise GfsError(Diagnostic("U0001", {"id": id}, fix="\n".join(close) or None))


def instances_of(report: Report, name: str) -> list[Judged]:
    """The instances of the rule of this name, with or without its pack."""
    return [j for j in report.instances if name in (j.instance.rule.id, j.instance.rule.name)]
