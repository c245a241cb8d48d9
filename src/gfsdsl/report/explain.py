"""What ``gfs explain`` prints for an id: of an instance, of a finding by its number, of a cell."""

from __future__ import annotations

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.explain.cell import find_cell, view
from gfsdsl.explain.names import Names
from gfsdsl.explain.proof import prove
from gfsdsl.explain.result import Report
from gfsdsl.report.cell_text import cell_text
from gfsdsl.report.explain_text import explain_text


def explain(report: Report, id: str, lang: str) -> str:
    """The explanation of ``id``.

    An instance may be named without its pack where that is unique.

    Raises:
        GfsError: nothing is called ``id`` (U0001).
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
        return explain_text(report, prove(judged, Names(report.facts)), lang)
    cell = find_cell(report, id)
    if cell is not None:
        return cell_text(report, view(report, cell), lang)
    known = [*report.facts.cells, *(j.id.partition("/")[2] for j in report.instances)]
    close = closest(id, known)
    raise GfsError(Diagnostic("U0001", {"id": id}, fix="\n".join(close) or None))
