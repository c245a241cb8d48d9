"""The value of an expression, with what it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gfsdsl.evaluate.value import Decision, Missing, Value
from gfsdsl.explain.names import Names
from gfsdsl.explain.proof import Line, line_of
from gfsdsl.explain.reasons import reason_words
from gfsdsl.recognise.facts import Facts
from gfsdsl.report.phrases import listed, say
from gfsdsl.report.proof_parts import part_lines
from gfsdsl.report.words import word


def value_text(facts: Facts, found: Sequence[tuple[str, Value]], lang: str) -> str:
    """Each value on a line, named by its column where a row was asked for; its parts below."""
    names = Names(facts)
    lines: list[str] = []
    for column, value in found:
        line = line_of(value, names)
        head = f"{column}: " if column else ""
        lines.append(head + _said(value, line, lang))
        lines += ["  " + part for part in part_lines([line], lang)]
    return "\n".join(lines)


def _said(value: Value, line: Line, lang: str) -> str:
    if isinstance(value, Missing):
        reasons = [reason_words(item, lang) for item in value.lost]
        return say("not-evaluated", lang, reasons=listed(reasons, lang))
    if isinstance(value, Decision):
        return word(value.verdict, lang)
    text = f"{line.text} {line.unit}".strip()
    if line.low is not None and line.high is not None and line.low != line.high:
        text += f"  [{line.low}, {line.high}]"
    return text


def value_data(expression: str, found: Sequence[tuple[str, Value]], lang: str) -> dict[str, Any]:
    """The values as ``gfsdsl.eval/1``."""
    values = []
    for column, value in found:
        line = line_of(value, None)
        missing = [reason_words(i, lang) for i in value.lost] if isinstance(value, Missing) else []
        values.append(
            {
                "column": column or None,
                "value": None if missing else line.text,
                "unit": line.unit or None,
                "low": line.low,
                "high": line.high,
                "missing": missing,
            }
        )
    return {"schema": "gfsdsl.eval/1", "expression": expression, "values": values}
