"""A cell as text: what is printed, what it stands for, and everything that rests on it."""

from __future__ import annotations

from gfsdsl.explain.cell import CellView
from gfsdsl.explain.headline import headline, short_id
from gfsdsl.explain.names import Names
from gfsdsl.explain.result import Report
from gfsdsl.quantity.printed import grouped
from gfsdsl.report.commands import explain_command
from gfsdsl.report.layout import columns
from gfsdsl.report.phrases import say
from gfsdsl.report.proof_parts import cell_words
from gfsdsl.report.words import word

_MOST = 30


def cell_text(report: Report, view: CellView, lang: str) -> str:
    """The view of one cell."""
    cell, names = view.cell, Names(report.facts)
    printed = cell.printed or say("blank-cell", lang)
    lines = [f"{names.full(cell.id)}  {printed} {cell.unit.name}  {cell_words(cell, lang)}"]
    if view.low is not None:
        lines.append("  " + say("stands-for", lang, amounts=_amounts(view, lang)))
    if view.derived:
        made = "、".join(names.full(id) for id in view.derived)
        lines.append("  " + say("made", lang, names=made))
    lines += ["", "  " + say("stands-in", lang, count=len(view.used_in))]
    rows = []
    for judged in view.used_in[:_MOST]:
        id = short_id(judged)
        detail = judged.instance.rule.title or ""
        if judged.verdict == "violated":
            detail = headline(judged, lang).removeprefix(id).lstrip("：: ")
        rows.append([f"    {word(judged.verdict, lang)}", id, detail])
    lines += columns(rows)
    if len(view.used_in) > _MOST:
        lines.append(f"    … {len(view.used_in) - _MOST}")
    if view.used_in:
        command = explain_command(report, short_id(view.used_in[0]))
        lines += ["", "  " + say("next", lang, command=command)]
    return "\n".join(lines)


def _amounts(view: CellView, lang: str) -> str:
    """All amounts that the print may stand for, as accounts print them."""
    if view.cell.exact or view.low is None or view.high is None:
        return say("itself", lang)
    ends = f"[{grouped(view.low)}, {grouped(view.high)}]"
    return f"{ends} {view.cell.unit.name}".rstrip()
