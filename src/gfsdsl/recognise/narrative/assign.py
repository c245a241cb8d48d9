"""Whose a number is, where several statements match it (SEMANTICS 23)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from attrs import define, field

from gfsdsl.recognise.narrative.match import Match


@define(eq=False)
class Assigned:
    """The matches that remain, with the numbers that each keeps.

    Attributes:
        owners: by where a number begins, the match that has it.
        clashes: numbers that matches of different statements have an equal claim to.
    """

    kept: list[Match] = field(factory=list)
    owners: dict[int, Match] = field(factory=dict)
    clashes: list[tuple[int, tuple[str, ...]]] = field(factory=list)


def assign(matches: Sequence[Match]) -> Assigned:
    """Numbers go to the match that covers most text; a match that loses all of its own is dropped.

    Where two cover the same, neither has the number.
    """
    result = Assigned()
    contested: set[int] = set()
    order = sorted(matches, key=lambda m: (-m.covered, m.start))
    for _, group in groupby(order, key=lambda m: m.covered):
        claims: dict[int, list[Match]] = defaultdict(list)
        for match in group:
            free = [n for n in match.owned if n not in result.owners and n not in contested]
            if match.owned and not free:
                continue
            result.kept.append(match)
            for number in free:
                claims[number].append(match)
        for number, rivals in claims.items():
            if len(rivals) == 1:
                result.owners[number] = rivals[0]
            else:
                contested.add(number)
                names = tuple(dict.fromkeys(match.statement.name for match in rivals))
                result.clashes.append((number, names))
    result.kept = [
        match
        for match in result.kept
        if not match.owned or any(result.owners.get(n) is match for n in match.owned)
    ]
    result.kept.sort(key=lambda m: (m.start, m.end))
    result.clashes.sort()
    return result
