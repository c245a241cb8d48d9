"""``for each …``: what the variables of a rule range over."""

from __future__ import annotations

from attrs import evolve

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.fold import fold
from gfsdsl.model import expr, typing
from gfsdsl.model.expr import Bound, Node, Type
from gfsdsl.model.narrative import BINDERS
from gfsdsl.model.sayings import SAID, bind_sentences
from gfsdsl.model.scope import NarrativeError, NotInForceError, Scope, levels_of, table_ref
from gfsdsl.source import Span
from gfsdsl.syntax import tree


def resolve_binders(binders: tuple[tree.Binder, ...], scope: Scope) -> tuple[Bound, ...]:
    """The binders in order; each variable is known to those after it and in ``scope``."""
    from gfsdsl.model.resolve import resolve

    resolved: list[Bound] = []
    for number, binder in enumerate(binders):
        bound = _resolve(binder, number, scope)
        if bound is None:
            names = [binder.name] if binder.name is not None else binder.holes
            for name in names:
                scope.lets[name] = expr.TextConst(typing.ANY, binder.span, "")
            continue
        if any(bound.name == earlier.name for earlier in resolved):
            scope.report(Diagnostic("M0002", {"name": bound.name}, binder.span))
        scope.bound[bound.name] = bound
        if binder.where is not None:
            condition = resolve(binder.where, scope)
            typing.expect(condition, frozenset({"bool", "any"}), scope.report)
            bound = evolve(bound, where=condition)
            scope.bound[bound.name] = bound
        resolved.append(bound)
    return tuple(resolved)


def _resolve(binder: tree.Binder, number: int, scope: Scope) -> Bound | None:
    name = binder.name or f"_{number}"
    if binder.kind in SAID:
        return bind_sentences(binder, name, scope)
    if binder.kind in BINDERS:
        raise NarrativeError(Diagnostic("M0040", {"name": binder.kind}, binder.span))
    v = scope.vocabulary
    if binder.keyed_by is not None:
        if binder.kind != "table":
            args = {"expected": "table … keyed by", "found": f"{binder.kind} … keyed by"}
            scope.report(Diagnostic("M0046", args, binder.span))
            return None
        if binder.keyed_by not in v.hierarchies:
            args = {"name": binder.keyed_by}
            scope.missing("M0033", args, binder.span, v.hierarchies, binder.keyed_by)
            return None
    if binder.kind == "subject" and len(binder.of) == 1 and len(binder.of[0]) == 1:
        hierarchy = v.hierarchies.get(binder.of[0][0])
        if hierarchy is not None and binder.of[0][0] not in scope.bound:
            levels = [level.name for level in hierarchy.levels]
            if binder.level not in (None, "leaf", *levels):
                close = closest(binder.level or "", levels)
                fix = close[0] if close else None
                args = {"hierarchy": hierarchy.name, "level": binder.level or ""}
                scope.report(Diagnostic("M0047", args, binder.span, fix=fix))
            return Bound(
                binder.kind, name, (), hierarchy.name, level=binder.level, span=binder.span
            )
    return _over_tables(binder, name, scope)


def _over_tables(binder: tree.Binder, name: str, scope: Scope) -> Bound | None:
    sources: list[Node] = []
    member: str | None = None
    columns = binder.kind == "column"
    if not binder.of:
        if binder.kind != "table":
            args = {"expected": f"{binder.kind} … of", "found": binder.kind}
            scope.report(Diagnostic("M0046", args, binder.span))
            return None
        sources = [
            expr.TableRef(Type("table"), binder.span, block.table, (block,))
            for block in scope.all_blocks()
            if binder.keyed_by is None or block.key.hierarchy == binder.keyed_by
        ]
    absent: NotInForceError | None = None
    for path in binder.of:
        try:
            source, part, of_columns = _source(path, binder.span, scope)
        except NotInForceError as error:
            absent = error
            continue
        if source is None:
            return None
        if of_columns and binder.kind not in ("column", "parent"):
            args = {"expected": "column, parent", "found": f"{binder.kind} of {'.'.join(path)}"}
            scope.report(Diagnostic("M0046", args, binder.span))
            return None
        if isinstance(source, expr.TableRef) and binder.kind == "table":
            sources += [
                expr.TableRef(source.type, source.span, source.table, (block,))
                for block in source.blocks
            ]
        else:
            sources.append(source)
        member, columns = part or member, columns or of_columns
    if absent is not None and not sources:
        raise absent
    bound = Bound(
        binder.kind,
        name,
        tuple(sources),
        member=member,
        columns=columns,
        keyed_by=binder.keyed_by,
        level=binder.level,
        span=binder.span,
    )
    _check_level(bound, scope)
    return bound


def _check_level(bound: Bound, scope: Scope) -> None:
    """A level that no row can be at would make a rule without instances (M0057)."""
    if bound.level in (None, "leaf") or bound.kind in ("table", "column"):
        return
    blocks = [block for source in bound.sources for block in scope.blocks_of(source)]
    levels = levels_of(scope.vocabulary, blocks)
    if blocks and bound.level not in (levels or ()):
        close = closest(bound.level or "", levels or ())
        fix = close[0] if close else None
        args = {"table": blocks[0].id, "level": bound.level or ""}
        scope.report(Diagnostic("M0057", args, bound.span, fix=fix))


def _source(
    path: tree.Names, span: Span | None, scope: Scope
) -> tuple[Node | None, str | None, bool]:
    """A table, its side, one of its partial totals, or ``t.columns``."""
    head, *rest = path
    v = scope.vocabulary
    bound = scope.bound.get(head)
    if bound is not None and bound.kind == "table":
        if rest not in ([], ["columns"]):
            scope.report(Diagnostic("M0042", {"table": head, "name": ".".join(rest)}, span))
            return None, None, False
        return expr.Var(Type("table"), span, head), None, bool(rest)
    table = v.tables.get(head)
    if table is None:
        found = bound.kind if bound is not None else "hierarchy" if head in v.hierarchies else None
        if found is not None:
            args = {"expected": typing.kind_words("table"), "found": typing.kind_words(found)}
            scope.report(Diagnostic("M0046", args, span))
        else:
            known = [*v.tables, *v.hierarchies]
            scope.missing("M0040", {"name": head}, span, known, head)
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
            known = [str(block.side) for block in table.blocks if block.side]
            known += [n for block in table.blocks for total in block.totals for n in total.names]
            scope.missing("M0042", {"table": head, "name": part}, span, known, part)
            return None, None, False
    return table_ref(table, side, span), member, columns
