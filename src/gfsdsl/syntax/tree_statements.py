"""Nodes of declarations about running text: statements, parts, forbidden texts; their places."""

from __future__ import annotations

from attrs import frozen

from gfsdsl.source import Span
from gfsdsl.syntax.tree_common import Clauses, Decl, Names, Years, span_field
from gfsdsl.syntax.tree_patterns import Pattern


@frozen
class Place:
    """One step of ``in … / …``, which goes from the outside inward."""


@frozen
class Section(Place):
    """Below a heading that is one of these texts."""

    titles: Names
    span: Span | None = span_field()


@frozen
class Inside(Place):
    """In a part, a table, or the column of a table (``表.列``)."""

    path: Names
    span: Span | None = span_field()


@frozen
class StatementDecl(Decl):
    """A sentence of which some places vary, in any of several wordings.

    Attributes:
        each: None where it is said once; else it is repeated, and these holes tell the repetitions
            apart, if any do.
        within: where it may stand; nowhere said, anywhere in the text.
    """

    extend: bool
    name: str
    each: Names | None = None
    within: tuple[Place, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    years: Years = Years()
    span: Span | None = span_field()


@frozen
class PartDecl(Decl):
    """A document in the document, with tables and sentences of its own."""

    extend: bool
    name: str
    each: Names | None = None
    titles: Names = ()
    years: Years = Years()
    span: Span | None = span_field()


@frozen
class Forbidden:
    """Texts that must not occur, anywhere or at one place."""

    texts: Names
    within: tuple[Place, ...] = ()
    span: Span | None = span_field()


@frozen
class ForbidDecl(Decl):
    """``forbid 名 { text "…" }``: texts that must not occur."""

    extend: bool
    name: str
    title: str | None
    texts: tuple[Forbidden, ...] = ()
    clauses: Clauses = Clauses()
    span: Span | None = span_field()
