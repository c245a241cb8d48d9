"""Violations that a report accepts, each with its justification (SEMANTICS 16)."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.syntax.tree import WaiveDecl


@frozen(eq=False)
class Waiver:
    """A waiver and what became of it.

    Attributes:
        instances: ids of the violated instances that it waives.
        expired: its last calendar year is over, so it waives nothing.
        known: there is a rule of its name with such an instance, violated or not.
    """

    decl: WaiveDecl
    instances: tuple[str, ...] = ()
    expired: bool = False
    known: bool = True


def waive(
    judged: Sequence[Judged], decls: Sequence[WaiveDecl], this_year: int
) -> tuple[list[Judged], list[Waiver]]:
    """The verdicts with waived violations marked, and what became of each waiver.

    Args:
        this_year: the calendar year of the check, against which ``until`` is held.
    """
    result = list(judged)
    waivers: list[Waiver] = []
    for decl in decls:
        meant = [i for i, item in enumerate(result) if _means(decl, item)]
        violated = [i for i in meant if result[i].verdict == "violated"]
        if decl.until is not None and decl.until < this_year:
            waivers.append(Waiver(decl, expired=True, known=bool(meant)))
            continue
        for index in violated:
            result[index] = evolve(result[index], verdict="waived", waiver=decl)
        ids = tuple(result[index].id for index in violated)
        waivers.append(Waiver(decl, ids, known=bool(meant)))
    return result, waivers


def _means(decl: WaiveDecl, item: Judged) -> bool:
    rule = item.instance.rule
    if decl.rule != rule.name or decl.pack not in (None, rule.pack):
        return False
    return decl.keys is None or decl.keys == tuple(key for _, key in item.instance.keys)
