"""Tables printed in several pieces, or twice."""

from __future__ import annotations

from collections.abc import Sequence

from gfsdsl.fold import fold
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.plan import Plan
from gfsdsl.recognise.raw import RawTable


def one_each(raws: Sequence[RawTable]) -> tuple[list[RawTable], list[Leftover]]:
    """At most one reading of each declared table, in printed order.

    A piece with the same columns and none of the rows of the piece before it continues that one, as
    on a page that prints the title again. Otherwise the table is printed twice: the better reading
    is kept, and the other reported with both places, ``printed again`` where it prints no other
    numbers, else ``printed twice``.
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
            whole = not any(item.kind in ("number", "row") for item in other.leftovers)
            again = whole and _prints(other) <= _prints(better)
            reason = "printed again" if again else "printed twice"
            title, also = other.title, better.title.place
            reported.append(Leftover("table", title.printed, title.place, reason, name, also))
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


def _prints(raw: RawTable) -> set[tuple[int, str, str, int]]:
    """Every amount with its row and column."""
    return {
        (row.printed, fold(row.code or row.label), amount.text, column)
        for row in raw.rows
        for column, amount in enumerate(row.amounts)
        if amount.text
    }


def best_of(readings: Sequence[RawTable]) -> tuple[RawTable | None, Leftover | None]:
    """The reading that fits best of those of one print by several declarations.

    Returns:
        The reading, with the others in its ``others``; or, where two fit equally well, none, and a
        leftover that names them: which is meant is not for the reader to guess.
    """
    if not readings:
        return None, None
    ranked = sorted(readings, key=_fit, reverse=True)
    best = ranked[0]
    equal = [raw for raw in ranked if _fit(raw) == _fit(best)]
    if len(equal) > 1:
        title = best.title
        rivals = tuple(raw.table for raw in equal)
        text, place = title.printed, title.place
        return None, Leftover("table", text, place, "fits several", None, None, rivals)
    best.others = [(raw.table.name, raw.amounts, len(raw.leftovers)) for raw in ranked[1:]]
    return best, None


def _fit(raw: RawTable) -> tuple[int, bool, int, int]:
    """Amounts read and leftovers, then how well the header and the rows fit the declaration."""
    printed = sum(block.known for block in raw.plan.blocks)
    declared = sum(len(block.columns) for block in raw.table.blocks)
    known = 0
    for row in raw.rows:
        name = raw.lexicon.blocks[raw.plan.blocks[row.printed].block].row(row.label, row.code, None)
        known += name is not None and name.known
    return raw.amounts - len(raw.leftovers), raw.plan.sure, printed - declared, known


def _worth(raw: RawTable) -> tuple[int, bool]:
    return raw.amounts - 3 * len(raw.leftovers), raw.grid
