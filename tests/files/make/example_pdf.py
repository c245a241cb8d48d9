"""example.pdf: the example account as a browser prints it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.files.make import example, fonts, html, pages, printer
from tests.files.make.model import Block, Table, printed

# How each table is printed: on wide paper, its head repeated on each page or printed once, rows
# set so far apart that the table breaks; the others follow one another as they fit.
STYLES = (
    "page tall", "page wide", "wide tall", "page wide", "wide once tall", "page wide tall once",
    "page", "page wide tall", "page wide", "", "",
)  # fmt: skip


def characters(blocks: list[Block]) -> str:
    letters = {c for block in blocks for text in printed(block) for c in text}
    return "".join(sorted(letters | set("—0123456789共第页 ")))


def make(folder: Path) -> None:
    blocks = example.blocks()
    tables = [block for block in blocks if isinstance(block, Table)]
    for table, style in zip(tables, STYLES, strict=True):
        table.style = style
    out = folder / "example.pdf"
    with tempfile.TemporaryDirectory() as work:
        fonts.truetype("serif", characters(blocks), Path(work) / "font.ttf")
        page = Path(work) / "page.html"
        page.write_text(html.page(blocks, foot='"— " counter(page) " —"'), encoding="utf-8")
        printer.by_browser(page, out)
    pages.write(blocks, out)
