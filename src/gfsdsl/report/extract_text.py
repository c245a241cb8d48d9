"""Extracted cells as text and as csv."""

from __future__ import annotations

import csv
import io

from gfsdsl.recognise.facts import Facts
from gfsdsl.report.json import records
from gfsdsl.report.layout import columns
from gfsdsl.report.phrases import say
from gfsdsl.report.proof_parts import place_words

HEAD = (
    "cell", "table", "number", "code", "label", "column",
    "printed", "value", "unit", "page", "line",
)  # fmt: skip


def as_csv(facts: Facts) -> str:
    """One line a cell; a value that is missing is left empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for record in records(facts):
        row = record["row"]
        flat = {**record, "code": row["code"], "label": row["label"]}
        writer.writerow(["" if flat[name] is None else flat[name] for name in HEAD])
    return out.getvalue()


def as_text(facts: Facts, lang: str) -> str:
    """The cells table by table, rows as printed, with their lines."""
    lines: list[str] = []
    for table in facts.tables.values():
        head = f"{table.table.name}  {table.title}  {place_words(table.place, lang)}"
        if table.empty:
            head += say("is-empty", lang)
        if not table.whole:
            head += say("not-whole", lang)
        lines.append(head)
        for block in table.blocks:
            rows = [["", *(column.path for column in block.columns), ""]]
            for row in block.rows:
                label = f"{row.code} {row.label}" if row.code else row.label
                cells = [row.cells.get(column.path) for column in block.columns]
                printed = [cell.printed if cell is not None else "" for cell in cells]
                rows.append([f"  {label}", *printed, place_words(row.place, lang)])
            if block.block.side:
                lines.append(f"  · {block.block.side}")
            lines += columns(rows, right=tuple(range(1, len(block.columns) + 1)))
        lines.append("")
    return "\n".join(lines).rstrip()
