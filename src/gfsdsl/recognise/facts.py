"""What was recognised in a document: tables, rows, columns and cells, and what was left unread."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.documents.document import Place
from gfsdsl.model.subjects import Subject
from gfsdsl.model.tables import Block, Column, Table
from gfsdsl.quantity.interval import Interval
from gfsdsl.quantity.printed import half_unit
from gfsdsl.quantity.units import Unit
from gfsdsl.recognise.match import Match

if TYPE_CHECKING:
    from gfsdsl.recognise.said import Narrative, Word


@frozen(eq=False)
class Number:
    """A number as printed, in a table or in a sentence.

    Attributes:
        id: unique in the document.
        printed: the number alone as printed, inner line breaks taken out; '' for a blank.
        value: its exact value in ``unit``; None for a blank or an unreadable print.
        unit: the unit that is printed, or the declared one.
        place: where its first character stands.
        problem: why ``value`` is None: ``blank``, ``dash``, or a reason of ``Unreadable``.
        exact: it stands for itself (a count, or a zero under ``zero exact``).
        corrected: it was corrected or entered by hand.
        read: of a corrected one, what was read before; None where nothing was.
        csv_line: the line of the facts csv that it was taken from; None where it was read from the
            document itself. ``place`` is that of the document in both cases.
    """

    id: str
    printed: str
    value: Fraction | None
    decimals: int
    unit: Unit
    place: Place
    problem: str | None = field(default=None, kw_only=True)
    exact: bool = field(default=False, kw_only=True)
    corrected: bool = field(default=False, kw_only=True)
    read: str | None = field(default=None, kw_only=True)
    csv_line: int | None = field(default=None, kw_only=True)

    @property
    def interval(self) -> Interval:
        """All that the print may stand for: what rounds to it, or it alone where it is exact."""
        value = self.value or Fraction(0)
        half = Fraction(0) if self.exact else half_unit(self.decimals)
        return Interval(value - half, value + half)

    @property
    def holder(self) -> str:
        """The table, or side of one, or the statement that it stands in."""
        raise NotImplementedError

    @property
    def zero_exact(self) -> bool:
        """Whether a zero here stands for itself."""
        return False


@frozen(eq=False)
class Cell(Number):
    """One printed cell; its id is ``表[row, column]``, or ``表.side[row]`` for a lone column."""

    block: Block = field(kw_only=True)
    row: str = field(kw_only=True)
    column: Column = field(kw_only=True)

    @property
    def holder(self) -> str:
        return self.block.id

    @property
    def zero_exact(self) -> bool:
        return self.block.zero_exact


@frozen(eq=False)
class Row:
    """One printed row of a block.

    Attributes:
        key: its name in ids: the printed code, else the label; ``X.label`` when nested under an
            extra row X; with ``~2`` for an undeclared repeat.
        kind: ``subject``, ``total``, ``extra``, ``nested``, or ``open`` (a free label).
        code: the printed code, None where none is printed.
        label: the declared name (first alias) where it is known, else the print, ordinal taken off.
        printed: the label as printed, line breaks taken out.
        subject: the subject it stands for.
        above: the key of the extra row that a nested row stands under.
        part: printed under 其中: a part of what stands above, not all of it.
        line_number: its printed 行次.
        cells: by column path; a column that is not printed has no entry.
    """

    key: str
    kind: str
    code: str | None
    label: str
    printed: str
    place: Place
    subject: Subject | None = None
    total: int | None = None
    above: str | None = None
    part: bool = False
    line_number: int | None = None
    cells: dict[str, Cell] = field(factory=dict, repr=False)


@frozen(eq=False)
class Leftover:
    """Something in a table's region that was not read into a cell.

    ``kind`` is ``number``, ``row``, ``column``, ``header``, or ``table`` for a region that no
    declared table claims; an unread number or row makes its table not read whole. ``reason`` is a
    key: ``no place for it``, ``amounts missing``, ``unknown label``, ``cut off``, …

    ``also`` is the other place where two prints claim one table, and ``rivals`` are the tables
    where one print fits several declarations equally well.
    """

    kind: str
    text: str
    place: Place
    reason: str
    table: str | None = None
    also: Place | None = None
    rivals: tuple[Table, ...] = ()


@frozen(eq=False)
class BlockFacts:
    """A recognised table, or one side of one.

    Attributes:
        columns: the declared columns that are printed, in printed order.
        unknown_columns: printed header texts that fit no declared column.
        line_numbers: the 行次 as printed, top to bottom.
    """

    block: Block
    rows: tuple[Row, ...] = field(repr=False)
    columns: tuple[Column, ...]
    unknown_columns: tuple[str, ...] = ()
    line_numbers: tuple[int, ...] = ()

    def row(self, key: str) -> Row | None:
        """The row of this key."""
        return next((row for row in self.rows if row.key == key), None)


@frozen(eq=False)
class TableFacts:
    """A recognised table with its head.

    Attributes:
        empty: it is printed without a single amount.
        whole: every number and row of its region was read.
        column_numbers: the 栏次 as printed, left to right.
        unit: the unit printed in its head, else the declared one.
        unit_printed: the print of the unit, None where it prints none.
        match: why it is taken for this table; None where it comes from a facts csv.
    """

    table: Table
    title: str
    place: Place
    blocks: tuple[BlockFacts, ...]
    number: str | None = None
    year: int | None = None
    entity: str | None = None
    unit: Unit | None = None
    unit_printed: str | None = None
    empty: bool = False
    leftovers: tuple[Leftover, ...] = ()
    column_numbers: tuple[int, ...] = ()
    head_places: dict[str, Place] = field(factory=dict, repr=False)
    match: Match | None = field(default=None, repr=False)

    @property
    def unread(self) -> Leftover | None:
        """The first number or row that was not read; None where the table was read whole."""
        return next((i for i in self.leftovers if i.kind in ("number", "row")), None)

    @property
    def whole(self) -> bool:
        return self.unread is None


@frozen(eq=False)
class Facts:
    """Everything recognised in one document.

    Attributes:
        tables: by declared name, in printed order.
        cells: those of tables, by their ids.
        narrative: what the running text says.
        leftovers: numbers of tables, and of regions outside them, that nothing claimed.
        years: candidate years with the ground for each: ``title``, ``cover``.
        doubts: what is wrong with, or was changed by, the csv that the facts were taken from.
    """

    tables: dict[str, TableFacts]
    leftovers: tuple[Leftover, ...] = ()
    entity: str | None = None
    year: int | None = None
    year_ground: str | None = None
    notes: tuple[Leftover, ...] = ()
    cells: dict[str, Cell] = field(factory=dict, repr=False)
    blocks: dict[str, BlockFacts] = field(factory=dict, repr=False)
    doubts: tuple[Diagnostic, ...] = ()
    narrative: Narrative | None = field(default=None, repr=False)

    @cached_property
    def numbers(self) -> dict[str, Number]:
        """Every number that was read, by its id: those of cells and those of sentences."""
        found: dict[str, Number] = dict(self.cells)
        if self.narrative is not None:
            found |= self.narrative.numbers_said
        return found

    @cached_property
    def readings(self) -> dict[str, Number | Word]:
        """Everything that was read, by its id: the numbers, and the words that sentences say."""
        found: dict[str, Number | Word] = dict(self.numbers)
        if self.narrative is not None:
            found |= self.narrative.words
        return found
