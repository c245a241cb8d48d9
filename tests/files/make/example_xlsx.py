"""example.xlsx: the example account as a workbook, a table a sheet, its narrative in two more."""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path

from tests.files.make import example, printer
from tests.files.make.fods import Sheet, workbook
from tests.files.make.model import Block, Paragraph, Table, covered
from tests.files.make.pages import Truth, dump

PLAIN = ("公开02表", "公开05表", "公开08表")
TEXTS = ("公开07表",)
NUMBER_CODES = ("公开05表", "公开10表")
TIME = (1980, 1, 1, 0, 0, 0)


def sheets(blocks: list[Block]) -> list[Sheet]:
    tables = [i for i, block in enumerate(blocks) if isinstance(block, Table)]
    before, after = blocks[: tables[0]], blocks[tables[-1] + 1 :]
    made = [Sheet("概况", [p for p in before if isinstance(p, Paragraph)])]
    for table in (b for b in blocks if isinstance(b, Table)):
        name = table.number.replace(" ", "")
        kind = "texts" if name in TEXTS else "plain" if name in PLAIN else "grouped"
        made.append(Sheet(name, table, kind, name in NUMBER_CODES))
    return [*made, Sheet("情况说明", [p for p in after if isinstance(p, Paragraph)])]


def clean(path: Path) -> None:
    """Take names, dates and the program out of a workbook."""
    with zipfile.ZipFile(path) as source:
        parts = {i.filename: source.read(i) for i in source.infolist()}
    for name in ("docProps/core.xml", "docProps/app.xml"):
        text = parts[name].decode("utf-8")
        parts[name] = re.sub(r"(<\w+[^>]*>)[^<]+(</)", r"\1\2", text).encode("utf-8")
        if name.endswith("core.xml"):
            kept = re.sub(r"<dcterms:.*?</dcterms:\w+>", "", parts[name].decode("utf-8"))
            parts[name] = kept.encode("utf-8")
        else:
            kept = re.sub(r"(<Properties[^>]*>).*(</Properties>)", r"\1\2", text, flags=re.S)
            parts[name] = kept.encode("utf-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name, data in parts.items():
            out.writestr(zipfile.ZipInfo(name, TIME), data, zipfile.ZIP_DEFLATED, 9)


def shown(text: str, kind: str) -> str:
    """An amount as a sheet of this kind shows it."""
    return text.replace(",", "") if kind == "plain" else text


def truth(sheet: Sheet, table: Table) -> Truth:
    """The amounts of a sheet, each with its row and column in it, from 1."""
    above = 3 if table.number else 2
    cells: list[list[object]] = []
    for y, row in enumerate(covered([*table.head, *table.body], table.width)):
        for x, cell in enumerate(row):
            if cell and cell.id:
                place = f"{sheet.name}!R{y + above + 1}C{x + 1}"
                cells.append([cell.id, shown(cell.text, sheet.amounts), place])
    return {"title": table.title, "cells": cells}


def make(folder: Path) -> None:
    made = sheets(example.blocks())
    out = folder / "example.xlsx"
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "example.fods"
        source.write_text(workbook(made), encoding="utf-8")
        printer.by_office(source, "xlsx", out)
    clean(out)
    dump([truth(s, s.content) for s in made if isinstance(s.content, Table)], out)
