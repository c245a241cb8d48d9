"""Nodes of table declarations."""

from __future__ import annotations

from attrs import frozen

from gfsdsl.source import Span
from gfsdsl.syntax.tree_common import Decl, Names, UnitExpr, Years, span_field
from gfsdsl.syntax.tree_patterns import Pattern
from gfsdsl.syntax.tree_statements import Place


@frozen
class Item:
    """A line of a table declaration."""


@frozen
class Setting(Item):
    """An item that sets one thing: title, number, ends before (names); unit; blank, absent, zero,
    open (a word); since, until (a year)."""

    key: str
    value: Names | UnitExpr | str | int
    span: Span | None = span_field()


@frozen
class KeyItem(Item):
    """What names the rows.

    Attributes:
        below: further keys, where rows are named by a tree of merged cells, from top to bottom.
        label: how a label is written, where it holds values too.
    """

    names: Names
    hierarchy: str | None = None
    level: str | None = None
    by_name: bool = False
    below: tuple[Names, ...] = ()
    label: Pattern | None = None
    span: Span | None = span_field()


@frozen
class ColumnsItem(Item):
    """One or several columns; each is its names. The type is a unit, or how a cell is written."""

    columns: tuple[Names, ...]
    hierarchy: str | None = None
    type: UnitExpr | Pattern | None = None
    years: Years = Years()
    span: Span | None = span_field()


@frozen
class GroupItem(Item):
    """A header with columns under it."""

    names: Names
    items: tuple[Item, ...]
    span: Span | None = span_field()


@frozen
class SideItem(Item):
    """One side of a two-sided table."""

    name: str
    items: tuple[Item, ...]
    span: Span | None = span_field()


@frozen
class RowItem(Item):
    names: Names
    nested: tuple[Names, ...] = ()
    span: Span | None = span_field()


@frozen
class TotalItem(Item):
    names: Names
    of: Names = ()
    span: Span | None = span_field()


@frozen
class FieldItem(Item):
    """A value beside its label."""

    names: Names
    type: UnitExpr | Pattern | None = None
    span: Span | None = span_field()


@frozen
class TableDecl(Decl):
    """A table; ``each`` and ``within`` are as of statements."""

    extend: bool
    name: str
    items: tuple[Item, ...] = ()
    each: Names | None = None
    within: tuple[Place, ...] = ()
    span: Span | None = span_field()
