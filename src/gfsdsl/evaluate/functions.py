"""The functions of the language, one meaning each (SEMANTICS 21, 33)."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from gfsdsl.evaluate.dates import first_day, last_day
from gfsdsl.evaluate.things import words
from gfsdsl.evaluate.value import Amount, Comparison, Decision, Elements, Missing, Thing, Value
from gfsdsl.graph.terms import Fn, Lost
from gfsdsl.quantity.interval import Interval
from gfsdsl.quantity.printed import decimal_text
from gfsdsl.quantity.units import BARE, RATIO, Unit


def apply(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    """``term`` applied to ``values``; ``flat`` are the same with lists spread out.

    Nothing in ``values`` is missing.
    """
    method = _FUNCTIONS.get(term.function)
    if method is None:
        return Missing(term, (Lost(term.span, term.function, "no-function"),))
    return method(term, values, flat)


def _extreme(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    amounts = [v for v in flat if isinstance(v, Amount)]
    if not amounts or len(amounts) < len(flat):
        return Missing(term, (Lost(term.span, term.function, "nothing-to-add"),))
    unit = amounts[0].unit
    if any(a.unit.dimension != unit.dimension for a in amounts):
        return Missing(term, (Lost(term.span, term.function, "units-differ"),))
    pick = max if term.function == "max" else min
    scaled = [(a.value * a.unit.factor / unit.factor, a) for a in amounts]
    lows = [_bound(a.interval.low, a, unit) for a in amounts]
    highs = [_bound(a.interval.high, a, unit) for a in amounts]
    low = None if None in lows else pick(x for x in lows if x is not None)
    high = None if None in highs else pick(x for x in highs if x is not None)
    value = pick(v for v, _ in scaled)
    return Amount(term, value, Interval(low, high), unit, parts=tuple(amounts))


def _bound(bound: Fraction | None, amount: Amount, unit: Unit) -> Fraction | None:
    return None if bound is None else bound * amount.unit.factor / unit.factor


def _abs(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    (x,) = values
    assert isinstance(x, Amount)
    interval = x.interval
    if interval.low is not None and interval.low < 0:
        if interval.high is not None and interval.high <= 0:
            interval = -interval
        else:
            ends = [abs(e) for e in (interval.low, interval.high) if e is not None]
            top = None if interval.high is None else max(ends)
            interval = Interval(Fraction(0), top)
    return Amount(term, abs(x.value), interval, x.unit, parts=(x,))


def _rounded(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    # The printed value decides (SEMANTICS 21), so the result stands for itself.
    (x,) = values
    assert isinstance(x, Amount)
    whole = math.ceil(x.value) if term.function == "ceil" else math.floor(x.value)
    return Amount(term, Fraction(whole), Interval.point(Fraction(whole)), x.unit, parts=(x,))


def _clamp(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    x, low, high = values
    assert isinstance(x, Amount) and isinstance(low, Amount) and isinstance(high, Amount)
    value = min(max(x.value, low.value), high.value)
    ends = [x.interval.low, x.interval.high]
    bounds = [None if e is None else min(max(e, low.value), high.value) for e in ends]
    interval = Interval(
        bounds[0] if bounds[0] is not None else low.value,
        bounds[1] if bounds[1] is not None else high.value,
    )
    return Amount(term, value, interval, x.unit, parts=(x, low, high))


def _count(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    (x,) = values
    number = Fraction(len(x.members)) if isinstance(x, Elements) else Fraction(1)
    return Amount(term, number, Interval.point(number), BARE, parts=(x,))


def _number(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    (x,) = values
    assert isinstance(x, Amount)
    # The bare number of what is printed, in the unit it is printed in.
    return Amount(term, x.value, x.interval, Unit("", RATIO, Fraction(1)), x.atom, parts=(x,))


def _whole(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    (x,) = values
    assert isinstance(x, Amount)
    low, high = x.interval.low, x.interval.high
    holds = low is None or high is None or math.ceil(low) <= math.floor(high)
    return _said(term, holds, values, words(x))


def entry(value: Value) -> tuple[object, str]:
    """A value as an element: what it is compared by, and its text; amounts in base units."""
    if isinstance(value, Thing):
        return value.value, value.text
    if isinstance(value, Amount):
        places = value.atom.decimals if value.atom is not None else None
        return value.value * value.unit.factor, decimal_text(value.value, places)
    return words(value), words(value)


def _as_set(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    members = dict(entry(v) for v in flat)
    names = tuple((v.value, v.names) for v in flat if isinstance(v, Thing))
    return Elements(term, tuple(members.items()), names, parts=tuple(values))


def _keys(value: Value) -> list[object]:
    if isinstance(value, Elements):
        return [
            (p.value if isinstance(p, (Thing, Amount)) else key)
            for (key, _), p in zip(value.members, value.parts, strict=False)
        ] or [key for key, _ in value.members]
    return [value]


def _set_keys(value: Value) -> list[tuple[object, str]]:
    return list(value.members) if isinstance(value, Elements) else []


def _unique(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    members = _set_keys(values[0])
    seen: set[object] = set()
    repeated = [text for key, text in members if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
    return _said(term, not repeated, values, "、".join(repeated))


def _same(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    keys = set(_keys(values[0]))
    return _said(term, len(keys) <= 1, values, "、".join(sorted(map(str, keys))))


def _ascending(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    # Codes order as text (SEMANTICS 10), amounts by value.
    members = _set_keys(values[0])
    if all(isinstance(key, Fraction) for key, _ in members):
        ordered = [(key, text) for key, text in members if isinstance(key, Fraction)]
        wrong = [b[1] for a, b in pairwise(ordered) if b[0] < a[0]]
    else:
        wrong = [b for a, b in pairwise([text for _, text in members]) if b < a]
    return _said(term, not wrong, values, "、".join(wrong))


def _consecutive(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    texts = [text for _, text in _set_keys(values[0])]
    numbers = [_digits(text) for text in texts]
    wrong = [
        texts[i + 1]
        for i, (a, b) in enumerate(pairwise(numbers))
        if a is None or b is None or b != a + 1
    ]
    return _said(term, not wrong, values, "、".join(wrong))


def _digits(text: str) -> int | None:
    digits = "".join(c for c in text if c.isdigit())
    return int(digits) if digits else None


def _date(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    parts = [_whole_number(value) for value in values]
    text = "-".join(str(part) for part in parts)
    return Thing(term, "date", tuple(parts), text, parts=tuple(values))


def _whole_number(value: Value) -> int:
    if isinstance(value, Amount):
        return int(value.value)
    return value.value if isinstance(value, Thing) and isinstance(value.value, int) else 0


def _ends(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    """The first or the last day of a period."""
    (value,) = values
    assert isinstance(value, Thing)
    day = first_day(value.value) if term.function == "start" else last_day(value.value)
    if day is None:
        return Missing(term, (Lost(term.span, value.text, "no-function"),))
    return Thing(term, "date", day, "-".join(map(str, day)), parts=(value,))


def _empty(term: Fn, values: list[Value], flat: list[Value]) -> Value:
    return _said(term, not _set_keys(values[0]), values, words(values[0]))


def _said(term: Fn, holds: bool, values: list[Value], detail: str) -> Value:
    verdict = "holds" if holds else "violated"
    left = values[0].text if isinstance(values[0], Elements) else words(values[0])
    comparison = Comparison(
        "test", term.function, left, detail, only_left=(detail,) if detail and not holds else ()
    )
    return Decision(term, verdict, comparison, parts=tuple(values))


_FUNCTIONS: dict[str, Callable[[Fn, list[Value], list[Value]], Value]] = {
    "max": _extreme,
    "min": _extreme,
    "abs": _abs,
    "ceil": _rounded,
    "floor": _rounded,
    "clamp": _clamp,
    "count": _count,
    "number": _number,
    "whole": _whole,
    "unique": _unique,
    "same": _same,
    "ascending": _ascending,
    "consecutive": _consecutive,
    "empty": _empty,
    "date": _date,
    "start": _ends,
    "end": _ends,
    "set": _as_set,
}
