"""Units convert exactly; dimensions multiply and divide like the amounts they belong to."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfsdsl.quantity.units import BARE, RATIO, Dimension, Unit

MONEY = Dimension((("金额", 1),))
PEOPLE = Dimension((("人数", 1),))
YUAN = Unit("元", MONEY, Fraction(1))
WAN = Unit("万元", MONEY, Fraction(10_000))
HEAD = Unit("人", PEOPLE, Fraction(1), exact=True)

bases = st.sampled_from(["金额", "人数", "时长"])
dimensions = st.dictionaries(bases, st.integers(-3, 3).filter(bool)).map(
    lambda powers: Dimension(tuple(sorted(powers.items())))
)
factors = st.fractions(min_value=Fraction(1, 10**6), max_value=10**8)
values = st.fractions(max_denominator=10**4)


def test_conversion() -> None:
    assert WAN.convert(Fraction("1.5"), YUAN) == 15_000
    assert YUAN.convert(Fraction(15_000), WAN) == Fraction("1.5")
    with pytest.raises(ValueError, match="万元"):
        WAN.convert(Fraction(1), HEAD)


@given(values, factors, factors, factors)
def test_conversion_is_exact_and_goes_round(
    value: Fraction, a: Fraction, b: Fraction, c: Fraction
) -> None:
    one, two, three = (Unit(n, MONEY, f) for n, f in (("a", a), ("b", b), ("c", c)))
    assert two.convert(one.convert(value, two), one) == value
    assert two.convert(one.convert(value, two), three) == one.convert(value, three)


@given(dimensions, dimensions, dimensions)
def test_dimensions_are_a_group(a: Dimension, b: Dimension, c: Dimension) -> None:
    assert a * b == b * a
    assert (a * b) * c == a * (b * c)
    assert a * RATIO == a == a / RATIO
    assert a / a == RATIO
    assert (a * b) / b == a
    assert a / (b * c) == a / b / c


@pytest.mark.parametrize(
    ("dimension", "words"),
    [
        (RATIO, "比率"),
        (MONEY, "金额"),
        (MONEY / PEOPLE, "金额/人数"),
        (MONEY * MONEY / PEOPLE, "金额^2/人数"),
        (RATIO / PEOPLE, "1/人数"),
        (RATIO / (PEOPLE * PEOPLE), "1/人数^2"),
        (MONEY * PEOPLE, "人数·金额"),
    ],
)
def test_words(dimension: Dimension, words: str) -> None:
    assert str(dimension) == words


def test_a_number_without_unit_is_an_exact_ratio() -> None:
    assert BARE.dimension == RATIO and BARE.exact and BARE.factor == 1
