"""Values → linear forms over cells: coefficients and a constant, in base units, exact."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import field, frozen

from gfsdsl.evaluate.value import Amount, Decision, Value
from gfsdsl.graph.terms import Assumed, Calc, Neg, NodeTerm, Sum

_ZERO = Fraction(0)


@frozen(eq=False)
class Linear:
    """Σ coefficient × cell + constant, the cell in its own unit, the sum in base units."""

    terms: Mapping[str, Fraction] = field(factory=dict)
    constant: Fraction = _ZERO

    def plus(self, other: Linear, factor: Fraction) -> Linear:
        """This form plus ``factor`` times another."""
        terms = dict(self.terms)
        for cell, coefficient in other.terms.items():
            terms[cell] = terms.get(cell, _ZERO) + coefficient * factor
        kept = {cell: c for cell, c in terms.items() if c}
        return Linear(kept, self.constant + other.constant * factor)

    def times(self, factor: Fraction) -> Linear:
        """``factor`` times this form."""
        return Linear().plus(self, factor)


def linear_of(value: Value) -> Linear | None:
    """The linear form of an amount over the cells that it was computed from; None where it is not
    linear in them. Numbers written in the rule are constants."""
    if not isinstance(value, Amount):
        return None
    factor = value.unit.factor
    if value.cell is not None:
        return Linear({value.cell.id: factor})
    if value.origin == "written":
        return Linear({}, value.value * factor)
    if isinstance(value.term, Assumed):
        return Linear()
    if value.linear is not None:
        return _of_leaves(value, factor)
    return _of_parts(value)


def _of_leaves(value: Amount, factor: Fraction) -> Linear:
    terms: dict[str, Fraction] = {}
    for coefficient, leaf in value.linear or ():
        if leaf.cell is not None:
            terms[leaf.cell.id] = terms.get(leaf.cell.id, _ZERO) + coefficient * factor
    return Linear({cell: c for cell, c in terms.items() if c})


def _of_parts(value: Amount) -> Linear | None:
    """Of a value that keeps no leaves because a written number stands in it."""
    parts = [part for part in value.parts if not isinstance(part, Decision)]
    inner = [linear_of(part) for part in parts]
    forms = [form for form in inner if form is not None]
    if not forms or len(forms) < len(parts):
        return None
    term = value.term
    if isinstance(term, Sum):
        total = Linear()
        for form in forms:
            total = total.plus(form, Fraction(1))
        return total
    if isinstance(term, Neg):
        return forms[0].times(Fraction(-1))
    if isinstance(term, NodeTerm):
        return forms[0]
    if isinstance(term, Calc) and len(forms) == 2:
        return _of_calc(term.op, forms[0], forms[1])
    return None


def _of_calc(op: str, left: Linear, right: Linear) -> Linear | None:
    if op in "+-":
        return left.plus(right, Fraction(1) if op == "+" else Fraction(-1))
    if op == "*" and not right.terms:
        return left.times(right.constant)
    if op == "*" and not left.terms:
        return right.times(left.constant)
    if op == "/" and not right.terms and right.constant:
        return left.times(1 / right.constant)
    return None


def quotient_of(value: Value) -> tuple[Linear, Linear] | None:
    """Numerator and denominator of an amount that is a quotient of two linear forms."""
    if not isinstance(value, Amount):
        return None
    if isinstance(value.term, NodeTerm) and len(value.parts) == 1:
        return quotient_of(value.parts[0])
    if not isinstance(value.term, Calc) or value.term.op != "/":
        return None
    parts = [linear_of(part) for part in value.parts if not isinstance(part, Decision)]
    if len(parts) != 2 or parts[0] is None or parts[1] is None:
        return None
    return parts[0], parts[1]
