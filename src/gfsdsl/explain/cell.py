"""One cell: what it is, and every instance and derived value that rests on it."""

from __future__ import annotations

from attrs import frozen

from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.explain.operands import operands
from gfsdsl.explain.result import Report
from gfsdsl.quantity.printed import decimal_text
from gfsdsl.recognise.facts import Cell, Number


@frozen(eq=False)
class CellView:
    """A cell with what it bears on.

    Attributes:
        low, high: the amounts that the print may stand for.
        used_in: the instances that rest on it, violated ones first.
        derived: the ids of derived values made from it.
    """

    cell: Number
    low: str | None
    high: str | None
    used_in: tuple[Judged, ...]
    derived: tuple[str, ...]


_ORDER = ("violated", "broken", "last_digit", "rounding", "not_evaluated", "holds")


def view(report: Report, cell: Number) -> CellView:
    """The view of ``cell``."""
    used: list[Judged] = []
    through: dict[str, None] = {}
    for judged in report.instances:
        ids, nodes = operands(judged.instance, report.facts.numbers, report.dependencies.derived)
        if cell.id in ids and judged.verdict != "not_applicable":
            used.append(judged)
            through.update(dict.fromkeys(nodes))
    used.sort(key=lambda j: _ORDER.index(j.verdict) if j.verdict in _ORDER else len(_ORDER))
    low = high = None
    if cell.value is not None:
        ends = cell.interval
        low = decimal_text(ends.low) if ends.low is not None else None
        high = decimal_text(ends.high) if ends.high is not None else None
    return CellView(cell, low, high, tuple(used), tuple(through))


def find_cell(report: Report, id: str) -> Number | None:
    """The cell of this id. The column may be left out where the table has one; a group may be left
    out where the column's name is enough."""
    cells = report.facts.numbers
    if id in cells:
        return cells[id]
    block, _, rest = id.partition("[")
    row, _, column = rest.rstrip("]").partition(", ")
    found: list[Number] = []
    for cell in cells.values():
        if not isinstance(cell, Cell):
            continue
        if cell.block.id != block or cell.row.split(" ")[0] != row.split(" ")[0]:
            continue
        names = {cell.column.path, *cell.column.names}
        if column in names or (not column and len(cell.block.amounts) == 1):
            found.append(cell)
    return found[0] if len(found) == 1 else None
