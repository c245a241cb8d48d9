"""Judged instances and what was left unread → findings.

There is one finding a violated instance, with all its operands under suspicion and tied: naming the
one cell needs the other rules.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.documents.document import Place
from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.evaluate.waivers import Waiver
from gfsdsl.explain.clashes import clash
from gfsdsl.explain.finding import Finding, Suspect
from gfsdsl.explain.form_facts import form_suspects
from gfsdsl.explain.headline import headline
from gfsdsl.explain.operands import operands
from gfsdsl.explain.reasons import unread_words
from gfsdsl.graph.dependency import Dependencies
from gfsdsl.graph.family import Family
from gfsdsl.graph.mentions import tables_of
from gfsdsl.model.model import Model
from gfsdsl.model.rules import Figure, Forbid, Require, Rule
from gfsdsl.recognise.facts import Facts, Leftover, Number
from gfsdsl.recognise.said import Narrative, Word

_LEVELS = {"error": 0, "warning": 1, "note": 2}


def find(judged: Iterable[Judged], facts: Facts, dependencies: Dependencies) -> list[Finding]:
    """All findings, errors first, the widest of the mark first within each."""
    findings: list[tuple[float, Finding]] = []
    for cell in facts.numbers.values():
        if cell.problem not in (None, "blank", "dash"):
            findings.append((float("inf"), _unreadable(cell)))
    for item in judged:
        if item.verdict in ("violated", "broken"):
            findings.append((_weight(item), _violated(item, facts, dependencies)))
    findings.sort(key=lambda pair: (_LEVELS[pair[1].severity], -pair[0]))
    return [evolve(finding, id=number) for number, (_, finding) in enumerate(findings, start=1)]


def _weight(item: Judged) -> float:
    """How far off it is, in units of what rounding allows."""
    comparison = item.comparison
    if comparison is None or comparison.difference is None:
        return 0.0
    return float(abs(comparison.difference) / (comparison.slack or 1))


def suspect(cell: Number | Word) -> Suspect:
    """A number, or a word that a sentence says, as a suspect."""
    unit = "" if isinstance(cell, Word) else cell.unit.name
    return Suspect(
        cell.id, cell.printed, unit, cell.place, corrected=cell.corrected, read=cell.read
    )


def _unreadable(cell: Number) -> Finding:
    words = {
        "zh": f"{cell.id} 印作“{cell.printed}”，不是一个数",
        "en": f"{cell.id} is printed “{cell.printed}”, which is not a number",
    }
    return Finding(0, "unreadable", "error", words, (suspect(cell),), tied=False, place=cell.place)


def _violated(item: Judged, facts: Facts, dependencies: Dependencies) -> Finding:
    rule = item.instance.rule
    words = {lang: headline(item, lang) for lang in ("zh", "en")}
    if isinstance(rule, Require):
        return Finding(0, "missing", rule.clauses.severity, words, (), (item.id,), tied=False)
    if isinstance(rule, Forbid):
        return _forbidden(rule, item, facts, words)
    readings = facts.readings
    ids, _ = operands(item.instance, readings, dependencies.derived)
    if item.minority:
        # Of a figure, the places that differ from most are suspect; of two, both are.
        odd = [a.cell.id for a in item.minority if a.cell is not None]
        ids = tuple(odd) if 0 < len(odd) < len(ids) - 1 else ids
    suspects = tuple(suspect(readings[cell]) for cell in ids)
    if not suspects:
        suspects = form_suspects(item, facts)
    place = suspects[0].place if suspects else Place()
    return Finding(
        0,
        "rule",
        rule.clauses.severity,
        words,
        suspects,
        (item.id,),
        advise=rule.clauses.advise,
        place=place,
    )


def _forbidden(rule: Forbid, item: Judged, facts: Facts, words: dict[str, str]) -> Finding:
    """Each occurrence is a suspect, quoted with what is around it."""
    narrative = facts.narrative
    suspects = tuple(
        Suspect(f"“{found.text}”", found.quoted, None, found.place)
        for found in (narrative.forbidden if narrative is not None else ())
        if found.text in rule.texts
    )
    return Finding(
        0,
        "text",
        rule.clauses.severity,
        words,
        suspects,
        (item.id,),
        tied=False,
        advise=rule.clauses.advise,
        place=suspects[0].place if suspects else Place(),
    )


def unread(facts: Facts, document: str) -> list[Diagnostic]:
    """What was not read, as diagnostics: an error where it leaves a declared table not whole."""
    found: list[Diagnostic] = []
    for table in facts.tables.values():
        for item in table.leftovers:
            code = "R0101" if item.kind in ("number", "row") else "R0102"
            found.append(_diagnostic(code, item, document))
        for block in table.blocks:
            for row in block.rows:
                if row.kind == "subject" and row.code is not None and row.subject is None:
                    args = {"table": block.block.id, "code": row.code, "label": row.label}
                    found.append(_at("R0106", args, row.place, document))
    for item in facts.leftovers:
        found.append(clash(item, document) or _diagnostic("R0103", item, document))
    found.extend(_diagnostic("R0104", item, document) for item in facts.notes)
    if facts.narrative is not None:
        found.extend(_of_text(facts.narrative, document))
    for cell in facts.numbers.values():
        if cell.problem == "dash":
            args = {"cell": cell.id, "text": cell.printed}
            found.append(_at("R0105", args, cell.place, document))
    return found


def _of_text(narrative: Narrative, document: str) -> list[Diagnostic]:
    """What of the running text fits no statement, or several."""
    found = [
        _at("R0115", {"text": item.text, "names": item.table or ""}, item.place, document)
        for item in narrative.clashes
    ]
    for name, places in narrative.ambiguous.items():
        where = "、".join(str(s.place.line or s.place.page) for s in places)
        found.append(_at("R0114", {"name": name, "lines": where}, places[0].place, document))
    for near in narrative.near:
        args = {"name": near.statement, "printed": near.printed, "expected": near.expected}
        found.append(_at("R0113", args, near.place, document))
    return found


def outside(families: Iterable[Family], document: str) -> list[Diagnostic]:
    """Top rows that no partial total takes in: money that no total counts (SEMANTICS 5)."""
    return [
        _at("R0107", {"table": family.facts.block.id, "row": row.key}, row.place, document)
        for family in families
        for row in family.outside_totals()
    ]


def waiver_notes(waivers: Iterable[Waiver]) -> list[Diagnostic]:
    """Waivers that are over, and waivers of nothing."""
    found: list[Diagnostic] = []
    for waiver in waivers:
        args = {"rule": waiver.decl.rule, "until": waiver.decl.until}
        if not waiver.known:
            found.append(Diagnostic("E0006", args, waiver.decl.span))
        elif waiver.expired:
            found.append(Diagnostic("E0005", args, waiver.decl.span))
    return found


def idle(model: Model, facts: Facts, without: Iterable[str]) -> list[Diagnostic]:
    """Rules without an instance although every table they speak of is there and not empty.

    A rule with a ``where`` picks its cases, and may well find none; of the others it is a sign that
    a name or a level in the rule fits nothing (SEMANTICS 11).
    """
    names = set(without)
    found: list[Diagnostic] = []
    rules: list[Rule | Figure] = [*model.rules, *model.figures]
    for rule in rules:
        if rule.id not in names or any(bound.where is not None for bound in rule.binders):
            continue
        if any(bound.statements for bound in rule.binders):
            continue  # whether anything of the kind is said is up to the document
        tables = [facts.tables.get(name) for name in tables_of(rule)]
        if tables and all(table is not None and not table.empty for table in tables):
            found.append(Diagnostic("E0004", {"rule": rule.name}, rule.span))
    return found


def _diagnostic(code: str, item: Leftover, document: str) -> Diagnostic:
    args = {
        "table": item.table or "",
        "text": item.text,
        "reason": unread_words(item.reason, "zh"),
        "reason_en": unread_words(item.reason, "en"),
    }
    return _at(code, args, item.place, document)


def _at(code: str, args: dict[str, str], place: Place, document: str) -> Diagnostic:
    return Diagnostic(
        code, args, document=document, line=place.line, page=place.page, sheet=place.sheet
    )
