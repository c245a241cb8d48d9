"""Best-first search for the sets of cells whose freeing lets all rows be met.

Reiter's hitting-set tree: a set that does not free enough meets a conflict, which is either a
violated relation of which it frees nothing, or rows that contradict one another (with multipliers);
each operand of the conflict makes a larger set. Of the last cell it is asked that it stands in all
relations that are still untouched. Exact: rows are decided by elimination (``eliminate``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import define, field

from gfsdsl.localise.component import Component, suspects_in
from gfsdsl.localise.eliminate import Contradiction, TooManyRowsError, bounds_of, project
from gfsdsl.localise.network import Network
from gfsdsl.localise.relation import Relation, Row

MAX_SETS = 40
MAX_NODES = 400
Set = tuple[str, ...]


@define(eq=False)
class Search:
    """The search in one component.

    Attributes:
        severities: of the rules that must hold.
        late: whether the time is up.
        capped: what stopped it: ``time``, ``nodes``, ``sets`` or ''.
    """

    network: Network
    component: Component
    severities: Sequence[str]
    late: Callable[[], bool]
    capped: str = ""
    _rows: dict[frozenset[str], list[Row]] = field(init=False, factory=dict)
    _touching: dict[str, list[Relation]] = field(init=False, factory=dict)

    def sets(self, size: int) -> list[Set]:
        """All feasible sets of ``size``, up to the caps, none of which holds another."""
        found: list[Set] = []
        seen: set[frozenset[str]] = set()
        nodes = 0
        frontier: list[Set] = [()]
        for depth in range(size):
            after: list[Set] = []
            for freed in frontier:
                for more in self._branches(freed, size - depth):
                    key = frozenset((*freed, more))
                    if more in freed or key in seen:
                        continue
                    seen.add(key)
                    nodes += 1
                    if nodes > MAX_NODES * size or self.late():
                        self.capped = "time" if self.late() else "nodes"
                        return found
                    after.append((*freed, more))
            frontier = after
        for freed in frontier:
            if self.late():
                self.capped = "time"
                break
            if self.feasible(freed):
                found.append(freed)
                if len(found) >= MAX_SETS:
                    self.capped = "sets"
                    break
        return found

    def _branches(self, freed: Set, left: int) -> Iterator[str]:
        """The cells that may join ``freed`` when ``left`` may still be freed."""
        untouched = self._untouched(freed)
        if left == 1 and untouched:
            shared = suspects_in(untouched[0], self.network)
            for relation in untouched[1:]:
                shared &= suspects_in(relation, self.network)
            yield from sorted(shared)
        elif untouched:
            yield from sorted(suspects_in(untouched[0], self.network))
        else:
            conflict = self.conflict(freed)
            if conflict is not None:
                yield from sorted(conflict)

    def _untouched(self, freed: Set) -> list[Relation]:
        inside = set(freed)
        return [r for r in self.component.relations if not inside & r.operands]

    def feasible(self, freed: Set) -> bool:
        """Whether every rule can hold when ``freed`` may be anything."""
        return not self._untouched(freed) and self.conflict(freed) is None

    def conflict(self, freed: Set) -> set[str] | None:
        """The other operands of rows that contradict one another; None where all can be met."""
        rows = self.rows(freed)
        bounds, sources = bounds_of(rows)
        try:
            outcome = project(bounds, None)
        except TooManyRowsError:
            return None
        if not isinstance(outcome, Contradiction):
            return None
        operands: set[str] = set()
        for number in outcome.multipliers:
            for relation in self.network.relations(sources[number]):
                operands |= suspects_in(relation, self.network)
        return operands - set(freed)

    def rows(self, freed: Set) -> list[Row]:
        """All that is demanded of ``freed``."""
        key = frozenset(freed)
        known = self._rows.get(key)
        if known is None:
            relations: dict[int, Relation] = {}
            for cell in freed:
                if cell not in self._touching:
                    self._touching[cell] = self.network.touching((cell,), self.severities)
                relations.update((id(r), r) for r in self._touching[cell])
            forms = self.network.forms
            known = [row for r in relations.values() for row in r.rows(freed, forms)]
            self._rows[key] = known
        return known
