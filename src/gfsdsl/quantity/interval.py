"""Closed intervals of exact rationals, open-ended where a bound is None."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from attrs import frozen

_ZERO = Fraction(0)
# An end, in order of size: -1 or 1 where there is none on that side, else 0 and the
# bound.
_End = tuple[int, Fraction]


def added(values: Sequence[Fraction]) -> Fraction:
    """The sum of ``values``, over one common denominator: much faster than adding in turn."""
    denominator = 1
    for value in values:
        if denominator % value.denominator:
            denominator = lcm(denominator, value.denominator)
    return Fraction(
        sum(value.numerator * (denominator // value.denominator) for value in values), denominator
    )


@frozen
class Interval:
    """All amounts from ``low`` to ``high``, both included; None is no bound on that side."""

    low: Fraction | None
    high: Fraction | None

    @staticmethod
    def point(value: Fraction) -> Interval:
        return Interval(value, value)

    @property
    def width(self) -> Fraction | None:
        """The length of the interval, None when it has no end."""
        if self.low is None or self.high is None:
            return None
        return self.high - self.low

    def __add__(self, other: Interval) -> Interval:
        return Interval(_plus(self.low, other.low), _plus(self.high, other.high))

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high, None if self.low is None else -self.low
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def scale(self, factor: Fraction) -> Interval:
        """Every amount times ``factor``."""
        if factor == 0:
            return Interval.point(Fraction(0))
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high) if factor > 0 else Interval(high, low)

    def __mul__(self, other: Interval) -> Interval:
        corners = [_times(a, b) for a in self._ends() for b in other._ends()]
        (below, low), (above, high) = min(corners), max(corners)
        return Interval(None if below else low, None if above else high)

    def _ends(self) -> tuple[_End, _End]:
        low = (-1, _ZERO) if self.low is None else (0, self.low)
        high = (1, _ZERO) if self.high is None else (0, self.high)
        return low, high

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient; a divisor that reaches 0 at one end leaves that side unbounded."""
        if other.low == 0 and other.high == 0:
            raise ZeroDivisionError
        if _within(other, Fraction(0)):
            if other.low == 0:
                return self * Interval(_inverse(other.high), None)
            if other.high == 0:
                return self * Interval(None, _inverse(other.low))
            return Interval(None, None)
        return self * Interval(_inverse(other.high), _inverse(other.low))

    def meets(self, other: Interval) -> bool:
        """Whether some amount lies in both."""
        return not self.below(other) and not other.below(self)

    def below(self, other: Interval) -> bool:
        """Whether every amount of this one is less than every amount of the other."""
        return self.high is not None and other.low is not None and self.high < other.low

    def encloses(self, value: Fraction) -> bool:
        """Whether ``value`` lies in the interval."""
        return _within(self, value)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)


def _plus(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a + b


def _within(interval: Interval, value: Fraction) -> bool:
    low_ok = interval.low is None or interval.low <= value
    return low_ok and (interval.high is None or value <= interval.high)


def _inverse(value: Fraction | None) -> Fraction:
    return Fraction(0) if value is None else 1 / value


def _times(a: _End, b: _End) -> _End:
    """The product of two ends; zero times anything is zero."""
    if not a[0] and not b[0]:
        return 0, a[1] * b[1]
    sign = _sign(a) * _sign(b)
    return sign, _ZERO


def _sign(end: _End) -> int:
    return end[0] or (end[1] > 0) - (end[1] < 0)
