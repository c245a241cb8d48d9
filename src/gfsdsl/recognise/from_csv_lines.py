"""The lines of a facts csv: what ``gfs extract`` writes, and takes back with corrections.

One line is one record. A line with a cell is a number (or word) in its place; a line without one
says, by its ``note``, what else there is: a table, its head, what was left unread.

A spreadsheet may have been at it: columns and lines in another order, 12.0 for 12, empty columns at
the end. Nothing here rests on an order but ``order``, the number that each line was written with.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from attrs import field, frozen

from gfsdsl.documents.document import Document, Grid, Place

HEAD = (
    "cell", "table", "number", "code", "label", "column",
    "printed", "value", "unit", "page", "line",
    "read", "title", "entity", "year", "note",
    "row", "row_number", "row_page", "row_line", "sheet", "order", "statement", "name",
)  # fmt: skip
"""The columns as they are written."""

SEPARATOR = " | "
"""Between names in one cell."""
SHEET = "!"
"""Between the name of a sheet and the number of a column of it."""
# As in ``documents.csv``, where such a file is told from others.
_NEEDED = frozenset({"cell", "table", "column", "printed"})
_COLUMN = re.compile(r"[0-9]{1,9}")
# A whole number as spreadsheets write it.
_WHOLE = re.compile(r"([0-9]{1,9})(?:[.,]0+)?")


@frozen(eq=False)
class FactsLine:
    """One record.

    Attributes:
        number: the line of the csv that it begins on.
        values: by column, blanks taken off their ends.
        rank: its place among all lines as they were written; one that was added comes after the
            line that it stands below.
        added: it is none of those that were written.
    """

    number: int
    values: Mapping[str, str] = field(repr=False)
    rank: tuple[int, int] = (0, 0)
    added: bool = False

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def has(self, name: str) -> bool:
        """Whether the csv has this column at all."""
        return name in self.values

    def whole(self, name: str) -> int | None:
        """The whole number in a column; None where there is none."""
        match = _WHOLE.fullmatch(self[name])
        return int(match.group(1)) if match else None

    def place(self, prefix: str = "") -> Place:
        """The place in the document that the record was read from."""
        line, page = self.whole(f"{prefix}line"), self.whole(f"{prefix}page")
        name, _, column = self["sheet"].rpartition(SHEET)
        at = int(column) if name and _COLUMN.fullmatch(column) and not prefix else None
        return Place(line or None, at, page or None, sheet=name or None)


def is_facts(document: Document) -> bool:
    """Whether a document is a facts csv: its first line names the columns that one needs."""
    if document.kind != "csv" or len(document.blocks) != 1:
        return False
    grid = document.blocks[0]
    return isinstance(grid, Grid) and bool(grid.rows) and set(_names(grid)) >= _NEEDED


def lines_of(document: Document) -> list[FactsLine]:
    """The records of a facts csv as they were written, blank lines left out."""
    grid = document.blocks[0]
    assert isinstance(grid, Grid)
    names = _names(grid)
    found: list[FactsLine] = []
    seen: set[int] = set()
    last = 0
    for count, row in enumerate(grid.rows[1:]):
        values: dict[str, str] = {}
        for name, cell in zip(names, row, strict=True):
            if name:
                values.setdefault(name, (cell.text or "").strip())
        if not any(values.values()):
            continue
        line = FactsLine(row[0].place.line or 1, values)
        order = line.whole("order")
        # A copied line has the number of its original: it is an added one.
        added = order is None or order in seen
        if order is not None:
            last = order
            seen.add(order)
        rank = (last, count + 1) if added else (last, 0)
        found.append(FactsLine(line.number, values, rank, added))
    return sorted(found, key=lambda line: line.rank)


def stated_year(document: Document) -> int | None:
    """The year of the document that a facts csv was taken from."""
    lines = lines_of(document)
    own = [line.whole("year") for line in lines if line["note"] == "document"]
    years = [*own, *(line.whole("year") for line in lines)]
    return next((year for year in years if year), None)


def stated_packs(document: Document, available: Container[str]) -> list[str] | None:
    """The packs that the document of a facts csv was read by; None where they are not at hand."""
    own = [line for line in lines_of(document) if line["note"] == "document"]
    names = [name for line in own[:1] for name in line["printed"].split(SEPARATOR) if name]
    return names if names and all(name in available for name in names) else None


def _names(grid: Grid) -> list[str]:
    return [(cell.text or "").strip().lower() for cell in grid.rows[0]]
