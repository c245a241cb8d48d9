"""``table[row]`` and ``table[row, column]``: what stands in the brackets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.fold import fold
from gfsdsl.model import expr, typing
from gfsdsl.model.expr import Bound, Node, Type
from gfsdsl.model.sayings import sentence_at
from gfsdsl.model.scope import Scope, ambiguous, find_column, hierarchies_of, row_names
from gfsdsl.model.subjects import Hierarchy
from gfsdsl.model.tables import Block, Column
from gfsdsl.quantity.units import RATIO, Dimension
from gfsdsl.source import Span
from gfsdsl.syntax import tree

Resolve = Callable[[tree.Expr, Scope], Node]

_ROWS = frozenset({"subject", "row"})
_COLUMNS = frozenset({"subject", "column"})


def resolve_index(node: tree.Index, scope: Scope, resolve: Resolve) -> Node:
    """The cell, row or rows that ``node`` names.

    Reports a table with sides and none named (M0053), rows and columns that the table lacks (M0041,
    M0042), codes that the key excludes (M0043), subjects of a hierarchy that is neither the key's
    nor joined to it by ``same as`` or by a shared name (M0048).
    """
    base = resolve(node.base, scope)
    if isinstance(base, expr.Prior):
        inner = resolve_index(
            tree.Index(_without_prior(node.base), node.args, node.span), scope, resolve
        )
        return expr.Prior(inner.type, node.span, inner)
    if base.type.kind == "statement":
        return sentence_at(node, base, scope, resolve)
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
        kind = "numbers" if many else _cell_kind(blocks, column)
        return expr.At(Type(kind, _dimension(blocks, column, scope)), node.span, base, row, column)
    lone = len(blocks) == 1 and len(blocks[0].amounts) == 1
    kind = ("numbers" if lone else "rows") if many else ("number" if lone else "row")
    return expr.At(Type(kind, _dimension(blocks, None, scope)), node.span, base, row, None)


def _without_prior(node: tree.Expr) -> tree.Expr:
    """``prior.T.side`` without the word ``prior``."""
    if isinstance(node, tree.Attr):
        if isinstance(node.base, tree.Name) and node.base.name == "prior":
            return tree.Name(node.name, node.span)
        return tree.Attr(_without_prior(node.base), node.name, node.span)
    return node


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


def _cell_kind(blocks: Sequence[Block], column: Node) -> str:
    """``text`` or ``any`` where the column holds no amounts, else ``number``."""
    if isinstance(column, expr.Label):
        kinds = {found.kind for b in blocks if (found := _named(b, column)) is not None}
        if kinds and "amount" not in kinds:
            return "text" if kinds == {"text"} else "any"
    return "number"


def _named(block: Block, label: expr.Label) -> Column | None:
    group, _, name = label.text.rpartition(".")
    return find_column(block, group or None, name)


def _row(node: tree.Expr, blocks: Sequence[Block], scope: Scope, resolve: Resolve) -> Node:
    if isinstance(node, tree.Number) and node.unit is None:
        _check_code(node.text, node.span, blocks, scope)
        return expr.Label(Type("subject"), node.span, node.text, True)
    if isinstance(node, tree.Text):
        return _label(node.value, node.span, blocks, scope)
    if isinstance(node, tree.TotalRow):
        if blocks and not any(block.totals for block in blocks):
            scope.report(Diagnostic("M0042", {"table": blocks[0].id, "name": "total"}, node.span))
        return resolve(node, scope)
    if isinstance(node, tree.Call) and node.function in ("children", "parent") and node.args:
        inner = _row(node.args[0], blocks, scope, resolve)
        return expr.Family(Type("subject"), node.span, node.function, inner)
    if (
        isinstance(node, tree.Attr)
        and isinstance(node.base, tree.Name)
        and node.base.name not in scope.bound
    ):
        return _nested(node.base.name, node, blocks, scope)
    if isinstance(node, tree.Name):
        if node.name in scope.bound:
            var = resolve(node, scope)
            if typing.expect(var, _ROWS, scope.report):
                _check_subject(scope.bound[node.name], node.span, blocks, scope)
            return var
        if node.name in scope.lets:
            return resolve(node, scope)
        return _label(node.name, node.span, blocks, scope)
    other = resolve(node, scope)
    typing.expect(other, _ROWS, scope.report)
    return other


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
    args: dict[str, object] = {"table": blocks[0].id if blocks else "", "name": text}
    scope.missing("M0042", args, span, names, text, hierarchies_of(blocks))


def _check_code(code: str, span: Span | None, blocks: Sequence[Block], scope: Scope) -> None:
    for block in blocks:
        hierarchy = scope.vocabulary.hierarchies.get(block.key.hierarchy or "")
        level = hierarchy.level_of(code) if hierarchy is not None else None
        if level is not None and block.key.level in (None, level.name):
            return
    if blocks:
        scope.report(Diagnostic("M0043", {"code": code, "table": blocks[0].id}, span))


def _check_subject(bound: Bound, span: Span | None, blocks: Sequence[Block], scope: Scope) -> None:
    """The subjects that ``bound`` ranges over can stand at a row of some block (M0048)."""
    known = scope.vocabulary.hierarchies
    targets = [known.get(block.key.hierarchy or "") for block in blocks]
    _check_joined(bound, targets, span, blocks, scope)


def _check_joined(
    bound: Bound,
    targets: Sequence[Hierarchy | None],
    span: Span | None,
    blocks: Sequence[Block],
    scope: Scope,
) -> None:
    known = scope.vocabulary.hierarchies
    over = [block for source in bound.sources for block in scope.blocks_of(source)]
    names = [bound.hierarchy] if bound.hierarchy else hierarchies_of(over)
    # Rows in no list are matched by their labels, which only a document can show.
    if not blocks or not names or len(names) < len({b.key.hierarchy for b in over}):
        return
    if any(t is None or joined(known[name], t) for name in names for t in targets):
        return
    args = {"hierarchy": "、".join(names), "table": blocks[0].id}
    scope.report(Diagnostic("M0048", args, span))


def joined(source: Hierarchy, target: Hierarchy) -> bool:
    """Whether subjects of ``source`` can index a table keyed by ``target`` (SEMANTICS 6)."""
    if source is target:
        return True
    pairs = ((source, target), (target, source))
    if any(same[0] == b.name for a, b in pairs for s in a.subjects.values() for same in s.same_as):
        return True
    names = {fold(n) for s in source.subjects.values() for n in s.names}
    return any(fold(n) in names for s in target.subjects.values() for n in s.names)


def _column(node: tree.Expr, blocks: Sequence[Block], scope: Scope, resolve: Resolve) -> Node:
    if isinstance(node, tree.Call) and node.function in ("children", "parent") and node.args:
        inner = _column(node.args[0], blocks, scope, resolve)
        return expr.Family(Type("columns"), node.span, node.function, inner)
    if isinstance(node, tree.Name) and node.name in scope.bound:
        var = resolve(node, scope)
        if typing.expect(var, _COLUMNS, scope.report) and var.type.kind == "subject":
            known = scope.vocabulary.hierarchies
            over = {c.subject.hierarchy for b in blocks for c in b.columns if c.subject}
            targets = [known.get(name) for name in over]
            _check_joined(scope.bound[node.name], targets, node.span, blocks, scope)
        return var
    label: str | None = None
    if isinstance(node, (tree.Name, tree.Text)):
        label = node.name if isinstance(node, tree.Name) else node.value
    elif (
        isinstance(node, tree.Attr)
        and isinstance(node.base, tree.Name)
        and node.base.name not in scope.bound
    ):
        label = f"{node.base.name}.{node.name}"
    if label is None:
        other = resolve(node, scope)
        typing.expect(other, _COLUMNS, scope.report)
        return other
    span: Span | None = getattr(node, "span", None)
    found = expr.Label(Type("column"), span, label)
    if blocks and not any(_named(block, found) is not None for block in blocks):
        args: dict[str, object] = {"table": blocks[0].id, "name": label}
        if ambiguous(blocks, label):
            scope.report(Diagnostic("M0061", args, span))
        else:
            known_names = [c.name for block in blocks for c in block.columns]
            scope.missing("M0041", args, span, known_names, label.rpartition(".")[2])
    return found
