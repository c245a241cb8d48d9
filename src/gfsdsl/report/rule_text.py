"""A rule as its author wrote it, with its place, citation and what its variables stand for."""

from __future__ import annotations

from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.explain.names import Names
from gfsdsl.report.phrases import say


def rule_lines(judged: Judged, names: Names, lang: str) -> list[str]:
    """The lines: name, title and place; the rule as written; its variables; its sources."""
    rule = judged.instance.rule
    head = f"{say('rule', lang)}  {rule.id}"
    if rule.title:
        head += f" “{rule.title}”"
    lines = [head]
    if rule.span is not None:
        lines.append(f"      {rule.span.file.name}:{rule.span.line}")
        lines += ["      " + text for text in _source(rule.span.text)]
    bound = [(variable, key) for variable, key in judged.instance.keys if variable]
    shown = [f"{variable} = {names.key(key)}" for variable, key in bound if variable[0] != "_"]
    rest = [key for variable, key in judged.instance.keys if not variable]
    if rest:
        shown.append(say("column", lang, column=", ".join(rest)))
    if shown:
        joined = (", " if lang == "en" else "，").join(shown)
        lines.append("      " + say("here", lang) + joined)
    if rule.clauses.cite:
        lines.append(say("cites", lang, text="；".join(rule.clauses.cite)))
    if rule.clauses.tags:
        lines.append(say("tags", lang, text="、".join(rule.clauses.tags)))
    return lines


_LEFT_OUT = ("advise ", "tag ", "cite ")


def _source(text: str) -> list[str]:
    """The declaration as written; what is printed elsewhere in the explanation is left out."""
    lines = [line.rstrip() for line in text.splitlines()]
    return [line for line in lines if line.strip() and not line.strip().startswith(_LEFT_OUT)]
