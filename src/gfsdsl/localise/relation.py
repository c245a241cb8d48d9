"""Judged instances → relations: what each demands of the numbers, as rows of a linear system.

A row bounds a sum of *freed* forms, those whose print is in doubt; the others stand for the
intervals of their prints. A ratio p = N / D enters as two rows, N against p × D at either end of p.
What is not linear demands nothing that a row could say once one of its operands is freed: there the
rows admit more than the rule does, and the rule itself is asked in the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from gfsdsl.evaluate.value import Amount, Comparison, Decision, Value
from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.localise.forms import Forms
from gfsdsl.localise.linear import Linear, linear_of, quotient_of
from gfsdsl.quantity.interval import Interval

_ORDERS = {"<": "<=", "<=": "<=", ">": ">=", ">=": ">="}


@frozen(eq=False)
class Row:
    """``low`` ≤ Σ coefficient × freed cell ≤ ``high``; ``source`` is the instance that says so."""

    terms: Mapping[str, Fraction]
    low: Fraction | None
    high: Fraction | None
    source: str


@frozen(eq=False)
class Relation:
    """One comparison that an instance demands.

    Attributes:
        id: of the instance.
        op: ``=``, ``<=`` or ``>=`` of ``form`` against zero; '' where nothing linear is demanded.
        form: left minus right.
        ratio: of a quotient, numerator and denominator; ``form`` is then the other side alone.
        last: how far apart two prints of one number may be, in base units.
        operands: everything that the verdict rests on, conditions and words included.
        violated: whether it fails as printed.
    """

    id: str
    severity: str
    op: str
    form: Linear
    operands: frozenset[str]
    violated: bool
    ratio: tuple[Linear, Linear] | None = None
    last: Fraction = Fraction(0)

    @property
    def numbers(self) -> set[str]:
        """The cells that the rows of this relation bound."""
        found = set(self.form.terms)
        for part in self.ratio or ():
            found |= set(part.terms)
        return found

    def rows(self, freed: Collection[str], forms: Forms) -> Iterator[Row]:
        """What is demanded of ``freed``; nothing where a freed cell enters in no linear way."""
        inside = [cell for cell in freed if cell in self.operands]
        if not self.op or any(cell not in self.numbers for cell in inside):
            return
        if self.ratio is None:
            yield self._row(self.form, self.op, inside, forms)
        else:
            yield from self._quotient(inside, forms)

    def _row(self, form: Linear, op: str, freed: Collection[str], forms: Forms) -> Row:
        rest, free = _split(form, freed, forms)
        spread = max(self.last, _width(rest) / 2) if op == "=" and self.last else None
        if spread is not None and rest.low is not None and rest.high is not None:
            middle = (rest.low + rest.high) / 2
            rest = Interval(middle - spread, middle + spread)
        low = None if rest.high is None or op == "<=" else -rest.high
        high = None if rest.low is None or op == ">=" else -rest.low
        return Row(free, low, high, self.id)

    def _quotient(self, freed: Collection[str], forms: Forms) -> Iterator[Row]:
        assert self.ratio is not None
        above, below = self.ratio
        stated = [cell for cell in freed if cell in self.form.terms]
        inner = [cell for cell in freed if cell in above.terms or cell in below.terms]
        if stated and inner:
            return
        denominator, _ = _split(below, (), forms)
        open_ended = denominator.low is None or denominator.high is None
        if open_ended or (denominator.encloses(_ZERO) and not inner):
            return
        if stated or not inner:
            numerator, _ = _split(above, (), forms)
            quotient = numerator / denominator
            rest, free = _split(self.form, stated, forms)
            difference = rest - quotient
            low = None if difference.high is None or self.op == "<=" else -difference.high
            high = None if difference.low is None or self.op == ">=" else -difference.low
            yield Row(free, low, high, self.id)
            return
        side, _ = _split(self.form, (), forms)
        positive = (denominator.high or _ZERO) > 0
        # form = p: p × D - N ≤ 0 at the low end of p, ≥ 0 at the high end, where D is positive.
        for end, at_most in ((side.low, positive), (side.high, not positive)):
            wanted = "=" if self.op == "=" else (self.op if positive else _turned(self.op))
            if end is None or (wanted != "=" and (wanted == "<=") != at_most):
                continue
            row = self._at(end, at_most, inner, forms)
            yield row

    def _at(self, end: Fraction, at_most: bool, freed: Collection[str], forms: Forms) -> Row:
        assert self.ratio is not None
        above, below = self.ratio
        # Numerator and denominator are rounded each by itself, also where they share a cell.
        first, free = _split(below.times(end), freed, forms)
        second, more = _split(above.times(Fraction(-1)), freed, forms)
        rest = first + second
        terms = dict(free)
        for cell, coefficient in more.items():
            terms[cell] = terms.get(cell, _ZERO) + coefficient
        if at_most:
            return Row(terms, None, None if rest.low is None else -rest.low, self.id)
        return Row(terms, None if rest.high is None else -rest.high, None, self.id)


_ZERO = Fraction(0)


def _turned(op: str) -> str:
    return {"<=": ">=", ">=": "<="}[op]


def _width(interval: Interval) -> Fraction:
    return interval.width if interval.width is not None else _ZERO


def _split(
    form: Linear, freed: Collection[str], forms: Forms
) -> tuple[Interval, dict[str, Fraction]]:
    """The interval of what is not freed, widened by what rounding allows the freed cells; and the
    coefficients of the freed ones."""
    low: Fraction | None = form.constant
    high: Fraction | None = form.constant
    free: dict[str, Fraction] = {}
    for cell, coefficient in form.terms.items():
        number = forms.cells[cell]
        if cell in freed:
            free[cell] = coefficient
            half = forms.slack(number)
            part = Interval(-half, half)
        else:
            part = number.interval
        a, b = (part.low, part.high) if coefficient > 0 else (part.high, part.low)
        low = None if low is None or a is None else low + a * coefficient
        high = None if high is None or b is None else high + b * coefficient
    return Interval(low, high), free


def relations_of(judged: Judged, operands: frozenset[str], forms: Forms) -> tuple[Relation, ...]:
    """What an instance demands: one relation, or one a pair of a figure's places, or one for each
    side of an ``and``."""
    severity = judged.instance.rule.clauses.severity
    violated = judged.verdict == "violated"
    strict = judged.instance.rule.clauses.strict
    opaque = Relation(judged.id, severity, "", Linear(), operands, violated)
    if judged.places:
        return tuple(_pairs(judged, opaque, forms, strict)) or (opaque,)
    value = judged.value
    if not isinstance(value, Decision) or judged.verdict == "not_applicable":
        return (opaque,)
    found: list[Relation] = []
    for decision in _comparisons(value):
        comparison = decision.comparison
        relation = None if comparison is None else _compared(decision, comparison, opaque, strict)
        found.append(relation or opaque)
    return tuple(found)


def _comparisons(value: Decision) -> Iterator[Decision]:
    """The comparisons that must all hold."""
    op = getattr(value.term, "op", "")
    if op == "and":
        for part in value.parts:
            if isinstance(part, Decision):
                yield from _comparisons(part)
    else:
        yield value


def _compared(
    decision: Decision, comparison: Comparison, opaque: Relation, strict: bool
) -> Relation | None:
    parts = [part for part in decision.parts if isinstance(part, Amount)]
    if len(parts) != 2 or len(decision.parts) != 2 or getattr(decision.term, "op", "") == "or":
        return None
    left, right = parts
    op = "=" if comparison.op == "=" else _ORDERS.get(comparison.op, "")
    if op == "=" and left.partial != right.partial:
        op = "<=" if left.partial else ">="
    if not op:
        return None
    one, other = linear_of(left), linear_of(right)
    if one is not None and other is not None:
        form = one.plus(other, Fraction(-1))
        last = _ZERO if strict or op != "=" else _last(left, right)
        return _relation(opaque, op, form, decision.verdict == "violated", None, last)
    for stated, quotient, turned in ((one, right, False), (other, left, True)):
        ratio = quotient_of(quotient)
        if stated is not None and ratio is not None:
            sense = _turned(op) if turned and op != "=" else op
            return _relation(opaque, sense, stated, decision.verdict == "violated", ratio, _ZERO)
    return None


def _last(left: Amount, right: Amount) -> Fraction:
    """How far apart two prints of one number may be: one unit in the coarser last place, and half
    of that again where they are not equally fine."""
    steps = []
    for side in (left, right):
        if side.atom is None:
            return _ZERO
        steps.append(Fraction(1, 10**side.atom.decimals) * side.atom.unit.factor)
    return max(steps) if steps[0] == steps[1] else max(steps) * 3 / 2


def _relation(
    opaque: Relation,
    op: str,
    form: Linear,
    violated: bool,
    ratio: tuple[Linear, Linear] | None,
    last: Fraction,
) -> Relation:
    return Relation(opaque.id, opaque.severity, op, form, opaque.operands, violated, ratio, last)


def _pairs(judged: Judged, opaque: Relation, forms: Forms, strict: bool) -> Iterator[Relation]:
    """A figure is one amount at all its places: every two of them must agree."""
    places: list[Value] = [v for v in judged.places if isinstance(v, Amount)]
    for number, left in enumerate(places):
        for right in places[number + 1 :]:
            one, other = linear_of(left), linear_of(right)
            if one is None or other is None:
                yield opaque
                continue
            assert isinstance(left, Amount) and isinstance(right, Amount)
            form = one.plus(other, Fraction(-1))
            last = _ZERO if strict else _last(left, right)
            relation = Relation(
                opaque.id, opaque.severity, "=", form,
                frozenset(form.terms), False, None, last,
            )  # fmt: skip
            (row,) = relation.rows((), forms)
            failed = (row.low or _ZERO) > 0 or (row.high or _ZERO) < 0
            yield _relation(relation, "=", form, failed, None, last)
