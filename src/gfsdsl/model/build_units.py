"""Syntax tree → units; unit expressions such as 元/人."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.quantity.units import RATIO, Dimension, Unit
from gfsdsl.syntax.tree import UnitDecl, UnitExpr

Report = Callable[[Diagnostic], None]


def build_units(decls: list[UnitDecl], report: Report) -> dict[str, Unit]:
    """All units, in whatever order they are declared; a unit that is a multiple of nothing known,
    or of itself, is reported (M0020)."""
    units: dict[str, Unit] = {}
    places: dict[str, UnitDecl] = {}
    waiting: list[UnitDecl] = []
    for decl in decls:
        if decl.name in places:
            first = places[decl.name].span
            report(
                Diagnostic(
                    "M0002", {"name": decl.name}, decl.span, ((first, "first"),) if first else ()
                )
            )
            continue
        places[decl.name] = decl
        if decl.factor is not None and decl.factor == 0:
            report(Diagnostic("M0021", {"name": decl.name}, decl.span))
        elif decl.measures is not None:
            dimension = Dimension(((decl.measures, 1),))
            units[decl.name] = Unit(decl.name, dimension, Fraction(1), decl.exact)
        elif decl.base is None:
            units[decl.name] = Unit(decl.name, RATIO, decl.factor or Fraction(1))
        else:
            waiting.append(decl)
    while waiting:
        ready = [decl for decl in waiting if decl.base in units]
        if not ready:
            lost = {decl.name for decl in waiting}
            for decl in waiting:
                # One that rests on a unit which was reported for itself is not reported again.
                if decl.base in places and decl.base not in lost:
                    continue
                report(Diagnostic("M0020", {"name": decl.name, "base": decl.base}, decl.span))
            break
        for decl in ready:
            assert decl.base is not None and decl.factor is not None
            base = units[decl.base]
            units[decl.name] = Unit(
                decl.name, base.dimension, base.factor * decl.factor, base.exact
            )
        waiting = [decl for decl in waiting if decl not in ready]
    return units


def unit_of(expr: UnitExpr, units: dict[str, Unit], report: Report) -> Unit | None:
    """The unit that ``expr`` names, None (and M0022) when part of it is unknown."""
    result = _known(expr.first, expr, units, report)
    name = expr.first
    for op, other in expr.rest:
        unit = _known(other, expr, units, report)
        if result is None or unit is None:
            return None
        name += op + other
        if op == "/":
            result = Unit(name, result.dimension / unit.dimension, result.factor / unit.factor)
        else:
            result = Unit(name, result.dimension * unit.dimension, result.factor * unit.factor)
    return result


def _known(name: str, expr: UnitExpr, units: dict[str, Unit], report: Report) -> Unit | None:
    if name not in units:
        close = closest(name, units)
        fix = close[0] if close else None
        report(Diagnostic("M0022", {"name": name}, expr.span, fix=fix))
        return None
    return units[name]
