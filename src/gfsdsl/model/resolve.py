"""Syntax tree → resolved expressions: every name found, every dimension checked.

Names are looked up as variable, let, column, derive, table, level, unit, in that order; a bare name
inside [ ] is a label, a number inside [ ] a code (SEMANTICS 6, 8).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from attrs import evolve

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.model import expr, typing
from gfsdsl.model.build_units import unit_of
from gfsdsl.model.expr import Node, Type
from gfsdsl.model.indexing import resolve_index
from gfsdsl.model.sayings import SAID, lone_hole, says, statement_ref
from gfsdsl.model.scope import Scope, find_column, levels_of, table_ref
from gfsdsl.model.tables import Block, Column
from gfsdsl.quantity.units import BARE, RATIO, Dimension
from gfsdsl.source import Span
from gfsdsl.syntax import tree

TABLE_ATTRIBUTES = {
    "title": typing.TEXT,
    "number": typing.TEXT,
    "year": typing.YEAR,
    "entity": typing.TEXT,
    "unit": Type("unit"),
    "columns": Type("columns"),
    "行次": typing.SET,
    "栏次": typing.SET,
}
ROW_ATTRIBUTES = {
    "key": Type("subject"),
    "label": typing.TEXT,
    "code": typing.TEXT,
    "level": Type("level"),
    "name": typing.TEXT,
}
DOCUMENT_ATTRIBUTES = {
    "year": typing.YEAR,
    "entity": typing.TEXT,
    "title": typing.TEXT,
    "表号": typing.SET,
    "tables": typing.SET,
}


def resolve(node: tree.Expr, scope: Scope) -> Node:
    """``node`` with all names resolved.

    What cannot be resolved is reported through ``scope.report`` and becomes a node of type ``any``,
    so that one mistake gives one diagnostic.
    """
    return _METHODS[type(node)](node, scope)


def broken(span: Span | None) -> Node:
    """What stands for an expression that was reported."""
    return expr.TextConst(typing.ANY, span, "")


def column_type(column: Column, block: Block) -> Type:
    """The type of an amount in ``column``."""
    if column.kind != "amount":
        return typing.TEXT if column.kind == "text" else typing.ANY
    unit = column.unit or block.unit
    return Type("number", unit.dimension if unit else None)


def _name(node: tree.Name, scope: Scope) -> Node:
    name, span = node.name, node.span
    if name in scope.bound:
        bound = scope.bound[name]
        kind = "column" if bound.columns else {"parent": "row"}.get(bound.kind, bound.kind)
        if kind == "row":
            return expr.Var(row_type(scope, bound), span, name)
        return expr.Var(Type(kind), span, name)
    if name in scope.lets:
        # What a let names stands where the name stands: also a row, which is then row arithmetic.
        return scope.lets[name]
    lone = scope.lone_row
    if lone is not None:
        cell = _row_column(
            expr.Var(row_type(scope, lone), span, lone.name), lone, name, span, scope
        )
        if cell is not None:
            return cell
    hole = lone_hole(name, span, scope)
    if hole is not None:
        return hole
    v = scope.vocabulary
    if name in scope.derives:
        # A unit that is not known was reported where the value is derived.
        unit = unit_of(scope.derives[name].unit, v.units, lambda _: None)
        return expr.Derived(Type("number", unit.dimension if unit else None), span, name)
    if name in v.tables:
        return table_ref(v.tables[name], None, span)
    if name in v.statements:
        return statement_ref(name, span)
    if name in ("document", "entity"):
        return expr.Document(Type("document"), span, name)
    if any(level.name == name for h in v.hierarchies.values() for level in h.levels):
        return expr.LevelRef(Type("level"), span, name)
    if name in v.units:
        return expr.UnitRef(Type("unit"), span, v.units[name])
    if any(name in band.names for scale in scope.scales.values() for band in scale.bands):
        return expr.TextConst(typing.TEXT, span, name)
    found = "hierarchy" if name in v.hierarchies else "scale" if name in scope.scales else None
    if found is not None:
        words = typing.kind_words(found)
        scope.report(
            Diagnostic("M0046", {"expected": typing.kind_words("any"), "found": words}, span)
        )
    else:
        scope.unknown(name, span)
    return broken(span)


def row_type(scope: Scope, bound: expr.Bound) -> Type:
    """The type of a row: its dimension where all its amounts have one."""
    blocks = [b for source in bound.sources for b in scope.blocks_of(source)]
    return Type("row", common_dimension(blocks))


def common_dimension(blocks: Sequence[Block]) -> Dimension | None:
    """The dimension of the amount columns that take part in row arithmetic, None for several."""
    found = {
        (column.unit or block.unit).dimension  # type: ignore[union-attr]
        for block in blocks
        for column in block.amounts
        if (column.unit or block.unit) is not None
    } - {RATIO}
    return found.pop() if len(found) == 1 else None


def _row_column(
    row: Node, bound: expr.Bound, name: str, span: Span | None, scope: Scope
) -> Node | None:
    for source in bound.sources:
        for block in scope.blocks_of(source):
            column = find_column(block, None, name)
            if column is not None:
                return expr.Field(column_type(column, block), span, row, column.path)
    return None


def _text(node: tree.Text, scope: Scope) -> Node:
    return expr.TextConst(typing.TEXT, node.span, node.value)


def _number(node: tree.Number, scope: Scope) -> Node:
    if node.unit is None:
        return expr.Const(Type("number", RATIO, bare=True), node.span, node.value, BARE)
    unit = scope.vocabulary.units.get(node.unit)
    if unit is None:
        close = closest(node.unit, scope.vocabulary.units)
        fix = close[0] if close else None
        scope.report(Diagnostic("M0022", {"name": node.unit}, node.span, fix=fix))
        return broken(node.span)
    return expr.Const(Type("number", unit.dimension), node.span, node.value, unit)


def _total(node: tree.TotalRow, scope: Scope) -> Node:
    return expr.TotalOf(Type("total"), node.span)


def _index(node: tree.Index, scope: Scope) -> Node:
    return resolve_index(node, scope, resolve)


def _attr(node: tree.Attr, scope: Scope) -> Node:
    if (
        isinstance(node.base, tree.Name)
        and node.base.name == "prior"
        and "prior" not in scope.bound
    ):
        inner = resolve(tree.Name(node.name, node.span), scope)
        return expr.Prior(inner.type, node.span, inner)
    base = resolve(node.base, scope)
    if base.type.kind in SAID:
        return says(base, node.name, node.span, scope)
    if isinstance(base, expr.TableRef):
        table = scope.vocabulary.tables[base.table]
        if any(block.side == node.name for block in table.blocks):
            return table_ref(table, node.name, node.span)
        return _attribute(base, node, TABLE_ATTRIBUTES, scope)
    if isinstance(base, expr.Document):
        if base.name == "entity":
            return expr.Field(typing.TEXT, node.span, base, node.name)
        return _attribute(base, node, DOCUMENT_ATTRIBUTES, scope)
    if base.type.kind == "table":
        return _attribute(base, node, TABLE_ATTRIBUTES, scope)
    if isinstance(base, expr.Var) and base.name in scope.bound:
        bound = scope.bound[base.name]
        if base.type.kind == "row":
            cell = _row_column(base, bound, node.name, node.span, scope)
            if cell is not None:
                return cell
        return _attribute(base, node, ROW_ATTRIBUTES, scope)
    one_cell = isinstance(base, expr.At) and base.column is not None
    if base.type.kind in ("row", "number", "subject", "any") and not one_cell:
        return _attribute(base, node, ROW_ATTRIBUTES, scope)
    scope.report(Diagnostic("M0040", {"name": node.name}, node.span))
    return broken(node.span)


def _attribute(base: Node, node: tree.Attr, known: dict[str, Type], scope: Scope) -> Node:
    if node.name in known:
        return expr.Field(known[node.name], node.span, base, node.name)
    if base.type.kind != "any":
        names = [*known, *_column_names(base, scope)]
        scope.missing("M0040", {"name": node.name}, node.span, names, node.name)
    return broken(node.span)


def _column_names(base: Node, scope: Scope) -> list[str]:
    """The columns that may have been meant after the point."""
    bound = scope.bound.get(base.name) if isinstance(base, expr.Var) else None
    blocks = [b for source in bound.sources for b in scope.blocks_of(source)] if bound else []
    return [column.name for block in blocks for column in block.columns]


def _call(node: tree.Call, scope: Scope) -> Node:
    if node.function in scope.scales:
        scale = scope.scales[node.function]
        if len(node.args) != 1:
            scope.report(Diagnostic("M0050", {"function": scale.name, "count": "1"}, node.span))
            return broken(node.span)
        value = resolve(node.args[0], scope)
        if typing.expect(value, typing.NUMERIC, scope.report) and scale.unit is not None:
            unit = Type("number", scale.unit.dimension)
            typing.joined(unit, value.type, node.span, ("比较", "compared"), scope.report)
        return expr.OnScale(typing.TEXT, node.span, scale, value)
    if node.function not in typing.FUNCTIONS:
        close = closest(node.function, typing.FUNCTIONS)
        fix = close[0] if close else None
        scope.report(Diagnostic("M0044", {"name": node.function}, node.span, fix=fix))
        return broken(node.span)
    least, most, result = typing.FUNCTIONS[node.function]
    if len(node.args) < least or (most is not None and len(node.args) > most):
        count = str(least) if least == most else f"{least}–{most or '…'}"
        args = {"function": node.function, "count": count}
        scope.report(Diagnostic("M0050", args, node.span))
        return broken(node.span)
    if node.function == "under":
        first = resolve(node.args[0], scope)
        args_ = (first, *(_code(arg, scope) for arg in node.args[1:]))
    else:
        args_ = tuple(resolve(arg, scope) for arg in node.args)
    typing.arguments(node.function, args_, scope.report)
    if node.function in ("children", "parent"):
        return expr.Family(Type("subject"), node.span, node.function, args_[0])
    if node.function == "keys" and len(args_) > 1:
        _check_level(args_[0], args_[1], scope)
    return apply(node.function, args_, node.span, result, scope)


def _check_level(table: Node, level: Node, scope: Scope) -> None:
    """``keys(T, level)``: rows of T can be at that level (M0057)."""
    blocks = scope.blocks_of(table)
    if not isinstance(level, expr.LevelRef) or not blocks:
        return
    levels = levels_of(scope.vocabulary, blocks) or []
    if level.name not in levels:
        close = closest(level.name, levels)
        args = {"table": blocks[0].id, "level": level.name}
        scope.report(Diagnostic("M0057", args, level.span, fix=close[0] if close else None))


def _code(node: tree.Expr, scope: Scope) -> Node:
    if isinstance(node, tree.Number):
        return expr.Label(Type("subject"), node.span, node.text, True)
    return resolve(node, scope)


def apply(
    function: str, args: tuple[Node, ...], span: Span | None, result: Type | None, scope: Scope
) -> Node:
    """A call with its result type: sums and their like keep the dimension of their arguments."""
    if result is not None:
        return expr.Apply(result, span, function, args)
    dimension = args[0].type.dimension
    bare = all(arg.type.bare for arg in args)
    for arg in args:
        if function not in typing.PARAMETERS:
            typing.expect(arg, typing.NUMERIC | typing.AMOUNTS, scope.report)
        verb = ("相加", "added") if function == "sum" else ("比较", "compared")
        dimension = typing.joined(Type("number", dimension), arg.type, span, verb, scope.report)
    kind = "row" if any(arg.type.kind in ("row", "rows") for arg in args) else "number"
    return expr.Apply(Type(kind, dimension, bare), span, function, args)


def _comprehension(node: tree.Comprehension, scope: Scope) -> Node:
    from gfsdsl.model.binders import resolve_binders

    if node.function not in typing.FUNCTIONS:
        close = closest(node.function, typing.FUNCTIONS)
        fix = close[0] if close else None
        scope.report(Diagnostic("M0044", {"name": node.function}, node.span, fix=fix))
        return broken(node.span)
    if node.function not in typing.GATHERED:
        scope.report(Diagnostic("M0058", {"function": node.function}, node.span))
        return broken(node.span)
    inner = scope.inner()
    binders = resolve_binders(node.binders, inner)
    value = resolve(node.value, inner)
    kinds = typing.GATHERED[node.function]
    if kinds is not None:
        typing.expect(value, kinds | {"any"}, scope.report)
    kind = "row" if value.type.kind == "row" else "number"
    result = typing.FUNCTIONS[node.function][2] or Type(kind, value.type.dimension)
    return expr.Gather(result, node.span, node.function, value, binders)


def _signed(node: tree.Signed, scope: Scope) -> Node:
    value = resolve(node.value, scope)
    typing.expect(value, typing.NUMERIC, scope.report)
    return expr.Minus(value.type, node.span, value) if node.sign == "-" else value


def _arithmetic(node: tree.Arithmetic, scope: Scope) -> Node:
    left, right = resolve(node.left, scope), resolve(node.right, scope)
    if node.op in "+-" and left.type.kind == "year":
        return expr.Arith(typing.YEAR, node.span, node.op, left, right)
    typing.expect(left, typing.NUMERIC, scope.report)
    typing.expect(right, typing.NUMERIC, scope.report)
    if node.op in "*/":
        return expr.Arith(
            typing.product(node.op, left.type, right.type), node.span, node.op, left, right
        )
    verb = ("相加", "added") if node.op == "+" else ("相减", "subtracted")
    dimension = typing.joined(left.type, right.type, node.span, verb, scope.report)
    kind = "row" if "row" in (left.type.kind, right.type.kind) else "number"
    bare = left.type.bare and right.type.bare
    return expr.Arith(Type(kind, dimension, bare), node.span, node.op, left, right)


def _chain(node: tree.Chain, scope: Scope) -> Node:
    left = resolve(node.first, scope)
    if node.links[0][0] == "in" and isinstance(node.first, tree.Number) and left.type.bare:
        # A number asked for in a set of keys is a code.
        left = expr.Label(Type("subject"), node.first.span, node.first.text, True)
    links: list[Node] = []
    for op, right_tree in node.links:
        right = resolve(right_tree, scope)
        typing.compared(op, left, right, node.span, scope.report)
        links.append(expr.Compare(typing.BOOL, node.span, op, left, right))
        left = right
    result = links[0]
    for link in links[1:]:
        result = expr.Logic(typing.BOOL, node.span, "link", result, link)
    return result


def _logic(node: tree.Logic, scope: Scope) -> Node:
    left, right = resolve(node.left, scope), resolve(node.right, scope)
    for side in (left, right):
        typing.expect(side, frozenset({"bool", "any"}), scope.report)
    return expr.Logic(typing.BOOL, node.span, node.op, left, right)


def _not(node: tree.Not, scope: Scope) -> Node:
    value = resolve(node.value, scope)
    typing.expect(value, frozenset({"bool", "any"}), scope.report)
    return expr.Not(typing.BOOL, node.span, value)


def _if(node: tree.If, scope: Scope) -> Node:
    condition = resolve(node.condition, scope)
    typing.expect(condition, frozenset({"bool", "any"}), scope.report)
    then, other = resolve(node.then, scope), resolve(node.other, scope)
    typing.compared("=", then, other, node.span, scope.report)
    type_ = other.type if then.type.kind == "any" else then.type
    if type_.dimension is None:
        type_ = evolve(type_, dimension=other.type.dimension)
    return expr.If(type_, node.span, condition, then, other)


_METHODS: dict[type[tree.Expr], Callable[[Any, Scope], Node]] = {
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
