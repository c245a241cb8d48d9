"""A document as read, before anything is recognised in it: lines and grids with their places."""

from __future__ import annotations

from attrs import evolve, field, frozen

from gfsdsl.diagnostics import Diagnostic

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points, from the top left corner of the page as it is shown."""


@frozen
class Place:
    """Where something stands: line, column and page, all from 1; None where it does not apply.

    Attributes:
        line: the line of a text or csv file, the row of a sheet; None on a PDF page.
        column: the character in its line, or the column of a sheet.
        page: the page of a PDF file.
        box: what the print covers of its page.
        sheet: the name of the sheet of a workbook.
    """

    line: int | None = None
    column: int | None = None
    page: int | None = None
    box: Box | None = None
    sheet: str | None = None

    def moved(self, by: int) -> Place:
        """The place ``by`` characters further on in the same line; in a cell of a sheet or on a
        page, where no character has a column of its own, the same place."""
        if self.column is None or self.sheet is not None or self.page is not None:
            return self
        return evolve(self, column=self.column + by)


@frozen
class Line:
    """A line of running text, with its end taken off.

    Attributes:
        number: counts the lines of the document from 1, over all pages; in a workbook the row.
        page: the page it stands on; such a line has ``boxes``, one a character of ``text``.
        sheet: the sheet of a workbook it stands on, with ``column``, that of its cell.
    """

    number: int
    text: str
    page: int | None = None
    boxes: tuple[Box, ...] = field(default=(), repr=False, eq=False)
    sheet: str | None = None
    column: int | None = None

    def place(self, offset: int = 0) -> Place:
        """The place of the character at ``offset`` in the line."""
        if self.sheet is not None:
            return Place(self.number, self.column, sheet=self.sheet)
        if self.page is None:
            return Place(self.number, offset + 1)
        return Place(None, offset + 1, self.page, self.boxes[offset] if self.boxes else None)


@frozen
class GridCell:
    """A cell of a grid; ``text`` is None where a merged cell covers it, and '' for a blank."""

    text: str | None
    place: Place


@frozen
class Text:
    """A run of lines."""

    lines: tuple[Line, ...] = field(repr=False)


@frozen
class Grid:
    """A table with its cell borders known: rows of equal length, top to bottom.

    Attributes:
        name: what it is called outside of it: its file, its sheet.
        page: the page of a PDF file it stands on.
        aligned: it has no borders; its columns were taken from the white between them.
        edges: on a page, the left edges of its columns and the right edge of the last, in points.
        spans: where it is aligned, from where to where the print of each column goes, in points.
    """

    rows: tuple[tuple[GridCell, ...], ...] = field(repr=False)
    name: str | None = None
    page: int | None = None
    aligned: bool = False
    edges: tuple[float, ...] = field(default=(), repr=False)
    spans: tuple[tuple[float, float], ...] = field(default=(), repr=False)


@frozen
class Document:
    """A document: runs of lines and grids in reading order.

    Attributes:
        name: the path as shown to the user.
        kind: the reader that made it: ``text``, ``csv``, ``pdf``, ``excel``.
        digest: ``sha256:…`` of the bytes read.
        encoding: how the bytes were decoded.
        pages: how many pages it has; None where it has none.
        doubts: what the reader could not be sure of, or could not read, each with its place.
    """

    name: str
    kind: str
    digest: str
    blocks: tuple[Text | Grid, ...] = field(repr=False)
    encoding: str = "utf-8"
    pages: int | None = None
    doubts: tuple[Diagnostic, ...] = ()

    @property
    def lines(self) -> list[Line]:
        """All lines of running text, in order."""
        return [line for block in self.blocks if isinstance(block, Text) for line in block.lines]
