"""On which page each amount of a printed file stands, found by its text in print order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypdfium2
from tests.files.make.model import Block, Row, Table, plain
from tests.files.truth import split

Truth = dict[str, Any]


def texts(path: Path) -> list[str]:
    """The text of every page without white space, in the order in which it is drawn."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [plain(page.get_textpage().get_text_range()) for page in pdf]


def write(blocks: list[Block], printed: Path) -> None:
    """Write the truth of ``printed`` beside it."""
    dump(located(blocks, printed), printed)


def located(blocks: list[Block], printed: Path) -> list[Truth]:
    """The tables of ``blocks`` in order, their amounts and the pages that these stand on."""
    pages = texts(printed)
    at = (0, 0)
    tables: list[Truth] = []
    for table in (b for b in blocks if isinstance(b, Table)):
        cells: list[list[object]] = []
        for row in table.body:
            at = _find(row, pages, at, table.title)
            cells += [[c.id, c.text, at[0] + 1] for c in row if c.id]
        tables.append({"title": table.title, "cells": cells})
    return tables


def _find(row: Row, pages: list[str], at: tuple[int, int], title: str) -> tuple[int, int]:
    """The page and the end of the first place after ``at`` where the row is printed."""
    text = plain("".join(cell.text for cell in row))
    page, start = at
    for number in range(page, min(page + 4, len(pages))):
        found = pages[number].find(text, start if number == page else 0)
        if found >= 0:
            return number, found + len(text)
    raise AssertionError(f"{title}: the row is not printed: {text}")


def dump(tables: list[Truth], printed: Path) -> None:
    """Write the truth of ``printed``, a row of amounts a line; ``load`` in truth.py reads it."""
    parts = []
    for table in tables:
        blocks: dict[str, list[str]] = {}
        rows: list[list[object]] = []
        for id_, text, where in table["cells"]:
            block, key, column = split(id_)
            columns = blocks.setdefault(block, [])
            if column not in columns:
                columns.append(column)
            add(rows, [list(blocks).index(block), key, where, columns.index(column), text])
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        title, names = (json.dumps(x, ensure_ascii=False) for x in (table["title"], blocks))
        parts.append(f'{{"title": {title}, "blocks": {names}, "rows": [\n{lines}\n]}}')
    text = '{"tables": [\n' + ",\n".join(parts) + "\n]}\n"
    printed.with_suffix(printed.suffix + ".json").write_text(text, encoding="utf-8")


def add(rows: list[list[object]], row: list[object]) -> None:
    """Add an amount to ``rows``: to the last one where it is the next of its columns."""
    block, key, _, column, text = row
    if rows:
        last = rows[-1]
        following = last[3] + len(last) - 4 if isinstance(last[3], int) else -1
        if last[:2] == [block, key] and following == column:
            last.append(text)
            return
    rows.append(row)
