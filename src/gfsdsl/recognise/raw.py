"""A table as read from its print, before it is named: rows of printed blocks, and what was left."""

from __future__ import annotations

from attrs import define, field, frozen

from gfsdsl.documents.document import Place
from gfsdsl.model.tables import Table
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.head import Head
from gfsdsl.recognise.lexicon import Lexicon
from gfsdsl.recognise.plan import Plan
from gfsdsl.recognise.titles import TitleHit


@frozen
class Amount:
    """What is printed in an amount position, with the place of its first character."""

    text: str
    place: Place


@frozen(eq=False)
class RawRow:
    """A row of one printed block.

    Attributes:
        printed: which printed block.
        amounts: one a column; empty when nothing is printed in any of them.
    """

    printed: int
    code: str | None
    label: str
    line_number: int | None
    amounts: tuple[Amount, ...]
    place: Place


@define(eq=False)
class RawTable:
    """A table before its rows are named.

    Attributes:
        empty_said: its print says that it holds no data.
        cut: the document ends in it, without a note or another title.
        noted: it ends with a note.
        grid: it is read from a grid.
        end: the index of the first line that is no longer its own; text only.
        others: the other declarations that the print was read by, each with the amounts that they
            read and the leftovers.
        accounted: lines whose numbers are reported, or were put together from several lines.
    """

    table: Table
    lexicon: Lexicon
    title: TitleHit
    head: Head
    plan: Plan
    rows: list[RawRow] = field(factory=list)
    leftovers: list[Leftover] = field(factory=list)
    column_numbers: list[int] = field(factory=list)
    empty_said: bool = False
    cut: bool = False
    noted: bool = False
    grid: bool = False
    accounted: set[int] = field(factory=set)
    end: int = 0
    others: list[tuple[str, int, int]] = field(factory=list)

    @property
    def amounts(self) -> int:
        """How many amounts its rows print."""
        return sum(1 for row in self.rows for amount in row.amounts if amount.text)
