"""Expressions with every name resolved: made by ``resolve``, grounded over a document by graph."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from gfsdsl.model.tables import Block
from gfsdsl.quantity.units import Dimension, Unit
from gfsdsl.source import Span
from gfsdsl.syntax.tree import Band


@frozen
class Type:
    """A static type.

    Attributes:
        kind: ``number``, ``row`` (amount columns side by side), ``rows``, ``subject``, ``column``,
            ``columns``, ``table``, ``text``, ``bool``, ``set``, ``year``, ``unit``, ``level``,
            ``any``.
        dimension: of a number, None when only a document can tell.
        bare: a number written without a unit, which only scales.
    """

    kind: str
    dimension: Dimension | None = None
    bare: bool = False


@frozen(eq=False, repr=False)
class Node:
    """A resolved expression: its static type, and its place."""

    type: Type
    span: Span | None = field(eq=False, repr=False)


@frozen(eq=False, repr=False)
class Const(Node):
    """A number as written in a rule; exact."""

    value: Fraction
    unit: Unit


@frozen(eq=False, repr=False)
class TextConst(Node):
    value: str


@frozen(eq=False, repr=False)
class Var(Node):
    """A variable of a binder or a let."""

    name: str


@frozen(eq=False, repr=False)
class TableRef(Node):
    """A declared table: its blocks, one or one a side."""

    table: str
    blocks: tuple[Block, ...]


@frozen(eq=False, repr=False)
class Label(Node):
    """A row, or a column, named by the words that stand at it; ``code`` says it was a number."""

    text: str
    code: bool = False


@frozen(eq=False, repr=False)
class Nested(Node):
    """``X.k``: the row k in the braces of the extra row X."""

    above: str
    inner: Node


@frozen(eq=False, repr=False)
class TotalOf(Node):
    """``total``: the total row of the table that is indexed."""


@frozen(eq=False, repr=False)
class Family(Node):
    """``children(x)`` or ``parent(x)``."""

    relation: str
    of: Node


@frozen(eq=False, repr=False)
class At(Node):
    """``table[row]`` or ``table[row, column]``; ``column`` is None for a whole row."""

    table: Node
    row: Node
    column: Node | None


@frozen(eq=False, repr=False)
class Field(Node):
    """``base.name``: an attribute of a table, row, column, subject or of the document; or, on a
    row, the cell of that column."""

    base: Node
    name: str


@frozen(eq=False, repr=False)
class Document(Node):
    """``document`` or ``entity``."""

    name: str


@frozen(eq=False, repr=False)
class Apply(Node):
    """A function applied."""

    function: str
    args: tuple[Node, ...]


@frozen(eq=False, repr=False)
class Gather(Node):
    """A function over the values that binders give."""

    function: str
    value: Node
    binders: tuple[Bound, ...]


@frozen(eq=False, repr=False)
class OnScale(Node):
    """A scale applied to a number: the word of the band that it falls into."""

    scale: Scale
    value: Node


@frozen(eq=False, repr=False)
class Minus(Node):
    value: Node


@frozen(eq=False, repr=False)
class Arith(Node):
    op: str
    left: Node
    right: Node


@frozen(eq=False, repr=False)
class Compare(Node):
    op: str
    left: Node
    right: Node


@frozen(eq=False, repr=False)
class Logic(Node):
    op: str
    left: Node
    right: Node


@frozen(eq=False, repr=False)
class Not(Node):
    value: Node


@frozen(eq=False, repr=False)
class If(Node):
    condition: Node
    then: Node
    other: Node


@frozen(eq=False, repr=False)
class Derived(Node):
    """A ``derive`` by its name."""

    name: str


@frozen(eq=False, repr=False)
class Prior(Node):
    """``prior.X``: X in last year's report."""

    node: Node


@frozen(eq=False, repr=False)
class StatementRef(Node):
    """A declared statement: the sentence, or sentences, that say it."""

    name: str


@frozen(eq=False, repr=False)
class Sentence(Node):
    """``S[key]``: the sentence of a repeated statement that says something of ``keys``."""

    statement: Node
    keys: tuple[Node, ...]


@frozen(eq=False, repr=False)
class Says(Node):
    """``base.hole``: what a sentence captures; of a repeated statement, what all of them do."""

    base: Node
    hole: str


@frozen(eq=False, repr=False)
class UnitRef(Node):
    unit: Unit


@frozen(eq=False, repr=False)
class LevelRef(Node):
    name: str


@frozen(eq=False)
class Bound:
    """A resolved binder.

    Attributes:
        kind: ``row``, ``column``, ``parent``, ``subject``, ``table``, ``sentence``,
            ``statement``.
        sources: the tables or the table variable ranged over; empty with ``subject … of H``.
        hierarchy: of a ``subject`` that ranges over a hierarchy.
        member: the partial total whose block of rows is ranged over.
        columns: a ``parent`` that ranges over columns.
        level: a level name, or ``leaf``.
        statements: the names of those whose sentences are ranged over, or of those ranged over.
        holes: only sentences that capture all of these.
    """

    kind: str
    name: str
    sources: tuple[Node, ...]
    hierarchy: str | None = None
    member: str | None = None
    columns: bool = False
    keyed_by: str | None = None
    level: str | None = None
    where: Node | None = None
    statements: tuple[str, ...] = ()
    holes: tuple[str, ...] = ()
    span: Span | None = field(default=None, repr=False)


@frozen(eq=False)
class Scale:
    """Words for ranges of a number."""

    name: str
    unit: Unit | None
    bands: tuple[Band, ...]
    span: Span | None = field(default=None, repr=False)
