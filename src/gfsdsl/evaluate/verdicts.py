"""Instances → verdicts, each with the value tree that proves it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field, frozen

from gfsdsl.evaluate.compare import compare_amounts
from gfsdsl.evaluate.evaluator import Evaluator
from gfsdsl.evaluate.things import compare_things
from gfsdsl.evaluate.value import Amount, Comparison, Decision, Missing, Value
from gfsdsl.graph.dependency import Dependencies
from gfsdsl.graph.instances import Instance
from gfsdsl.graph.terms import Lost
from gfsdsl.model.rules import Figure
from gfsdsl.recognise.facts import Number
from gfsdsl.syntax.tree import WaiveDecl

VERDICTS = (
    "holds", "rounding", "last_digit", "violated",
    "not_evaluated", "not_applicable", "waived", "broken",
)  # fmt: skip
_RANK = {"holds": 0, "rounding": 1, "last_digit": 2, "violated": 3}


@frozen(eq=False)
class Judged:
    """An instance with its verdict.

    Attributes:
        value: what the rule came to, with everything it was computed from.
        comparison: the comparison that decided, None where none was made.
        lost: what was missing.
        minority: of a figure, the places that differ from the value of most places.
        error: what failed inside, for ``broken``.
        waiver: what waives it, for ``waived``.
    """

    instance: Instance
    verdict: str
    value: Value | None = field(default=None, repr=False)
    comparison: Comparison | None = None
    lost: tuple[Lost, ...] = ()
    minority: tuple[Amount, ...] = ()
    places: tuple[Value, ...] = field(default=(), repr=False)
    error: str = ""
    waiver: WaiveDecl | None = None

    @property
    def id(self) -> str:
        return self.instance.id


@define(eq=False)
class Judge:
    """Judges instances over the cells of one document."""

    cells: Mapping[str, Number]
    dependencies: Dependencies
    _plain: Evaluator = field(init=False)
    _strict: Evaluator = field(init=False)

    def __attrs_post_init__(self) -> None:
        derived = self.dependencies.derived
        self._plain = Evaluator(self.cells, derived)
        self._strict = Evaluator(self.cells, derived, strict=True)

    def judge(self, instance: Instance) -> Judged:
        """The verdict of one instance. A rule that fails inside is ``broken``, never silent."""
        try:
            return self._judge(instance)
        except (ArithmeticError, AssertionError, KeyError, TypeError, ValueError) as error:
            return Judged(instance, "broken", error=f"{type(error).__name__}: {error}")

    def _judge(self, instance: Instance) -> Judged:
        evaluator = self._strict if instance.rule.clauses.strict else self._plain
        for condition in instance.when:
            value = evaluator.value(condition)
            if isinstance(value, Missing):
                return Judged(instance, "not_evaluated", value, lost=value.lost)
            if evaluator.condition(condition) is False:
                return Judged(instance, "not_applicable", value)
        if isinstance(instance.rule, Figure):
            return self._figure(instance, evaluator)
        assert instance.must is not None
        value = evaluator.value(instance.must)
        if isinstance(value, Missing):
            return Judged(instance, "not_evaluated", value, lost=value.lost)
        assert isinstance(value, Decision)
        return Judged(instance, value.verdict, value, value.comparison)

    def _figure(self, instance: Instance, evaluator: Evaluator) -> Judged:
        """One amount at all its places: the verdict is the worst pair's; the value of most places
        stands against the one farthest from it (SEMANTICS 22)."""
        values = [evaluator.value(place) for place in instance.places]
        there = [v for v in values if not isinstance(v, Missing)]
        lost = tuple(item for v in values if isinstance(v, Missing) for item in v.lost)
        if len(there) < 2:
            return Judged(instance, "not_evaluated", None, lost=lost, places=tuple(values))
        groups: list[list[Value]] = []
        for value in there:
            group = next((g for g in groups if _pair(g[0], value)[0] == "holds"), None)
            if group is None:
                groups.append([value])
            else:
                group.append(value)
        groups.sort(key=lambda g: (-len(g), -max(_decimals(v) for v in g)))
        best = groups[0][0]
        worst: tuple[str, Comparison] | None = None
        for group in groups[1:]:
            pair = _pair(best, group[0])
            if worst is None or _badness(pair) > _badness(worst):
                worst = pair
        verdict, comparison = worst or _pair(best, there[1] if best is there[0] else there[0])
        if verdict == "last_digit" and evaluator.strict:
            verdict = "violated"
        minority = tuple(v for g in groups[1:] for v in g if isinstance(v, Amount))
        return Judged(instance, verdict, None, comparison, lost, minority, places=tuple(values))


def _pair(left: Value, right: Value) -> tuple[str, Comparison]:
    if isinstance(left, Amount) and isinstance(right, Amount):
        return compare_amounts("=", left, right)
    return compare_things("=", left, right)


def _badness(pair: tuple[str, Comparison]) -> tuple[int, float]:
    verdict, comparison = pair
    return _RANK.get(verdict, 3), float(abs(comparison.difference or 0))


def _decimals(value: Value) -> int:
    return value.atom.decimals if isinstance(value, Amount) and value.atom is not None else 0


def judge_all(dependencies: Dependencies, cells: Mapping[str, Number]) -> list[Judged]:
    """Every instance with its verdict, in the order of the rules."""
    judge = Judge(cells, dependencies)
    return [judge.judge(instance) for instance in dependencies.instances.values()]
