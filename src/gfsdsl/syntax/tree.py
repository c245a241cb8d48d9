"""The syntax tree of ``.gfs`` files: frozen nodes that compare by meaning, each with its span.

Expressions, patterns, tables and statements stand in files of their own; all are found here.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from gfsdsl.source import Span
from gfsdsl.syntax.tree_common import (
    Clauses,
    Decl,
    Names,
    UnitExpr,
    Years,
    span_field,
)
from gfsdsl.syntax.tree_expressions import (
    Arithmetic,
    Attr,
    Binder,
    Call,
    Chain,
    Comprehension,
    Expr,
    If,
    Index,
    Logic,
    Name,
    Not,
    Number,
    Signed,
    Text,
    TotalRow,
)
from gfsdsl.syntax.tree_patterns import (
    KINDS,
    Choice,
    Gap,
    Hole,
    HoleType,
    KindType,
    ListType,
    Literal,
    MeasureType,
    Option,
    Pattern,
    Piece,
    WordsType,
)
from gfsdsl.syntax.tree_statements import (
    ForbidDecl,
    Forbidden,
    Inside,
    PartDecl,
    Place,
    Section,
    StatementDecl,
)
from gfsdsl.syntax.tree_tables import (
    ColumnsItem,
    FieldItem,
    GroupItem,
    Item,
    KeyItem,
    RowItem,
    Setting,
    SideItem,
    TableDecl,
    TotalItem,
)

__all__ = [  # noqa: RUF022
    "Arithmetic", "Attr", "Band", "Binder", "Call", "Chain", "Choice", "Clauses", "ColumnsItem",
    "Comprehension", "Decl", "DeriveDecl", "ExceptionDecl", "Expr", "FieldItem", "FigureDecl",
    "ForbidDecl", "Forbidden", "Gap", "GroupItem", "Hole", "HoleType", "If", "Index", "Inside",
    "Item", "KeyItem", "KINDS", "KindType", "KnownDecl", "LayoutDecl", "Let", "LevelDecl",
    "ListType", "Literal", "Logic", "MeasureType", "Name", "Names", "Not", "Number", "Option",
    "PackDecl", "PartDecl", "Pattern", "Piece", "Place", "Program", "ReportDecl", "RequireDecl",
    "RowItem", "RuleDecl", "SameDecl", "ScaleDecl", "Section", "Setting", "SideItem", "Signed",
    "StatementDecl", "SubjectDecl", "SubjectsDecl", "TableDecl", "Text", "TotalItem", "TotalRow",
    "UnitDecl", "UnitExpr", "WaiveDecl", "WordsType", "Years",
]  # fmt: skip


@frozen
class UnitDecl(Decl):
    """``unit 万元 = 10_000 元``, ``unit 元 measures 金额`` or ``unit % = 1/100``."""

    name: str
    measures: str | None = None
    exact: bool = False
    factor: Fraction | None = None
    base: str | None = None
    span: Span | None = span_field()


@frozen
class LevelDecl:
    name: str
    digits: int
    span: Span | None = span_field()


@frozen
class KnownDecl:
    """A former name with the years in which it was in force."""

    name: str
    years: Years = Years()
    span: Span | None = span_field()


@frozen
class SameDecl:
    """``same as 经济分类 30212``: one thing in two hierarchies."""

    hierarchy: str
    key: str
    span: Span | None = span_field()


@frozen
class SubjectDecl:
    code: str | None
    names: Names
    years: Years = Years()
    children: tuple[SubjectDecl, ...] = ()
    definition: str | None = None
    known: tuple[KnownDecl, ...] = ()
    same: tuple[SameDecl, ...] = ()
    span: Span | None = span_field()


@frozen
class SubjectsDecl(Decl):
    extend: bool
    name: str
    title: str | None
    levels: tuple[LevelDecl, ...] = ()
    sources: Names = ()
    subjects: tuple[SubjectDecl, ...] = ()
    span: Span | None = span_field()


@frozen
class LayoutDecl(Decl):
    extend: bool
    name: str
    words: tuple[tuple[str, Names], ...] = ()
    span: Span | None = span_field()


@frozen
class Band:
    """The words of one band of a scale, with its bounds; ``*_open`` leaves the bound itself out."""

    names: Names
    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False
    span: Span | None = span_field()


@frozen
class ScaleDecl(Decl):
    extend: bool
    name: str
    unit: UnitExpr | None
    bands: tuple[Band, ...] = ()
    span: Span | None = span_field()


@frozen
class Let:
    name: str
    value: Expr
    span: Span | None = span_field()


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
    span: Span | None = span_field()


@frozen
class FigureDecl(Decl):
    """One amount and every place at which it is printed."""

    extend: bool
    name: str
    title: str | None
    binders: tuple[Binder, ...] = ()
    spots: tuple[Expr, ...] = ()
    clauses: Clauses = Clauses()
    span: Span | None = span_field()


@frozen
class DeriveDecl(Decl):
    name: str
    unit: UnitExpr
    value: Expr
    span: Span | None = span_field()


@frozen
class RequireDecl(Decl):
    kind: str
    name: str
    clauses: Clauses = Clauses()
    span: Span | None = span_field()


@frozen
class ExceptionDecl(Decl):
    """``exception to RULE because "…"``: the rule is left out, with its reason reported."""

    pack: str | None
    rule: str
    because: str
    years: Years = Years()
    span: Span | None = span_field()


@frozen
class PackDecl(Decl):
    name: str
    title: str | None
    version: str | None = None
    requires: Names = ()
    extends: str | None = None
    region: Names = ()
    years: Years = Years()
    span: Span | None = span_field()


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
    span: Span | None = span_field()


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
    span: Span | None = span_field()


@frozen
class Program:
    """The declarations of one file, in order."""

    decls: tuple[Decl, ...]
