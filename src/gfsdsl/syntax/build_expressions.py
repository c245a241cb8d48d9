"""Parse tree → syntax tree: expressions and the binders they hold."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from lark import Token
from lark.tree import Meta
from lark.visitors import Transformer_NonRecursive, v_args

from gfsdsl.source import SourceFile, Span
from gfsdsl.syntax import tree


def unquoted(token: str) -> str:
    """The name in single quotes or the text in double quotes, or the bare word, that a token is."""
    if token.startswith('"'):
        body = token[1:-1]
        if "\\" not in body:
            return body
        out, characters = [], iter(body)
        for character in characters:
            out.append(next(characters) if character == "\\" else character)
        return "".join(out)
    if token.startswith("'"):
        return token[1:-1]
    # A plain str: tokens carry positions and must not leak into the tree.
    return str(token)


def number(token: str) -> Fraction:
    """The exact value of a NUMBER token; underscores only group digits."""
    return Fraction(token.replace("_", ""))


@v_args(meta=True)
class BuildExpressions(Transformer_NonRecursive):  # type: ignore[type-arg]
    """Methods are named after grammar rules; each only builds."""

    def __init__(self, file: SourceFile) -> None:
        super().__init__()
        self.file = file

    def span(self, meta: Meta) -> Span | None:
        if meta.empty:
            return None
        return Span(self.file, meta.start_pos, meta.end_pos)

    def token_span(self, token: Token) -> Span:
        start = token.start_pos or 0
        return Span(self.file, start, token.end_pos or start)

    def or_(self, meta: Meta, children: list[Any]) -> Any:
        return children[0]

    def either(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.Logic("or", children[0], children[1], self.span(meta))

    def both(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.Logic("and", children[0], children[1], self.span(meta))

    def equivalent(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.Logic("iff", children[0], children[1], self.span(meta))

    def negation(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.Not(children[0], self.span(meta))

    def chain(self, meta: Meta, children: list[Any]) -> tree.Expr:
        operators = ["=" if str(op) == "==" else str(op) for op in children[1::2]]
        return tree.Chain(
            children[0], tuple(zip(operators, children[2::2], strict=True)), self.span(meta)
        )

    def arithmetic(self, meta: Meta, children: list[Any]) -> tree.Expr:
        left, op, right = children
        return tree.Arithmetic(str(op), left, right, self.span(meta))

    def signed(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.Signed(str(children[0]), children[1], self.span(meta))

    def index(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.Index(children[0], tuple(children[1:]), self.span(meta))

    def attr(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.Attr(children[0], unquoted(children[1]), self.span(meta))

    def ref(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.Name(unquoted(children[0]), self.span(meta))

    def text(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.Text(unquoted(children[0]), self.span(meta))

    def literal(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.Number(number(children[0]), str(children[0]), None, self.span(meta))

    def quantity(self, meta: Meta, children: list[Any]) -> tree.Expr:
        text, unit = children
        return tree.Number(number(text), str(text), unit, self.span(meta))

    def unit_name(self, meta: Meta, children: list[Any]) -> str:
        return unquoted(children[0])

    def call(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.Call(unquoted(children[0]), tuple(children[1:]), self.span(meta))

    def parent_call(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.Call("parent", (children[0],), self.span(meta))

    def comprehension(self, meta: Meta, children: list[Any]) -> tree.Expr:
        function, value, binders = children
        return tree.Comprehension(unquoted(function), value, binders, self.span(meta))

    def total_row(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.TotalRow(self.span(meta))

    def group_expr(self, meta: Meta, children: list[Any]) -> Any:
        # Brackets only group; the span of what is inside is what a diagnostic should underline.
        return children[0]

    def conditional(self, meta: Meta, children: list[Any]) -> tree.Expr:
        return tree.If(children[0], children[1], children[2], self.span(meta))

    # -------------------------------------------------------------- binders

    def for_each(self, meta: Meta, children: list[Any]) -> tuple[tree.Binder, ...]:
        return tuple(children)

    def binder(self, meta: Meta, children: list[Any]) -> tree.Binder:
        kind, name, of, keyed, with_, at, where = children
        return tree.Binder(
            str(kind),
            unquoted(name) if name else None,
            of or (),
            keyed,
            at,
            where,
            with_ or (),
            self.span(meta),
        )

    def unnamed_binder(self, meta: Meta, children: list[Any]) -> tree.Binder:
        kind, of, with_, at, where = children
        return tree.Binder(str(kind), None, of, None, at, where, with_ or (), self.span(meta))

    def any_binder(self, meta: Meta, children: list[Any]) -> tree.Binder:
        kind, with_, where = children
        return tree.Binder(str(kind), None, (), None, None, where, with_, self.span(meta))

    def plain_binder(self, meta: Meta, children: list[Any]) -> tree.Binder:
        kind, name, of, keyed, with_, at = children
        return tree.Binder(
            str(kind), unquoted(name), of, keyed, at, None, with_ or (), self.span(meta)
        )

    spread = for_each

    def of(self, meta: Meta, children: list[Any]) -> tuple[tree.Names, ...]:
        return tuple(children)

    def path(self, meta: Meta, children: list[Any]) -> tree.Names:
        return tuple(unquoted(part) for part in children)

    def keyed(self, meta: Meta, children: list[Any]) -> str:
        return unquoted(children[0])

    def with_(self, meta: Meta, children: list[Any]) -> tree.Names:
        return tuple(unquoted(name) for name in children)

    def at(self, meta: Meta, children: list[Any]) -> str:
        return unquoted(children[0])

    def where(self, meta: Meta, children: list[Any]) -> Any:
        return children[0]
