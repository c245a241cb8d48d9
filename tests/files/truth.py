"""The truth of the files here: every amount, its row and column, and where it is printed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Cell:
    """An amount of a file.

    Attributes:
        table: the title of its table as printed.
        id: ``table[row, column]`` in the names of the declarations.
        row: the row in ``id``: a code, a label or a total.
        column: the column in ``id``; empty where the row has one amount.
        printed: the amount as printed; empty where a zero is left blank.
        page: the page of a PDF file, from 1.
        sheet: the sheet of a workbook, with ``at``: its row and column there, from 1.
    """

    table: str
    id: str
    row: str
    column: str
    printed: str
    page: int | None = None
    sheet: str | None = None
    at: tuple[int, int] | None = None


def path(name: str) -> Path:
    """The file of this name, such as ``example.pdf``."""
    return FOLDER / name


@cache
def load(name: str) -> tuple[Cell, ...]:
    """Every amount of the file ``name``, in print order."""
    cells: list[Cell] = []
    for table in _tables(name):
        blocks = list(table["blocks"].items())
        for order, key, where, first, *prints in table["rows"]:
            block, columns = blocks[order]
            for number, printed in enumerate(prints):
                column = columns[first + number]
                id_ = f"{block}[{key}, {column}]" if column else f"{block}[{key}]"
                cell = Cell(table["title"], id_, key, column, printed)
                cells.append(replace(cell, **_place(where, number)))
    return tuple(cells)


def titles(name: str) -> list[str]:
    """The titles of the tables of the file ``name``, in print order; an empty table is one too."""
    return [table["title"] for table in _tables(name)]


def split(id_: str) -> tuple[str, str, str]:
    """The table, the row and the column of an id; the column is empty where there is none."""
    match = re.fullmatch(r"([^\[]+)\[(.*?)(?:, ([^,]+))?\]", id_)
    if match is None:
        raise ValueError(id_)
    return match[1], match[2], match[3] or ""


def _tables(name: str) -> list[dict[str, Any]]:
    data = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    tables: list[dict[str, Any]] = data["tables"]
    return tables


def _place(where: int | str, number: int) -> dict[str, Any]:
    """The page, or the sheet and the cell ``number`` columns on."""
    if isinstance(where, int):
        return {"page": where}
    sheet, _, at = where.rpartition("!")
    y, x = at.removeprefix("R").split("C")
    return {"sheet": sheet, "at": (int(y), int(x) + number)}
