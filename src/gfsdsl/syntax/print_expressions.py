"""Expressions and binders as text, with brackets only where precedence needs them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gfsdsl.syntax import print_names as say
from gfsdsl.syntax import tree

# How tightly each kind of expression binds, as in the grammar, loosest first.
OR, AND, IFF, NOT, COMPARISON, SUM, PRODUCT, FACTOR, POSTFIX = range(9)
_LOGIC = {"or": OR, "and": AND, "iff": IFF}


def expression(node: tree.Expr, at_least: int = OR) -> str:
    """``node`` as text, in brackets where it binds less tightly than ``at_least``."""
    text, binds = _METHODS[type(node)](node)
    return text if binds >= at_least else f"({text})"


def binders(found: tuple[tree.Binder, ...]) -> str:
    """``for each …`` over all of ``found``."""
    return "for each " + ", ".join(binder(b) for b in found)


def binder(node: tree.Binder) -> str:
    """One binder, without ``for each``."""
    parts = [node.kind]
    if node.name is not None:
        parts.append(say.name(node.name, say.BINDER))
    if node.of:
        parts.append("of " + " | ".join(say.path(path) for path in node.of))
    if node.keyed_by is not None:
        parts.append(f"keyed by {say.name(node.keyed_by)}")
    if node.holes:
        parts.append("with " + " and ".join(say.name(hole) for hole in node.holes))
    if node.level is not None:
        parts.append(f"at {say.name(node.level)}")
    if node.where is not None:
        parts.append(f"where {expression(node.where)}")
    return " ".join(parts)


def _listed(nodes: tuple[tree.Expr, ...]) -> str:
    return ", ".join(expression(node) for node in nodes)


def _name(node: tree.Name) -> tuple[str, int]:
    return say.name(node.name, say.VALUE), POSTFIX


def _text(node: tree.Text) -> tuple[str, int]:
    return say.string(node.value), POSTFIX


def _number(node: tree.Number) -> tuple[str, int]:
    # After a number any keyword may follow, so a unit named like one is quoted.
    unit = "" if node.unit is None else " " + say.unit_name(node.unit, say.keywords())
    return node.text + unit, POSTFIX


def _total(node: tree.TotalRow) -> tuple[str, int]:
    return "total", POSTFIX


def _index(node: tree.Index) -> tuple[str, int]:
    return f"{expression(node.base, POSTFIX)}[{_listed(node.args)}]", POSTFIX


def _attr(node: tree.Attr) -> tuple[str, int]:
    return f"{expression(node.base, POSTFIX)}.{say.name(node.name)}", POSTFIX


def _call(node: tree.Call) -> tuple[str, int]:
    one_parent = node.function == "parent" and len(node.args) == 1
    function = "parent" if one_parent else say.name(node.function, say.VALUE)
    return f"{function}({_listed(node.args)})", POSTFIX


def _comprehension(node: tree.Comprehension) -> tuple[str, int]:
    function = say.name(node.function, say.VALUE)
    return f"{function}({expression(node.value)} {binders(node.binders)})", POSTFIX


def _signed(node: tree.Signed) -> tuple[str, int]:
    return node.sign + expression(node.value, FACTOR), FACTOR


def _arithmetic(node: tree.Arithmetic) -> tuple[str, int]:
    binds = SUM if node.op in "+-" else PRODUCT
    left, right = expression(node.left, binds), expression(node.right, binds + 1)
    return f"{left} {node.op} {right}", binds


def _chain(node: tree.Chain) -> tuple[str, int]:
    links = "".join(f" {op} {expression(right, SUM)}" for op, right in node.links)
    return expression(node.first, SUM) + links, COMPARISON


def _logic(node: tree.Logic) -> tuple[str, int]:
    binds = _LOGIC[node.op]
    # `or` and `and` go on to the left; `iff` stands alone between its two sides.
    left = expression(node.left, NOT if node.op == "iff" else binds)
    return f"{left} {node.op} {expression(node.right, binds + 1)}", binds


def _not(node: tree.Not) -> tuple[str, int]:
    return f"not {expression(node.value, NOT)}", NOT


def _if(node: tree.If) -> tuple[str, int]:
    return f"({_conditional(node)})", POSTFIX


def _conditional(node: tree.If) -> str:
    then, other = (
        _conditional(branch) if isinstance(branch, tree.If) else expression(branch)
        for branch in (node.then, node.other)
    )
    return f"if {expression(node.condition)} then {then} else {other}"


_METHODS: dict[type[tree.Expr], Callable[[Any], tuple[str, int]]] = {
    tree.Name: _name,
    tree.Text: _text,
    tree.Number: _number,
    tree.TotalRow: _total,
    tree.Index: _index,
    tree.Attr: _attr,
    tree.Call: _call,
    tree.Comprehension: _comprehension,
    tree.Signed: _signed,
    tree.Arithmetic: _arithmetic,
    tree.Chain: _chain,
    tree.Logic: _logic,
    tree.Not: _not,
    tree.If: _if,
}
