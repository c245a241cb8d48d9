"""Nodes of expressions and of the binders that they hold."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from gfsdsl.source import Span
from gfsdsl.syntax.tree_common import Names, span_field


@frozen
class Expr:
    """Any expression."""


@frozen
class Name(Expr):
    """A bare name: a variable, column, table, label … (SEMANTICS 8 gives the order)."""

    name: str
    span: Span | None = span_field()


@frozen
class Text(Expr):
    """Text in double quotes."""

    value: str
    span: Span | None = span_field()


@frozen
class Number(Expr):
    """A number, with a unit or bare. ``text`` keeps leading zeros, for codes."""

    value: Fraction
    text: str = field(eq=False)
    unit: str | None = None
    span: Span | None = span_field()


@frozen
class TotalRow(Expr):
    """The word ``total``: the total row of the table at hand."""

    span: Span | None = span_field()


@frozen
class Index(Expr):
    """``base[row]`` or ``base[row, column]``."""

    base: Expr
    args: tuple[Expr, ...]
    span: Span | None = span_field()


@frozen
class Attr(Expr):
    """``base.name``."""

    base: Expr
    name: str
    span: Span | None = span_field()


@frozen
class Call(Expr):
    """A function, or a scale, applied."""

    function: str
    args: tuple[Expr, ...]
    span: Span | None = span_field()


@frozen
class Comprehension(Expr):
    """``set(r.key for each row r of …)``: a function over the values that binders give."""

    function: str
    value: Expr
    binders: tuple[Binder, ...]
    span: Span | None = span_field()


@frozen
class Signed(Expr):
    """A sign before an expression."""

    sign: str
    value: Expr
    span: Span | None = span_field()


@frozen
class Arithmetic(Expr):
    """``left op right`` with op one of + - * /."""

    op: str
    left: Expr
    right: Expr
    span: Span | None = span_field()


@frozen
class Chain(Expr):
    """``a = b <= c``: one comparison a link. Operators: = != < <= > >= in."""

    first: Expr
    links: tuple[tuple[str, Expr], ...]
    span: Span | None = span_field()


@frozen
class Logic(Expr):
    """``left op right`` with op one of and, or, iff."""

    op: str
    left: Expr
    right: Expr
    span: Span | None = span_field()


@frozen
class Not(Expr):
    """``not value``."""

    value: Expr
    span: Span | None = span_field()


@frozen
class If(Expr):
    """``(if condition then a else b)``."""

    condition: Expr
    then: Expr
    other: Expr
    span: Span | None = span_field()


@frozen
class Binder:
    """``row r of T at 款 where …``: what a ``for each`` ranges over.

    ``holes``: only sentences that say all of these (``sentence p with 决算 and 完成率``).
    """

    kind: str
    name: str | None = None
    of: tuple[Names, ...] = ()
    keyed_by: str | None = None
    level: str | None = None
    where: Expr | None = None
    holes: Names = ()
    span: Span | None = span_field()
