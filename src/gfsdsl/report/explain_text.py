"""An explanation as text, in the order in which auditors read one: the sentence, the three numbers,
the parts, the arithmetic in exact and in interval form, the other places, what to do next."""

from __future__ import annotations

from gfsdsl.documents.document import Place
from gfsdsl.explain.headline import SIGNS, short_id
from gfsdsl.explain.names import Names
from gfsdsl.explain.proof import Line, Proof
from gfsdsl.explain.reasons import reason_words
from gfsdsl.explain.result import Report
from gfsdsl.explain.standing import Standing
from gfsdsl.quantity.printed import grouped
from gfsdsl.report.layout import columns
from gfsdsl.report.rule_text import rule_lines
from gfsdsl.report.words import choose, word

_MARKS = {"holds": "✓", "rounding": "≈", "last_digit": "≈", "violated": "✗", "broken": "✗"}
_DEPTH = 6


def explain_text(report: Report, proof: Proof, lang: str) -> str:
    """The explanation of one instance."""
    names = Names(report.facts)
    standing = Standing(report)
    judged = proof.judged
    mark = _MARKS.get(judged.verdict, "·")
    severity = word("rule-" + judged.instance.rule.clauses.severity, lang)
    lines = [f"{mark} {short_id(judged)}    {word(judged.verdict, lang)} · {severity}"]
    lines += [f"  {sentence}" for sentence in _sentences(proof, lang)]
    lines += ["", *_indent(rule_lines(judged, names, lang))]
    for title, body in (
        (choose(lang, "三个数", "the three numbers"), _three(proof, lang)),
        (choose(lang, "各处", "its places"), _places(proof, lang)),
        (choose(lang, "组成", "made from"), _parts(proof, lang, standing)),
        (choose(lang, "同一金额的其他印处", "the same amount elsewhere"), _twins(proof, names, standing, report, lang)),
        (choose(lang, "算式", "arithmetic"), _arithmetic(proof, lang)),
        (choose(lang, "条件", "conditions"), _conditions(proof, lang)),
    ):
        if body:
            lines += ["", f"  {title}", *_indent(body, 4)]
    lines += ["", *_indent(_next(report, proof, lang))]
    return "\n".join(lines).rstrip()


def _indent(lines: list[str], by: int = 2) -> list[str]:
    return [" " * by + line if line else "" for line in lines]


def _sentences(proof: Proof, lang: str) -> list[str]:
    judged, comparison = proof.judged, proof.comparison
    rule = judged.instance.rule
    title = rule.title or rule.name
    if judged.verdict == "not_evaluated":
        reasons = [reason_words(item, lang) for item in judged.lost[:5]]
        head = choose(lang, "未核对：", "not evaluated: ")
        return [head + choose(lang, "；", "; ").join(reasons)]
    if judged.verdict == "not_applicable":
        return [choose(lang, "这条规则的条件在此不成立。", "the condition of the rule is false here.")]
    if judged.verdict == "broken":
        return [judged.error]
    said = [title + choose(lang, "。", ".")]
    if comparison is None or proof.difference is None:
        return said
    unit = f" {proof.unit}" if proof.unit else ""
    left, right = grouped(comparison.left), grouped(comparison.right)
    off = proof.difference.lstrip("-")
    if judged.verdict == "violated":
        text = choose(
            lang,
            f"此处 {left} {SIGNS.get(proof.op, '≠')} {right}，相差 {off}{unit}，不是四舍五入能够解释的。",
            f"here {left} {SIGNS.get(proof.op, '≠')} {right}: off by {off}{unit}, more than rounding explains.",
        )
    elif judged.verdict == "rounding":
        share = f"{float(proof.used or 0):.0%}"
        how = choose(
            lang,
            f"截位而非四舍五入时恰好相等。" if comparison.truncated else f"在舍入允许的 {proof.slack} 之内（用去 {share}）。",
            "equal when cut off instead of rounded." if comparison.truncated else f"within the {proof.slack} that rounding allows ({share} used).",
        )
        text = choose(lang, f"此处相差 {off}{unit}，{how}", f"here off by {off}{unit}, {how}")
    elif judged.verdict == "last_digit":
        text = choose(lang, f"同一金额两处差末位一个单位（{off}{unit}）。", f"one amount printed twice, one unit apart in the last place ({off}{unit}).")
    elif proof.op == "=":
        text = choose(lang, f"此处 {left} = {right}，相符。", f"here {left} = {right}: it holds.")
    else:
        text = choose(lang, f"此处 {left} {proof.op} {right}，相符。", f"here {left} {proof.op} {right}: it holds.")
    return [*said, text]


def _three(proof: Proof, lang: str) -> list[str]:
    if proof.stated is None or proof.computed is None or proof.difference is None:
        if proof.stated is not None and proof.computed is not None:
            return columns([[_side(proof, True, lang), proof.stated.label, proof.stated.text], [_side(proof, False, lang), proof.computed.label, proof.computed.text]])
        return []
    rows = []
    for line, first in ((proof.stated, True), (proof.computed, False)):
        rows.append([_side(proof, first, lang), line.text, line.unit, line.label, *_origin(line, lang)])
    allowed = choose(lang, f"舍入至多可差 {proof.slack}", f"rounding allows {proof.slack}") if proof.slack else ""
    rows.append([choose(lang, "相差", "difference"), proof.difference, proof.unit, allowed])
    return columns(rows, right=(1,))


def _side(proof: Proof, first: bool, lang: str) -> str:
    comparison = proof.comparison
    if comparison is not None and comparison.stated is not None:
        return choose(lang, "所述", "stated") if first else choose(lang, "算得", "computed")
    return choose(lang, "左边", "left") if first else choose(lang, "右边", "right")


