"""One table in a grid: amounts by their column, codes joined from their pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, evolve, field

from gfsdsl.documents.document import Place
from gfsdsl.fold import fold
from gfsdsl.model.tables import Table
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.head import Head, HeadReader
from gfsdsl.recognise.header_grid import GridHeader, column_numbers, elements_of, read_header
from gfsdsl.recognise.lexicon import Lexicon
from gfsdsl.recognise.plan import Plan, PrintedBlock, plan_of
from gfsdsl.recognise.raw import Amount, RawRow, RawTable
from gfsdsl.recognise.sheet import Sheet, SheetRow
from gfsdsl.recognise.tokens import kind_of
from gfsdsl.recognise.transposed import read_transposed
from gfsdsl.recognise.words import is_sentence, page_number


@define(eq=False)
class GridTable:
    """A table being read from a sheet, and from those that continue it."""

    raw: RawTable
    header: GridHeader
    width: int
    edges: tuple[float, ...]
    spans: tuple[tuple[float, float], ...]
    notes: re.Pattern[str] | None
    codes: dict[int, str] = field(factory=dict)


def read_sheet(
    sheet: Sheet, table: Table, lexicon: Lexicon, reader: HeadReader
) -> GridTable | None:
    """Read ``table`` from a sheet; None when the sheet has no header of it."""
    assert sheet.title is not None
    head = Head()
    reader.read_tail(sheet.title.printed, sheet.title.place, head)
    for line in sheet.lines:
        reader.read(line.text, line.place(), head)
    start = _read_head(sheet.rows, reader, head)
    header = read_header(sheet.rows, start, lexicon, aligned=bool(sheet.spans))
    elements = elements_of(header, lexicon)
    raw = RawTable(table, lexicon, sheet.title, head, Plan([]), grid=True)
    raw.column_numbers = [number for _, number in header.numbers]
    result = GridTable(raw, header, sheet.width, sheet.edges, sheet.spans, _note_pattern(lexicon))
    if not any(e.role in ("code", "label") for e in elements):
        return result if read_transposed(sheet, header, raw) else None
    plan = plan_of(elements, lexicon)
    if not any(block.known for block in plan.blocks):
        return None
    raw.plan = plan
    for block in plan.blocks:
        for slot in block.slots:
            if slot.column is None:
                raw.leftovers.append(
                    Leftover("column", slot.text, slot.place, "unknown column", table.name)
                )
    _read_rows(result, sheet.rows[header.body :])
    return result


def continue_sheet(found: GridTable, sheet: Sheet, reader: HeadReader) -> None:
    """Read the rows of a sheet without a title that goes on with the table before it."""
    start = _read_head(sheet.rows, reader, found.raw.head)
    header = read_header(sheet.rows, start, found.raw.lexicon)
    _read_rows(found, sheet.rows[header.body :])


def _read_head(rows: Sequence[SheetRow], reader: HeadReader, head: Head) -> int:
    """Read the rows of the head; the index of the first row after them."""
    start = 0
    for index, row in enumerate(rows[:8]):
        filled = [cell for cell in row if not cell.blank]
        if not filled:
            continue
        # A word and its value may stand in two cells: they are read as one line; but the place is
        # that of the cell.
        text = " ".join(cell.text or "" for cell in filled)
        if not reader.read(text, filled[0].place, head):
            break
        start = index + 1
    return start


def _note_pattern(lexicon: Lexicon) -> re.Pattern[str] | None:
    words = lexicon.layout["note"]
    if not words:
        return None
    every = "|".join(re.escape(fold(word)) for word in words)
    return re.compile(rf"[*(]?(?:{every})\d*[:)、.\d]")


def _read_rows(found: GridTable, rows: Sequence[SheetRow]) -> None:
    raw, lexicon = found.raw, found.raw.lexicon
    heads = {tuple(cell.folded for cell in row) for row in found.header.rows}
    fillers = {fold(word) for word in lexicon.layout["filler"]}
    empties = [fold(word) for word in lexicon.layout["empty"]]
    notes = {fold(word) for word in lexicon.layout["note"]}
    ended = False
    for row in rows:
        filled = [cell for cell in row if not cell.blank]
        texts = {cell.folded for cell in filled}
        if not filled or texts <= fillers or tuple(cell.folded for cell in row) in heads:
            continue
        if column_numbers(row, lexicon):
            continue  # the header printed again on the next page
        first = filled[0].folded
        if len(texts) == 1:
            if first in empties or any(word in first for word in empties if len(word) > 2):
                raw.empty_said = True
                continue
            if page_number(first) is not None and len(first) < 4:
                continue
        if found.notes is not None and found.notes.match(first):
            ended = True
        if first in notes:
            continue
        if ended or (len(texts) == 1 and is_sentence(filled[0].text or "")):
            _after_end(raw, row)
            continue
        _read_row(found, row)


def _after_end(raw: RawTable, row: SheetRow) -> None:
    """Below the note nothing is read; several amounts there are said."""
    amounts = [cell for cell in row if kind_of(cell.folded or "x") == "number"]
    if len(amounts) > 1:
        text = " ".join(cell.text or "" for cell in row if not cell.blank)
        raw.leftovers.append(
            Leftover("row", text, amounts[0].place, "below the note", raw.table.name)
        )


def _read_row(found: GridTable, row: SheetRow) -> None:
    raw = found.raw
    used: set[int] = set()
    blocks = _merged(raw.plan.blocks, row, aligned=bool(found.spans))
    for printed, block in enumerate(blocks):
        columns = [*block.code, *block.label, *block.line, *(s.index for s in block.slots)]
        used.update(columns)
        if all(row[index].blank for index in columns):
            continue
        _read_part(found, row, printed, block)
    for index, cell in enumerate(row):
        if index not in used and not cell.blank and kind_of(cell.folded) != "text":
            raw.leftovers.append(
                Leftover("number", cell.text or "", cell.place, "no column", raw.table.name)
            )


def _merged(blocks: Sequence[PrintedBlock], row: SheetRow, aligned: bool) -> list[PrintedBlock]:
    """The blocks of a row, in which a name may be merged over several: its amounts are then those
    of the last of them. The others are left without columns."""
    found = list(blocks)
    for at in range(len(found) - 1, 0, -1):
        names = [*found[at].code, *found[at].label]
        before = found[at - 1]
        amounts = [s.index for s in before.slots]
        covered = all(row[i].text is None or (aligned and row[i].blank) for i in (*names, *amounts))
        named = not aligned or any(not row[i].blank for i in (*before.code, *before.label))
        covered = covered and named
        if names and covered and len(amounts) == len(found[at].slots):
            slots = [
                evolve(own, index=other.index)
                for own, other in zip(before.slots, found[at].slots, strict=True)
            ]
            found[at - 1] = evolve(before, slots=slots)
            found[at] = evolve(found[at], code=[], label=[], line=[], slots=[])
    return found


def _read_part(found: GridTable, row: SheetRow, printed: int, block: PrintedBlock) -> None:
    raw = found.raw
    words = raw.lexicon.blocks[block.block]
    role = raw.lexicon.role
    levels = {
        row[i].folded
        for i in (*block.code, *block.label)
        if role(row[i].folded) in ("level", "code", "label")
    }
    pieces = [row[i].folded if row[i].folded not in levels else "" for i in block.code]
    code, stray = _code(pieces, found.codes.get(printed), words.code_lengths)
    names = [row[i].text or "" for i in block.label if row[i].folded not in levels]
    # The columns of names are a tree: the last that is printed names the row.
    label = next((name for name in reversed(names) if name), "")
    if stray:
        # A total's name often stands in the column of the codes, merged over that of the labels.
        label = label or stray
    if code is not None:
        found.codes[printed] = code
    number = next((int(row[i].folded) for i in block.line if row[i].folded.isdigit()), None)
    columns = (*block.code, *block.label, *block.line, *(s.index for s in block.slots))
    place = next(row[i].place for i in columns if not row[i].blank)
    amounts = tuple(Amount(row[s.index].text or "", row[s.index].place) for s in block.slots)
    printed_any = any(amount.text for amount in amounts)
    if not printed_any and (not label and code is None):
        if number is not None:
            raw.rows.append(RawRow(printed, None, "", number, (), place))
        return
    if not printed_any and code is None and _is_heading(label, raw):
        return
    raw.rows.append(RawRow(printed, code, label, number, amounts, place))


def _is_heading(label: str, raw: RawTable) -> bool:
    """The name of a total, or the beginning of it, without amounts above its block."""
    text = fold(label)
    names = [n for w in raw.lexicon.blocks for t in w.block.totals if t.of for n in t.names]
    return any(fold(name).startswith(text) for name in names)


def _code(
    pieces: Sequence[str], above: str | None, lengths: frozenset[int]
) -> tuple[str | None, str]:
    """The code of a row from its cells, and what else stands in them.

    Pieces may be the digits that each level adds (201 06 01, or only the last of them), or the
    whole code of each level.
    """
    stray = next((p for p in pieces if p and not p.isdigit()), "")
    digits = [p if p.isdigit() else "" for p in pieces]
    if not any(digits):
        return None, stray
    code = ""
    sizes = sorted(lengths)
    for order, piece in enumerate(digits):
        if not piece:
            continue
        if (code and piece.startswith(code)) or (
            len(piece) in lengths and not code and (order == 0 or len(piece) > sizes[0])
        ):
            code = piece
        elif code:
            code += piece
        elif above is not None and order:
            code = above[: sizes[order - 1]] + piece if order < len(sizes) else piece
        else:
            code = piece
    return code, stray


def place_of(sheet: Sheet) -> Place:
    """The place of the first cell of a sheet that is not blank."""
    return next(cell.place for row in sheet.rows for cell in row if not cell.blank)
