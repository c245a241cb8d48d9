"""Grids cut into sheets: one sheet for each title, its cells cleaned of line breaks.

A grid may hold several tables below each other, each under its title; and a table may go on in the
next grid, which then has no title.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, frozen

from gfsdsl.documents.document import Document, Grid, GridCell, Line, Place, Text
from gfsdsl.fold import fold
from gfsdsl.recognise.head import HeadReader
from gfsdsl.recognise.titles import TitleFinder, TitleHit


@frozen
class SheetCell:
    """A cell: its print without line breaks (None under a merged cell), folded, and its place."""

    text: str | None
    folded: str
    place: Place

    @property
    def blank(self) -> bool:
        return not self.folded


SheetRow = tuple[SheetCell, ...]


@define(eq=False)
class Sheet:
    """The rows under one title; ``title`` is None where there is none.

    Attributes:
        lines: running text that stands between the title and the rows.
        page: the page of the grid, None where it does not apply.
        edges, spans: the edges of the grid's columns, or what they cover, where it is known.
        above: the lines of the title and those between it and the rows.
        between: running text that stands between the rows and the grid before, where there is no
            title.
    """

    title: TitleHit | None
    rows: list[SheetRow]
    lines: tuple[Line, ...] = ()
    page: int | None = None
    edges: tuple[float, ...] = ()
    between: tuple[Line, ...] = ()
    spans: tuple[tuple[float, float], ...] = ()
    above: tuple[Line, ...] = ()

    @property
    def width(self) -> int:
        """How many columns the rows have."""
        return len(self.rows[0]) if self.rows else 0


def sheets_of(document: Document, finder: TitleFinder, reader: HeadReader) -> list[Sheet]:
    """All sheets of the grids of a document, in order."""
    sheets: list[Sheet] = []
    before: tuple[Line, ...] = ()
    for block in document.blocks:
        if isinstance(block, Text):
            before = block.lines
        else:
            sheets += _sheets(block, before, finder, reader)
            before = ()
    return sheets


def _sheets(
    grid: Grid, before: Sequence[Line], finder: TitleFinder, reader: HeadReader
) -> list[Sheet]:
    title, lines, above = _title_before(before, finder)
    if title is None and grid.name and grid.rows and grid.rows[0]:
        title = _title_of(grid.name, grid.rows[0][0].place, finder)
    current = Sheet(title, [], lines, grid.page, grid.edges, spans=grid.spans)
    current.above = above
    if title is None:
        current.between = tuple(line for line in before if line.text.strip())
    sheets = [current]
    for index, cells in enumerate(grid.rows):
        row = tuple(_cell(cell) for cell in cells)
        found = _title_in(row, index, finder, reader)
        if found is None:
            current.rows.append(row)
            continue
        rest = tuple(
            SheetCell("", "", c.place) if c.folded == fold(found.printed) else c for c in row
        )
        if any(not r.blank for kept in current.rows for r in kept):
            current = Sheet(found, [rest], (), grid.page, grid.edges, spans=grid.spans)
            sheets.append(current)
        else:
            current.title, current.rows = found, [*current.rows, rest]
    return [sheet for sheet in sheets if any(not c.blank for row in sheet.rows for c in row)]


def _cell(cell: GridCell) -> SheetCell:
    if cell.text is None:
        return SheetCell(None, "", cell.place)
    text = (
        "".join(part.strip() for part in cell.text.splitlines()) if "\n" in cell.text else cell.text
    )
    return SheetCell(text.strip(), fold(text), cell.place)


def _title_in(
    row: SheetRow, index: int, finder: TitleFinder, reader: HeadReader
) -> TitleHit | None:
    """The title that a row holds: alone, or with nothing beside it but a piece of the head."""
    filled = [cell for cell in row if not cell.blank]
    if not filled or len(filled) > 4:
        return None
    for cell in filled:
        found = _title_of(cell.text or "", cell.place, finder)
        others = [other for other in filled if other.folded != cell.folded]
        if found is not None and all(reader.marks(other.text or "") for other in others):
            return found
    return None


def _title_of(text: str, place: Place, finder: TitleFinder) -> TitleHit | None:
    found = finder.match(text)
    if found is None:
        return None
    tables, year, continued, _ = found
    return TitleHit(tables, text.strip(), year, place, 0, 0, continued)


def _title_before(
    lines: Sequence[Line], finder: TitleFinder
) -> tuple[TitleHit | None, tuple[Line, ...], tuple[Line, ...]]:
    """The title on the last lines before a grid, the lines after it, and the lines of both."""
    hits = finder.in_lines(lines)
    if not hits:
        return None, (), ()
    after = [line for line in lines[hits[-1].end :] if line.text.strip()]
    # Further up it belongs to something else, as a caption or a line of the contents does.
    if len(after) > 6:
        return None, (), ()
    return hits[-1], tuple(after), tuple(lines[hits[-1].start :])
