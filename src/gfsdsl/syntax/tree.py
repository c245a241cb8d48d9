"""The syntax tree of ``.gfs`` files: frozen nodes that compare by meaning, each with its span."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from gfsdsl.source import Span


def _span() -> Span | None:
    # Spans do not take part in comparison: two trees are equal when they say the same.
    return field(default=None, eq=False, repr=False)  # type: ignore[no-any-return]


Names = tuple[str, ...]


# ------------------------------------------------------------------ expressions


@frozen
class Expr:
    """Any expression."""


@frozen
class Name(Expr):
    """A bare name: a variable, column, table, label … (SEMANTICS 8 gives the order)."""

    name: str
    span: Span | None = _span()


@frozen
class Text(Expr):
    """Text in double quotes."""

    value: str
    span: Span | None = _span()


@frozen
class Number(Expr):
    """A number, with a unit or bare. ``text`` keeps leading zeros, for codes."""

    value: Fraction
    text: str = field(eq=False)
    unit: str | None = None
    span: Span | None = _span()


@frozen
class TotalRow(Expr):
    """The word ``total``: the total row of the table at hand."""

    span: Span | None = _span()


@frozen
class Index(Expr):
    """``base[row]`` or ``base[row, column]``."""

    base: Expr
    args: tuple[Expr, ...]
    span: Span | None = _span()


@frozen
class Attr(Expr):
    """``base.name``."""

    base: Expr
    name: str
    span: Span | None = _span()


@frozen
class Call(Expr):
    """A function, or a scale, applied."""

    function: str
    args: tuple[Expr, ...]
    span: Span | None = _span()


@frozen
class Comprehension(Expr):
    """``set(r.key for each row r of …)``: a function over the values that binders give."""

    function: str
    value: Expr
    binders: tuple[Binder, ...]
    span: Span | None = _span()


@frozen
class Signed(Expr):
    """A sign before an expression."""

    sign: str
    value: Expr
    span: Span | None = _span()


@frozen
class Arithmetic(Expr):
    """``left op right`` with op one of + - * /."""

    op: str
    left: Expr
    right: Expr
    span: Span | None = _span()


@frozen
class Chain(Expr):
    """``a = b <= c``: one comparison a link. Operators: = != < <= > >= in."""

    first: Expr
    links: tuple[tuple[str, Expr], ...]
    span: Span | None = _span()


@frozen
class Logic(Expr):
    """``left op right`` with op one of and, or, iff."""

    op: str
    left: Expr
    right: Expr
    span: Span | None = _span()


@frozen
class Not(Expr):
    """``not value``."""

    value: Expr
    span: Span | None = _span()


@frozen
class If(Expr):
    """``(if condition then a else b)``."""

    condition: Expr
    then: Expr
    other: Expr
    span: Span | None = _span()


@frozen
class Binder:
    """``row r of T at 款 where …``: what a ``for each`` ranges over."""

    kind: str
    name: str | None = None
    of: tuple[Names, ...] = ()
    keyed_by: str | None = None
    level: str | None = None
    where: Expr | None = None
    span: Span | None = _span()


# ------------------------------------------------------------------ declarations


@frozen
class Decl:
    """Any top-level declaration."""


@frozen
class UnitDecl(Decl):
    """``unit 万元 = 10_000 元``, ``unit 元 measures 金额`` or ``unit % = 1/100``."""

    name: str
    measures: str | None = None
    exact: bool = False
    factor: Fraction | None = None
    base: str | None = None
    span: Span | None = _span()


@frozen
class UnitExpr:
    """``元/人/月``: unit names with the operator before each but the first."""

    first: str
    rest: tuple[tuple[str, str], ...] = ()
    span: Span | None = _span()


@frozen
class Years:
    """The years, inclusive, in which a declaration is in force."""

    since: int | None = None
    until: int | None = None


@frozen
class LevelDecl:
    name: str
    digits: int
    span: Span | None = _span()


@frozen
class KnownDecl:
    """A former name with the years in which it was in force."""

    name: str
    years: Years = Years()
    span: Span | None = _span()


@frozen
class SameDecl:
    """``same as 经济分类 30212``: one thing in two hierarchies."""

    hierarchy: str
    key: str
    span: Span | None = _span()


@frozen
class SubjectDecl:
    code: str | None
    names: Names
    years: Years = Years()
    children: tuple[SubjectDecl, ...] = ()
    definition: str | None = None
    known: tuple[KnownDecl, ...] = ()
    same: tuple[SameDecl, ...] = ()
    span: Span | None = _span()


@frozen
class SubjectsDecl(Decl):
    extend: bool
    name: str
    title: str | None
    levels: tuple[LevelDecl, ...] = ()
    sources: Names = ()
    subjects: tuple[SubjectDecl, ...] = ()
    span: Span | None = _span()


@frozen
class LayoutDecl(Decl):
    extend: bool
    name: str
    words: tuple[tuple[str, Names], ...] = ()
    span: Span | None = _span()


@frozen
class Item:
    """A line of a table declaration."""


@frozen
class Setting(Item):
    """An item that sets one thing: title, number, ends before (names); unit; blank, absent, zero,
    open (a word); since, until (a year)."""

    key: str
    value: Names | UnitExpr | str | int
    span: Span | None = _span()


@frozen
class KeyItem(Item):
    names: Names
    hierarchy: str | None = None
    level: str | None = None
    by_name: bool = False
    span: Span | None = _span()


@frozen
class ColumnsItem(Item):
    """One or several columns; each is its names."""

    columns: tuple[Names, ...]
    hierarchy: str | None = None
    type: UnitExpr | None = None
    years: Years = Years()
    span: Span | None = _span()


@frozen
class GroupItem(Item):
    """A header with columns under it."""

    names: Names
    items: tuple[Item, ...]
    span: Span | None = _span()


@frozen
class SideItem(Item):
    """One side of a two-sided table."""

    name: str
    items: tuple[Item, ...]
    span: Span | None = _span()


@frozen
class RowItem(Item):
    names: Names
    nested: tuple[Names, ...] = ()
    span: Span | None = _span()


@frozen
class TotalItem(Item):
    names: Names
    of: Names = ()
    span: Span | None = _span()


@frozen
class FieldItem(Item):
    names: Names
    type: UnitExpr | None = None
    span: Span | None = _span()


@frozen
class TableDecl(Decl):
    extend: bool
    name: str
    items: tuple[Item, ...] = ()
    span: Span | None = _span()


@frozen
class Band:
    """The words of one band of a scale, with its bounds; ``*_open`` leaves the bound itself out."""

    names: Names
    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False
    span: Span | None = _span()


@frozen
class ScaleDecl(Decl):
    extend: bool
    name: str
    unit: UnitExpr | None
    bands: tuple[Band, ...] = ()
    span: Span | None = _span()


@frozen
class Let:
    name: str
    value: Expr
    span: Span | None = _span()


@frozen
class Clauses:
    """What a rule, figure or require says about itself."""

    severity: str = "error"
    strict: bool = False
    cite: tuple[str, ...] = ()
    advise: tuple[str, ...] = ()
    tags: Names = ()
    years: Years = Years()


@frozen
class RuleDecl(Decl):
    extend: bool
    name: str
    title: str | None
    binders: tuple[Binder, ...] = ()
    when: tuple[Expr, ...] = ()
    lets: tuple[Let, ...] = ()
    musts: tuple[Expr, ...] = ()
    clauses: Clauses = Clauses()
    span: Span | None = _span()


@frozen
class FigureDecl(Decl):
    """One amount and every place at which it is printed."""

    extend: bool
    name: str
    title: str | None
    binders: tuple[Binder, ...] = ()
    spots: tuple[Expr, ...] = ()
    clauses: Clauses = Clauses()
    span: Span | None = _span()


@frozen
class DeriveDecl(Decl):
    name: str
    unit: UnitExpr
    value: Expr
    span: Span | None = _span()


@frozen
class RequireDecl(Decl):
    kind: str
    name: str
    clauses: Clauses = Clauses()
    span: Span | None = _span()


@frozen
class ExceptionDecl(Decl):
    """``exception to RULE because "…"``: the rule is left out, with its reason reported."""

    pack: str | None
    rule: str
    because: str
    years: Years = Years()
    span: Span | None = _span()


@frozen
class PackDecl(Decl):
    name: str
    title: str | None
    version: str | None = None
    requires: Names = ()
    extends: str | None = None
    region: Names = ()
    years: Years = Years()
    span: Span | None = _span()


@frozen
class WaiveDecl:
    """``waive RULE[keys] because "…" until YEAR``: a violation that is accepted, with its reason.

    ``keys`` None waives every instance of the rule; ``until`` is a calendar year.
    """

    pack: str | None
    rule: str
    keys: Names | None
    because: str
    until: int | None = None
    span: Span | None = _span()


@frozen
class ReportDecl(Decl):
    """One department and year, with the document and the packs it is checked by."""

    name: str
    entity: str | None = None
    year: int | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    source: str | None = None
    use: Names = ()
    prior: str | None = None
    waivers: tuple[WaiveDecl, ...] = ()
    span: Span | None = _span()


@frozen
class Program:
    """The declarations of one file, in order."""

    decls: tuple[Decl, ...]
