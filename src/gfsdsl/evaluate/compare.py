"""Equality and order of printed numbers (DESIGN section 3, SEMANTICS 17).

Two kinds of equality, told apart here and not by the rule's author. *The same number printed
twice*: each side is one printed number; both must be roundings of one true value, and one unit
apart in the last place of the coarser is ``last_digit``. *An aggregate*: consistent when the
interval of the expression meets the interval of the stated number.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from gfsdsl.evaluate.value import Amount, Comparison
from gfsdsl.quantity.interval import Interval, added
from gfsdsl.quantity.printed import decimal_text, round_half_away, truncate


def compare_amounts(op: str, left: Amount, right: Amount) -> tuple[str, Comparison]:
    """The verdict of ``left op right``, and how it was reached.

    Both amounts have one dimension; the right one is converted to the unit of the left, or of the
    stated number.
    """
    lone_right = op == "=" and right.atom is not None and left.atom is None
    unit = right.unit if lone_right else left.unit
    a, b = _in(left, unit.factor), _in(right, unit.factor)
    difference = a[0] - b[0]
    slack = _slack(a[1], b[1])
    places = _places(left, right)

    def result(
        kind: str, verdict: str, cut: bool = False, stated: str | None = None
    ) -> tuple[str, Comparison]:
        return verdict, Comparison(
            kind,
            op,
            Side(a[0], left, places),
            Side(b[0], right, places),
            difference,
            slack,
            unit,
            cut,
            stated=stated,
            places=places,
        )

    if op in ("<", "<=", ">", ">="):
        return result("order", _order(op, a, b))
    if op == "!=":
        if difference != 0:
            return result("order", "holds")
        exact = a[1].width == 0 and b[1].width == 0
        return result("order", "violated" if exact else "rounding")
    if left.partial != right.partial:
        # Items printed under 其中 are part of the whole: it may be more than their sum.
        return result("aggregate", _order("<=" if left.partial else ">=", a, b))
    if (
        left.atom is not None
        and right.atom is not None
        and left.unit.dimension == right.unit.dimension
    ):
        return result("same", _same(left, right, unit.factor), stated=_printed_side(left, right))
    if left.atom is not None or right.atom is not None:
        side = "left" if left.atom is not None else "right"
        stated, computed = (left, b[0]) if side == "left" else (right, a[0])
        assert stated.atom is not None
        decimals = stated.atom.decimals
        printed = _in(stated, unit.factor)[0]
        if round_half_away(computed, decimals) == printed:
            return result("aggregate", "holds", stated=side)
        if truncate(computed, decimals) == printed:
            return result("aggregate", "rounding", True, side)
        verdict = "rounding" if a[1].meets(b[1]) else "violated"
        return result("aggregate", verdict, stated=side)
    if difference == 0:
        return result("aggregate", "holds")
    return result("aggregate", "rounding" if a[1].meets(b[1]) else "violated")


def _printed_side(left: Amount, right: Amount) -> str | None:
    """The side that is a cell itself, where the other is only computed from one."""
    if (left.cell is None) == (right.cell is None):
        return None
    return "left" if left.cell is not None else "right"


def _in(amount: Amount, factor: Fraction) -> tuple[Fraction, Interval]:
    """Value and interval of ``amount`` in a unit of ``factor``."""
    if amount.unit.factor == factor:
        return amount.value, amount.interval
    scale = amount.unit.factor / factor
    return amount.value * scale, amount.interval.scale(scale)


def _slack(a: Interval, b: Interval) -> Fraction | None:
    """How far apart two printed values may be by rounding alone: half the two widths together."""
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return None
    return added([a.high, b.high, -a.low, -b.low]) / 2


def _places(left: Amount, right: Amount) -> int | None:
    found = [x.atom.decimals for x in (left, right) if x.atom is not None]
    for amount in (left, right):
        found += [leaf.cell.decimals for _, leaf in amount.linear or () if leaf.cell is not None]
    return max(found, default=None)


@frozen
class Side:
    """One side of a comparison. Few are ever shown, so it writes itself out on demand: as printed
    where it is printed, with all its decimals where they are few."""

    value: Fraction
    amount: Amount
    places: int | None

    def __str__(self) -> str:
        return decimal_text(self.value, self._decimals())

    def _decimals(self) -> int | None:
        amount, places = self.amount, self.places
        if amount.atom is not None and amount.atom.unit == amount.unit:
            return amount.atom.decimals
        if places is not None and (self.value * 10**places).denominator == 1:
            return places
        denominator = self.value.denominator
        while denominator % 2 == 0:
            denominator //= 2
        while denominator % 5 == 0:
            denominator //= 5
        # All decimals of a number that ends; a few more than are printed of one that does not.
        return None if denominator == 1 or places is None else places + 4


def _order(op: str, a: tuple[Fraction, Interval], b: tuple[Fraction, Interval]) -> str:
    value, interval = a[0] - b[0], a[1] - b[1]
    if op in (">", ">="):
        value, interval = -value, -interval
    if value < 0 or (value == 0 and op in ("<=", ">=")):
        return "holds"
    low = interval.low
    reachable = low is None or low < 0 or (low == 0 and op in ("<=", ">="))
    return "rounding" if reachable else "violated"


def _same(left: Amount, right: Amount, factor: Fraction) -> str:
    """One true value behind two prints: the coarser must be the rounding of the finer."""
    a, b = _in(left, factor)[0], _in(right, factor)[0]
    step_left = _step(left, factor)
    step_right = _step(right, factor)
    if a == b:
        return "holds"
    if step_left is None or step_right is None:
        return "violated"
    step = max(step_left, step_right)
    coarse, fine = (a, b) if step_left >= step_right else (b, a)
    rounded = round_half_away(fine / step, 0) * step
    if rounded == coarse:
        return "holds"
    return "last_digit" if abs(rounded - coarse) == step else "violated"


def _step(amount: Amount, factor: Fraction) -> Fraction | None:
    """One unit in the last printed place; None for a number that stands for itself."""
    assert amount.atom is not None
    if amount.interval.width == 0:
        return None
    return Fraction(1, 10**amount.atom.decimals) * amount.atom.unit.factor / factor
