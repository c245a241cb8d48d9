"""Checks on a finished block: shared names, totals of rows that it cannot have."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.fold import fold
from gfsdsl.model.subjects import Hierarchy
from gfsdsl.model.tables import Block, Column, ExtraRow, TotalRow

Report = Callable[[Diagnostic], None]


def check_block(block: Block, hierarchy: Hierarchy | None, report: Report) -> None:
    """Report shared names (M0039) and what is wrong with partial totals (M0042, M0043, M0062)."""
    groups = dict.fromkeys(fold("".join(column.group[:1])) for column in block.columns)
    for group in groups:
        under = [c for c in block.columns if fold("".join(c.group[:1])) == group]
        _shared(block, under, report)
    _shared(block, block.totals + block.extras, report)
    owners: dict[str, TotalRow] = {}
    for total in block.totals:
        for member in total.of:
            key = _member(block, hierarchy, total, member, report)
            first = owners.setdefault(key, total)
            if first is not total:
                args = {
                    "table": block.id,
                    "name": member,
                    "first": first.names[0],
                    "second": total.names[0],
                }
                related = ((first.span, "first"),) if first.span else ()
                report(Diagnostic("M0062", args, total.span, related))


def _shared(block: Block, items: Iterable[Column | TotalRow | ExtraRow], report: Report) -> None:
    owners: dict[str, Column | TotalRow | ExtraRow] = {}
    for item in items:
        for name in item.names:
            first = owners.setdefault(fold(name), item)
            if first is not item:
                related = ((first.span, "first"),) if first.span else ()
                args = {"table": block.id, "name": name}
                report(Diagnostic("M0039", args, item.span, related))


def _member(
    block: Block, hierarchy: Hierarchy | None, total: TotalRow, member: str, report: Report
) -> str:
    """The key of a row that a partial total adds up. Rows in no list cannot be checked."""
    others = [n for t in block.totals if t is not total for n in t.names]
    others += [n for extra in block.extras for n in extra.names]
    if hierarchy is None or fold(member) in map(fold, others):
        return fold(member)
    if hierarchy.coded and member.isdecimal():
        level = hierarchy.level_of(member)
        if level is None or block.key.level not in (None, level.name):
            report(Diagnostic("M0043", {"code": member, "table": block.id}, total.span))
        elif member not in hierarchy.subjects and member not in hierarchy.other_years:
            report(Diagnostic("M0042", {"table": block.id, "name": member}, total.span))
        return member
    found = hierarchy.by_name(member, block.key.level)
    if not found and fold(member) not in hierarchy.other_years:
        names = [n for s in hierarchy.subjects.values() for n in s.names]
        close = closest(member, names)
        fix = close[0] if close else None
        report(Diagnostic("M0042", {"table": block.id, "name": member}, total.span, fix=fix))
    return found[0].key if found else fold(member)
