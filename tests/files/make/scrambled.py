"""scrambled.pdf: an invented department whose texts and rulings are drawn in no order at all."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from tests.files.make import invented, layout, traps
from tests.files.make.ink import Ink
from tests.files.make.invented import USUAL
from tests.files.make.letters import Font
from tests.files.make.model import Table
from tests.files.make.pages import Truth, dump

WIDE = (842, 595)
WIDTH = 742.0
ROOM = 24  # rows on a page
HEIGHT = 18.0
WANTED = ("overall", "income", "spending", "general", "fund", "allowances")


def sheets(table: Table) -> list[Table]:
    """The table cut to pages; the pages that go on have no head."""
    first = ROOM - len(table.head)
    cuts = [table.body[:first]]
    cuts += [table.body[i : i + ROOM] for i in range(first, len(table.body), ROOM)]
    return [replace(table, body=cut, head=[] if i else table.head) for i, cut in enumerate(cuts)]


def page(font: Font, table: Table, number: int, mixer: random.Random) -> bytes:
    """A page; on every third each character is a text object, else each line of a cell."""
    ink = Ink(font, height=WIDE[1], single=number % 3 == 0)
    top = 50.0
    if table.head:
        top = traps.head(ink, table, top, traps.LEFT, WIDTH)
    placed = layout.place(table, (traps.LEFT, top), WIDTH, HEIGHT)
    layout.rule(ink, placed)
    layout.write(ink, placed, 7)
    ink.text(WIDE[0] / 2, WIDE[1] - 20, str(number))
    drawn = [*ink.marks, *ink.texts]
    mixer.shuffle(drawn)
    return ink.content(drawn)


def make(folder: Path) -> None:
    style = invented.style(17, year=2022, number="表{}")
    tables = invented.tables(style, {kind: USUAL[kind] for kind in WANTED})
    pdf, ink = traps.paper(tables)
    mixer = random.Random(17)
    found: list[Truth] = []
    for table in tables:
        cells: list[list[object]] = []
        for sheet in sheets(table):
            number = len(pdf.pages) + 1
            pdf.page(page(ink.font, sheet, number, mixer), ink.resources, box=WIDE)
            cells += [[c.id, c.text, number] for c in sheet.amounts()]
        found.append({"title": table.title, "cells": cells})
    out = folder / "scrambled.pdf"
    out.write_bytes(pdf.bytes())
    dump(found, out)
