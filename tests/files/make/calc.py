"""calc.pdf: an invented department printed from a workbook, with running titles."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.files.make import invented, pages, printer
from tests.files.make.fods import Sheet, printable
from tests.files.make.invented import USUAL
from tests.files.make.model import Block
from tests.files.make.rows import Form


def make(folder: Path) -> None:
    style = invented.style(20, year=2022, codes="digits", number="Z{:02d}表", columns=True)
    style.form = Form(total_last=True)
    titles = {kind: USUAL[kind] for kind in ("overall", "fiscal", "spending", "general", "fund")}
    titles["income by unit"] = "部门收入决算表"
    tables = invented.tables(style, titles, spending=Form(zero=""))
    sheets = [Sheet(t.number, t, "grouped" if i % 2 else "texts") for i, t in enumerate(tables)]
    out = folder / "calc.pdf"
    running = f"{style.account.entity}{style.account.year} 年度部门决算"
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "calc.fods"
        source.write_text(printable(sheets, running), encoding="utf-8")
        printer.by_office(source, "pdf", out)
    printer.clean(out)
    blocks: list[Block] = [*tables]
    pages.write(blocks, out)
