"""Repairs: for a feasible set of cells, the amounts that let every rule hold, and their price.

Candidates are the amounts of the form's grid inside the exact interval, or, where it is wide, what
a slip may have come from; the cheapest are judged by the rules themselves, so that nothing is
proposed that the engine would not accept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from attrs import define, field, frozen

from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.localise.component import Component
from gfsdsl.localise.eliminate import Contradiction, TooManyRowsError, bounds_of, project
from gfsdsl.localise.network import Network, revalued
from gfsdsl.localise.price import (
    A_CELL,
    A_FACT,
    A_WORD,
    BREAKS_SOFT,
    CONTRADICTED,
    ODD_FORM,
    ONLY_ROUNDED,
    Prices,
)  # fmt: skip
from gfsdsl.localise.relation import Row
from gfsdsl.localise.sets import Search, Set
from gfsdsl.localise.slips import Slip
from gfsdsl.quantity.interval import Interval
from gfsdsl.recognise.facts import Number

MAX_VALUES = 60
MAX_JUDGED = 12
# Beyond so many bits behind the best, a repair is not told from others as dear.
FAR = 20.0


@frozen(eq=False)
class Change:
    """One cell of a repair.

    Attributes:
        value: what it should read; None where no amount is to be preferred, or it is a word.
        slip: what explains it; None for an arbitrary wrong number.
        interval: all that it may be, the other changes being free.
        decimals: of ``value`` when it is printed.
    """

    cell: str
    value: Fraction | None
    slip: Slip | None
    interval: Interval = field(default=Interval(None, None))
    decimals: int = 2


@frozen(eq=False)
class Repair:
    """A set of changes after which every rule holds.

    Attributes:
        bits: what it costs to believe.
        after: the verdicts of the instances that rest on the changed cells, judged anew; empty
            where a word or a fact of the form is changed, which cannot be judged anew.
        judged: whether the engine accepted it.
    """

    changes: tuple[Change, ...]
    bits: float
    after: Mapping[str, Judged] = field(factory=dict)
    judged: bool = True

    @property
    def cells(self) -> frozenset[str]:
        return frozenset(change.cell for change in self.changes)

    @property
    def exact(self) -> bool:
        """Whether a slip explains every change, so that its amounts can be named."""
        return all(change.value is not None and change.slip is not None for change in self.changes)


@define(eq=False)
class Repairs:
    """Finds the cheapest repair of a set of cells in one component."""

    network: Network
    prices: Prices
    component: Component
    search: Search
    severities: Sequence[str]
    odd: frozenset[str] = frozenset()

    def ranked(self, sets: Sequence[Set]) -> list[Repair]:
        """The cheapest repair of each set that the rules accept, the best first.

        The drafts of all sets are judged in the order of their prices, until what is left costs so
        much more than the best that it need not be told from it; those stay as drafted.
        """
        drafts: list[tuple[float, int, Set, dict[str, Fraction]]] = []
        for freed in sets:
            numbers = tuple(cell for cell in freed if cell in self.network.cells)
            base = self._base(freed)
            if not numbers:
                drafts.append((base, len(drafts), freed, {}))
                continue
            mine = sorted(self._drafts(numbers), key=lambda draft: draft[0])
            for bits, values in mine[:MAX_JUDGED]:
                drafts.append((base + bits, len(drafts), freed, values))
        drafts.sort(key=lambda draft: draft[:2])
        return self._accepted(drafts)

    def _accepted(
        self, drafts: Sequence[tuple[float, int, Set, dict[str, Fraction]]]
    ) -> list[Repair]:
        best: dict[Set, Repair] = {}
        least = float("inf")
        judged = 0
        for bits, _, freed, values in drafts:
            known = best.get(freed)
            if known is not None and bits >= known.bits:
                continue
            far = bits > least + FAR or judged >= MAX_VALUES
            judged += not far
            repair = self._repair(freed, values, bits, judge=not far and bool(values))
            if repair is not None and (known is None or repair.bits < known.bits):
                best[freed] = repair
                least = min(least, repair.bits)
        return sorted(best.values(), key=lambda repair: repair.bits)

    def _base(self, freed: Set) -> float:
        others = [cell for cell in freed if cell not in self.network.cells]
        base = A_CELL * len(freed) + sum(self._other(other) for other in others)
        return base + ODD_FORM * len(self.odd - set(freed))

    def _other(self, id: str) -> float:
        """The price of a wrong word or fact: it also contradicts what now holds by it."""
        ids = set(self.component.ids)
        held = [
            user
            for user in self.network.users.get(id, ())
            if user not in ids and self.network.judged[user].verdict in ("holds", "rounding")
        ]
        price = A_WORD if id in self.network.words else A_FACT
        return price + CONTRADICTED * min(len(held), 5)

    def _drafts(self, numbers: Set) -> Iterator[tuple[float, dict[str, Fraction]]]:
        """Amounts that all rows admit, with their price: each cell in turn takes its candidates."""
        rows = self.search.rows(numbers)
        for first in range(len(numbers)):
            order = numbers[first:] + numbers[:first]
            yield from self._filled(order, {}, 0.0, rows)
            if len(numbers) == 1:
                return

    def _filled(
        self, left: Set, values: dict[str, Fraction], bits: float, rows: Sequence[Row]
    ) -> Iterator[tuple[float, dict[str, Fraction]]]:
        if not left:
            yield bits, values
            return
        interval = _given(rows, values, left[0])
        if interval is None:
            return
        cell = self.network.cells[left[0]]
        # The cheap ones first; the more cells, the fewer of each are followed.
        width = MAX_VALUES if not values and len(left) == 1 else 8
        for price, value in self._candidates(cell, interval)[:width]:
            yield from self._filled(left[1:], {**values, cell.id: value}, bits + price, rows)

    def _candidates(self, cell: Number, interval: Interval) -> list[tuple[float, Fraction]]:
        """Amounts inside ``interval`` with their price, the cheapest first; of those that no slip
        explains only the few in the middle."""
        forms = self.network.forms
        decimals = forms.decimals(cell)
        values = grid(interval, decimals, MAX_VALUES)
        slips = self.prices.slips(cell)
        if values is None:
            values = [v for v in slips if interval.encloses(v)]
        found: list[tuple[float, Fraction]] = []
        plain: list[tuple[float, Fraction]] = []
        negative = ODD_FORM if forms.never_negative(cell) else 0.0
        for value in values:
            if value != cell.value:
                price = self.prices.change(cell, value)[0] + (negative if value < 0 else 0.0)
                (found if value in slips else plain).append((price, value))
        middle = len(plain) // 2
        found += plain[max(0, middle - 1) : middle + 2]
        return sorted(found, key=lambda pair: (pair[0], abs(pair[1])))

    def _repair(
        self, freed: Set, values: Mapping[str, Fraction], bits: float, judge: bool
    ) -> Repair | None:
        """The repair that gives ``values``, judged by the rules; None where they refuse it."""
        cells = self.network.cells
        after: dict[str, Judged] = {}
        if judge:
            changed = {
                id: revalued(cells[id], value, self.network.forms.decimals(cells[id]))
                for id, value in values.items()
            }
            after = self.network.judge(changed)
            more = self._evidence(after, {cell for cell in freed if cell not in cells})
            if more is None:
                return None
            bits += more
        changes = []
        for id in freed:
            if id not in values:
                changes.append(Change(id, None, None))
                continue
            slip = self.prices.change(cells[id], values[id])[1]
            interval = self.interval(tuple(values), id)
            decimals = self.network.forms.decimals(cells[id])
            changes.append(Change(id, values[id], slip, interval, decimals))
        return Repair(tuple(changes), max(bits, 0.0), after, judged=judge)

    def _evidence(self, after: Mapping[str, Judged], words: set[str]) -> float | None:
        """What the verdicts after the change add to the price; None where a rule refuses it."""
        bits = 0.0
        mine = set(self.component.ids)
        for id, judged in after.items():
            before = self.network.judged[id]
            severity = judged.instance.rule.clauses.severity
            if judged.verdict in ("violated", "broken"):
                if self.network.operands[id] & words:
                    continue
                if severity in self.severities and (id in mine or before.verdict != "violated"):
                    return None
                if before.verdict != "violated":
                    bits += BREAKS_SOFT
            elif before.verdict == "violated" and id not in mine:
                bits -= BREAKS_SOFT
            if judged.verdict in ("rounding", "last_digit") and _equality(judged):
                bits += ONLY_ROUNDED
        return bits

    def interval(self, numbers: Set, cell: str) -> Interval:
        """All that ``cell`` may be when all of ``numbers`` are free."""
        found = _given(self.search.rows(numbers), {}, cell)
        return found if found is not None else Interval(None, None)


def grid(interval: Interval, decimals: int, most: int) -> list[Fraction] | None:
    """The amounts of so many decimals inside ``interval``; None where there are too many."""
    if interval.low is None or interval.high is None:
        return None
    unit = 10**decimals
    first, last = ceil(interval.low * unit), floor(interval.high * unit)
    if last - first >= most:
        return None
    return [Fraction(n, unit) for n in range(first, last + 1)]


def _given(rows: Sequence[Row], values: Mapping[str, Fraction], cell: str) -> Interval | None:
    """The values that ``cell`` may take once ``values`` are fixed; None where there are none."""
    fixed = [_fixed(row, values) for row in rows]
    bounds, _ = bounds_of(fixed)
    try:
        found = project(bounds, cell)
    except TooManyRowsError:
        return Interval(None, None)
    return None if isinstance(found, Contradiction) else found


def _fixed(row: Row, values: Mapping[str, Fraction]) -> Row:
    if not any(cell in row.terms for cell in values):
        return row
    rest = sum((c * values[cell] for cell, c in row.terms.items() if cell in values), Fraction(0))
    terms = {cell: c for cell, c in row.terms.items() if cell not in values}
    low = None if row.low is None else row.low - rest
    high = None if row.high is None else row.high - rest
    return Row(terms, low, high, row.source)


def _equality(judged: Judged) -> bool:
    comparison = judged.comparison
    return comparison is not None and comparison.kind in ("same", "aggregate")
