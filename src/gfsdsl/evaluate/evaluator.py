"""Ground expression → value. Amounts carry intervals; conditions read the printed numbers alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from attrs import define, evolve, field

from gfsdsl.evaluate.arithmetic import combined, lost_in, scaled
from gfsdsl.evaluate.compare import compare_amounts
from gfsdsl.evaluate.functions import apply, entry
from gfsdsl.evaluate.things import compare_things
from gfsdsl.evaluate.value import (
    Amount,
    Comparison,
    Decision,
    Elements,
    Missing,
    Thing,
    Value,
)
from gfsdsl.graph.cells import DerivedNode
from gfsdsl.graph.terms import (
    Assumed,
    Both,
    Calc,
    CellTerm,
    Choice,
    Cmp,
    Fn,
    Guarded,
    Item,
    ListTerm,
    Lost,
    Neg,
    Negation,
    NodeTerm,
    Num,
    ScaleTerm,
    SetTerm,
    Sum,
    Term,
    Truth,
)
from gfsdsl.quantity.interval import Interval
from gfsdsl.recognise.facts import Number

_ZERO = Interval(Fraction(0), Fraction(0))
_WORSE = {"holds": 0, "rounding": 1, "last_digit": 2, "violated": 3}


@define(eq=False)
class Evaluator:
    """Evaluates over the cells of one document. A derived value is evaluated once.

    With ``strict`` the last digit must agree too.
    """

    cells: Mapping[str, Number]
    derived: Mapping[str, DerivedNode]
    strict: bool = False
    _done: dict[str, Value] = field(factory=dict)
    _amounts: dict[str, Amount] = field(factory=dict)

    def value(self, term: Term) -> Value:
        """The value of ``term``; what is missing comes back as ``Missing``, never as an error."""
        method = _METHODS[type(term)]
        return method(self, term)

    def condition(self, term: Term) -> bool | None:
        """Whether a condition is true of the printed numbers; None when something is missing."""
        value = self._printed(term)
        return value.holds if isinstance(value, Decision) else None

    # ------------------------------------------------------------------ leaves

    def _num(self, term: Num) -> Value:
        return Amount(term, term.value, Interval.point(term.value), term.unit, origin="written")

    def _cell(self, term: CellTerm) -> Value:
        known = self._amounts.get(term.id)
        if known is not None:
            return known
        cell = self.cells[term.id]
        if cell.value is None:
            return Missing(term, (Lost(term.span, cell.id, "unreadable", cell.printed, cell.id),))
        interval = cell.interval
        amount = Amount(term, cell.value, interval, cell.unit, cell, origin="printed", cell=cell)
        found = evolve(amount, linear=((Fraction(1), amount),))
        self._amounts[term.id] = found
        return found

    def _assumed(self, term: Assumed) -> Value:
        amount = Amount(term, Fraction(0), _ZERO, term.unit, origin="assumed", why=term.why)
        return evolve(amount, linear=())

    def _lost(self, term: Lost) -> Value:
        return Missing(term, (term,))

    def _node(self, term: NodeTerm) -> Value:
        if term.id not in self._done:
            node = self.derived[term.id]
            value = self.value(node.term)
            if isinstance(value, Amount) and value.unit.dimension != node.unit.dimension:
                value = Missing(node.term, (Lost(term.span, term.id, "units-differ"),))
            self._done[term.id] = value
        inner = self._done[term.id]
        if isinstance(inner, Amount):
            return evolve(inner, term=term, parts=(inner,), origin="derived", cell=None)
        return inner

    def _item(self, term: Item) -> Value:
        return Thing(term, term.kind, term.value, term.text, term.names)

    def _truth(self, term: Truth) -> Value:
        return Decision(term, "holds" if term.value else "violated")

    def _list(self, term: ListTerm) -> Value:
        kept = self._counted(term.items)
        if isinstance(kept, Missing):
            return kept
        values = tuple(kept)
        members = tuple(entry(value) for value in values)
        return Elements(term, members, text=term.text, parts=values)

    def _set(self, term: SetTerm) -> Value:
        if term.lost:
            return Missing(term, term.lost)
        idle, parts = set(), []
        for member in term.members:
            amounts = [self.value(amount) for amount in member.amounts]
            parts.extend(amounts)
            # A row counts as idle only when every amount of it is known to be zero.
            if amounts and all(isinstance(a, Amount) and a.value == 0 for a in amounts):
                idle.add(member.key)
        members = tuple((m.key, m.text) for m in term.members)
        names = tuple((m.key, m.names) for m in term.members)
        return Elements(term, members, names, frozenset(idle), term.text, parts=tuple(parts))

    def _counted(self, items: tuple[Term, ...]) -> list[Value] | Missing:
        """The values of ``items``, those left out whose conditions are false."""
        values: list[Value] = []
        for item in items:
            if isinstance(item, Guarded):
                decided = [self._printed(condition) for condition in item.conditions]
                lost = lost_in(decided)
                if lost:
                    return Missing(item, lost, parts=tuple(decided))
                if all(isinstance(d, Decision) and d.holds for d in decided):
                    values.append(self.value(item.value))
            else:
                values.append(self.value(item))
        return values

    # -------------------------------------------------------------- arithmetic

    def _neg(self, term: Neg) -> Value:
        value = self.value(term.value)
        if not isinstance(value, Amount):
            return value
        linear = tuple((-c, leaf) for c, leaf in value.linear) if value.linear is not None else None
        return Amount(
            term, -value.value, -value.interval, value.unit, linear=linear, parts=(value,)
        )

    def _sum(self, term: Sum) -> Value:
        values = self._counted(term.items)
        if isinstance(values, Missing):
            return values
        lost = lost_in(values)
        if lost:
            return Missing(term, lost, parts=tuple(values))
        amounts = [v for v in values if isinstance(v, Amount)]
        if not amounts and term.unit is not None:
            return Amount(term, Fraction(0), _ZERO, term.unit, linear=())
        if not amounts:
            return Missing(term, (Lost(term.span, term.text, "nothing-to-add"),))
        return combined(term, [(Fraction(1), amount) for amount in amounts], term.partial)

    def _calc(self, term: Calc) -> Value:
        left, right = self.value(term.left), self.value(term.right)
        lost = lost_in([left, right])
        if lost:
            return Missing(term, lost, parts=(left, right))
        if isinstance(left, Thing) and isinstance(right, Amount) and isinstance(left.value, int):
            # A year plus or minus a whole number is a year (SEMANTICS 29).
            step = int(right.value) if term.op == "+" else -int(right.value)
            year = left.value + step
            return Thing(term, left.kind, year, str(year), parts=(left, right))
        if not isinstance(left, Amount) or not isinstance(right, Amount):
            return Missing(term, (Lost(term.span, "", "units-differ"),), parts=(left, right))
        if term.op in "+-":
            sign = Fraction(1) if term.op == "+" else Fraction(-1)
            return combined(term, [(Fraction(1), left), (sign, right)])
        return scaled(term, left, right)

    def _fn(self, term: Fn) -> Value:
        values = [self.value(arg) for arg in term.args]
        if term.function == "present":
            # A blank or absent row is not there, also where the table takes it as zero.
            gone = bool(lost_in(values)) or any(
                isinstance(v, Amount) and v.origin == "assumed" for v in values
            )
            return Decision(term, "violated" if gone else "holds", parts=tuple(values))
        flat = [p for v in values for p in (v.parts if isinstance(v, Elements) else (v,))]
        lost = lost_in([*values, *flat])
        if lost:
            return Missing(term, lost, parts=tuple(values))
        return apply(term, values, flat)

    def _scale(self, term: ScaleTerm) -> Value:
        value = self.value(term.value)
        if not isinstance(value, Amount):
            return value
        number = value.value
        if term.scale.unit is not None:
            number = value.unit.convert(value.value, term.scale.unit)
        for band in term.scale.bands:
            low = (
                band.low is None or number > band.low or (number == band.low and not band.low_open)
            )
            high = (
                band.high is None
                or number < band.high
                or (number == band.high and not band.high_open)
            )
            if low and high:
                return Thing(term, "words", band.names, band.names[0], parts=(value,))
        return Missing(term, (Lost(term.span, term.scale.name, "off-scale"),), parts=(value,))

    # ---------------------------------------------------------------- verdicts

    def _cmp(self, term: Cmp) -> Value:
        left, right = self.value(term.left), self.value(term.right)
        lost = lost_in([left, right])
        if lost:
            return Missing(term, lost, parts=(left, right))
        if isinstance(left, Amount) and isinstance(right, Amount):
            if left.unit.dimension != right.unit.dimension:
                places = f"{left.unit.name} / {right.unit.name}"
                return Missing(
                    term, (Lost(term.span, places, "units-differ"),), parts=(left, right)
                )
            verdict, comparison = compare_amounts(term.op, left, right)
        else:
            verdict, comparison = compare_things(term.op, left, right)
        if verdict == "last_digit" and self.strict:
            verdict = "violated"
        return Decision(term, verdict, comparison, parts=(left, right))

    def _both(self, term: Both) -> Value:
        if term.op == "iff":
            left, right = self._printed(term.left), self._printed(term.right)
            lost = lost_in([left, right])
            if lost:
                return Missing(term, lost, parts=(left, right))
            assert isinstance(left, Decision) and isinstance(right, Decision)
            agree = left.holds == right.holds
            words = tuple("成立" if side.holds else "不成立" for side in (left, right))
            comparison = Comparison("iff", "iff", words[0], words[1])
            return Decision(term, "holds" if agree else "violated", comparison, parts=(left, right))
        left, right = self.value(term.left), self.value(term.right)
        return _kleene(term, left, right)

    def _not(self, term: Negation) -> Value:
        value = self._printed(term.value)
        if not isinstance(value, Decision):
            return value
        return Decision(term, "violated" if value.holds else "holds", parts=(value,))

    def _choice(self, term: Choice) -> Value:
        condition = self._printed(term.condition)
        if not isinstance(condition, Decision):
            return condition
        chosen = self.value(term.then if condition.holds else term.other)
        return evolve(chosen, parts=(condition, *chosen.parts)) if chosen.parts else chosen

    def _printed(self, term: Term) -> Value:
        """The value of a condition: comparisons read printed numbers, so they hold or do not."""
        value = self.value(term)
        return _plain(value)


def _plain(value: Value) -> Value:
    """A decision as it stands on printed numbers alone (SEMANTICS 12)."""
    if not isinstance(value, Decision) or value.comparison is None:
        return value
    c = value.comparison
    if c.difference is None or c.kind not in ("same", "aggregate", "order"):
        return value
    d = c.difference
    true = {
        "=": d == 0,
        "!=": d != 0,
        "<": d < 0,
        "<=": d <= 0,
        ">": d > 0,
        ">=": d >= 0,
    }[c.op]
    return evolve(value, verdict="holds" if true else "violated")


def _kleene(term: Both, left: Value, right: Value) -> Value:
    """``and`` is the worse of two verdicts, ``or`` the better; what is missing decides only where
    the other side does not (SEMANTICS 13, 14)."""
    known = [v for v in (left, right) if isinstance(v, Decision)]
    decisive = "violated" if term.op == "and" else "holds"
    if len(known) < 2:
        if known and known[0].verdict == decisive:
            return evolve(known[0], term=term, parts=(left, right))
        return Missing(term, lost_in([left, right]), parts=(left, right))
    pick = max if term.op == "and" else min
    chosen = pick(known, key=lambda d: _WORSE.get(d.verdict, 3))
    return Decision(term, chosen.verdict, chosen.comparison, parts=(left, right))


_METHODS: dict[type[Term], Callable[[Evaluator, Any], Value]] = {
    Num: Evaluator._num,
    CellTerm: Evaluator._cell,
    Assumed: Evaluator._assumed,
    Lost: Evaluator._lost,
    NodeTerm: Evaluator._node,
    Item: Evaluator._item,
    Truth: Evaluator._truth,
    ListTerm: Evaluator._list,
    SetTerm: Evaluator._set,
    Neg: Evaluator._neg,
    Sum: Evaluator._sum,
    Calc: Evaluator._calc,
    Fn: Evaluator._fn,
    ScaleTerm: Evaluator._scale,
    Cmp: Evaluator._cmp,
    Both: Evaluator._both,
    Negation: Evaluator._not,
    Choice: Evaluator._choice,
}
