"""Reports and extracts as data, to the published schemas (schemas/)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from gfsdsl import __version__
from gfsdsl.diagnostics.json import record as diagnostic_record
from gfsdsl.documents.document import Place
from gfsdsl.evaluate.value import Amount, Decision
from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.explain.finding import Finding, Suspect
from gfsdsl.explain.operands import operands
from gfsdsl.explain.reasons import reason_words
from gfsdsl.explain.result import Report
from gfsdsl.model.rules import Figure, Forbid, Require, Rule
from gfsdsl.quantity.printed import decimal_text
from gfsdsl.recognise.facts import Cell, Facts, Row
from gfsdsl.recognise.said import Captured, Word

Data = dict[str, Any]


def check_data(report: Report, lang: str = "zh") -> Data:
    """The report as ``gfsdsl.check/1``."""
    return {
        "schema": "gfsdsl.check/1",
        "tool": f"gfsdsl {__version__}",
        "document": report.document.name,
        "document_hash": report.document.digest,
        "entity": report.entity,
        "year": report.year,
        "packs": [
            {"name": p.name, "version": p.version, "hash": p.hash} for p in report.model.packs
        ],
        "rules": _rules(report),
        "tables": _tables(report.facts),
        "statements": _statements(report.facts),
        "verdicts": report.verdicts,
        "coverage": {
            "numbers": report.coverage.numbers,
            "numbers_in_some_rule": report.coverage.looked_at,
        },
        "waivers": [
            {"instance": id, "because": w.decl.because, "until": w.decl.until}
            for w in report.waivers
            for id in w.instances
        ],
        "diagnostics": [diagnostic_record(d, lang) for d in report.diagnostics],
        "findings": [_finding(f, lang) for f in report.findings],
        "instances": [_instance(j, report, lang) for j in report.instances],
    }


def _statements(facts: Facts) -> Data:
    """How many sentences say a statement, and those whose numbers are in none."""
    narrative = facts.narrative
    if narrative is None:
        return {"matched": 0, "unmatched": []}
    matched = sum(len(sentences) for sentences in narrative.said.values())
    return {
        "matched": matched,
        "unmatched": list(dict.fromkeys(item.text for item in narrative.unread)),
    }


def _rules(report: Report) -> list[Data]:
    counts = Counter(j.instance.rule.id for j in report.instances)
    rules: list[Data] = []
    model = report.model
    declared: list[Require | Rule | Figure | Forbid] = [*model.requires, *model.forbids]
    declared += [*model.rules, *model.figures]
    for rule in declared:
        rules.append(
            {
                "id": rule.id,
                "severity": rule.clauses.severity,
                "tags": list(rule.clauses.tags),
                "file": rule.span.file.name if rule.span else None,
                "line": rule.span.line if rule.span else None,
                "instances": counts[rule.id],
                "skipped": None,
            }
        )
    for skipped in model.skipped:
        reason = f"{skipped.reason}: {skipped.because}" if skipped.because else skipped.reason
        rules.append(
            {
                "id": skipped.rule,
                "severity": None,
                "tags": [],
                "file": None,
                "line": None,
                "instances": 0,
                "skipped": reason,
            }
        )
    return rules


def _tables(facts: Facts) -> list[Data]:
    return [
        {
            "table": block.block.id,
            "number": table.number,
            "unit": table.unit.name if table.unit else None,
            "rows": len(block.rows),
            "columns": len(block.columns),
            "cells": sum(len(row.cells) for row in block.rows),
        }
        for table in facts.tables.values()
        for block in table.blocks
    ]


def _place(place: Place) -> Data:
    return {"page": place.page, "line": place.line}


def _suspect(suspect: Suspect) -> Data:
    return {
        "cell": suspect.cell,
        "printed": suspect.printed,
        "unit": suspect.unit or None,
        **_place(suspect.place),
        "proposed": suspect.proposed,
        "slip": suspect.slip,
        **({"read": suspect.read} if suspect.corrected else {}),
    }


def _finding(finding: Finding, lang: str) -> Data:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "severity": finding.severity,
        "headline": finding.headline[lang],
        "tied": finding.tied,
        "suspects": [_suspect(s) for s in finding.suspects],
        "breaks": list(finding.breaks),
        "alternatives": [
            {"suspects": [_suspect(s) for s in others], "bits": None}
            for others in finding.alternatives
        ],
    }


def _instance(judged: Judged, report: Report, lang: str) -> Data:
    cells, derived = operands(judged.instance, report.facts.readings, report.dependencies.derived)
    c = judged.comparison
    places = c.places if c is not None else None
    reason = None
    if judged.lost and judged.verdict == "not_evaluated":
        reason = "; ".join(reason_words(item, lang) for item in judged.lost)
    elif judged.verdict == "broken":
        reason = judged.error
    return {
        "id": judged.id,
        "rule": judged.instance.rule.name,
        "severity": judged.instance.rule.clauses.severity,
        "verdict": judged.verdict,
        "left": c.left if c is not None else None,
        "right": c.right if c is not None else None,
        "difference": _decimal(c.difference, places)
        if c is not None and c.difference is not None
        else None,
        "slack": decimal_text(c.slack) if c is not None and c.slack is not None else None,
        "reason": reason,
        "operands": list(cells),
        "derived": list(derived),
        "proof": _proof(judged),
    }


def _decimal(value: Any, places: int | None) -> str:
    if places is not None and (value * 10**places).denominator == 1:
        return decimal_text(value, places)
    return decimal_text(value)


def _proof(judged: Judged) -> Data | None:
    """Left minus right as a signed sum of its leaves where it is linear, else the two intervals."""
    comparison = judged.comparison
    if comparison is None or comparison.difference is None or comparison.unit is None:
        return None
    if judged.places:
        amounts = [v for v in judged.places if isinstance(v, Amount)]
        return {
            "op": "same",
            "terms": [_term("1", leaf) for a in amounts for _, leaf in a.linear or ()],
        }
    value = judged.value
    if not isinstance(value, Decision):
        return None
    while len(value.parts) == 2 and not all(isinstance(p, Amount) for p in value.parts):
        inner = [p for p in value.parts if isinstance(p, Decision) and p.comparison is comparison]
        if not inner:
            return None
        value = inner[0]
    left, right = value.parts
    assert isinstance(left, Amount) and isinstance(right, Amount)
    data: Data = {"op": comparison.op}
    if left.linear is not None and right.linear is not None:
        terms = []
        for sign, amount in ((1, left), (-1, right)):
            scale = sign * amount.unit.factor / comparison.unit.factor
            terms += [_term(exact_text(c * scale), leaf) for c, leaf in amount.linear or ()]
        data["terms"] = terms
    else:
        for name, amount in (("left", left), ("right", right)):
            interval = amount.interval.scale(amount.unit.factor / comparison.unit.factor)
            low, high = interval.low, interval.high
            data[name] = {
                "low": exact_text(low) if low is not None else None,
                "high": exact_text(high) if high is not None else None,
            }
    return data


def _term(coefficient: str, leaf: Amount) -> Data:
    low, high = leaf.interval.low, leaf.interval.high
    return {
        "cell": leaf.cell.id if leaf.cell is not None else None,
        "coefficient": coefficient,
        "low": exact_text(low) if low is not None else None,
        "high": exact_text(high) if high is not None else None,
    }


def exact_text(value: Fraction) -> str:
    """``value`` as decimal text, as a fraction where its decimals have no end."""
    text = decimal_text(value)
    return text if Fraction(text) == value else str(value)


def extract_data(name: str, facts: Facts, why: Data | None = None) -> Data:
    """All cells as ``gfsdsl.extract/1``; with ``why``, why the tables were recognised."""
    data: Data = {"schema": "gfsdsl.extract/1", "document": name, "cells": records(facts)}
    return data if why is None else {**data, "why": why}


def records(facts: Facts) -> list[Data]:
    """One record a cell, in printed order."""
    found: list[Data] = []
    for table in facts.tables.values():
        for block in table.blocks:
            for row in block.rows:
                found += [record(cell, row, table.number) for cell in row.cells.values()]
    if facts.narrative is not None:
        for sentences in facts.narrative.said.values():
            for said in sentences:
                found += [_captured(value, hole) for hole, value in said.captured.items()]
    return found


def _captured(value: Captured | Word, hole: str) -> Data:
    """One captured value as a record of CONTRACT."""
    if isinstance(value, Word):
        text: str | None = value.text or None
        unit = None
    else:
        number = value.value
        text = decimal_text(number, value.decimals) if number is not None else None
        unit = value.unit.name or None
    return {
        "cell": value.id,
        "statement": value.statement,
        "name": hole,
        "printed": value.printed,
        "value": text,
        "unit": unit,
        **_place(value.place),
        **({"read": value.read} if value.corrected else {}),
    }


def record(cell: Cell, row: Row, number: str | None) -> Data:
    """One cell as a record of CONTRACT."""
    return {
        "cell": cell.id,
        "table": cell.block.id,
        "number": number,
        "row": {"code": row.code, "label": row.label},
        "column": cell.column.path,
        "printed": cell.printed,
        "value": _value(cell),
        "unit": cell.unit.name or None,
        **_place(cell.place),
        **({"read": cell.read} if cell.corrected else {}),
    }


def _value(cell: Cell) -> str | None:
    if cell.column.kind == "text":
        return cell.printed or None
    return decimal_text(cell.value, cell.decimals) if cell.value is not None else None
