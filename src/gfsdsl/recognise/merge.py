"""Tables printed in several pieces, or twice."""

from __future__ import annotations

from collections.abc import Sequence

from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.plan import Plan
from gfsdsl.recognise.raw import RawTable


def one_each(raws: Sequence[RawTable]) -> tuple[list[RawTable], list[Leftover]]:
    """At most one reading of each declared table, in printed order.

    A piece with the same columns and none of the rows of the piece before it continues that one, as
    on a page that prints the title again. Otherwise the table is printed twice: the better reading
    is kept, and the other reported.
    """
    kept: dict[str, RawTable] = {}
    reported: list[Leftover] = []
    for raw in raws:
        name = raw.table.name
        first = kept.get(name)
        if first is None:
            kept[name] = raw
        elif continues(first, raw):
            _append(first, raw)
        else:
            better, other = (raw, first) if _worth(raw) > _worth(first) else (first, raw)
            kept[name] = better
            if better.grid and not other.grid and not other.rows:
                continue  # a line of the contents, above words that a header has too
            title = other.title
            reported.append(Leftover("table", title.printed, title.place, "printed twice", name))
    return list(kept.values()), reported


def continues(first: RawTable, second: RawTable) -> bool:
    """Whether ``second`` goes on with ``first``: same columns, no row again."""
    if not first.rows or not second.rows or _shape(first.plan) != _shape(second.plan):
        return False
    if second.title.year not in (None, first.title.year):
        return False
    return not _rows(first) & _rows(second)


def _append(first: RawTable, second: RawTable) -> None:
    first.rows += second.rows
    first.leftovers += second.leftovers
    first.cut = second.cut
    first.empty_said = first.empty_said or second.empty_said


def _shape(plan: Plan) -> list[tuple[int, tuple[str, ...]]]:
    return [
        (block.block, tuple(s.column.path if s.column else s.text for s in block.slots))
        for block in plan.blocks
    ]


def _rows(raw: RawTable) -> set[tuple[int, str]]:
    return {(row.printed, row.code or row.label) for row in raw.rows if row.code or row.label}


def _worth(raw: RawTable) -> tuple[int, bool]:
    return raw.amounts - 3 * len(raw.leftovers), raw.grid
