"""The printed rows of an invented department, by table, as its cell ids tell them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.departments import Department, make_department
from tests.files.make.model import Cell, amount
from tests.packs.names import economic, function, ordinal

BUDGETS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")


@dataclass(frozen=True)
class Form:
    """How a department prints: what stands for zero, whether there are thousands separators."""

    zero: str = "0.00"
    thousands: bool = True
    total_last: bool = False


@dataclass
class Line:
    """A row: its key (a code or a label), its label, and its amounts by column."""

    key: str
    label: str
    cells: dict[str, Cell]

    @property
    def code(self) -> str:
        return self.key if self.key.isdigit() else ""

    @property
    def amounts(self) -> list[Cell]:
        return list(self.cells.values())


def department(seed: int, *, funds: bool = True, year: int = 2023) -> Department:
    return make_department(seed, year=year, funds=funds)


def lines(account: Department, table: str, form: Form) -> list[Line]:
    """The rows of ``table``, or of one side of it (``table.side``), in print order."""
    found: dict[str, Line] = {}
    for id_, (text, _) in account.cells.items():
        match = re.fullmatch(r"([^\[]+)\[(.*?)(?:, ([^,]+))?\]", id_)
        assert match, id_
        name, key, column = match.groups()
        if name == table:
            line = found.setdefault(key, Line(key, _label(key, table), {}))
            line.cells[column or "金额"] = amount(_shown(text, form), id_)
    rows = list(found.values())
    if form.total_last and rows and rows[0].key == "合计":
        rows = [*rows[1:], rows[0]]
    return rows


def _shown(text: str, form: Form) -> str:
    if text == "0.00":
        return form.zero
    return text if form.thousands else text.replace(",", "")


def _label(key: str, table: str) -> str:
    if key.isdigit():
        return economic(key) if table == "基本支出明细表" else function(key)
    return key


def halves(account: Department, table: str, form: Form) -> list[tuple[Line | None, Line | None]]:
    """The rows of both sides beside each other; the tails begin in one line, the totals too."""
    sides = [lines(account, f"{table}.{side}", form) for side in ("收入", "支出")]
    parts = []
    for side in sides:
        cut = next(i for i, line in enumerate(side) if re.match("本年.+合计", line.key))
        for number, line in enumerate(side[:cut], 1):
            line.label = f"{ordinal(number)}、{line.label}"
        nested = [line for line in side if "." in line.key]
        for number, line in enumerate(nested, 1):
            line.label = f"{ordinal(number)}、{line.key.split('.')[1]}"
        parts.append((side[:cut], side[cut:-1], side[-1]))
    (a, b, last), (c, d, end) = parts
    first = _pad(a, c)
    return [*first, *_pad(b, d), (last, end)]


def _pad(one: list[Line], two: list[Line]) -> list[tuple[Line | None, Line | None]]:
    size = max(len(one), len(two))
    filled = [[*side, *[None] * (size - len(side))] for side in (one, two)]
    return list(zip(*filled, strict=True))
