"""Judged instances → what is wrong where: for every group of violated rules the ranked repairs.

Errors are located first; a repair that also mends violated warnings takes them along. What is left
of the warnings, then of the notes, is located among itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from attrs import field, frozen

from gfsdsl.localise.component import Component, components, suspects_in
from gfsdsl.localise.network import Network
from gfsdsl.localise.price import MARGIN, Prices
from gfsdsl.localise.repair import Repair, Repairs
from gfsdsl.localise.sets import Search

SECONDS = 0.5
MAX_CELLS = 4
_LEVELS = ("error", "warning", "note")


@frozen(eq=False)
class Located:
    """What is wrong in one group of violated rules.

    Attributes:
        breaks: the violated instances that it accounts for.
        repairs: the cheapest of each set of cells, the best first; none where nothing was found.
        capped: the cap that was hit, '' where the search was complete.
    """

    severity: str
    breaks: tuple[str, ...]
    repairs: tuple[Repair, ...] = ()
    capped: str = ""
    size: int = 0
    component: Component | None = field(default=None, repr=False)

    @property
    def tied(self) -> bool:
        """Whether no repair leads by the margin."""
        if len(self.repairs) < 2:
            return not self.repairs
        return self.repairs[1].bits - self.repairs[0].bits < MARGIN

    @property
    def close(self) -> tuple[Repair, ...]:
        """The repairs within the margin of the best."""
        if not self.repairs:
            return ()
        return tuple(r for r in self.repairs if r.bits - self.repairs[0].bits < MARGIN)


def locate(network: Network, clock: Callable[[], float] = perf_counter) -> list[Located]:
    """Everything violated in groups, each group with its repairs."""
    prices = Prices(network)
    found: list[Located] = []
    done: set[str] = set()
    for number, severity in enumerate(_LEVELS):
        violated = [
            relation
            for judged in network.judged.values()
            if judged.verdict == "violated" and judged.id not in done
            and judged.instance.rule.clauses.severity == severity
            for relation in network.relations(judged.id)
            if (relation.violated or not relation.op) and suspects_in(relation, network)
        ]  # fmt: skip
        for component in components(violated, network):
            located = _located(component, network, prices, _LEVELS[: number + 1], clock)
            found.append(located)
            done.update(located.breaks)
    return found


def _located(
    component: Component,
    network: Network,
    prices: Prices,
    severities: Sequence[str],
    clock: Callable[[], float],
) -> Located:
    until = clock() + SECONDS
    search = Search(network, component, severities, lambda: clock() > until)
    cells = {id for r in component.relations for id in suspects_in(r, network)}
    odd = frozenset(
        id for id in cells if id in network.cells and network.forms.odd(network.cells[id])
    )
    repairs = Repairs(network, prices, component, search, severities, odd)
    ranked: list[Repair] = []
    size = 0
    for size in range(max(1, component.packing), _most(component, severities) + 1):
        smaller = [repair.cells for repair in ranked]
        sets = [s for s in search.sets(size) if not any(cells < set(s) for cells in smaller)]
        ranked += repairs.ranked(sets)
        # One cell more is dearer than any slip, so that it is tried only beside wrong numbers
        # that nothing explains; and one rule alone cannot tell of two slips.
        if ranked and (size > 1 or len(component.ids) == 1 or min(ranked, key=_price).exact):
            break
        if search.late():
            break
    ranked.sort(key=_price)
    severity = severities[-1]
    breaks = list(component.ids)
    if ranked:
        breaks += _taken_along(ranked[0], network, breaks)
    return Located(
        severity, tuple(breaks), tuple(ranked), search.capped, size if ranked else 0, component
    )


def _most(component: Component, severities: Sequence[str]) -> int:
    """How many cells are looked for at once: of what only should agree, one."""
    return MAX_CELLS if severities[-1] == _LEVELS[0] else max(1, component.packing)


def _price(repair: Repair) -> float:
    return repair.bits


def _taken_along(repair: Repair, network: Network, breaks: Sequence[str]) -> list[str]:
    """The other violated instances that the repair mends."""
    return [
        id
        for id, judged in repair.after.items()
        if id not in breaks
        and network.judged[id].verdict == "violated"
        and judged.verdict in ("holds", "rounding", "last_digit", "not_applicable")
    ]
