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
    numbers = {id for id, cell in facts.numbers.items() if cell.value is not None}
    readings = facts.readings
    seen: set[str] = set()
    for item in judged:
        if item.verdict not in _DECIDED:
            continue
        ids, _ = operands(item.instance, readings, dependencies.derived)
        together = [id for id in ids if id in numbers]
        # A word about an amount, as 大于 or 优, is held against it.
        words = len(ids) > len(together) and _compares_words(item)
        if words or (len(together) > 1 and _compares_amounts(item)):
            seen.update(together)
    unseen = tuple(id for id in facts.numbers if id in numbers and id not in seen)
    return Coverage(len(numbers), len(numbers) - len(unseen), unseen)


def _compares_words(item: Judged) -> bool:
    return item.comparison is not None and item.comparison.kind == "text"


def _compares_amounts(item: Judged) -> bool:
    comparison = item.comparison
    return comparison is not None and comparison.kind in ("same", "aggregate", "order", "iff")
