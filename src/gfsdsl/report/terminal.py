"""The summary of a check for the terminal: who and what, the verdicts, what is wrong, and last what
was not checked."""

from __future__ import annotations

from collections.abc import Collection

from gfsdsl.explain.finding import Finding
from gfsdsl.explain.headline import headline, short_id
from gfsdsl.explain.reasons import reason_words
from gfsdsl.explain.result import Report
from gfsdsl.report.explain_text import place_words
from gfsdsl.report.layout import columns
from gfsdsl.report.words import choose, word

MAX_SHOWN = 40
_MARKS = {"error": "✗", "warning": "!", "note": "·"}


def summary(report: Report, lang: str, show: Collection[str] = ()) -> str:
    """The whole summary.

    Args:
        show: verdicts whose instances are listed: ``rounding``, ``not_evaluated`` …
    """
    lines = _head(report, lang)
    lines += ["", *_verdicts(report, lang)]
    if report.findings:
        lines.append("")
        for finding in report.findings[:MAX_SHOWN]:
            lines += finding_lines(report, finding, lang)
        hidden = len(report.findings) - MAX_SHOWN
        if hidden > 0:
            lines.append(choose(lang, f"… 另有 {hidden} 项", f"… {hidden} more"))
    notices = _diagnostics(report, lang)
    if notices:
        lines += ["", *notices]
    for verdict in show:
        lines += ["", *_listed(report, verdict, lang)]
    lines += ["", *_unchecked(report, lang)]
    return "\n".join(lines)


def _head(report: Report, lang: str) -> list[str]:
    entity = report.entity or choose(lang, "（单位不明）", "(entity unknown)")
    year = str(report.year) if report.year is not None else choose(lang, "年度不明", "year unknown")
    if report.year is not None and report.year_ground:
        ground = word(report.year_ground, lang)
        year += choose(lang, f"（据{ground}）", f" (from {ground})")
    packs = ", ".join(f"{p.name}@{p.version} {p.hash[7:15]}" for p in report.model.packs)
    tables = report.facts.tables.values()
    empty = [t.table.name for t in tables if t.empty]
    read = choose(
        lang,
        f"{len(report.facts.tables)} 张表，{report.coverage.numbers} 个数",
        f"{len(report.facts.tables)} tables, {report.coverage.numbers} numbers",
    )
    if empty:
        names = "、".join(empty)
        read += choose(lang, f"（空表：{names}）", f" (empty: {names})")
    return [
        f"{entity}  {year}",
        choose(lang, "规则包  ", "packs  ") + packs,
        choose(lang, "读入    ", "read   ") + read,
    ]


def _verdicts(report: Report, lang: str) -> list[str]:
    counts = report.verdicts
    total = sum(counts.values())
    shown = [f"{word(v, lang)} {n}" for v, n in counts.items() if n or v == "violated"]
    joined = choose(lang, "，", ", ").join(shown)
    return [choose(lang, f"规则实例 {total}：{joined}", f"{total} rule instances: {joined}")]


def finding_lines(report: Report, finding: Finding, lang: str) -> list[str]:
    """One finding: its headline with the place, and the command that explains it."""
    mark = _MARKS[finding.severity]
    place = place_words(finding.place, lang)
    head = f"{mark} {finding.id}  {finding.headline[lang]}"
    if place:
        head += f"  {place}"
    lines = [head]
    if finding.severity != "error":
        lines[0] = f"{mark} {finding.id}  [{word(finding.severity, lang)}] " + finding.headline[lang] + (f"  {place}" if place else "")
    for advice in finding.advise:
        lines.append("     " + advice)
    return lines


def _diagnostics(report: Report, lang: str) -> list[str]:
    rows = []
    for diagnostic in report.diagnostics[:MAX_SHOWN]:
        mark = _MARKS[diagnostic.severity]
        where = f"{diagnostic.line}" if diagnostic.line is not None else ""
        line = choose(lang, f"第 {where} 行", f"line {where}") if where else ""
        rows.append([f"{mark} {diagnostic.code}", line, diagnostic.message(lang)])
    return columns(rows)


def _listed(report: Report, verdict: str, lang: str) -> list[str]:
    """All instances of one verdict; of ``rounding`` with how much of the slack each uses."""
    found = [j for j in report.instances if j.verdict == verdict]
    lines = [f"{word(verdict, lang)}（{len(found)}）" if lang == "zh" else f"{word(verdict, lang)} ({len(found)})"]
    rows = []
    for judged in found:
        comparison = judged.comparison
        if verdict in ("not_evaluated", "not_applicable") or comparison is None:
            reason = reason_words(judged.lost[0], lang) if judged.lost else ""
            rows.append(["  " + short_id(judged), reason])
            continue
        rows.append(["  " + _slack_line(judged, lang)])
    return lines + columns(rows)


def _slack_line(judged, lang: str) -> str:  # type: ignore[no-untyped-def]
    from gfsdsl.quantity.printed import decimal_text

    comparison = judged.comparison
    text = headline(judged, lang)
    if comparison.slack:
        used = abs(comparison.difference) / comparison.slack
        slack = decimal_text(comparison.slack)
        text = f"{short_id(judged)}  {comparison.left} ~ {comparison.right}  "
        text += choose(lang, f"差 {decimal_text(comparison.difference)}，可差 {slack}，用去 {float(used):.0%}", f"off {decimal_text(comparison.difference)} of {slack} allowed, {float(used):.0%} used")
        if comparison.truncated:
            text += choose(lang, "，截位相等", ", equal when cut off")
    return text


def _unchecked(report: Report, lang: str) -> list[str]:
    """What was not checked; the last line of the summary."""
    declared = report.model.vocabulary.tables
    absent = [name for name in declared if name not in report.facts.tables]
    unread = sum(
        1 for t in report.facts.tables.values() for i in t.leftovers if i.kind in ("number", "row")
    )
    unseen = len(report.coverage.unseen)
    counts = report.verdicts
    lines = []
    if report.without:
        names = "、".join(r.partition("/")[2] for r in report.without[:6])
        more = " …" if len(report.without) > 6 else ""
        lines.append(choose(lang, f"没有实例的规则 {len(report.without)}：{names}{more}", f"rules without an instance {len(report.without)}: {names}{more}"))
    for skipped in report.model.skipped:
        lines.append(choose(lang, f"未用规则 {skipped.rule}：{skipped.because or skipped.reason}", f"rule left out {skipped.rule}: {skipped.because or skipped.reason}"))
    missing = "、".join(absent) or choose(lang, "无", "none")
    lines.append(
        choose(
            lang,
            f"未核对：读入 {report.coverage.numbers} 个数中 {unseen} 个不在任何规则，未读 {unread} 处，未见的表 {missing}，未核对的实例 {counts['not_evaluated']}；正文文字尚不核对",
            f"not checked: {unseen} of {report.coverage.numbers} numbers in no rule, {unread} places unread, tables not found: {missing}, {counts['not_evaluated']} instances not evaluated; the narrative is not read",
        )
    )
    return lines
