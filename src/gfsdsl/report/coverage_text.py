"""Which numbers the rules look at, table by table; the others one by one."""

from __future__ import annotations

from gfsdsl.explain.names import Names
from gfsdsl.explain.result import Report
from gfsdsl.report.layout import clip, columns
from gfsdsl.report.phrases import say
from gfsdsl.report.proof_parts import cell_words, place_words


def coverage_lines(report: Report, lang: str) -> list[str]:
    """A line a table, then the numbers in no rule with their places, then the idle rules."""
    cells, names = report.facts.numbers, Names(report.facts)
    unseen = set(report.coverage.unseen)
    lines = []
    for id in report.facts.blocks:
        numbers = [c.id for c in cells.values() if c.holder == id and c.value is not None]
        seen = len(numbers) - len(unseen.intersection(numbers))
        lines.append(say("coverage", lang, table=id, seen=seen, numbers=len(numbers)))
    said = {c.holder for c in cells.values()} - set(report.facts.blocks)
    for id in sorted(said):
        numbers = [c.id for c in cells.values() if c.holder == id and c.value is not None]
        seen = len(numbers) - len(unseen.intersection(numbers))
        if numbers:
            lines.append(say("coverage", lang, table=id, seen=seen, numbers=len(numbers)))
    rows = [
        ["  " + names.full(id), cells[id].printed, cell_words(cells[id], lang)]
        for id in report.coverage.unseen
    ]
    lines += columns(rows, right=(1,))
    narrative = report.facts.narrative
    if narrative is not None and narrative.unread:
        lines.append(say("unsaid", lang, count=len(narrative.unread)))
        lines += columns(
            [["  " + clip(i.text, 60), place_words(i.place, lang)] for i in narrative.unread]
        )
    if report.without:
        rules = "、".join(rule.partition("/")[2] for rule in report.without)
        lines.append(say("without", lang, count=len(report.without), names=rules))
    return lines
