"""Extracted cells as text."""

from __future__ import annotations

from gfsdsl.recognise.facts import Facts
from gfsdsl.report.layout import columns
from gfsdsl.report.phrases import say
from gfsdsl.report.proof_parts import place_words


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
