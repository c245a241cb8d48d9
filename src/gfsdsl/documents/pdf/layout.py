"""A page's ink to what stands on it: grids and lines, from the top."""

from __future__ import annotations

from attrs import field, frozen

from gfsdsl.documents.document import Box, Grid
from gfsdsl.documents.pdf.aligned import aligned_grids
from gfsdsl.documents.pdf.fill import fill
from gfsdsl.documents.pdf.grid import ruled_tables
from gfsdsl.documents.pdf.ink import Ink
from gfsdsl.documents.pdf.lines import PrintedLine, lines_of

Item = tuple[float, PrintedLine | Grid]


@frozen(eq=False)
class Page:
    """What stands on a page.

    Attributes:
        items: lines and grids, each with its top, from the top down.
        crooked: the boxes of tables with a cell that is no rectangle.
        twice: characters that are printed again in the same place.
        muddled: characters that stand on top of others.
    """

    ink: Ink
    items: tuple[Item, ...] = field(repr=False)
    crooked: tuple[Box, ...] = ()
    twice: int = 0
    muddled: int = 0


def lay_out(ink: Ink) -> Page:
    """The grids of a page, ruled and aligned, and the lines outside of them."""
    tables = ruled_tables(ink.across, ink.down)
    filled = fill(tables, ink.chars, ink.number)
    lines = lines_of(filled.rest)
    twice = filled.twice + sum(line.twice for line in lines)
    muddled = filled.muddled + sum(line.muddled for line in lines)
    grids, lines = aligned_grids(lines, ink)
    items: list[Item] = [(box[1], grid) for grid, box in (*filled.grids, *grids)]
    items += [(line.box[1], line) for line in lines]
    items.sort(key=lambda item: item[0])
    crooked = tuple(table.box for table in tables if table.crooked)
    return Page(ink, tuple(items), crooked, twice, muddled)
