"""Facts as csv, to be corrected by hand and given back to ``gfs check``.

First the numbers, a line each; then what was left unread; then, so that nothing is lost on the way,
what else the document says: the tables with their heads, the numbers of their lines and columns.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.documents.document import Place
from gfsdsl.recognise.facts import BlockFacts, Facts, Leftover, Row, TableFacts
from gfsdsl.recognise.from_csv_forms import DOUBT, HEADS, REMARK, UNREAD
from gfsdsl.recognise.from_csv_lines import HEAD, SEPARATOR, SHEET
from gfsdsl.recognise.from_csv_print import quoted
from gfsdsl.recognise.from_csv_text import TEXT
from gfsdsl.recognise.said_data import packed
from gfsdsl.report.json import record, records

Values = dict[str, object]


def as_csv(
    facts: Facts,
    doubts: Sequence[Diagnostic] = (),
    entity: str | None = None,
    year: int | None = None,
    packs: Sequence[str] = (),
) -> str:
    """The csv of ``facts``.

    Args:
        doubts: what the reader of the document was not sure of.
        entity, year: those of the document, where they are not those that its tables print.
        packs: the packs that it was read by.

    Returns:
        The lines, with the columns of ``HEAD``; what is not known is left empty.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    lines = [*_cells(facts), *_said(facts), *_unread(facts, doubts), *_forms(facts)]
    lines += _text(facts)
    whose: Values = {"entity": entity or facts.entity, "year": year or facts.year}
    lines.append({**whose, "printed": SEPARATOR.join(packs), "note": "document"})
    for order, line in enumerate(lines, 1):
        line["order"] = order
        writer.writerow(["" if line.get(name) is None else line[name] for name in HEAD])
    return out.getvalue()


def _cells(facts: Facts) -> Iterator[Values]:
    for table in facts.tables.values():
        for block in table.blocks:
            for row in block.rows:
                for cell in row.cells.values():
                    read = cell.printed if not cell.corrected else cell.read
                    yield {
                        **record(cell, row, table.number),
                        **_whose(table),
                        **_row(row),
                        "read": quoted(read) if read is not None else None,
                        "sheet": _sheet(cell.place),
                    }


def _said(facts: Facts) -> Iterator[Values]:
    """The values that sentences say, a line each."""
    for said_record in records(facts):
        value = facts.readings.get(str(said_record["cell"]))
        if "statement" in said_record and value is not None:
            read = getattr(value, "read", None) if getattr(value, "corrected", False) else None
            shown = value.printed if read is None else str(read)
            yield {**said_record, "read": quoted(shown), "sheet": _sheet(value.place)}


def _text(facts: Facts) -> Iterator[Values]:
    """What else there is to know of the running text."""
    if facts.narrative is None:
        return
    for kind, data in packed(facts.narrative):
        dumped = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        yield {"note": f"{TEXT}{kind} {dumped}"}


def _whose(table: TableFacts) -> Values:
    return {"title": table.title, "entity": table.entity, "year": table.year}


def _row(row: Row) -> Values:
    return {
        "code": row.code,
        "label": row.label,
        "row": row.printed,
        "row_number": row.line_number,
        "row_page": row.place.page,
        "row_line": row.place.line,
    }


def _unread(facts: Facts, doubts: Sequence[Diagnostic]) -> Iterator[Values]:
    for table in facts.tables.values():
        unknown = {block.block.id: list(block.unknown_columns) for block in table.blocks}
        for item in table.leftovers:
            yield _left(item, UNREAD, _owner(item, unknown))
    for item in facts.leftovers:
        yield _left(item, UNREAD, SEPARATOR.join(t.name for t in item.rivals) or item.table)
    for item in facts.notes:
        yield _left(item, REMARK, item.table)
    for doubt in doubts:
        args = json.dumps(doubt.args, ensure_ascii=False, default=str)
        note = f"{DOUBT}{doubt.code} {args}"
        place = _place(Place(doubt.line, page=doubt.page, sheet=doubt.sheet))
        yield {"printed": doubt.message(), **place, "note": note}


def _owner(item: Leftover, unknown: Mapping[str, list[str]]) -> str | None:
    """The table of a leftover; of an unknown column, the side that prints it."""
    if item.kind == "column":
        for id, columns in unknown.items():
            if item.text in columns:
                columns.remove(item.text)
                return id
    return item.table


def _left(item: Leftover, mark: str, owner: str | None) -> Values:
    values: Values = {"table": owner, "printed": item.text, **_place(item.place)}
    values["note"] = f"{mark}{item.kind}: {item.reason}"
    if item.also is not None:
        values |= {"row_page": item.also.page, "row_line": item.also.line}
    return values


def _forms(facts: Facts) -> Iterator[Values]:
    for name, table in facts.tables.items():
        number = {"number": table.number}
        cells = any(row.cells for block in table.blocks for row in block.rows)
        yield {
            "table": name,
            "printed": table.title,
            "unit": table.unit_printed,
            **number,
            **_place(table.place),
            **_whose(table),
            "note": "table" if cells else "empty",
        }
        printed = {"number": table.number, "entity": table.entity, "unit": table.unit_printed}
        for what, text in printed.items():
            if what in table.head_places:
                place = _place(table.head_places[what])
                yield {"table": name, "printed": text, **place, "note": f"{HEADS}{what}"}
        if table.column_numbers:
            yield _numbers(name, "column numbers", table.column_numbers)
        for block in table.blocks:
            yield from _block(block)


def _block(block: BlockFacts) -> Iterator[Values]:
    owner = {"table": block.block.id}
    if block.line_numbers:
        yield _numbers(block.block.id, "line numbers", block.line_numbers)
    if block.columns and not any(row.cells for row in block.rows):
        paths = SEPARATOR.join(column.path for column in block.columns)
        yield {**owner, "printed": paths, "note": "columns"}
    for row in block.rows:
        if not row.cells:
            yield {**owner, **_row(row), **_place(row.place), "printed": row.key, "note": "row"}


def _numbers(owner: str, what: str, numbers: Sequence[int]) -> Values:
    return {"table": owner, "printed": " ".join(map(str, numbers)), "note": f"{HEADS}{what}"}


def _place(place: Place) -> Values:
    return {"page": place.page, "line": place.line, "sheet": _sheet(place)}


def _sheet(place: Place) -> str | None:
    return f"{place.sheet}{SHEET}{place.column or ''}" if place.sheet is not None else None
