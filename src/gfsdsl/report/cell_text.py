"""A cell as text: what is printed, what it stands for, and everything that rests on it."""

from __future__ import annotations

from gfsdsl.explain.cell import CellView
from gfsdsl.explain.headline import headline, short_id
from gfsdsl.explain.names import Names
from gfsdsl.explain.result import Report
from gfsdsl.report.explain_text import place_words
from gfsdsl.report.layout import columns
from gfsdsl.report.words import choose, word

_MOST = 30


def cell_text(report: Report, view: CellView, lang: str) -> str:
    """The view of one cell."""
    cell = view.cell
    printed = cell.printed or choose(lang, "（空白）", "(blank)")
    names = Names(report.facts)
    lines = [f"{names.full(cell.id)}  {printed} {cell.unit.name}  {place_words(cell.place, lang)}"]
    if view.low is not None:
        kind = choose(lang, "确数", "stands for itself") if cell.exact else f"[{view.low}, {view.high}]"
        lines.append(choose(lang, f"  所代表的金额  {kind}", f"  stands for  {kind}"))
    if view.derived:
        made = "、".join(names.full(id) for id in view.derived)
        lines.append(choose(lang, f"  推算出  {made}", f"  derived from it  {made}"))
    count = len(view.used_in)
    lines += ["", choose(lang, f"  参与 {count} 条规则实例", f"  stands in {count} rule instances")]
    rows = []
    for judged in view.used_in[:_MOST]:
        detail = headline(judged, lang) if judged.verdict == "violated" else judged.instance.rule.title
        rows.append([f"    {word(judged.verdict, lang)}", short_id(judged), detail or ""])
    lines += columns(rows)
    if count > _MOST:
        lines.append(f"    … {count - _MOST}")
    if view.used_in:
        id = view.used_in[0].id
        lines += ["", choose(lang, "  下一步：", "  next: ") + f"gfs explain {report.document.name} '{id}'"]
    return "\n".join(lines)
