"""Intervals: whatever lies in the operands, the result lies in the result."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfsdsl.quantity.interval import Interval

numbers = st.fractions(-20, 20, max_denominator=8)


@st.composite
def held(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval, perhaps without end on a side, and a point in it."""
    low, point, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    ends = draw(st.sampled_from(["both", "both", "low", "high", "none"]))
    return Interval(
        low if ends in ("both", "low") else None, high if ends in ("both", "high") else None
    ), point


def over(low: int | None, high: int | None) -> Interval:
    return Interval(
        None if low is None else Fraction(low), None if high is None else Fraction(high)
    )


@given(held(), held())
def test_sum_difference_and_product_enclose(
    a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
) -> None:
    (x, p), (y, q) = a, b
    assert (x + y).encloses(p + q)
    assert (x - y).encloses(p - q)
    assert (x * y).encloses(p * q)
    assert (-x).encloses(-p)


@given(held(), held())
def test_quotient_encloses(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]) -> None:
    (x, p), (y, q) = a, b
    if y == Interval.point(Fraction(0)):
        with pytest.raises(ZeroDivisionError):
            x / y
    elif q:
        assert (x / y).encloses(p / q)


@given(held(), numbers)
def test_scale_encloses_and_is_a_product(a: tuple[Interval, Fraction], factor: Fraction) -> None:
    x, p = a
    assert x.scale(factor).encloses(p * factor)
    assert x.scale(factor) == x * Interval.point(factor)


@given(held(), held())
def test_hull_holds_both_and_meets_each(
    a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
) -> None:
    (x, p), (y, q) = a, b
    assert x.hull(y).encloses(p) and x.hull(y).encloses(q)
    assert x.hull(y).meets(x) and x.hull(y).meets(y)


@given(held(), held())
def test_two_intervals_meet_or_one_is_below_the_other(
    a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
) -> None:
    (x, p), (y, q) = a, b
    assert x.meets(y) == y.meets(x) == (not x.below(y) and not y.below(x))
    assert not x.below(y) or p < q
    assert p != q or x.meets(y)


@given(held())
def test_an_interval_less_itself_holds_zero(a: tuple[Interval, Fraction]) -> None:
    x, _ = a
    assert (x - x).encloses(Fraction(0))
    assert x.width is None or x.width >= 0


@pytest.mark.parametrize(
    ("left", "op", "right", "result"),
    [
        (over(1, 2), "+", over(10, None), over(11, None)),
        (over(1, 2), "-", over(10, None), over(None, -8)),
        (over(-2, 3), "*", over(-5, 7), over(-15, 21)),
        (over(2, None), "*", over(3, 4), over(6, None)),
        (over(2, None), "*", over(-4, -3), over(None, -6)),
        (over(-2, None), "*", over(3, 4), over(-8, None)),
        (over(None, None), "*", over(0, 0), over(0, 0)),
        (over(6, 8), "/", over(1, 2), over(3, 8)),
        (over(6, 8), "/", over(0, 2), over(3, None)),
        (over(6, 8), "/", over(-2, 0), over(None, -3)),
        (over(6, 8), "/", over(-1, 1), over(None, None)),
        (over(6, 8), "/", over(2, None), over(0, 4)),
    ],
)
def test_examples(left: Interval, op: str, right: Interval, result: Interval) -> None:
    done = {
        "+": Interval.__add__,
        "-": Interval.__sub__,
        "*": Interval.__mul__,
        "/": Interval.__truediv__,
    }[op](left, right)
    assert done == result
