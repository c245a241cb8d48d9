"""The tables of an explanation: the three numbers, the parts, the places, the arithmetic."""

from __future__ import annotations

from gfsdsl.documents.document import Place
from gfsdsl.explain.names import Names
from gfsdsl.explain.proof import Line, Proof
from gfsdsl.explain.reasons import reason_words
from gfsdsl.explain.result import Report
from gfsdsl.explain.standing import Standing
from gfsdsl.recognise.facts import Number
from gfsdsl.report.layout import columns
from gfsdsl.report.phrases import say
from gfsdsl.report.words import word

_DEPTH = 6


def place_words(place: Place, lang: str) -> str:
    """A place in words: page and line; in a workbook the sheet and the cell."""
    if place.sheet is not None and place.line is not None:
        return say("cell-of", lang, sheet=place.sheet, cell=f"{_letters(place.column)}{place.line}")
    parts = []
    if place.page is not None:
        parts.append(say("page", lang, number=place.page))
    if place.line is not None:
        parts.append(say("line", lang, number=place.line))
    return (", " if lang == "en" else "").join(parts)


def _letters(column: int | None) -> str:
    """The letters of a column of a sheet, as Excel names it: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def origin(line: Line, lang: str) -> list[str]:
    """Printed, derived or assumed; and where."""
    said = word(line.origin, lang)
    if line.why:
        said += corrected_words(line.why, line.read, lang)
    return [said, place_words(line.place, lang) + csv_words(line.csv_line, lang)]


def corrected_words(why: str, read: str | None, lang: str) -> str:
    """In brackets, what is to be said of a number; of a corrected one, what was read before."""
    said = word(why, lang)
    if why == "corrected":
        said += say("read-as", lang, read=read or say("blank-cell", lang).strip("()（）"))
    return f" ({said})" if lang == "en" else f"（{said}）"


def csv_words(line: int | None, lang: str) -> str:
    """In brackets, the line of the facts csv that a number was taken from."""
    return say("in-csv", lang, number=line) if line is not None else ""


def cell_words(cell: Number, lang: str) -> str:
    """Where a cell stands, and that it was corrected."""
    where = place_words(cell.place, lang) + csv_words(cell.csv_line, lang)
    if not cell.corrected:
        return where
    why = "corrected" if cell.read is not None else "entered"
    return where + corrected_words(why, cell.read, lang)


def three_numbers(proof: Proof, lang: str) -> list[str]:
    """Stated, computed, difference."""
    if proof.stated is None or proof.computed is None:
        return []
    sides = ((proof.stated, True), (proof.computed, False))
    if proof.difference is None:
        return columns([_worded(side(proof, first, lang), x, lang) for x, first in sides])
    rows = [
        [side(proof, first, lang), x.text, x.unit, x.label, *origin(x, lang)] for x, first in sides
    ]
    allowed = say("allowed", lang, slack=proof.slack) if proof.slack else ""
    rows.append([say("difference", lang), proof.difference, proof.unit, allowed])
    return columns(rows, right=(1,))


def _worded(name: str, line: Line, lang: str) -> list[str]:
    """What is compared and is no number; of a corrected one, what was read."""
    return [name, line.label, line.text, *(origin(line, lang) if line.csv_line else ())]


def side(proof: Proof, first: bool, lang: str) -> str:
    """What the first or second of two sides is called."""
    comparison = proof.comparison
    if comparison is not None and comparison.stated is not None:
        return say("stated" if first else "computed", lang)
    return say("left" if first else "right", lang)


def part_lines(lines: list[Line], lang: str, standing: Standing | None = None) -> list[str]:
    """What ``lines`` were made from, one line a part, sums opened; with ``standing``, how each part
    fares in the equalities it stands in."""
    rows: list[list[str]] = []
    for line in lines:
        _walk(line, 0, rows, lang, standing)
    return columns(rows, right=(1,))


def _walk(
    line: Line, depth: int, rows: list[list[str]], lang: str, standing: Standing | None
) -> None:
    for part in line.parts:
        label = "  " * depth + (part.sign + " " if part.sign else "  ") + part.label
        if part.origin == "missing":
            reason = reason_words(part.lost[0], lang) if part.lost else ""
            rows.append([label, "", "", word("missing", lang), reason])
        else:
            fares = _fares(part.cell, standing, lang)
            rows.append([label, part.text, part.unit, *origin(part, lang), fares])
        if depth < _DEPTH:
            _walk(part, depth + 1, rows, lang, standing)


def _fares(cell: str | None, standing: Standing | None, lang: str) -> str:
    counts = standing.verdicts.get(cell or "") if standing is not None else None
    if not counts:
        return ""
    wrong = counts["violated"]
    right = sum(counts.values()) - wrong
    return say("breaks" if wrong else "agrees", lang, wrong=wrong, right=right)


def twins(proof: Proof, names: Names, standing: Standing, report: Report, lang: str) -> list[str]:
    """Where else the stated number is printed."""
    if proof.places or proof.stated is None or proof.stated.cell is None:
        return []
    rows = []
    seen = {proof.stated.cell, proof.computed.cell if proof.computed is not None else None}
    for other, by in standing.twins.get(proof.stated.cell, []):
        if other in seen:
            continue
        seen.add(other)
        cell = report.facts.numbers[other]
        where = cell_words(cell, lang)
        rows.append([names.full(other), cell.printed, cell.unit.name, where, by.partition("/")[2]])
    return columns(rows, right=(1,))


def places(proof: Proof, lang: str) -> list[str]:
    """The places of a figure; those that differ from most are marked."""
    rows = []
    for line in proof.places:
        if line.origin == "missing":
            reason = reason_words(line.lost[0], lang) if line.lost else ""
            rows.append(["?", line.label, "", "", word("missing", lang), reason])
        else:
            mark = "✗" if line.odd else "·"
            rows.append([mark, line.label, line.text, line.unit, *origin(line, lang)])
    return columns(rows, right=(2,))


def arithmetic(proof: Proof, lang: str) -> list[str]:
    """The sum written out, and the two intervals."""
    stated, computed = proof.stated, proof.computed
    if stated is None or computed is None or proof.difference is None:
        return []
    lines = []
    for line in (computed, stated):
        terms = line.leaves()
        if len(terms) > 1 or (line.parts and terms):
            lines.append(f"{_joined(terms)} = {line.text}")
    for line, first in ((stated, True), (computed, False)):
        if line.low is not None or line.high is not None:
            ends = f"[{line.low or '-∞'}, {line.high or '∞'}]"
            lines.append(f"{side(proof, first, lang)} ∈ {ends}")
    if proof.gap is not None:
        lines.append(say("gap", lang, gap=proof.gap))
    elif proof.op == "=":
        lines.append(say("meet", lang))
    return lines


def _joined(terms: list[Line]) -> str:
    text = ""
    for term in terms:
        sign = "-" if term.sign == "-" else "+"
        body = term.text
        if term.parts:
            inner = "".join(f" {p.sign} {p.text}" if p.sign else p.text for p in term.parts)
            body = f"({inner.strip()})"
        text += f" {sign} {body}" if text or sign == "-" else body
    return text.strip()


def conditions(proof: Proof, lang: str) -> list[str]:
    """The conditions of a rule with the values they read."""
    rows: list[list[str]] = []
    for line in proof.conditions:
        _condition(line, 0, rows, lang)
    return columns(rows)


def _condition(line: Line, depth: int, rows: list[list[str]], lang: str) -> None:
    """A condition with whether it is true, then what it compares, down to what is printed."""
    label = "  " * depth + (line.sign + " " if line.sign in ("+", "-") else "") + line.label
    if line.text in ("true", "false"):
        rows.append([label, word(line.text, lang)])
    elif line.origin != "written" or line.label:
        rows.append([label, f"{line.text} {line.unit}".strip(), *origin(line, lang)])
    for part in line.parts if depth < _DEPTH else ():
        _condition(part, depth + 1, rows, lang)
