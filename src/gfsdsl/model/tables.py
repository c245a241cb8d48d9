"""Tables as declared: their titles, what stands in rows and columns, what a gap means."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from gfsdsl.model.subjects import Subject
from gfsdsl.quantity.units import Unit
from gfsdsl.source import Span


@frozen(eq=False)
class Column:
    """A column of amounts or of something else.

    Attributes:
        names: the declared name first, then its aliases.
        group: the names of the header it stands under, empty when there is none.
        kind: ``amount`` (also counts and ratios, in ``unit``), ``text``, ``quantity`` (each cell
            prints its own unit), ``year``.
        subject: the subject that the column is, when columns stand in a hierarchy.
        unit: the unit of its numbers where the column states one; else the table's.
    """

    names: tuple[str, ...]
    group: tuple[str, ...] = ()
    kind: str = "amount"
    subject: Subject | None = None
    unit: Unit | None = None
    since: int | None = None
    until: int | None = None
    span: Span | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def path(self) -> str:
        """The name with its group: ``本年支出.小计``; it identifies the column in its block."""
        return f"{self.group[0]}.{self.names[0]}" if self.group else self.names[0]


@frozen(eq=False)
class TotalRow:
    """A total row. ``of`` names the rows (codes or names) of a partial total; empty means all."""

    names: tuple[str, ...]
    of: tuple[str, ...] = ()
    span: Span | None = field(default=None, repr=False)


@frozen(eq=False)
class ExtraRow:
    """A row outside the hierarchy and outside the total, with the rows nested under it."""

    names: tuple[str, ...]
    nested: tuple[tuple[str, ...], ...] = ()
    span: Span | None = field(default=None, repr=False)


@frozen(eq=False)
class Key:
    """What stands at the left of a row: a label in a hierarchy, at a level, or free text.

    Attributes:
        names: the words that may stand over the label column.
        hierarchy: the hierarchy of the labels; None when the labels are in no list.
        level: the one level that the rows are at, None for all.
        by_name: the labels carry no codes although the hierarchy has them.
    """

    names: tuple[str, ...]
    hierarchy: str | None = None
    level: str | None = None
    by_name: bool = False
    span: Span | None = field(default=None, repr=False)


@frozen(eq=False)
class Block:
    """A table, or one side of a two-sided table: rows under one key with one set of columns.

    Attributes:
        table: the name of the table.
        side: the name of the side, None where the table has none.
        absent: ``zero`` or ``missing``: what a declared subject without a row is.
        blank: ``zero`` or ``missing``: what an empty cell is.
        zero_exact: a printed 0.00 is a true zero.
        open_labels: labels in no list are expected.
    """

    table: str
    side: str | None
    key: Key
    columns: tuple[Column, ...]
    totals: tuple[TotalRow, ...] = ()
    extras: tuple[ExtraRow, ...] = ()
    fields: tuple[Column, ...] = ()
    absent: str = "missing"
    blank: str = "missing"
    zero_exact: bool = False
    open_labels: bool = False
    unit: Unit | None = None
    span: Span | None = field(default=None, repr=False)

    @property
    def id(self) -> str:
        """``表`` or ``表.side``: the name under which rules and cells speak of it."""
        return f"{self.table}.{self.side}" if self.side else self.table

    @property
    def amounts(self) -> tuple[Column, ...]:
        """The columns that hold numbers."""
        return tuple(c for c in self.columns if c.kind == "amount")


@frozen(eq=False)
class Table:
    """A declared table: how it is recognised, and its block, or one block a side."""

    name: str
    titles: tuple[str, ...]
    number: str | None
    unit: Unit | None
    blocks: tuple[Block, ...]
    ends_before: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    pack: str = ""
    span: Span | None = field(default=None, repr=False)

    @property
    def sided(self) -> bool:
        return self.blocks[0].side is not None


LAYOUT_WORDS = (
    "entity after", "unit after", "code head", "label head", "line numbers", "column numbers",
    "note", "empty", "filler", "before label", "after label", "cover",
)  # fmt: skip


@frozen(eq=False)
class Layout:
    """The furniture of a set of forms: the words for heads, notes, numbering and empty tables."""

    words: dict[str, tuple[str, ...]]

    def __getitem__(self, word: str) -> tuple[str, ...]:
        return self.words.get(word, ())

    def all(self) -> Iterator[str]:
        for words in self.words.values():
            yield from words
