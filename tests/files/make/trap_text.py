"""Traps of text: fonts that say too little, texts that nobody sees, texts that are there twice."""

from __future__ import annotations

from pathlib import Path

from tests.files.make import traps
from tests.files.make.ink import Ink
from tests.files.make.layout import place, write
from tests.files.make.letters import embedded, named
from tests.files.make.model import Table, amount
from tests.files.make.raw import Pdf

# Characters, and the radicals that some programs write for them.
RADICALS = dict(zip("一工支行金用面生车人入大小", "⼀⼯⽀⾏⾦⽤⾯⽣⻋⼈⼊⼤⼩", strict=True))


def tables() -> list[Table]:
    return [traps.by_unit(), traps.allowances()]


def stripped(folder: Path) -> None:
    pdf = Pdf()
    ink = traps.both(named(pdf, traps.letters(tables())), single=True)
    pdf.page(ink.content(), ink.resources)
    traps.keep(pdf, folder / "stripped-font.pdf", tables())


def mapped(folder: Path, name: str, unicode: bool, says: dict[str, str]) -> None:
    pdf = Pdf()
    font = embedded(pdf, traps.letters(tables()), unicode=unicode, says=says)
    ink = traps.both(font)
    pdf.page(ink.content(), ink.resources)
    traps.keep(pdf, folder / name, tables())


def changed(table: Table) -> Table:
    """The same table with 1.11 added to its amounts in print, roughly: every digit one further."""
    further = str.maketrans("0123456789", "1234567890")
    table.body = [
        [amount(c.text.translate(further), c.id) if c.id else c for c in row] for row in table.body
    ]
    return table


def layered(folder: Path, name: str, before: str, after: str, hidden_first: bool) -> None:
    """The tables as seen, and over or under them the same places with other amounts unseen."""
    pdf, ink = traps.paper(tables())
    unseen = Ink(ink.font)
    top = traps.TOP
    for seen, other in zip(tables(), map(changed, tables()), strict=True):
        placed = traps.draw(ink, seen, top)
        for row in other.body:
            row[:] = [c if c.id else amount("", "") for c in row]
        other.head = [[amount("", "") for _ in row] for row in other.head]
        write(unseen, place(other, (traps.LEFT, placed.ys[0]), traps.WIDTH), 8, before)
        top = placed.ys[-1] + 40
    hidden = [f"q {after}", *unseen.texts, "Q"]
    order = [*hidden, *ink.marks, *ink.texts] if hidden_first else None
    pdf.page(ink.content(order or [*ink.marks, *ink.texts, *hidden]), ink.resources)
    traps.keep(pdf, folder / name, tables())


def doubled(folder: Path, name: str, single: bool, by: float) -> None:
    pdf, ink = traps.paper(tables())
    ink.single = single
    top = traps.TOP
    for table in tables():
        top = traps.draw(ink, table, top).ys[-1] + 40
    twice: list[str] = []
    for text in ink.texts:
        twice += [text, f"q 1 0 0 1 {by} 0 cm {text} Q"]
    if not single:
        twice = [*ink.texts, *ink.texts]
    pdf.page(ink.content([*ink.marks, *twice]), ink.resources)
    traps.keep(pdf, folder / name, tables())


def cropped(folder: Path) -> None:
    """A page whose crop box cuts a draft at its left and below off."""
    pdf, ink = traps.paper(tables(), "草稿勿用")
    traps.draw(ink, traps.by_unit())
    traps.draw(ink, traps.allowances(), 330)
    ink.text(12, 150, "草稿")
    ink.text(1, 165, "99,999.99")
    ink.text(300, 834, "勿用 88,888.88")
    pdf.page(ink.content(), ink.resources, "/CropBox [45 60 560 822]")
    traps.keep(pdf, folder / "crop-box.pdf", tables())


def make(folder: Path) -> None:
    stripped(folder)
    mapped(folder, "no-unicode-map.pdf", False, {})
    mapped(folder, "radicals.pdf", True, RADICALS)
    layered(folder, "hidden-layer.pdf", "3 Tr", "", False)
    layered(folder, "white-text.pdf", "1 g", "", True)
    layered(folder, "clipped-text.pdf", "", "0 0 3 3 re W n", False)
    doubled(folder, "doubled-glyphs.pdf", True, 0.3)
    doubled(folder, "doubled-runs.pdf", False, 0)
    cropped(folder)
