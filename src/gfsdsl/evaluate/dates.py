"""Dates and periods as printed (SEMANTICS 29): a date may lack its day or its month.

A date is (year, month, day), the later ones None where they are not printed; a period is two dates.
"""

from __future__ import annotations

from calendar import monthrange

Day = tuple[int, int, int]


def first_day(value: object) -> Day | None:
    """The first day of a date or a period; None where it is neither."""
    date = _date(value, 0)
    if date is None:
        return None
    year, month, day = date
    return year, month or 1, day or 1


def last_day(value: object) -> Day | None:
    """The last day of a date or a period; None where it is neither."""
    date = _date(value, 1)
    if date is None:
        return None
    year, month, day = date
    month = month or 12
    return year, month, day or monthrange(year, month)[1]


def same_date(one: object, two: object) -> bool:
    """Whether two dates may be one: a bare month equals a date in it."""
    starts, ends = (first_day(one), first_day(two)), (last_day(one), last_day(two))
    if starts[0] is None or starts[1] is None or ends[0] is None or ends[1] is None:
        return False
    first_within = starts[1] <= starts[0] and ends[0] <= ends[1]
    return first_within or (starts[0] <= starts[1] and ends[1] <= ends[0])


def _date(value: object, end: int) -> tuple[int, int | None, int | None] | None:
    if isinstance(value, tuple) and len(value) == 2:
        value = value[end]
    if not isinstance(value, tuple) or len(value) != 3:
        return None
    year, month, day = value
    return (year, month, day) if isinstance(year, int) else None
