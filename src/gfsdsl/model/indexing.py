"""``table[row]`` and ``table[row, column]``: what stands in the brackets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.fold import fold
from gfsdsl.model import expr, typing
from gfsdsl.model.expr import Node, Type
from gfsdsl.model.scope import Scope, find_column, row_names
from gfsdsl.model.subjects import Hierarchy
from gfsdsl.model.tables import Block
from gfsdsl.quantity.units import RATIO, Dimension
from gfsdsl.source import Span
from gfsdsl.syntax import tree

Resolve = Callable[[tree.Expr, Scope], Node]


def resolve_index(node: tree.Index, scope: Scope, resolve: Resolve) -> Node:
    """The cell, row or rows that ``node`` names.

    Reports a table with sides and none named (M0053), rows and columns that the table lacks (M0041,
    M0042), codes that the key excludes (M0043), subjects of a hierarchy that is neither the key's
    nor joined to it by ``same as`` or by a shared name (M0048).
    """
    base = resolve(node.base, scope)
    if not typing.expect(base, frozenset({"table"}), scope.report) or base.type.kind != "table":
        return expr.TextConst(typing.ANY, node.span, "")
    if len(node.args) > 2:
        scope.report(Diagnostic("M0054", {}, node.span))
    if isinstance(base, expr.TableRef) and len(base.blocks) > 1:
        sides = "、".join(str(block.side) for block in base.blocks)
        scope.report(Diagnostic("M0053", {"table": base.table, "sides": sides}, node.span))
        return expr.TextConst(typing.ANY, node.span, "")
    blocks = scope.blocks_of(base)
    row = _row(node.args[0], blocks, scope, resolve)
    column = _column(node.args[1], blocks, scope, resolve) if len(node.args) > 1 else None
    many = isinstance(row, expr.Family) and row.relation == "children"
    many = many or (isinstance(column, expr.Family) and column.relation == "children")
    if column is not None:
        kind = "numbers" if many else "number"
        return expr.At(Type(kind, _dimension(blocks, column, scope)), node.span, base, row, column)
    lone = len(blocks) == 1 and len(blocks[0].amounts) == 1
    kind = ("numbers" if lone else "rows") if many else ("number" if lone else "row")
    return expr.At(Type(kind, _dimension(blocks, None, scope)), node.span, base, row, None)


def _dimension(blocks: Sequence[Block], column: Node | None, scope: Scope) -> Dimension | None:
    """The dimension of the cells meant; of the amounts of a whole row, ratios left out."""
    found: set[Dimension] = set()
    for block in blocks:
        columns = block.amounts
        if isinstance(column, expr.Label):
            named = _named(block, column)
            columns = (named,) if named is not None else ()
        for item in columns:
            unit = item.unit or block.unit
            if unit is not None:
                found.add(unit.dimension)
    if column is None:
        found.discard(RATIO)
    return found.pop() if len(found) == 1 else None


def _named(block: Block, label: expr.Label):  # type: ignore[no-untyped-def]
    group, _, name = label.text.rpartition(".")
    return find_column(block, group or None, name)


def _row(node: tree.Expr, blocks: Sequence[Block], scope: Scope, resolve: Resolve) -> Node:
    if isinstance(node, tree.Number) and node.unit is None:
        _check_code(node.text, node.span, blocks, scope)
        return expr.Label(Type("subject"), node.span, node.text, True)
    if isinstance(node, tree.Text):
        return _label(node.value, node.span, blocks, scope)
    if isinstance(node, tree.TotalRow):
        return resolve(node, scope)
    if isinstance(node, tree.Call) and node.function in ("children", "parent") and node.args:
        inner = _row(node.args[0], blocks, scope, resolve)
        return expr.Family(Type("subject"), node.span, node.function, inner)
    if isinstance(node, tree.Attr) and isinstance(node.base, tree.Name):
        if node.base.name not in scope.bound:
            return _nested(node.base.name, node, blocks, scope)
    if isinstance(node, tree.Name):
        if node.name in scope.bound:
            var = resolve(node, scope)
            _check_subject(node.name, node.span, blocks, scope)
            return var
        if node.name in scope.lets:
            return resolve(node, scope)
        return _label(node.name, node.span, blocks, scope)
    return resolve(node, scope)


def _nested(above: str, node: tree.Attr, blocks: Sequence[Block], scope: Scope) -> Node:
    extras = [
        extra
        for block in blocks
        for extra in block.extras
        if any(fold(n) == fold(above) for n in extra.names)
    ]
    if not extras:
        _no_row(above, node.span, blocks, scope)
    if node.name in scope.bound:
        return expr.Nested(
            Type("subject"), node.span, above, expr.Var(Type("subject"), node.span, node.name)
        )
    known = [n for extra in extras for names in extra.nested for n in names]
    if extras and fold(node.name) not in {fold(n) for n in known}:
        _no_row(f"{above}.{node.name}", node.span, blocks, scope)
    return expr.Nested(
        Type("subject"), node.span, above, expr.Label(Type("subject"), node.span, node.name)
    )


def _label(text: str, span: Span | None, blocks: Sequence[Block], scope: Scope) -> Node:
    known = any(
        block.open_labels or fold(text) in row_names(scope.vocabulary, block) for block in blocks
    )
    if blocks and not known:
        _no_row(text, span, blocks, scope)
    return expr.Label(Type("subject"), span, text)


def _no_row(text: str, span: Span | None, blocks: Sequence[Block], scope: Scope) -> None:
    names: list[str] = []
    for block in blocks:
        names += [t.names[0] for t in block.totals] + [e.names[0] for e in block.extras]
        hierarchy = scope.vocabulary.hierarchies.get(block.key.hierarchy or "")
        if hierarchy is not None and not (hierarchy.coded and not block.key.by_name):
            names += [s.name for s in hierarchy.subjects.values()]
    close = closest(text, names)
    args = {"table": blocks[0].id if blocks else "", "name": text}
    scope.report(Diagnostic("M0042", args, span, fix=close[0] if close else None))


def _check_code(code: str, span: Span | None, blocks: Sequence[Block], scope: Scope) -> None:
    for block in blocks:
        hierarchy = scope.vocabulary.hierarchies.get(block.key.hierarchy or "")
        level = hierarchy.level_of(code) if hierarchy is not None else None
        if level is not None and block.key.level in (None, level.name):
            return
    if blocks:
        scope.report(Diagnostic("M0043", {"code": code, "table": blocks[0].id}, span))


def _check_subject(name: str, span: Span | None, blocks: Sequence[Block], scope: Scope) -> None:
    bound = scope.bound[name]
    if bound.hierarchy is None or not blocks:
        return
    hierarchies = scope.vocabulary.hierarchies
    source = hierarchies.get(bound.hierarchy)
    for block in blocks:
        target = hierarchies.get(block.key.hierarchy or "")
        if source is None or target is None or joined(source, target):
            return
    args = {"hierarchy": bound.hierarchy, "table": blocks[0].id}
    scope.report(Diagnostic("M0048", args, span))


def joined(source: Hierarchy, target: Hierarchy) -> bool:
    """Whether subjects of ``source`` can index a table keyed by ``target`` (SEMANTICS 6)."""
    if source is target:
        return True
    pairs = ((source, target), (target, source))
    if any(same[0] == b.name for a, b in pairs for s in a.subjects.values() for same in s.same_as):
        return True
    names = {n for s in source.subjects.values() for n in s.names}
    return any(n in names for s in target.subjects.values() for n in s.names)


def _column(node: tree.Expr, blocks: Sequence[Block], scope: Scope, resolve: Resolve) -> Node:
    if isinstance(node, tree.Call) and node.function in ("children", "parent") and node.args:
        inner = _column(node.args[0], blocks, scope, resolve)
        return expr.Family(Type("columns"), node.span, node.function, inner)
    if isinstance(node, tree.Name) and node.name in scope.bound:
        return resolve(node, scope)
    label: str | None = None
    if isinstance(node, (tree.Name, tree.Text)):
        label = node.name if isinstance(node, tree.Name) else node.value
    elif isinstance(node, tree.Attr) and isinstance(node.base, tree.Name):
        label = f"{node.base.name}.{node.name}"
    if label is None:
        return resolve(node, scope)
    span: Span | None = getattr(node, "span", None)
    found = expr.Label(Type("column"), span, label)
    if blocks and not any(_named(block, found) is not None for block in blocks):
        close = closest(label, [c.name for block in blocks for c in block.columns])
        args = {"table": blocks[0].id, "name": label}
        scope.report(Diagnostic("M0041", args, span, fix=close[0] if close else None))
    return found
