"""A grid with its subjects across the top: no label column, one row of amounts."""

from __future__ import annotations

from gfsdsl.model.tables import Column
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.header_grid import GridHeader, stripped
from gfsdsl.recognise.plan import Plan, PrintedBlock, Slot
from gfsdsl.recognise.raw import Amount, RawRow, RawTable
from gfsdsl.recognise.sheet import Sheet, SheetCell
from gfsdsl.recognise.tokens import kind_of


def read_transposed(sheet: Sheet, header: GridHeader, raw: RawTable) -> bool:
    """Read a table whose header paths hold a row name and a column each.

    Returns:
        Whether it is one. Columns whose path is not understood are reported.
    """
    if raw.table.sided:
        return False
    named: dict[int, tuple[SheetCell, Column]] = {}
    for index, path in enumerate(header.paths):
        found = _path(path, raw)
        if found is not None:
            named[index] = found
    rows = [
        row
        for row in sheet.rows[header.body :]
        if any(not cell.blank and kind_of(cell.folded) != "text" for cell in row)
    ]
    if len(named) < 2 or len(rows) > 1:
        return False
    columns: dict[str, Column] = {}
    for _, column in named.values():
        columns.setdefault(column.path, column)
    place = raw.title.place
    slots = [Slot(column, column.name, place) for column in columns.values()]
    raw.plan = Plan([PrintedBlock(0, slots)])
    below = [row for row in sheet.rows[header.body :] if all(cell.blank for cell in row)]
    if not rows and not below:
        raw.empty_said = True
        return True
    row = (rows or below)[0]
    by_name: dict[str, dict[str, Amount]] = {}
    for index, (name, column) in named.items():
        amount = Amount(row[index].text or "", row[index].place)
        by_name.setdefault(name.text or "", {})[column.path] = amount
    for label, amounts in by_name.items():
        first = next(iter(amounts.values()))
        whole = tuple(amounts.get(path, Amount("", first.place)) for path in columns)
        raw.rows.append(RawRow(0, None, label, None, whole, first.place))
    for index, cell in enumerate(row):
        if index not in named and not cell.blank and kind_of(cell.folded) != "text":
            raw.leftovers.append(
                Leftover("number", cell.text or "", cell.place, "no column", raw.table.name)
            )
    return True


def _path(path: tuple[SheetCell, ...], raw: RawTable) -> tuple[SheetCell, Column] | None:
    """The row name and the column of a path; None when either is missing, or when a text deeper
    than the row name is not understood."""
    lexicon = raw.lexicon
    name: SheetCell | None = None
    column: Column | None = None
    for cell in path:
        word = stripped(cell.folded, lexicon)
        row = lexicon.blocks[0].row(cell.text or "", None, None)
        if row is not None and row.known and not (word in lexicon.columns and name is None):
            name = cell
        elif word in lexicon.columns:
            column = lexicon.columns[word][0][1]
        elif name is not None and lexicon.furniture.get(word) != "other":
            return None
    return (name, column) if name is not None and column is not None else None
