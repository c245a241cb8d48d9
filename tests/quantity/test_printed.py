"""Printed numbers: reading them, rounding to them, printing them again."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfsdsl.quantity.printed import (
    Printed,
    Unreadable,
    decimal_text,
    half_unit,
    read_number,
    round_half_away,
    truncate,
)

fractions = st.fractions(-(10**7), 10**7, max_denominator=1000)
places = st.integers(0, 4)


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("0", "0", 0),
        ("0.00", "0", 2),
        ("12,724.89", "12724.89", 2),
        ("1,234,567", "1234567", 0),
        ("12724.89", "12724.89", 2),
        ("-3.50", "-3.5", 2),
        ("+3.5", "3.5", 1),
        ("＋3.5", "3.5", 1),
        ("－3.5", "-3.5", 1),
        ("−3.5", "-3.5", 1),
        ("–3.5", "-3.5", 1),
        ("﹣3.5", "-3.5", 1),
        ("１２，７２４．８９", "12724.89", 2),
        (" 12 724.89 ", "12724.89", 2),
        ("\u30003.50\u00a0", "3.5", 2),
        ("007", "7", 0),
    ],
)
def test_numbers(text: str, value: str, decimals: int) -> None:
    assert read_number(text) == Printed(text, Fraction(value), decimals)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-", "dash"),
        ("—", "dash"),
        ("——", "dash"),
        ("－", "dash"),
        ("/", "dash"),
        ("…", "no-digits"),
        ("", "no-digits"),
        ("，", "no-digits"),
        ("无", "no-digits"),
        ("1.2.3", "two-points"),
        ("16,83490", "separator"),
        ("1,23,456.00", "separator"),
        ("12724,89", "separator"),
        (",123", "separator"),
        ("1,234.5,6", "separator"),
        ("5%", "not-a-number"),
        ("3.", "not-a-number"),
        (".5", "not-a-number"),
        ("3-4", "not-a-number"),
        ("--3", "not-a-number"),
        ("3元", "not-a-number"),
        ("1e5", "not-a-number"),
        ("(3.50)", "not-a-number"),
        ("①", "no-digits"),
    ],
)
def test_what_is_no_number(text: str, reason: str) -> None:
    assert read_number(text) == Unreadable(text, reason)


@given(st.text(max_size=12) | st.text("0123456789,.-+ ％％…—１２３", max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read_number(text)
    assert isinstance(found, (Printed, Unreadable)) and found.text == text


@given(st.integers(-(10**9), 10**9), places, st.booleans())
def test_what_is_printed_is_read_again(digits: int, decimals: int, grouped: bool) -> None:
    value = Fraction(digits, 10**decimals)
    text = decimal_text(value, decimals, grouped)
    assert read_number(text) == Printed(text, value, decimals)


@given(fractions, places)
def test_rounding_agrees_with_decimal(value: Fraction, decimals: int) -> None:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    step = Decimal(1).scaleb(-decimals)
    assert truncate(value, decimals) == Fraction(exact.quantize(step, ROUND_DOWN))
    rounded = round_half_away(value, decimals)
    assert rounded == Fraction(exact.quantize(step, ROUND_HALF_UP))
    assert abs(rounded - value) <= half_unit(decimals)


@given(fractions, places)
def test_rounding_is_the_same_on_both_sides_of_zero(value: Fraction, decimals: int) -> None:
    assert round_half_away(-value, decimals) == -round_half_away(value, decimals)
    assert truncate(-value, decimals) == -truncate(value, decimals)
    assert abs(truncate(value, decimals)) <= abs(value)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [("0.005", 2, "0.01"), ("-0.005", 2, "-0.01"), ("2.5", 0, "3"), ("2.4999", 2, "2.5")],
)
def test_halves_go_away_from_zero(value: str, decimals: int, rounded: str) -> None:
    assert round_half_away(Fraction(value), decimals) == Fraction(rounded)


@pytest.mark.parametrize(
    ("value", "decimals", "grouped", "text"),
    [
        ("12724.89", None, False, "12724.89"),
        ("12724.89", 2, True, "12,724.89"),
        ("-1234567", 0, True, "-1,234,567"),
        ("0", 2, False, "0.00"),
        ("-0.001", 2, False, "0.00"),
        ("0.05", 1, False, "0.1"),
        ("1/8", None, False, "0.125"),
        ("1/400", None, False, "0.0025"),
        ("1/3", None, False, "0.333333"),
        ("100", None, False, "100"),
        ("999.995", 2, True, "1,000.00"),
    ],
)
def test_decimal_text(value: str, decimals: int | None, grouped: bool, text: str) -> None:
    assert decimal_text(Fraction(value), decimals, grouped) == text


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_a_finite_decimal_is_printed_whole(digits: int, decimals: int) -> None:
    value = Fraction(digits, 10**decimals)
    assert Fraction(decimal_text(value)) == value
