"""How each cell stands in the other rules, and where else the same number is printed: what tells an
innocent part from a suspect one."""

from __future__ import annotations

from collections import Counter

from attrs import define, field

from gfsdsl.evaluate.value import Amount, Decision
from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.explain.operands import operands
from gfsdsl.explain.result import Report

_COUNTED = ("holds", "rounding", "last_digit", "violated")


@define(eq=False)
class Standing:
    """An index over all instances of a report.

    Attributes:
        verdicts: by cell, how many instances that compare amounts came to each verdict.
        twins: by cell, the other cells that print the same amount, with the instance that says so.
    """

    report: Report
    verdicts: dict[str, Counter[str]] = field(factory=dict)
    twins: dict[str, list[tuple[str, str]]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        cells, derived = self.report.facts.numbers, self.report.dependencies.derived
        for judged in self.report.instances:
            comparison = judged.comparison
            if judged.verdict not in _COUNTED or comparison is None:
                continue
            if comparison.difference is None or comparison.kind == "order":
                continue
            for cell in operands(judged.instance, cells, derived)[0]:
                self.verdicts.setdefault(cell, Counter())[judged.verdict] += 1
            if judged.verdict == "violated":
                continue
            same = _same(judged)
            for cell in same:
                others = self.twins.setdefault(cell, [])
                others += [(other, judged.id) for other in same if other != cell]


def _same(judged: Judged) -> list[str]:
    """The cells of an instance that prints one amount at several places."""
    if judged.places:
        return [v.cell.id for v in judged.places if isinstance(v, Amount) and v.cell is not None]
    comparison, value = judged.comparison, judged.value
    if comparison is None or comparison.kind != "same" or not isinstance(value, Decision):
        return []
    atoms = [p.atom.id for p in value.parts if isinstance(p, Amount) and p.atom is not None]
    return atoms if len(atoms) == 2 else []
