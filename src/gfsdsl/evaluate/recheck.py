"""Judging anew only what a changed cell bears on.

The instances that rest on the cell, directly or through derived values, are judged again; a rule
whose ``where`` reads the cell is enumerated again, since it may gain or lose instances. Everything
else keeps its verdict, and the result is what a check of the changed document would give.
"""

from __future__ import annotations

from attrs import define, evolve, field

from gfsdsl.evaluate.evaluator import Evaluator
from gfsdsl.evaluate.verdicts import Judge, Judged
from gfsdsl.graph.dependency import Dependencies, dependencies
from gfsdsl.graph.terms import inputs
from gfsdsl.quantity.printed import Printed, read_number
from gfsdsl.recognise.facts import Number
from gfsdsl.recognise.said import Captured


@define(eq=False)
class Recheck:
    """A judged document whose cells can be changed one after another.

    Attributes:
        judged: the verdict of every instance, by id, as the cells now stand.
    """

    dependencies: Dependencies
    cells: dict[str, Number]
    judged: dict[str, Judged]
    _users: dict[str, set[str]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.cells = dict(self.cells)
        self._index()

    def _index(self) -> None:
        self._users = {}
        for node in self.dependencies.derived.values():
            for source, _ in inputs(node.term):
                self._users.setdefault(source, set()).add(node.id)
        for instance in self.dependencies.instances.values():
            for term in instance.terms:
                for source, _ in inputs(term):
                    self._users.setdefault(source, set()).add(instance.id)

    def bears_on(self, cell: str) -> set[str]:
        """Ids of the instances that rest on ``cell``."""
        found: set[str] = set()
        stack = [cell]
        while stack:
            for user in self._users.get(stack.pop(), ()):
                if user not in found:
                    found.add(user)
                    stack.append(user)
        return {user for user in found if user in self.dependencies.instances}

    def change(self, cell: str, printed: str) -> dict[str, tuple[str | None, str | None]]:
        """Let ``cell`` read ``printed``.

        Returns:
            by id, the old and the new verdict of every instance whose verdict changed; None where
            the instance was not there before, or is not there any more.

        Raises:
            KeyError: there is no such cell.
        """
        self.cells[cell] = reprinted(self.cells[cell], printed)
        before = {id: judged.verdict for id, judged in self.judged.items()}
        if cell in self.dependencies.decisive:
            self._enumerate()
            affected = set(self.dependencies.instances)
        else:
            affected = self.bears_on(cell)
        judge = Judge(self.cells, self.dependencies)
        for id in affected:
            self.judged[id] = judge.judge(self.dependencies.instances[id])
        after = {id: judged.verdict for id, judged in self.judged.items()}
        return {
            id: (before.get(id), after.get(id))
            for id in {**before, **after}
            if before.get(id) != after.get(id)
        }

    def _enumerate(self) -> None:
        """All rules anew: a condition that picks instances reads the changed cell."""
        condition = Evaluator(self.cells, {}).condition
        self.dependencies = dependencies(self.dependencies.world, condition)
        self.judged = {
            id: judged for id, judged in self.judged.items() if id in self.dependencies.instances
        }
        self._index()


def reprinted(cell: Number, printed: str) -> Number:
    """``cell`` with another print; one that is no number leaves it without a value. Where a word
    gives its sign, it keeps it."""
    number = read_number(printed)
    if not isinstance(number, Printed):
        return evolve(cell, printed=printed, value=None, problem=number.reason)
    value = number.value
    if isinstance(cell, Captured) and cell.word is not None and (cell.value or 0) < 0:
        value = -value
    exact = cell.unit.exact or (cell.zero_exact and value == 0)
    return evolve(
        cell,
        printed=printed,
        value=value,
        decimals=number.decimals,
        exact=exact,
        problem=None,
    )
