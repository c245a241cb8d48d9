"""What a printed number is: its exact value, its decimals, and the amounts that it may stand for.

A printed ``12,724.89`` is any true amount that rounds to it, [12724.885, 12724.895]; the value
itself is an exact rational and never a binary float (DESIGN section 3).
"""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import frozen

from gfsdsl.fold import widths

_PLAIN = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
# Python refuses to read integers of more than some thousand digits.
_LONGEST = 1000
_MINUS = str.maketrans("−–﹣－", "----")
DASHES = frozenset({"-", "--", "—", "——", "－", "–", "―", "─", "/"})


@frozen
class Printed:
    """A number as printed: the text, its exact value, and how many decimals it shows."""

    text: str
    value: Fraction
    decimals: int


@frozen
class Unreadable:
    """A text that stands where a number belongs and is none; ``reason`` is a message key."""

    text: str
    reason: str


def read_number(text: str) -> Printed | Unreadable:
    """Read one number: digits with an optional sign, thousands separators in threes, one point.

    Full-width digits and the various minus signs are read as what they are. ``16,83490`` (a
    separator out of place), ``1.2.3``, ``-`` and ``…`` are returned as ``Unreadable``.
    """
    plain = "".join(widths(text).split()).translate(_MINUS)
    if plain in DASHES or text.strip() in DASHES:
        return Unreadable(text, "dash")
    if len(plain) <= _LONGEST and _PLAIN.fullmatch(plain):
        digits = plain.replace(",", "")
        decimals = len(digits.partition(".")[2])
        return Printed(text, Fraction(digits), decimals)
    if not any(c.isdecimal() for c in plain):
        return Unreadable(text, "no-digits")
    if plain.count(".") > 1:
        return Unreadable(text, "two-points")
    if "," in plain and re.fullmatch(r"[+-]?[\d,]+(\.[\d,]*)?", plain):
        return Unreadable(text, "separator")
    return Unreadable(text, "not-a-number")


def half_unit(decimals: int) -> Fraction:
    """Half of one unit in the last printed place."""
    return Fraction(1, 2 * 10**decimals)


def round_half_away(value: Fraction, decimals: int) -> Fraction:
    """``value`` rounded to ``decimals`` places, halves away from zero."""
    # In integers: this is done for every comparison of a document.
    numerator, denominator = value.numerator, value.denominator
    whole = (2 * abs(numerator) * 10**decimals + denominator) // (2 * denominator)
    return Fraction(whole if numerator >= 0 else -whole, 10**decimals)


def truncate(value: Fraction, decimals: int) -> Fraction:
    """``value`` with everything after ``decimals`` places cut off, towards zero."""
    whole = int(abs(value) * 10**decimals)
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


def decimal_text(value: Fraction, places: int | None = None, grouped: bool = False) -> str:
    """``value`` as decimal text.

    Args:
        places: how many decimals to print; None prints all of a finite decimal, and six significant
            decimals of an endless one.
        grouped: with thousands separators.
    """
    if places is None:
        denominator = value.denominator
        places = 0
        while denominator % 10 == 0:
            denominator //= 10
            places += 1
        twos = fives = 0
        while denominator % 2 == 0:
            denominator //= 2
            twos += 1
        while denominator % 5 == 0:
            denominator //= 5
            fives += 1
        places = places + max(twos, fives) if denominator == 1 else 6
    rounded = round_half_away(value, places)
    whole = abs(rounded.numerator) * 10**places // rounded.denominator
    digits = str(whole).rjust(places + 1, "0")
    head, tail = (digits[:-places], digits[-places:]) if places else (digits, "")
    if grouped:
        head = f"{int(head):,}"
    sign = "-" if rounded < 0 else ""
    return f"{sign}{head}.{tail}" if tail else f"{sign}{head}"


def grouped(text: str) -> str:
    """Decimal text with its whole part in groups of three, as accounts print it."""
    head, point, tail = text.partition(".")
    sign = "-" if head.startswith("-") else ""
    digits = head.lstrip("-")
    return f"{sign}{int(digits):,}{point}{tail}" if digits.isdigit() else text
