"""example-writer.pdf: the example account as the office suite prints it from a text document."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.files.make import example, fodt, pages, printer
from tests.files.make.model import Block, Paragraph, Table

STYLES = (
    "page", "page wide", "page wide", "page wide", "page wide once", "page wide", "page once",
    "page wide once", "page wide", "page", "",
)  # fmt: skip


def make(folder: Path) -> None:
    blocks: list[Block] = example.blocks()
    tables = [block for block in blocks if isinstance(block, Table)]
    for table, style in zip(tables, STYLES, strict=True):
        table.style = style
    last = blocks.index(tables[-1])
    first = blocks[last + 1]
    if isinstance(first, Paragraph):
        blocks[last + 1] = Paragraph(first.text, "page")
    out = folder / "example-writer.pdf"
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "example.fodt"
        source.write_text(fodt.document(blocks), encoding="utf-8")
        printer.by_office(source, "pdf", out)
    printer.clean(out)
    pages.write(blocks, out)
