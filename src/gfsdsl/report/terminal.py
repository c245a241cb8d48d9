"""The summary of a check for the terminal: who and what, the verdicts, what is wrong, and last what
was not checked."""

from __future__ import annotations

from collections.abc import Collection

from gfsdsl.diagnostics.codes_facts import CODES as OF_FACTS
from gfsdsl.documents.document import Place
from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.explain.finding import Finding
from gfsdsl.explain.headline import short_id
from gfsdsl.explain.reasons import reason_words
from gfsdsl.explain.result import Report
from gfsdsl.quantity.printed import decimal_text, grouped
from gfsdsl.report.coverage_text import coverage_lines
from gfsdsl.report.layout import clip, columns
from gfsdsl.report.phrases import say
from gfsdsl.report.proof_parts import place_words
from gfsdsl.report.words import word

MAX_SHOWN = 40
_NAMED = 6
_WIDEST = 240
_MARKS = {"error": "✗", "warning": "!", "note": "·"}


def summary(report: Report, lang: str, show: Collection[str] = (), covered: bool = False) -> str:
    """The whole summary.

    Args:
        show: verdicts whose instances are listed: ``rounding``, ``not_evaluated`` …
        covered: list the numbers that no rule looks at, and the rules without an instance.
    """
    lines = _head(report, lang)
    lines += ["", _verdicts(report, lang)]
    if report.findings:
        lines.append("")
        for finding in report.findings[:MAX_SHOWN]:
            lines += finding_lines(finding, lang)
        hidden = len(report.findings) - MAX_SHOWN
        if hidden > 0:
            lines.append(say("more", lang, count=hidden))
    notices = _diagnostics(report, lang)
    if notices:
        lines += ["", *notices]
    for verdict in show:
        lines += ["", *_listed(report, verdict, lang)]
    if covered:
        lines += ["", *coverage_lines(report, lang)]
    lines += ["", *_unchecked(report, lang)]
    return "\n".join(lines)


def _head(report: Report, lang: str) -> list[str]:
    year = str(report.year) if report.year is not None else say("year-unknown", lang)
    if report.year is not None and report.year_ground:
        year += say("ground", lang, ground=word(report.year_ground, lang))
    packs = ", ".join(f"{p.name}@{p.version} {p.hash[7:15]}" for p in report.model.packs)
    if report.pack_ground == "recognised":
        packs += say("recognised", lang)
    elif report.pack_ground == "facts":
        packs += say("ground", lang, ground=word("facts", lang))
    tables = report.facts.tables
    read = say("read", lang, tables=len(tables), numbers=report.coverage.numbers)
    empty = [t.table.name for t in tables.values() if t.empty]
    if empty:
        read += say("empty", lang, names="、".join(empty))
    entity = report.entity or say("entity-unknown", lang)
    return [f"{entity}  {year}", say("packs", lang, packs=packs), read]


def _verdicts(report: Report, lang: str) -> str:
    counts = report.verdicts
    shown = [f"{word(v, lang)} {n}" for v, n in counts.items() if n or v == "violated"]
    joined = (", " if lang == "en" else "，").join(shown)
    return say("instances", lang, total=sum(counts.values()), counts=joined)


def finding_lines(finding: Finding, lang: str) -> list[str]:
    """One finding: its headline with its place, then the rule author's advice."""
    severity = "" if finding.severity == "error" else f"[{word(finding.severity, lang)}] "
    head = f"{_MARKS[finding.severity]} {finding.id}  {severity}{finding.headline[lang]}"
    place = _places(finding, lang)
    return [f"{head}  {place}".rstrip(), *("     " + advice for advice in finding.advise)]


def _places(finding: Finding, lang: str) -> str:
    """Where it is: both places where two are held against each other, as text and table are."""
    words = dict.fromkeys(place_words(suspect.place, lang) for suspect in finding.suspects)
    said = [word for word in words if word]
    if len(said) == 2:
        return (", " if lang == "en" else "、").join(said)
    return place_words(finding.place, lang)


def _diagnostics(report: Report, lang: str) -> list[str]:
    rows = []
    for diagnostic in report.diagnostics[:MAX_SHOWN]:
        place = Place(diagnostic.line, page=diagnostic.page, sheet=diagnostic.sheet)
        where = place_words(place, lang)
        if diagnostic.code in OF_FACTS:
            # Other lines are those of the document that the csv was taken from.
            where = say("csv-line", lang, number=diagnostic.line)
        mark = f"{_MARKS[diagnostic.severity]} {diagnostic.code}"
        rows.append([mark, where, clip(diagnostic.message(lang), _WIDEST)])
    lines = columns(rows)
    hidden = len(report.diagnostics) - MAX_SHOWN
    return [*lines, say("more", lang, count=hidden)] if hidden > 0 else lines


def _listed(report: Report, verdict: str, lang: str) -> list[str]:
    """All instances of one verdict; of ``rounding`` with how much of the slack each uses."""
    found = [j for j in report.instances if j.verdict == verdict]
    rows = []
    for judged in found:
        comparison = judged.comparison
        if verdict in ("not_evaluated", "not_applicable") or comparison is None:
            reason = reason_words(judged.lost[0], lang) if judged.lost else ""
            rows.append(["  " + short_id(judged), reason])
        else:
            values = [grouped(comparison.left), "~", grouped(comparison.right)]
            rows.append(["  " + short_id(judged), *values, _slack(judged, lang)])
    title = say("listed", lang, verdict=word(verdict, lang), count=len(found))
    return [title, *columns(rows, right=(1, 3))]


def _unsaid(report: Report) -> int:
    """How many numbers of the running text are in no statement."""
    narrative = report.facts.narrative
    return len(narrative.unread) if narrative is not None else 0


def _slack(judged: Judged, lang: str) -> str:
    comparison = judged.comparison
    if comparison is None or not comparison.slack or comparison.difference is None:
        return ""
    text = say(
        "slack-used",
        lang,
        off=decimal_text(comparison.difference),
        slack=decimal_text(comparison.slack),
        share=f"{float(abs(comparison.difference) / comparison.slack):.0%}",
    )
    return text + say("cut", lang) if comparison.truncated else text


def _unchecked(report: Report, lang: str) -> list[str]:
    """What was not checked; the last line of the summary."""
    tables = report.facts.tables
    lines = []
    if report.without:
        names = "、".join(rule.partition("/")[2] for rule in report.without[:_NAMED])
        more = " …" if len(report.without) > _NAMED else ""
        lines.append(say("without", lang, count=len(report.without), names=names + more))
    aside = [skipped for skipped in report.model.skipped if skipped.reason == "only"]
    if aside:
        tags = "、".join(report.only)
        lines.append(say("limited", lang, tags=tags, count=len(aside)))
    for waiver in report.waivers:
        count = len(waiver.instances)
        because = waiver.decl.because
        lines.append(say("waived", lang, rule=waiver.decl.rule, count=count, because=because))
    for skipped in report.model.skipped:
        if skipped.reason == "only":
            continue
        reason = skipped.because or skipped.reason
        lines.append(say("left-out", lang, rule=skipped.rule, reason=reason))
    absent = [name for name in report.model.vocabulary.tables if name not in tables]
    unread = sum(i.kind in ("number", "row") for t in tables.values() for i in t.leftovers)
    lines.append(
        say(
            "unchecked",
            lang,
            numbers=report.coverage.numbers,
            unseen=len(report.coverage.unseen),
            unread=unread,
            said=_unsaid(report),
            tables="、".join(absent) or say("none", lang),
            instances=report.verdicts["not_evaluated"],
        )
    )
    return lines
