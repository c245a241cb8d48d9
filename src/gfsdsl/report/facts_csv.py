"""Facts as csv, to be corrected by hand and given back to ``gfs check``.

First the numbers of tables and what sentences say, a line each; then what was left unread; then, so
that nothing is lost on the way, what else there is: the tables with their heads, the numbers of
their lines and columns, the sentences and headings.
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
from gfsdsl.recognise.from_csv_lines import HEAD, SEPARATOR
from gfsdsl.report.facts_csv_text import (
    Values,
    as_read,
    place_values,
    said_values,
    sheet_of,
    text_lines,
)
from gfsdsl.report.json import record


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
    lines = [*_cells(facts), *said_values(facts), *_unread(facts, doubts), *_forms(facts)]
    lines += text_lines(facts)
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
                    yield {
                        **record(cell, row, table.number),
                        **_whose(table),
                        **_row(row),
                        "read": as_read(cell),
                        "sheet": sheet_of(cell.place),
                    }


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
        place = place_values(Place(doubt.line, page=doubt.page, sheet=doubt.sheet))
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
    values: Values = {"table": owner, "printed": item.text, **place_values(item.place)}
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
            **place_values(table.place),
            **_whose(table),
            "note": "table" if cells else "empty",
        }
        printed = {"number": table.number, "entity": table.entity, "unit": table.unit_printed}
        for what, text in printed.items():
            if what in table.head_places:
                place = place_values(table.head_places[what])
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
            yield {
                **owner,
                **_row(row),
                **place_values(row.place),
                "printed": row.key,
                "note": "row",
            }


def _numbers(owner: str, what: str, numbers: Sequence[int]) -> Values:
    return {"table": owner, "printed": " ".join(map(str, numbers)), "note": f"{HEADS}{what}"}
