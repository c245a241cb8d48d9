"""A document as read, before anything is recognised in it: lines and grids with their places."""

from __future__ import annotations

from attrs import field, frozen


@frozen
class Place:
    """Where something stands: line, column and page, all from 1; None where it does not apply."""

    line: int | None = None
    column: int | None = None
    page: int | None = None


@frozen
class Line:
    """A line of running text, with its end taken off."""

    number: int
    text: str
    page: int | None = None

    def place(self, offset: int = 0) -> Place:
        """The place of the character at ``offset`` in the line."""
        return Place(self.number, offset + 1, self.page)


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
    """A table with its cell borders known: rows of equal length, top to bottom."""

    rows: tuple[tuple[GridCell, ...], ...] = field(repr=False)
    name: str | None = None
    page: int | None = None


@frozen
class Document:
    """A document: runs of lines and grids in reading order.

    Attributes:
        name: the path as shown to the user.
        kind: the reader that made it: ``text``, ``csv``.
        digest: ``sha256:…`` of the bytes read.
        encoding: how the bytes were decoded.
    """

    name: str
    kind: str
    digest: str
    blocks: tuple[Text | Grid, ...] = field(repr=False)
    encoding: str = "utf-8"

    @property
    def lines(self) -> list[Line]:
        """All lines of running text, in order."""
        return [line for block in self.blocks if isinstance(block, Text) for line in block.lines]
