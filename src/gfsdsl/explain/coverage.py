"""Which printed numbers some rule looks at."""

from __future__ import annotations

from collections.abc import Iterable

from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.explain.operands import operands
from gfsdsl.explain.result import Coverage
from gfsdsl.graph.dependency import Dependencies
from gfsdsl.recognise.facts import Facts

_DECIDED = ("holds", "rounding", "last_digit", "violated", "waived")


def coverage(judged: Iterable[Judged], facts: Facts, dependencies: Dependencies) -> Coverage:
    """A number is looked at when a decided instance compares amounts that rest on it and on another
    printed number; comparing it with a constant, or counting it as a key, does not count."""
    numbers = {id for id, cell in facts.cells.items() if cell.value is not None}
    seen: set[str] = set()
    for item in judged:
        if item.verdict not in _DECIDED or not _compares_amounts(item):
            continue
        ids, _ = operands(item.instance, facts.cells, dependencies.derived)
        together = [id for id in ids if id in numbers]
        if len(together) > 1:
            seen.update(together)
    unseen = tuple(id for id in facts.cells if id in numbers and id not in seen)
    return Coverage(len(numbers), len(numbers) - len(unseen), unseen)


def _compares_amounts(item: Judged) -> bool:
    comparison = item.comparison
    return comparison is not None and comparison.kind in ("same", "aggregate", "order", "iff")
