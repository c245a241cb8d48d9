"""All tables in the grids of a document, and the grids that none of them claims."""

from __future__ import annotations

from collections.abc import Sequence

from gfsdsl.recognise.continued import fitted, follows
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.head import HeadReader
from gfsdsl.recognise.lexicon import Lexicon
from gfsdsl.recognise.merge import best_of
from gfsdsl.recognise.raw import RawTable
from gfsdsl.recognise.sheet import Sheet
from gfsdsl.recognise.table_grid import GridTable, continue_sheet, place_of, read_sheet
from gfsdsl.recognise.tokens import kind_of


def tables_in_grids(
    sheets: Sequence[Sheet], reader: HeadReader, lexicons: dict[str, Lexicon]
) -> tuple[list[RawTable], list[Leftover]]:
    """Read every sheet under a declared title, and those that continue one.

    Returns:
        The tables, and a leftover for every sheet with amounts that no declared table claims.
    """
    found: list[RawTable] = []
    leftovers: list[Leftover] = []
    last: GridTable | None = None
    page: int | None = None
    for sheet in sheets:
        if sheet.title is None:
            if last is not None and follows(sheet, page, reader, last):
                fits = fitted(sheet, last)
                if fits:
                    continue_sheet(last, sheet, reader)
                elif sheet.page is not None:
                    last.raw.leftovers.append(_not_fitting(sheet, last))
                if fits or sheet.page is not None:
                    page = sheet.page
                    continue
            last = None
        else:
            readings = [
                reading
                for table in sheet.title.tables
                if (reading := read_sheet(sheet, table, lexicons[table.name], reader)) is not None
            ]
            best, unsure = best_of([reading.raw for reading in readings])
            last = next((reading for reading in readings if reading.raw is best), None)
            page = sheet.page
            if unsure is not None:
                leftovers.append(unsure)
                continue
        if last is not None:
            found.append(last.raw)
        elif _amounts(sheet) > 2:
            leftovers.append(Leftover("table", _text(sheet), place_of(sheet), "no declared table"))
    return found, leftovers


def _not_fitting(sheet: Sheet, last: GridTable) -> Leftover:
    """Its rows belong to the table before, which is then not read whole."""
    return Leftover("row", _text(sheet), place_of(sheet), "other columns", last.raw.table.name)


def _amounts(sheet: Sheet) -> int:
    """How many numbers it holds that do not merely count its rows."""
    counted = 0
    found = 0
    for row in sheet.rows:
        for cell in row:
            if not cell.folded or kind_of(cell.folded) != "number":
                continue
            if cell.folded == str(counted + 1):
                counted += 1
            else:
                found += 1
    return found


def _text(sheet: Sheet) -> str:
    if sheet.title is not None:
        return sheet.title.printed
    row = next(row for row in sheet.rows if any(not cell.blank for cell in row))
    return " ".join(cell.text or "" for cell in row if not cell.blank)
