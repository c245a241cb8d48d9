"""Exact elimination: whether rows over a few variables can all be met, what each variable may then
be, and, where they cannot, which rows contradict one another and with which multipliers.

Fourier–Motzkin over rationals; the number of variables is small, and redundant rows over one
variable are merged at every step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from gfsdsl.localise.relation import Row
from gfsdsl.quantity.interval import Interval

MAX_ROWS = 4000
_ONE = Fraction(1)


@frozen(eq=False)
class Bound:
    """Σ coefficient × variable ≤ ``high``; ``proof`` is how it follows: a multiplier for each
    given bound, by its number."""

    terms: Mapping[str, Fraction]
    high: Fraction
    proof: Mapping[int, Fraction]


@frozen(eq=False)
class Contradiction:
    """Given bounds, by number, whose sum with these multipliers says 0 ≤ something negative."""

    multipliers: Mapping[int, Fraction]


class TooManyRowsError(Exception):
    """Elimination grew beyond ``MAX_ROWS``."""


def bounds_of(rows: Sequence[Row]) -> tuple[list[Bound], list[str]]:
    """The one-sided bounds of ``rows``, and by their number the instance that each comes from."""
    bounds: list[Bound] = []
    sources: list[str] = []
    for row in rows:
        if row.high is not None:
            bounds.append(Bound(row.terms, row.high, {len(bounds): _ONE}))
            sources.append(row.source)
        if row.low is not None:
            turned = {cell: -c for cell, c in row.terms.items()}
            bounds.append(Bound(turned, -row.low, {len(bounds): _ONE}))
            sources.append(row.source)
    return bounds, sources


def project(bounds: Sequence[Bound], onto: str | None) -> Interval | Contradiction:
    """The values that one variable may take, all others being eliminated; with None only whether
    all bounds can be met."""
    left = list(bounds)
    while True:
        found = _contradiction(left)
        if found is not None:
            return found
        variable = _next(left, onto)
        if variable is None:
            break
        left = _eliminated(left, variable)
    low: Fraction | None = None
    high: Fraction | None = None
    for bound in left:
        for coefficient in bound.terms.values():
            value = bound.high / coefficient
            if coefficient > 0:
                high = value if high is None else min(high, value)
            else:
                low = value if low is None else max(low, value)
    if low is not None and high is not None and low > high:
        return _crossed(left)
    return Interval(low, high)


def _contradiction(bounds: Iterable[Bound]) -> Contradiction | None:
    for bound in bounds:
        if not bound.terms and bound.high < 0:
            return Contradiction(bound.proof)
    return None


def _next(bounds: Sequence[Bound], onto: str | None) -> str | None:
    """The variable whose elimination makes the fewest rows."""
    counts: dict[str, list[int]] = {}
    for bound in bounds:
        for variable, coefficient in bound.terms.items():
            if variable != onto:
                counts.setdefault(variable, [0, 0])[coefficient > 0] += 1
    if not counts:
        return None
    return min(counts, key=lambda v: (counts[v][0] * counts[v][1], v))


def _eliminated(bounds: Sequence[Bound], variable: str) -> list[Bound]:
    kept = [b for b in bounds if variable not in b.terms]
    above = [b for b in bounds if b.terms.get(variable, 0) > 0]
    below = [b for b in bounds if b.terms.get(variable, 0) < 0]
    if len(kept) + len(above) * len(below) > MAX_ROWS:
        raise TooManyRowsError
    kept += [_added(a, b, variable) for a in above for b in below]
    return _merged(kept)


def _added(above: Bound, below: Bound, variable: str) -> Bound:
    """The sum of both, each so multiplied that ``variable`` falls out."""
    up, down = _ONE / above.terms[variable], _ONE / -below.terms[variable]
    terms = {cell: c * up for cell, c in above.terms.items()}
    for cell, c in below.terms.items():
        terms[cell] = terms.get(cell, 0 * _ONE) + c * down
    proof = {number: m * up for number, m in above.proof.items()}
    for number, m in below.proof.items():
        proof[number] = proof.get(number, 0 * _ONE) + m * down
    kept = {cell: c for cell, c in terms.items() if c}
    return Bound(kept, above.high * up + below.high * down, proof)


def _merged(bounds: Iterable[Bound]) -> list[Bound]:
    """Of bounds in one direction only the tightest."""
    best: dict[tuple[tuple[str, Fraction], ...], tuple[Fraction, Bound]] = {}
    for bound in bounds:
        scale = abs(next(iter(sorted(bound.terms.items())))[1]) if bound.terms else _ONE
        key = tuple(sorted((cell, c / scale) for cell, c in bound.terms.items()))
        high = bound.high / scale
        if key not in best or high < best[key][0]:
            best[key] = (high, bound)
    return [bound for _, bound in best.values()]


def _crossed(bounds: Sequence[Bound]) -> Contradiction:
    """The highest lower bound against the lowest upper one, of one variable."""
    single = [(next(iter(b.terms.items())), b) for b in bounds if b.terms]
    above = min((b for (_, c), b in single if c > 0), key=lambda b: _limit(b))
    below = max((b for (_, c), b in single if c < 0), key=lambda b: _limit(b))
    variable = next(iter(above.terms))
    return Contradiction(_added(above, below, variable).proof)


def _limit(bound: Bound) -> Fraction:
    return bound.high / next(iter(bound.terms.values()))
