"""Invented departments in tables without rulings, with three lines only, and on turned pages."""

from __future__ import annotations

from pathlib import Path

import pikepdf  # type: ignore[import-not-found]
from tests.files.make import invented, printer
from tests.files.make.invented import USUAL
from tests.files.make.invented_ruled import styled
from tests.files.make.model import Block
from tests.files.make.rows import Form

NONE = "td { border: none; padding: 2.5pt 6pt; } td.head { text-align: right; } "
FIRST = "td.head:first-child { text-align: left; }"
THREE = """td { border: none; }
table { border: solid #000; border-width: 1.2pt 0; }
thead tr:last-child td { border-bottom: 0.6pt solid #000; }"""


def unruled(folder: Path) -> None:
    """Only white space between the columns."""
    style = invented.style(9, year=2022, codes="one", number="附表{}")
    titles = {
        "overall": "收入支出决算表", "income": "收入决算总表", "spending": "支出决算总表",
        "fiscal": "财政拨款收入支出决算表", "general": USUAL["general"],
        "fund": USUAL["fund"], "state": USUAL["state"],
        "allowances": "“三公”经费、行政参公单位机关运行经费情况表",
    }  # fmt: skip
    made = styled(invented.tables(style, titles), "page wide")
    blocks = [*invented.overview(style), *made, *invented.narrative(style, "三")]
    invented.printed(blocks, folder / "unruled.pdf", NONE + FIRST, foot="counter(page)")


def three_lines(folder: Path) -> None:
    """A line above and below each table and one below its head; zeros blank in some tables."""
    style = invented.style(12, year=2022, codes="one", columns=False, number="")
    own = dict.fromkeys(("income", "spending", "fund"), Form(zero=""))
    blocks: list[Block] = [
        *invented.overview(style),
        *styled(invented.tables(style, USUAL, **own), "page wide", "page wide once"),
        *invented.narrative(style, "三"),
    ]
    invented.printed(blocks, folder / "three-lines.pdf", THREE, foot="counter(page)")


def turned(path: Path) -> None:
    """Wide pages as tall ones that are shown turned: some to the right, some to the left."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for number, page in enumerate(pdf.pages):
            _, _, width, height = (float(v) for v in page.MediaBox)
            if width < height:
                continue
            right = number % 2 == 0
            matrix = f"0 1 -1 0 {height:g} 0" if right else f"0 -1 1 0 0 {width:g}"
            page.contents_add(f"q {matrix} cm".encode(), prepend=True)
            page.contents_add(b"Q")
            page.MediaBox = pikepdf.Array([0, 0, height, width])
            page.Rotate = 90 if right else 270
            if "/CropBox" in page:
                del page.CropBox
        printer.save(pdf, path)


def rotated(folder: Path) -> None:
    """Every wide page turned; tables go over pages with and without their heads."""
    style = invented.style(14, year=2020, codes="digits", number="{}")
    style.number = "附件{}"
    made = invented.tables(style, USUAL, fund=Form(zero=""), allowances=Form(zero=""))
    blocks: list[Block] = [
        *invented.overview(style),
        *styled(made, "page tall", "page wide tall", "page wide once tall"),
        *invented.narrative(style, "三"),
    ]
    out = folder / "rotated.pdf"
    invented.printed(blocks, out, foot="counter(page)")
    turned(out)


def make(folder: Path) -> None:
    unruled(folder)
    three_lines(folder)
    rotated(folder)
