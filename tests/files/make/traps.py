"""What the traps share: a page with a table or two of an invented department, and its truth."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.files.make import forms, layout, rows
from tests.files.make.forms import Style
from tests.files.make.ink import Ink
from tests.files.make.layout import Placed
from tests.files.make.letters import Font, embedded
from tests.files.make.model import Block, Table, printed
from tests.files.make.pages import Truth, dump
from tests.files.make.raw import Pdf
from tests.packs.books import SOURCES

Ruler = Callable[[Ink, Placed], None]
LEFT, TOP, WIDTH = 50.0, 60.0, 495.0
ALWAYS = "0123456789,.— 第页共"


def allowances(seed: int = 5) -> Table:
    """三公: six rows of two amounts."""
    return forms.allowances(
        Style(rows.department(seed), columns=False), "财政拨款“三公”经费支出决算表"
    )


def by_unit(seed: int = 5) -> Table:
    """Income by unit: seven amounts a row."""
    style = Style(rows.department(seed))
    return forms.by_unit(
        style, "收入决算表（分单位）", "收入决算表分单位", "本年收入合计", [*SOURCES]
    )


def letters(tables: list[Table], more: str = "") -> str:
    blocks: list[Block] = [*tables]
    return ALWAYS + more + "".join(text for block in blocks for text in printed(block))


def head(
    ink: Ink, table: Table, top: float = TOP, left: float = LEFT, width: float = WIDTH
) -> float:
    """Title, number, department and unit; gives where the grid begins."""
    middle = left + (width - ink.font.width(table.title, 14)) / 2
    ink.text(middle, top, table.title, size=14)
    ink.text(left + width - ink.font.width(table.number, 9), top + 20, table.number)
    ink.text(left, top + 36, table.entity)
    ink.text(left + width - ink.font.width(table.unit, 9), top + 36, table.unit)
    return top + 42


def draw(
    ink: Ink, table: Table, top: float = TOP, ruler: Ruler = layout.rule, height: float = 20
) -> Placed:
    """The whole table with its rulings."""
    placed = layout.place(table, (LEFT, head(ink, table, top)), WIDTH, height)
    ruler(ink, placed)
    layout.write(ink, placed)
    return placed


def truth(table: Table, page: int = 1) -> Truth:
    return {"title": table.title, "cells": [[c.id, c.text, page] for c in table.amounts()]}


def paper(tables: list[Table], more: str = "") -> tuple[Pdf, Ink]:
    """A file with an embedded font for ``tables``, and its first page."""
    pdf = Pdf()
    return pdf, Ink(embedded(pdf, letters(tables, more)))


def both(font: Font, single: bool = False) -> Ink:
    """A page with both tables in ``font``."""
    ink = Ink(font, single=single)
    placed = draw(ink, by_unit())
    draw(ink, allowances(), placed.ys[-1] + 40)
    return ink


def keep(pdf: Pdf, path: Path, tables: list[Table] | None = None, page: int = 1) -> None:
    """Write the file, and the truth of ``tables``, all on one page."""
    path.write_bytes(pdf.bytes())
    if tables is not None:
        dump([truth(table, page) for table in tables], path)