def _origin(line: Line, lang: str) -> list[str]:
    """Printed, derived or assumed, and where."""
    said = word(line.origin, lang)
    if line.why:
        said += choose(lang, f"（{word(line.why, lang)}）", f" ({word(line.why, lang)})")
    return [said, place_words(line.place, lang)]


def place_words(place: Place, lang: str) -> str:
    """A place in words: page and line."""
    parts = []
    if place.page is not None:
        parts.append(choose(lang, f"第 {place.page} 页", f"page {place.page}"))
    if place.line is not None:
        parts.append(choose(lang, f"第 {place.line} 行", f"line {place.line}"))
    return choose(lang, "", ", ").join(parts)


def _parts(proof: Proof, lang: str, standing: Standing) -> list[str]:
    lines = [line for line in (proof.stated, proof.computed) if line is not None]
    return part_lines(lines, lang, standing)


def part_lines(lines: list[Line], lang: str, standing: Standing | None = None) -> list[str]:
    """What ``lines`` were made from, one line a part, sums opened; with ``standing``, how each part
    fares in the equalities it stands in."""
    rows: list[list[str]] = []
    for line in lines:
        _walk(line, 0, rows, lang, standing)
    return columns(rows, right=(1,))


def _fares(cell: str | None, standing: Standing | None, lang: str) -> str:
    counts = standing.verdicts.get(cell or "") if standing is not None else None
    if not counts:
        return ""
    wrong = counts["violated"]
    right = sum(counts.values()) - wrong
    if wrong:
        return choose(lang, f"✗ {wrong} 条等式不符，{right} 条相符", f"✗ breaks {wrong}, agrees with {right}")
    return choose(lang, f"✓ {right} 条等式都相符", f"✓ agrees with all {right}")


def _twins(
    proof: Proof, names: Names, standing: Standing, report: Report, lang: str
) -> list[str]:
    if proof.places or proof.stated is None or proof.stated.cell is None:
        return []
    rows = []
    seen = {proof.stated.cell, proof.computed.cell if proof.computed is not None else None}
    for other, by in standing.twins.get(proof.stated.cell, []):
        if other in seen:
            continue
        seen.add(other)
        cell = report.facts.cells[other]
        rule = by.partition("/")[2]
        where = place_words(cell.place, lang)
        rows.append([names.full(other), cell.printed, cell.unit.name, where, rule])
    return columns(rows, right=(1,))


def _walk(
    line: Line, depth: int, rows: list[list[str]], lang: str, standing: Standing | None
) -> None:
    for part in line.parts:
        label = "  " * depth + (part.sign + " " if part.sign else "  ") + part.label
        if part.origin == "missing":
            rows.append([label, "", "", word("missing", lang), reason_words(part.lost[0], lang) if part.lost else ""])
        else:
            fares = _fares(part.cell, standing, lang)
            rows.append([label, part.text, part.unit, *_origin(part, lang), fares])
        if depth < _DEPTH:
            _walk(part, depth + 1, rows, lang, standing)


def _places(proof: Proof, lang: str) -> list[str]:
    rows = []
    for line in proof.places:
        if line.origin == "missing":
            reason = reason_words(line.lost[0], lang) if line.lost else ""
            rows.append(["?", line.label, "", "", word("missing", lang), reason])
        else:
            rows.append(["✗" if line.odd else "·", line.label, line.text, line.unit, *_origin(line, lang)])
    return columns(rows, right=(2,))


def _arithmetic(proof: Proof, lang: str) -> list[str]:
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
            lines.append(f"{_side(proof, first, lang)} ∈ [{line.low or '-∞'}, {line.high or '∞'}]")
    if proof.gap is not None:
        lines.append(choose(lang, f"两个区间不相交，相距 {proof.gap}", f"the intervals do not meet; they are {proof.gap} apart"))
    elif proof.op == "=":
        lines.append(choose(lang, "两个区间相交", "the intervals meet"))
    return lines


def _joined(terms: list[Line]) -> str:
    text = ""
    for term in terms:
        sign = "-" if term.sign == "-" else "+"
        body = term.text
        if term.parts:
            body = "(" + "".join(f" {p.sign} {p.text}" if p.sign else p.text for p in term.parts).strip() + ")"
        text += f" {sign} {body}" if text or sign == "-" else body
    return text.strip()


def _conditions(proof: Proof, lang: str) -> list[str]:
    rows: list[list[str]] = []
    for line in proof.conditions:
        said = word(line.text, lang) if line.text else ""
        rows.append([line.label, said])
        for part in line.parts:
            rows.append(["  " + part.label, f"{part.text} {part.unit}".strip(), *_origin(part, lang)])
    return columns(rows)


def _next(report: Report, proof: Proof, lang: str) -> list[str]:
    judged = proof.judged
    lines: list[str] = []
    if proof.mend is not None and proof.stated is not None:
        lines.append(
            choose(
                lang,
                f"若其余各数无误，{proof.stated.label} 应为 {proof.mend}；也可能是组成部分之一错了，单凭这一条规则不能断定。",
                f"if all else is right, {proof.stated.label} should be {proof.mend}; or one of its parts is wrong: this rule alone cannot tell.",
            )
        )
    for advice in judged.instance.rule.clauses.advise:
        lines.append(choose(lang, "建议：", "advice: ") + advice)
    cell = proof.stated.cell if proof.stated is not None else None
    if cell is None:
        cell = next((line.cell for line in proof.places if line.cell), None)
    if cell is not None:
        lines.append(choose(lang, "下一步：", "next: ") + f"gfs explain {report.document.name} '{cell}'")
    return lines
