"""Sums, products and quotients of amounts, with their intervals and their linear form."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gfsdsl.evaluate.value import Amount, Missing, Value
from gfsdsl.graph.terms import Calc, Lost, Term
from gfsdsl.quantity.interval import Interval, added
from gfsdsl.quantity.units import RATIO, Unit


def lost_in(values: Sequence[Value]) -> tuple[Lost, ...]:
    """Everything that is missing in ``values``, each thing once."""
    found: list[Lost] = []
    for value in values:
        if isinstance(value, Missing):
            found.extend(item for item in value.lost if item not in found)
    return tuple(found)


def combined(term: Term, items: list[tuple[Fraction, Amount]], partial: bool = False) -> Value:
    """A signed sum in the unit of its first item."""
    unit = items[0][1].unit
    values: list[Fraction] = []
    intervals: list[Interval] = []
    linear: list[tuple[Fraction, Amount]] | None = []
    for sign, amount in items:
        if amount.unit.dimension != unit.dimension:
            place = f"{unit.name} / {amount.unit.name}"
            return Missing(term, (Lost(term.span, place, "units-differ"),))
        same = amount.unit.factor == unit.factor
        scale = sign if same else sign * amount.unit.factor / unit.factor
        plain = scale == 1
        values.append(amount.value if plain else amount.value * scale)
        intervals.append(amount.interval if plain else amount.interval.scale(scale))
        if linear is not None and amount.linear is not None:
            linear.extend(amount.linear if plain else ((c * scale, x) for c, x in amount.linear))
        else:
            linear = None
    counting = [(s, a) for s, a in items if not a.is_zero]
    atom = None
    if len(counting) == 1 and counting[0][0] == 1 and counting[0][1].unit == unit:
        atom = counting[0][1].atom
    return Amount(
        term,
        added(values),
        _enclosing(intervals),
        unit,
        atom,
        partial or any(a.partial for _, a in items),
        linear=tuple(linear) if linear is not None else None,
        parts=tuple(a for _, a in items),
    )


def _enclosing(intervals: list[Interval]) -> Interval:
    lows = [i.low for i in intervals if i.low is not None]
    highs = [i.high for i in intervals if i.high is not None]
    count = len(intervals)
    return Interval(
        added(lows) if len(lows) == count else None, added(highs) if len(highs) == count else None
    )


def scaled(term: Calc, left: Amount, right: Amount) -> Value:
    """A product or a quotient; a printed divisor of zero is not evaluated (SEMANTICS 17)."""
    if term.op == "*":
        unit = _unit("*", left.unit, right.unit)
        linear = None
        if right.linear is not None and not right.linear:
            linear = tuple((c * right.value, leaf) for c, leaf in left.linear or ())
        return Amount(
            term,
            left.value * right.value,
            left.interval * right.interval,
            unit,
            linear=linear,
            parts=(left, right),
        )
    if right.value == 0:
        place = next((leaf.cell.id for _, leaf in right.linear or () if leaf.cell), "0")
        return Missing(term, (Lost(term.span, place, "division-by-zero"),), parts=(left, right))
    unit = _unit("/", left.unit, right.unit)
    interval = left.interval / right.interval
    return Amount(term, left.value / right.value, interval, unit, parts=(left, right))


def _unit(op: str, left: Unit, right: Unit) -> Unit:
    if op == "*":
        dimension, factor = left.dimension * right.dimension, left.factor * right.factor
    else:
        dimension, factor = left.dimension / right.dimension, left.factor / right.factor
    if dimension == RATIO and factor == 1:
        return Unit("", RATIO, Fraction(1))
    if not right.name and right.factor == 1:
        return Unit(left.name, dimension, factor)
    name = "" if dimension == RATIO else f"{left.name}{op}{right.name}"
    return Unit(name, dimension, factor)
