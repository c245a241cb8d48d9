"""Slips: from a wrong print to the prints it may have been meant for, each with the slip's name and
its price in bits.

Each slip is a small function on the digits of a print (no separators, no sign) with its decimals;
``slips_of`` gathers them, the cheapest explanation of each amount first. The price of a slip is how
unlikely it is that somebody who meant the one wrote the other: the kind of slip, and the places
where it might have happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import log2

from attrs import frozen

# A print without its point and sign: the digits, and how many of them are decimals.
Print = tuple[str, int]


@frozen
class Slip:
    """``name`` is how reports write it in data; ``detail`` shows what happened, as 52 ↔ 25."""

    name: str
    bits: float
    detail: str = ""


def exchanged_neighbours(digits: str) -> Iterator[tuple[str, Slip]]:
    """Two digits beside each other exchanged."""
    pairs = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1]]
    for i in pairs:
        a, b = digits[i], digits[i + 1]
        bits = 2.5 + log2(len(pairs))
        yield (
            digits[:i] + b + a + digits[i + 2 :],
            Slip("exchanged digits", bits, f"{a}{b} ↔ {b}{a}"),
        )


def exchanged_apart(digits: str) -> Iterator[tuple[str, Slip]]:
    """Two digits that do not stand side by side exchanged."""
    pairs = [(i, j) for i, j in combinations(range(len(digits)), 2) if j > i + 1]
    for i, j in pairs:
        a, b = digits[i], digits[j]
        if a != b:
            changed = digits[:i] + b + digits[i + 1 : j] + a + digits[j + 1 :]
            yield changed, Slip("exchanged digits", 5 + log2(len(pairs)), f"{a} ↔ {b}")


def wrong_digit(digits: str) -> Iterator[tuple[str, Slip]]:
    """One digit mistaken for another."""
    for i, was in enumerate(digits):
        for digit in "0123456789":
            if digit != was:
                slip = Slip("wrong digit", 3 + log2(9 * len(digits)), f"{was} → {digit}")
                yield digits[:i] + digit + digits[i + 1 :], slip


def missing_digit(digits: str) -> Iterator[tuple[str, Slip]]:
    """One digit left out."""
    for i in range(len(digits) + 1):
        for digit in "0123456789":
            doubled = digit in digits[max(0, i - 1) : i + 1]
            bits = 3 + log2(len(digits) + 1) + (0 if doubled else 1)
            yield digits[:i] + digit + digits[i:], Slip("missing digit", bits, digit)


def extra_digit(digits: str) -> Iterator[tuple[str, Slip]]:
    """One digit too many; one written twice is the commonest."""
    for i, digit in enumerate(digits):
        if len(digits) > 1:
            doubled = digit in digits[max(0, i - 1) : i] + digits[i + 1 : i + 2]
            bits = 3 + log2(len(digits)) + (0 if doubled else log2(10))
            yield digits[:i] + digits[i + 1 :], Slip("extra digit", bits, digit)


_DIGITS: Sequence[Callable[[str], Iterator[tuple[str, Slip]]]] = (
    exchanged_neighbours,
    exchanged_apart,
    wrong_digit,
    missing_digit,
    extra_digit,
)


def moved_point(value: Fraction) -> Iterator[tuple[Fraction, Slip]]:
    """The point moved by one to three places, or lost together with its decimals."""
    for places, bits in ((1, 4.0), (2, 5.0), (3, 6.0)):
        for factor in (Fraction(10**places), Fraction(1, 10**places)):
            yield value * factor, Slip("moved point", bits)


def other_unit(value: Fraction) -> Iterator[tuple[Fraction, Slip]]:
    """元 written where 万元 is meant, or the reverse."""
    for factor in (Fraction(10_000), Fraction(1, 10_000)):
        yield value * factor, Slip("unit", 5)


def sign(value: Fraction) -> Iterator[tuple[Fraction, Slip]]:
    """The sign lost, or put where none belongs."""
    if value:
        yield -value, Slip("sign", 4)


_AMOUNTS: Sequence[Callable[[Fraction], Iterator[tuple[Fraction, Slip]]]] = (
    moved_point,
    other_unit,
    sign,
)


def slips_of(value: Fraction, decimals: int, wanted: int) -> Mapping[Fraction, Slip]:
    """What a print may have been meant for.

    Args:
        value: what is printed; ``decimals`` are those of the print, ``wanted`` those of the form.

    Returns:
        by amount, the cheapest slip that leads from it to the print; amounts of no more decimals
        than the form has (one that was cut off at the form's decimals counts as itself).
    """
    found: dict[Fraction, Slip] = {}
    negative = value < 0
    digits = str(int(abs(value) * 10**decimals)).rjust(decimals + 1, "0")

    def add(amount: Fraction, slip: Slip) -> None:
        if amount != value and (amount * 10**wanted).denominator == 1:
            known = found.get(amount)
            if known is None or slip.bits < known.bits:
                found[amount] = slip

    for make in _DIGITS:
        for changed, slip in make(digits):
            if len(changed) > 1 and changed[0] == "0" and len(changed) > decimals + 1:
                continue
            number = Fraction(int(changed), 10**decimals)
            add(-number if negative else number, slip)
            # A digit lost or added after the point is seen in the number of decimals.
            if wanted != decimals:
                other = Fraction(int(changed), 10**wanted)
                add(-other if negative else other, slip)
    for amount_slip in _AMOUNTS:
        for amount, slip in amount_slip(value):
            add(amount, slip)
    return found
