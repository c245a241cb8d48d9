"""An explanation as text, in the order in which auditors read one: the sentence, the three numbers,
the parts, the arithmetic in exact and in interval form, the other places, what to do next."""

from __future__ import annotations

from gfsdsl.explain.headline import SIGNS, headline, short_id
from gfsdsl.explain.names import Names
from gfsdsl.explain.proof import Proof
from gfsdsl.explain.reasons import reason_words
from gfsdsl.explain.result import Report
from gfsdsl.explain.standing import Standing
from gfsdsl.quantity.printed import grouped
from gfsdsl.report.commands import explain_command
from gfsdsl.report.phrases import listed, say
from gfsdsl.report.proof_parts import (
    arithmetic,
    conditions,
    part_lines,
    places,
    three_numbers,
    twins,
)
from gfsdsl.report.rule_text import rule_lines
from gfsdsl.report.words import word

_MARKS = {"holds": "✓", "rounding": "≈", "last_digit": "≈", "violated": "✗", "broken": "✗"}
_REASONS = 5


def explain_text(report: Report, proof: Proof, lang: str) -> str:
    """The explanation of one instance."""
    names, standing = Names(report.facts), Standing(report)
    judged = proof.judged
    strength = word("rule-" + judged.instance.rule.clauses.severity, lang)
    verdict = word(judged.verdict, lang)
    lines = [f"{_MARKS.get(judged.verdict, '·')} {short_id(judged)}    {verdict} · {strength}"]
    lines += [f"  {sentence}" for sentence in _sentences(proof, lang)]
    lines += ["", *_indent(rule_lines(judged, names, lang))]
    sides = [line for line in (proof.stated, proof.computed) if line is not None]
    for title, body in (
        ("three", three_numbers(proof, lang)),
        ("places", places(proof, lang)),
        ("parts", part_lines(sides, lang, standing)),
        ("twins", twins(proof, names, standing, report, lang)),
        ("arithmetic", arithmetic(proof, lang)),
        ("conditions", conditions(proof, lang)),
    ):
        if body:
            lines += ["", f"  {say(title, lang)}", *_indent(body, 4)]
    lines += ["", *_indent(_next(report, proof, lang))]
    return "\n".join(lines).rstrip()


def _indent(lines: list[str], by: int = 2) -> list[str]:
    return [" " * by + line if line else "" for line in lines]


def _sentences(proof: Proof, lang: str) -> list[str]:
    judged, comparison = proof.judged, proof.comparison
    rule = judged.instance.rule
    if judged.verdict == "not_evaluated":
        reasons = [reason_words(item, lang) for item in judged.lost[:_REASONS]]
        return [say("not-evaluated", lang, reasons=listed(reasons, lang))]
    if judged.verdict == "not_applicable":
        return [say("not-applicable", lang)]
    if judged.verdict == "broken":
        return [judged.error]
    said = [(rule.title or rule.name) + ("." if lang == "en" else "。")]
    if comparison is None or proof.difference is None:
        if judged.verdict == "violated":
            said.append(say("said", lang, detail=headline(judged, lang).partition("]")[2][1:]))
        return said
    off = f"{proof.difference.lstrip('-')} {proof.unit}".strip()
    args = {"left": grouped(comparison.left), "right": grouped(comparison.right), "off": off}
    if judged.verdict == "violated":
        return [*said, say("violated", lang, sign=SIGNS.get(proof.op, "≠"), **args)]
    if judged.verdict == "rounding" and not comparison.truncated:
        share = f"{float(proof.used or 0):.0%}"
        return [*said, say("rounding", lang, slack=proof.slack, share=share, **args)]
    key = {"rounding": "truncated", "last_digit": "last-digit"}.get(judged.verdict, "holds")
    return [*said, say(key, lang, op=proof.op, **args)]


def _next(report: Report, proof: Proof, lang: str) -> list[str]:
    lines: list[str] = []
    if proof.mend is not None and proof.stated is not None:
        lines.append(say("mend", lang, cell=proof.stated.label, mend=proof.mend))
    advice = proof.judged.instance.rule.clauses.advise
    lines += [say("advice", lang, text=text) for text in advice]
    cell = proof.stated.cell if proof.stated is not None else None
    if cell is None:
        cell = next((line.cell for line in proof.places if line.cell), None)
    if cell is not None:
        command = explain_command(report, cell)
        lines.append(say("next", lang, command=command))
    return lines
