"""A print to a cell: its value by the kind of its column, or why it has none."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TypedDict

from gfsdsl.fold import fold, widths
from gfsdsl.model.tables import Block, Column
from gfsdsl.quantity.printed import Printed, read_number
from gfsdsl.quantity.units import BARE, Unit
from gfsdsl.recognise.facts import Cell
from gfsdsl.recognise.raw import Amount

_QUANTITY = re.compile(r"([+\-−]?[\d,.]+)(.*)")
_YEAR = re.compile(r"(\d{4})年?")


def cell_of(
    amount: Amount, column: Column, block: Block, key: str, unit: Unit, units: dict[str, Unit]
) -> Cell:
    """The cell of one print.

    Args:
        amount: the print and its place.
        key: the key of its row.
        unit: the unit of the table, for a column that states none.
        units: all declared units, for a column whose cells print their own.
    """
    # A side with one column names its cells by their row alone.
    single = block.side is not None and len(block.amounts) == 1
    id_ = f"{block.id}[{key}]" if single else f"{block.id}[{key}, {column.path}]"
    at: _At = {"block": block, "row": key, "column": column}
    if column.kind == "text":
        text = amount.text.strip()
        problem = None if text else "blank"
        return Cell(id_, text, None, 0, BARE, amount.place, problem=problem, **at)
    text = "".join(amount.text.split())
    unit = column.unit or (BARE if column.kind == "year" else unit)
    if column.kind == "year" and (match := _YEAR.fullmatch(widths(text))):
        year = Fraction(match.group(1))
        return Cell(id_, text, year, 0, BARE, amount.place, exact=True, **at)
    if column.kind == "quantity":
        text, unit = _quantity(text, unit, units)
    value: Fraction | None = None
    decimals = 0
    problem = None
    if not text:
        problem = "blank"
    else:
        number = read_number(text)
        if isinstance(number, Printed):
            value, decimals = number.value, number.decimals
        else:
            problem = number.reason
    exact = value is not None and (unit.exact or (block.zero_exact and value == 0))
    place = amount.place
    return Cell(id_, text, value, decimals, unit, place, problem=problem, exact=exact, **at)


class _At(TypedDict):
    block: Block
    row: str
    column: Column


def _quantity(text: str, unit: Unit, units: dict[str, Unit]) -> tuple[str, Unit]:
    """The number of a print and the unit that it names; the whole print where it names none."""
    match = _QUANTITY.fullmatch(widths(text))
    if match is None or not match.group(2):
        return text, unit
    named = next((u for n, u in units.items() if fold(n) == fold(match.group(2))), None)
    return (match.group(1), named) if named is not None else (text, unit)
