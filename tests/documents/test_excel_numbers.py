"""Number formats: what is shown for a stored number, by example and against decimal arithmetic."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfsdsl.documents.excel.number import general_text, number_text, shown_text, value_of

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '
ENGLISH = '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)'
CHINESE_DATE = 'yyyy"年"m"月"d"日"'


def shown(number: float | str, code: str) -> str:
    rendered = number_text(value_of(number), code)
    assert rendered.followed
    return rendered.text


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (1234.565, "0.00", "1234.57"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (1234.565, "#,##0.00", "1,234.57"),
        (999.995, "#,##0.00", "1,000.00"),
        (0, "#,##0.00", "0.00"),
        (0, "#,###", ""),
        (0.5, "#.##", ".5"),
        (5, "0.##", "5"),
        (1234, "000000", "001234"),
        (0.12345, "0.00%", "12.35%"),
        (123456789, "#,##0,", "123,457"),
        (12345, '0!.0,"万"', "1.2万"),
        (12345, '0\\.0,"万"', "1.2万"),
        (2024, '0"年"', "2024年"),
        (15, 'General"元"', "15元"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (-1234.5, '"¥"#,##0.00', "-¥1,234.50"),
        (12345.678, "0.00E+00", "1.23E+04"),
        (0.00012, "##0.0E+0", "120.0E-6"),
        (99999.9, "0.0E+0", "1.0E+5"),
        (1e20, "0.00", "100000000000000000000.00"),
    ],
)
def test_digits(number: float, code: str, text: str) -> None:
    assert shown(number, code) == text


@pytest.mark.parametrize(
    ("code", "positive", "negative", "zero"),
    [
        ("#,##0.00;[Red]-#,##0.00", "1,234.50", "-1,234.50", "0.00"),
        ("0.00;-0.00;", "1234.50", "-1234.50", ""),
        ('0.00;-0.00;"-"', "1234.50", "-1234.50", "-"),
        (ACCOUNTING, "1,234.50", "-1,234.50", "-"),
        (ENGLISH, "1,234.50", "(1,234.50)", "-"),
        ("#,##0.00_);[红色]\\(#,##0.00\\)", "1,234.50", "(1,234.50)", "0.00"),
        ('[=0]"-";0.00', "1234.50", "-1234.50", "-"),
        ('[>=1000]0.0,"千";0', "1.2千", "-1235", "0"),
        (";;;", "", "", ""),
    ],
)
def test_sections(code: str, positive: str, negative: str, zero: str) -> None:
    assert [shown(n, code) for n in (1234.5, -1234.5, 0)] == [positive, negative, zero]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (1234567.891234, "1234567.891"),
        (0.123456789012, "0.123456789"),
        (12345678901, "12345678901"),
        (123456789012, "1.23457E+11"),
        (99999999999.9, "1E+11"),
        (-0.00012345, "-0.00012345"),
        (1e-5, "0.00001"),
        (1.2345678e-5, "1.23457E-05"),
        (100, "100"),
        (0, "0"),
    ],
)
def test_general_has_at_most_eleven_characters(number: float, text: str) -> None:
    assert shown(number, "General") == text


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (45356, CHINESE_DATE, "2024年3月5日"),
        (45356, "yyyy-mm-dd", "2024-03-05"),
        (45356, "[$-804]aaaa", "星期二"),
        (45356, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024年3月5日"),
        (45356.75, "yyyy/m/d h:mm", "2024/3/5 18:00"),
        (45356.75, '上午/下午h"时"mm"分"', "下午6时00分"),
        (45356, "d-mmm-yy", "5-Mar-24"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (1, "yyyy/m/d", "1900/1/1"),
        (61, "yyyy/m/d", "1900/3/1"),
    ],
)
def test_dates(number: float, code: str, text: str) -> None:
    assert shown(number, code) == text


def test_dates_from_1904() -> None:
    assert number_text(Decimal(43894), CHINESE_DATE, epoch_1904=True).text == "2024年3月5日"


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (0.5, "# ?/?", "0.5"),
        (45356, '[DBNum1][$-804]yyyy"年"m"月"', "2024年3月"),
        (-1, "yyyy/m/d", "-1"),
        (1234.5, "0" * 2000, "1234.5"),
        (5, "[>9]0", "5"),
    ],
)
def test_what_cannot_be_followed_is_said(number: float, code: str, text: str) -> None:
    rendered = number_text(value_of(number), code)
    assert (rendered.text, rendered.followed) == (text, False)


def test_texts_have_a_section_of_their_own() -> None:
    assert shown_text("甲", ACCOUNTING) == "甲"
    assert shown_text("甲", '0;-0;0;"〔"@"〕"') == "〔甲〕"
    assert shown_text("甲", ";;;") == ""
    assert shown_text("甲", "0.00") == "甲"


DIGITS = st.integers(0, 15).flatmap(lambda n: st.integers(0, 10**n - 1))
VALUES = st.builds(
    lambda digits, exponent, sign: sign * Decimal(digits).scaleb(exponent),
    DIGITS,
    st.integers(-12, 3),
    st.sampled_from([1, -1]),
)


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@given(VALUES, st.integers(0, 6), st.booleans())
def test_fixed_decimals_are_those_of_decimal_arithmetic(
    value: Decimal, places: int, grouped: bool
) -> None:
    code = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    expected = f"{rounded(value, places):{',' if grouped else ''}f}"
    if value == 0:
        expected = expected.lstrip("-")
    assert shown(str(value), code) == expected


@given(VALUES, st.integers(0, 4))
def test_percents_are_a_hundred_times_the_value(value: Decimal, places: int) -> None:
    code = "0" + ("." + "0" * places if places else "") + "%"
    shown_ = Decimal(shown(str(value), code).removesuffix("%"))
    assert shown_ == rounded(value * 100, places)


@given(VALUES)
def test_general_is_within_half_a_unit_of_its_last_digit(value: Decimal) -> None:
    text = general_text(value_of(str(value)))
    assert len(text.lstrip("-")) <= 11
    last = Decimal(text).as_tuple().exponent
    assert isinstance(last, int)
    assert abs(Decimal(text) - value) <= Decimal(5).scaleb(max(last, -15) - 1) + abs(
        value
    ) * Decimal("1e-5") * ("E" in text)


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text('0#?.,%;-[]()"\\_*E+@yhmds<>=1年 ', max_size=20),
)
def test_any_code_shows_something_for_any_number(number: float, code: str) -> None:
    rendered = number_text(value_of(number), code)
    assert rendered.text == rendered.text.strip()
    assert isinstance(shown_text("甲", code), str)


@given(st.lists(st.integers(-99_999, 99_999), max_size=30))
def test_float_noise_never_shows(cents: list[int]) -> None:
    """A sum of doubles, as a spreadsheet computes it, is shown as the sum of the decimals."""
    total = 0.0
    for amount in cents:
        total += amount / 100
    exact = Decimal(sum(cents)).scaleb(-2)
    assert Decimal(shown(total, "0.00")) == exact
    assert abs(Decimal(shown(total, "General")) - exact) < Decimal("1e-9")
