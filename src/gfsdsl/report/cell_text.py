"""A cell as text: what is printed, what it stands for, and everything that rests on it."""

from __future__ import annotations

from gfsdsl.explain.cell import CellView
from gfsdsl.explain.headline import headline, short_id
from gfsdsl.explain.names import Names
from gfsdsl.explain.result import Report
from gfsdsl.report.layout import columns
from gfsdsl.report.phrases import say
from gfsdsl.report.proof_parts import place_words
from gfsdsl.report.words import word

_MOST = 30


def cell_text(report: Report, view: CellView, lang: str) -> str:
    """The view of one cell."""
    cell, names = view.cell, Names(report.facts)
    printed = cell.printed or say("blank-cell", lang)
    lines = [f"{names.full(cell.id)}  {printed} {cell.unit.name}  {place_words(cell.place, lang)}"]
    if view.low is not None:
        amounts = say("itself", lang) if cell.exact else f"[{view.low}, {view.high}]"
        lines.append("  " + say("stands-for", lang, amounts=amounts))
    if view.derived:
        made = "、".join(names.full(id) for id in view.derived)
        lines.append("  " + say("made", lang, names=made))
    lines += ["", "  " + say("stands-in", lang, count=len(view.used_in))]
    rows = []
    for judged in view.used_in[:_MOST]:
        violated = judged.verdict == "violated"
        detail = headline(judged, lang) if violated else judged.instance.rule.title
        rows.append([f"    {word(judged.verdict, lang)}", short_id(judged), detail or ""])
    lines += columns(rows)
    if len(view.used_in) > _MOST:
        lines.append(f"    … {len(view.used_in) - _MOST}")
    if view.used_in:
        command = f"gfs explain {report.given} '{view.used_in[0].id.partition('/')[2]}'"
        lines += ["", "  " + say("next", lang, command=command)]
    return "\n".join(lines)
