"""``for each …``: what the variables of a rule range over."""

from __future__ import annotations

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.fold import fold
from gfsdsl.model import expr, typing
from gfsdsl.model.expr import Bound, Node, Type
from gfsdsl.model.scope import Scope, table_ref
from gfsdsl.source import Span
from gfsdsl.syntax import tree


def resolve_binders(binders: tuple[tree.Binder, ...], scope: Scope) -> tuple[Bound, ...]:
    """The binders in order; each variable is known to those after it, and in ``scope`` afterwards."""
    resolved: list[Bound] = []
    for number, binder in enumerate(binders):
        bound = _resolve(binder, number, scope)
        if bound is None:
            continue
        scope.bound[bound.name] = bound
        if binder.where is not None:
            from gfsdsl.model.resolve import resolve

            condition = resolve(binder.where, scope)
            typing.expect(condition, frozenset({"bool", "any"}), scope.report)
            from attrs import evolve

            bound = evolve(bound, where=condition)
            scope.bound[bound.name] = bound
        resolved.append(bound)
    return tuple(resolved)


def _resolve(binder: tree.Binder, number: int, scope: Scope) -> Bound | None:
    name = binder.name or f"_{number}"
    v = scope.vocabulary
    if binder.keyed_by is not None and binder.keyed_by not in v.hierarchies:
        close = closest(binder.keyed_by, v.hierarchies)
        fix = close[0] if close else None
        scope.report(Diagnostic("M0033", {"name": binder.keyed_by}, binder.span, fix=fix))
        return None
    if binder.kind == "subject" and len(binder.of) == 1 and len(binder.of[0]) == 1:
        hierarchy = v.hierarchies.get(binder.of[0][0])
        if hierarchy is not None and binder.of[0][0] not in scope.bound:
            levels = {level.name for level in hierarchy.levels} | {"leaf"}
            if binder.level is not None and binder.level not in levels:
                args = {"hierarchy": hierarchy.name, "level": binder.level}
                scope.report(Diagnostic("M0047", args, binder.span))
            return Bound(
                binder.kind, name, (), hierarchy.name, level=binder.level, span=binder.span
            )
    sources: list[Node] = []
    member: str | None = None
    columns = False
    if not binder.of:
        if binder.kind != "table":
            scope.report(
                Diagnostic("M0046", {"expected": "of …", "found": binder.kind}, binder.span)
            )
            return None
        sources = [
            expr.TableRef(Type("table"), binder.span, block.table, (block,))
            for block in scope.all_blocks()
            if binder.keyed_by is None or block.key.hierarchy == binder.keyed_by
        ]
    for path in binder.of:
        source, part, of_columns = _source(path, binder.span, scope)
        if source is None:
            return None
        if isinstance(source, expr.TableRef) and binder.kind == "table":
            sources += [
                expr.TableRef(source.type, source.span, source.table, (block,))
                for block in source.blocks
            ]
        else:
            sources.append(source)
        member, columns = part or member, columns or of_columns
    if binder.kind == "column":
        columns = True
    return Bound(
        binder.kind,
        name,
        tuple(sources),
        member=member,
        columns=columns,
        keyed_by=binder.keyed_by,
        level=binder.level,
        span=binder.span,
    )


def _source(
    path: tree.Names, span: Span | None, scope: Scope
) -> tuple[Node | None, str | None, bool]:
    """A table, its side, one of its partial totals, or ``t.columns``."""
    head, *rest = path
    if head in scope.bound and scope.bound[head].kind == "table":
        node: Node = expr.Var(Type("table"), span, head)
        return node, None, rest == ["columns"]
    table = scope.vocabulary.tables.get(head)
    if table is None:
        known = [*scope.vocabulary.tables, *scope.vocabulary.hierarchies, *scope.bound]
        close = closest(head, known)
        scope.report(Diagnostic("M0040", {"name": head}, span, fix=close[0] if close else None))
        return None, None, False
    side: str | None = None
    member: str | None = None
    columns = False
    for part in rest:
        if any(block.side == part for block in table.blocks):
            side = part
        elif part == "columns":
            columns = True
        elif any(
            fold(part) in {fold(n) for n in total.names}
            for block in table.blocks
            for total in block.totals
        ):
            member = part
        else:
            scope.report(Diagnostic("M0042", {"table": head, "name": part}, span))
            return None, None, False
    return table_ref(table, side, span), member, columns
