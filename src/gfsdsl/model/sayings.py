"""Statements in expressions: ``S.hole``, ``S[key].hole``, and the holes of a bound sentence."""

from __future__ import annotations

from collections.abc import Callable

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.model import expr, typing
from gfsdsl.model.expr import Bound, Node, Type
from gfsdsl.model.scope import Scope
from gfsdsl.model.statements import AMOUNTS, Hole, Statement
from gfsdsl.quantity.units import RATIO
from gfsdsl.source import Span
from gfsdsl.syntax import tree

SAID = frozenset({"statement", "sentence"})
_KINDS = {"year": "year", "date": "date", "period": "period", "subject": "subject", "list": "set"}


def statement_ref(name: str, span: Span | None) -> Node:
    """A declared statement by its name."""
    return expr.StatementRef(Type("statement"), span, name)


def says(base: Node, hole: str, span: Span | None, scope: Scope) -> Node:
    """``base.hole`` for a statement, a sentence, or a variable of either; M0067 without the hole.

    Of a repeated statement the amounts of all its sentences, or the set of what they say.
    """
    found = holes_of(base, scope)
    typed = found.get(hole)
    if typed is None:
        names = sorted(found)
        args = {"statement": _words(base), "name": hole}
        scope.missing("M0067", args, span, names, hole)
        return expr.TextConst(typing.ANY, span, "")
    return expr.Says(hole_type(typed, _many(base, scope)), span, base, hole)


def holes_of(base: Node, scope: Scope) -> dict[str, Hole]:
    """The holes that a statement or a sentence may have."""
    holes: dict[str, Hole] = {}
    for statement in statements_of(base, scope):
        for name, hole in statement.holes.items():
            holes.setdefault(name, hole)
    return holes


def statements_of(base: Node, scope: Scope) -> list[Statement]:
    """The statements that ``base`` may be, or may be a sentence of."""
    known = scope.vocabulary.statements
    if isinstance(base, expr.StatementRef):
        return [known[base.name]]
    if isinstance(base, expr.Sentence):
        return statements_of(base.statement, scope)
    if isinstance(base, expr.Var):
        bound = scope.bound.get(base.name)
        return [known[name] for name in bound.statements] if bound is not None else []
    return []


def hole_type(hole: Hole, many: bool) -> Type:
    """The type of what a hole takes."""
    if hole.kind in AMOUNTS:
        dimension = hole.unit.dimension if hole.unit is not None else RATIO
        return Type("numbers" if many else "number", dimension)
    if many:
        return typing.SET
    return Type(_KINDS.get(hole.kind, "text"))


def sentence_at(
    node: tree.Index, base: Node, scope: Scope, resolve: Callable[[tree.Expr, Scope], Node]
) -> Node:
    """``S[key]``: a bare name in the brackets is a text (SEMANTICS 8)."""
    keys: list[Node] = []
    for argument in node.args:
        if isinstance(argument, tree.Name) and argument.name not in scope.bound:
            keys.append(expr.Label(typing.TEXT, argument.span, argument.name))
        elif isinstance(argument, tree.Number) and argument.unit is None:
            keys.append(expr.Label(typing.TEXT, argument.span, argument.text, True))
        elif isinstance(argument, tree.Text):
            keys.append(expr.Label(typing.TEXT, argument.span, argument.value))
        else:
            keys.append(resolve(argument, scope))
    for statement in statements_of(base, scope):
        if not statement.repeated:
            args = {"name": statement.name}
            scope.report(Diagnostic("M0068", args, node.span))
            return expr.TextConst(typing.ANY, node.span, "")
    return expr.Sentence(Type("sentence"), node.span, base, tuple(keys))


def lone_hole(name: str, span: Span | None, scope: Scope) -> Node | None:
    """A bare name as a hole of the one bound sentence; None where it is none of it."""
    bound = scope.lone_sentence
    if bound is None:
        return None
    base = expr.Var(Type("sentence"), span, bound.name)
    return says(base, name, span, scope) if name in holes_of(base, scope) else None


def bind_sentences(binder: tree.Binder, name: str, scope: Scope) -> Bound | None:
    """``sentence p of S | T``, ``sentence with A and B``, ``statement s of S | T``."""
    known = scope.vocabulary.statements
    names: list[str] = []
    for path in binder.of:
        if len(path) != 1 or path[0] not in known:
            written = ".".join(path)
            scope.missing("M0069", {"name": written}, binder.span, known, written)
            return None
        names.append(path[0])
    if not binder.of:
        names = [s.name for s in known.values() if set(binder.holes) <= set(s.holes)]
    if not names:
        every = {hole for statement in known.values() for hole in statement.holes}
        unknown = [hole for hole in binder.holes if hole not in every]
        args = {"names": "、".join(unknown or binder.holes)}
        close = closest(unknown[0], every) if unknown else ()
        fix = close[0] if close else None
        scope.report(Diagnostic("M0070", args, binder.span, fix=fix))
        return None
    return Bound(
        binder.kind, name, (), statements=tuple(names), holes=binder.holes, span=binder.span
    )


def _many(base: Node, scope: Scope) -> bool:
    """Whether ``base`` stands for several sentences."""
    if isinstance(base, expr.Sentence) or base.type.kind == "sentence":
        return False
    return any(statement.repeated for statement in statements_of(base, scope))


def _words(base: Node) -> str:
    return base.span.text if base.span is not None else "?"
