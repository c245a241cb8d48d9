"""Units and dimensions: exact conversion, and sums that refuse to mix what cannot be mixed."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen


@frozen
class Dimension:
    """A product of powers of base dimensions; no factors means a bare ratio."""

    powers: tuple[tuple[str, int], ...] = ()

    def __mul__(self, other: Dimension) -> Dimension:
        return self._combine(other, 1)

    def __truediv__(self, other: Dimension) -> Dimension:
        return self._combine(other, -1)

    def _combine(self, other: Dimension, sign: int) -> Dimension:
        powers = dict(self.powers)
        for base, power in other.powers:
            powers[base] = powers.get(base, 0) + sign * power
        return Dimension(tuple(sorted((b, p) for b, p in powers.items() if p)))

    def __str__(self) -> str:
        if not self.powers:
            return "比率"
        over = "·".join(b if p == 1 else f"{b}^{p}" for b, p in self.powers if p > 0)
        under = "·".join(b if p == -1 else f"{b}^{-p}" for b, p in self.powers if p < 0)
        return f"{over or '1'}/{under}" if under else over


RATIO = Dimension()


@frozen
class Unit:
    """A unit: ``factor`` base units of its dimension, exactly.

    ``exact`` says that a printed number in this unit stands for itself (counts), and not for every
    amount that rounds to it.
    """

    name: str
    dimension: Dimension
    factor: Fraction
    exact: bool = False

    def convert(self, value: Fraction, to: Unit) -> Fraction:
        """``value`` of this unit expressed in ``to``; the dimensions must be the same."""
        if self.dimension != to.dimension:
            raise ValueError(f"{self.name} is no {to.name}")
        return value * self.factor / to.factor


BARE = Unit("", RATIO, Fraction(1), exact=True)
