"""Judged instance → proof: everything that an explanation prints, read off the values that the
evaluation kept. Renderers print it and compute nothing."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve, field, frozen

from gfsdsl.documents.document import Place
from gfsdsl.evaluate.value import Amount, Comparison, Decision, Elements, Missing, Thing, Value
from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.explain.names import Names
from gfsdsl.graph.terms import Assumed, Calc, Choice, Lost, Neg, NodeTerm
from gfsdsl.quantity.interval import Interval
from gfsdsl.quantity.printed import decimal_text, grouped
from gfsdsl.recognise.facts import Number
from gfsdsl.recognise.said import Word


@frozen(eq=False)
class Line:
    """One value in a proof.

    Attributes:
        label: the id of the cell with the row's name, or the expression as written.
        text: the number as printed, or as computed; words where it is no number.
        sign: how it enters what stands above it: ``+``, ``-``, ``×``, ``÷`` or ''.
        origin: ``printed``, ``derived``, ``assumed``, ``written``, ``computed`` or ``missing``.
        why: of an assumed zero ``absent`` or ``blank``; of a printed number ``corrected`` or
            ``entered`` where it is not what was read, else ``exact`` where it stands for itself; of
            something missing, the reason is in ``lost``.
        read: of a corrected number, what was read before.
        csv_line: the line of the facts csv that it was taken from.
        low, high: the ends of its interval, as decimal text.
        parts: what it was made from.
    """

    label: str
    text: str
    unit: str = ""
    sign: str = ""
    origin: str = "computed"
    why: str = ""
    place: Place = field(factory=Place)
    low: str | None = None
    high: str | None = None
    cell: str | None = None
    lost: tuple[Lost, ...] = ()
    odd: bool = False
    parts: tuple[Line, ...] = ()
    read: str | None = None
    csv_line: int | None = None

    def leaves(self, sign: str = "+") -> list[Line]:
        """The signed leaves of a sum, derived values opened; a product or quotient is one leaf."""
        own = sign if self.sign in ("", "+") else _times(sign, self.sign)
        if not self.parts or any(part.sign in ("×", "÷", "") for part in self.parts):
            return [evolve(self, sign=own)]
        return [leaf for part in self.parts for leaf in part.leaves(own)]


@frozen(eq=False)
class Proof:
    """The argument for one verdict.

    Attributes:
        stated, computed: the two sides; ``stated`` is the printed number where one side is one.
        op: the comparison that must hold.
        used: how much of the slack the difference uses, from 0 to 1 and beyond.
        gap: how far apart the two intervals are; None where they meet.
        places: of a figure, every place with its amount; ``odd`` ones differ from most.
        conditions: the ``when`` of the rule with their values.
        mend: what the stated number would have to be, everything else being right.
    """

    judged: Judged
    comparison: Comparison | None
    stated: Line | None = None
    computed: Line | None = None
    op: str = ""
    difference: str | None = None
    slack: str | None = None
    used: Fraction | None = None
    gap: str | None = None
    unit: str = ""
    places: tuple[Line, ...] = ()
    conditions: tuple[Line, ...] = ()
    mend: str | None = None
    others: tuple[Line, ...] = ()


def prove(judged: Judged, names: Names) -> Proof:
    """The proof of ``judged``; ``names`` puts the names of rows into ids."""
    comparison = judged.comparison
    build = _Build(names)
    if judged.places:
        return _figure(judged, build)
    value = judged.value
    proof = Proof(judged, comparison)
    if isinstance(value, Missing):
        return evolve(proof, computed=build.line(value))
    if judged.verdict == "not_applicable" and value is not None:
        return evolve(proof, conditions=(build.line(value),))
    if not isinstance(value, Decision) or comparison is None or len(value.parts) != 2:
        lines = (build.line(value),) if value is not None else ()
        return evolve(proof, conditions=lines)
    decided = _deciding(value)
    left, right = build.line(decided.parts[0]), build.line(decided.parts[1])
    swapped = comparison.stated == "right"
    stated, computed = (right, left) if swapped else (left, right)
    proof = evolve(proof, stated=stated, computed=computed, op=comparison.op)
    return _measured(proof, comparison, decided)


def _deciding(value: Decision) -> Decision:
    """The comparison inside ``and`` and ``or`` whose verdict was taken."""
    for part in value.parts:
        if isinstance(part, Decision) and part.comparison is value.comparison and part.parts:
            return _deciding(part)
    return value


def _measured(proof: Proof, comparison: Comparison, decided: Decision) -> Proof:
    if comparison.difference is None:
        return proof
    places = comparison.places
    difference = comparison.difference
    slack = comparison.slack
    unit = comparison.unit.name if comparison.unit is not None else ""
    used = abs(difference) / slack if slack else None
    gap = None
    mend = None
    a, b = decided.parts
    if isinstance(a, Amount) and isinstance(b, Amount) and comparison.unit is not None:
        apart = _apart(a, b, comparison)
        gap = decimal_text(apart) if apart is not None else None
        if comparison.stated is not None and comparison.op == "=":
            stated, other = (a, b) if comparison.stated == "left" else (b, a)
            if stated.atom is not None and proof.judged.verdict == "violated":
                mended = other.value * other.unit.factor / comparison.unit.factor
                mend = grouped(decimal_text(mended, stated.atom.decimals))
    return evolve(
        proof,
        difference=grouped(decimal_text(difference, _fit(difference, places))),
        slack=decimal_text(slack) if slack is not None else None,
        used=used,
        gap=gap,
        unit=unit,
        mend=mend,
    )


def _fit(value: Fraction, places: int | None) -> int | None:
    """``places`` where the value has no more decimals than that; otherwise all that it has."""
    if places is not None and (value * 10**places).denominator == 1:
        return places
    return None


def _apart(a: Amount, b: Amount, comparison: Comparison) -> Fraction | None:
    assert comparison.unit is not None
    x = a.interval.scale(a.unit.factor / comparison.unit.factor)
    y = b.interval.scale(b.unit.factor / comparison.unit.factor)
    if x.meets(y):
        return None
    if x.below(y) and y.low is not None and x.high is not None:
        return y.low - x.high
    if x.low is not None and y.high is not None:
        return x.low - y.high
    return None


def _figure(judged: Judged, build: _Build) -> Proof:
    odd = {id(value) for value in judged.minority}
    lines = tuple(evolve(build.line(v), odd=id(v) in odd) for v in judged.places)
    comparison = judged.comparison
    proof = Proof(judged, comparison, places=lines, op="=")
    if comparison is None or comparison.difference is None:
        return proof
    return evolve(
        proof,
        difference=grouped(decimal_text(comparison.difference, comparison.places)),
        slack=decimal_text(comparison.slack) if comparison.slack is not None else None,
        unit=comparison.unit.name if comparison.unit is not None else "",
    )


def line_of(value: Value, names: Names | None) -> Line:
    """One value as a line with what it was made from."""
    return _Build(names).line(value)


@frozen
class _Build:
    names: Names | None

    def full(self, id: str) -> str:
        return id if self.names is None else self.names.full(id)

    def line(self, value: Value, sign: str = "") -> Line:
        """The line of ``value`` with the lines of what it was made from."""
        if isinstance(value, Amount):
            return self._amount(value, sign)
        if isinstance(value, Missing):
            lost = value.lost
            label = self.full(lost[0].place) if lost else _written(value)
            parts = tuple(self.line(part) for part in value.parts)
            return Line(label, "", "", sign, "missing", lost=lost, parts=parts)
        if isinstance(value, Thing):
            return self._thing(value, sign)
        if isinstance(value, Elements):
            text = "、".join(text for _, text in value.members if text)
            return Line(value.text or _written(value), text, "", sign, "computed")
        parts = tuple(self.line(part) for part in value.parts)
        said = ("true" if value.holds else "false") if isinstance(value, Decision) else ""
        return Line(_written(value), said, "", sign, "computed", parts=parts)

    def _thing(self, value: Thing, sign: str) -> Line:
        fact: str | None = getattr(value.term, "fact", None)
        line = Line(_written(value), value.text, "", sign, "printed" if fact else "written")
        word = self.names.facts.readings.get(fact or "") if self.names is not None else None
        if word is None or not word.corrected:
            return line
        return evolve(
            line, why=_why(word), place=word.place, read=word.read, csv_line=word.csv_line
        )

    def _amount(self, value: Amount, sign: str) -> Line:
        unit = value.unit.name
        low, high = _ends(value.interval)
        if value.cell is not None:
            cell = value.cell
            return Line(
                self.full(cell.id),
                cell.printed,
                unit,
                sign,
                "printed",
                _why(cell),
                cell.place,
                low,
                high,
                cell.id,
                read=cell.read,
                csv_line=cell.csv_line,
            )
        if isinstance(value.term, Assumed):
            label = self.full(value.term.place)
            return Line(label, "0", unit, sign, "assumed", value.why, low=low, high=high)
        text = grouped(decimal_text(value.value, _places(value)))
        if value.origin == "written":
            return Line("", text, unit, sign, "written", low=low, high=high)
        if isinstance(value.term, NodeTerm):
            inner = self.line(value.parts[0])
            parts = inner.parts or (evolve(inner, sign="+"),)
            label = self.full(value.term.id)
            return Line(label, text, unit, sign, "derived", low=low, high=high, parts=parts)
        return Line(
            _written(value),
            text,
            unit,
            sign,
            "computed",
            low=low,
            high=high,
            parts=self._parts(value),
        )

    def _parts(self, value: Amount) -> tuple[Line, ...]:
        term, parts = value.term, value.parts
        if isinstance(term, Calc) and len(parts) == 2:
            signs = {"+": ("+", "+"), "-": ("+", "-"), "*": ("", "×"), "/": ("", "÷")}[term.op]
            lines = [self.line(p, s) for p, s in zip(parts, signs, strict=True)]
            if term.op in "+-":
                # a + b - c is one list of signed parts, not a tree.
                first = lines[0]
                opens = first.origin == "computed" and all(
                    p.sign in "+-" and p.sign for p in first.parts
                )
                if opens and first.parts:
                    lines[:1] = list(first.parts)
            return tuple(lines)
        if isinstance(term, Neg):
            return (self.line(parts[0], "-"),)
        if isinstance(term, Choice):
            return tuple(self.line(p) for p in parts)
        return tuple(self.line(p, "+") for p in parts)


def _why(cell: Number | Word) -> str:
    """What is to be said of what is printed: above all that it is not what was read."""
    if cell.corrected:
        return "corrected" if cell.read is not None else "entered"
    return "exact" if isinstance(cell, Number) and cell.exact else ""


def _places(value: Amount) -> int | None:
    """The decimals to show: those of its finest leaf where that is exact, else all that it has."""
    decimals = [leaf.cell.decimals for _, leaf in value.linear or () if leaf.cell is not None]
    return _fit(value.value, max(decimals, default=0)) if decimals else None


def _times(outer: str, inner: str) -> str:
    return "-" if outer != inner else "+"


def _written(value: Value) -> str:
    span = value.term.span
    return " ".join(span.text.split()) if span is not None else ""


def _ends(interval: Interval) -> tuple[str | None, str | None]:
    low = None if interval.low is None else grouped(decimal_text(interval.low))
    high = None if interval.high is None else grouped(decimal_text(interval.high))
    return low, high
