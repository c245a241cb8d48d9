"""Slips that people make when they type or copy a figure."""

from __future__ import annotations

import random
from decimal import Decimal


def slips(printed: str, rng: random.Random) -> list[str]:
    """Wrong prints of ``printed``: digits exchanged, wrong, missing or extra, the point moved."""
    digits = printed.replace(",", "").lstrip("-")
    whole, _, tail = digits.partition(".")
    found = [
        f"{int(whole) + rng.choice([1, 2, 5, 30])}.{tail}",
        f"{rng.randint(1, 9)}{digits}",
        digits.replace(".", "") + ".00",
    ]
    if len(whole) > 1:
        found.append(f"{whole[1:]}.{tail}")
        found += [
            f"{whole[:i]}{whole[i + 1]}{whole[i]}{whole[i + 2 :]}.{tail}"
            for i in range(len(whole) - 1)
            if whole[i] != whole[i + 1]
        ]
    return [s for s in found if Decimal(s) != Decimal(digits)]


def last_places(printed: str) -> list[str]:
    """The two prints that are one unit in the last place away."""
    value = Decimal(printed.replace(",", ""))
    step = Decimal(1).scaleb(value.as_tuple().exponent)  # type: ignore[arg-type]
    return [str(value + step), str(value - step)]
