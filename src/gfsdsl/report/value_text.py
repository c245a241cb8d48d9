"""The value of an expression, with what it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gfsdsl.evaluate.value import Amount, Decision, Elements, Missing, Value
from gfsdsl.explain.names import Names
from gfsdsl.explain.proof import Line, line_of
from gfsdsl.explain.reasons import reason_words
from gfsdsl.quantity.printed import decimal_text
from gfsdsl.recognise.facts import Facts
from gfsdsl.report.json import exact_text
from gfsdsl.report.phrases import listed, say
from gfsdsl.report.proof_parts import corrected_words, part_lines
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
    if line.why in ("corrected", "entered"):
        text += "  " + corrected_words(line.why, line.read, lang).strip()
    return text


def value_data(expression: str, found: Sequence[tuple[str, Value]], lang: str) -> dict[str, Any]:
    """The values as ``gfsdsl.eval/1``."""
    values = [{"column": column or None, **_record(value, lang)} for column, value in found]
    return {"schema": "gfsdsl.eval/1", "expression": expression, "values": values}


def _record(value: Value, lang: str) -> dict[str, Any]:
    record: dict[str, Any] = {"kind": "word", "value": None, "unit": None}
    record |= {"low": None, "high": None, "missing": []}
    match value:
        case Missing():
            missing = [reason_words(item, lang) for item in value.lost]
            return record | {"kind": "missing", "missing": missing}
        case Decision():
            return record | {"kind": "verdict", "value": value.verdict}
        case Elements():
            return record | {"kind": "set", "value": [text for _, text in value.members]}
        case Amount():
            low, high = value.interval.low, value.interval.high
            places = value.atom.decimals if value.atom is not None else None
            return record | {
                "kind": "amount",
                "value": decimal_text(value.value, places),
                "unit": value.unit.name or None,
                "low": exact_text(low) if low is not None else None,
                "high": exact_text(high) if high is not None else None,
            }
    return record | {"value": line_of(value, None).text}
