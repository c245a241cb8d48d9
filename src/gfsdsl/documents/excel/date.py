"""Dates and times as a workbook shows them: a serial number and the tokens of its format.

Days count from the end of 1899, and 29 February 1900 counts although there was none; or, in
workbooks that say so, from 1904 (ISO/IEC 29500-1, 18.17.4).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from gfsdsl.documents.excel.format import Token

# 31 December 9999, less the four years between the two ways to count.
_LAST = 2_958_465 - 1_462
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_DAYS = "一二三四五六日"
_SECONDS = 86_400
_HALVES = ("am/pm", "a/p", "上午/下午")


def date_text(serial: Decimal, tokens: tuple[Token, ...], epoch_1904: bool) -> str | None:
    """The date or time ``serial`` in ``tokens``; None where it is none that can be shown."""
    if not 0 <= serial < _LAST:
        return None
    fraction = _fraction(tokens)
    total = (serial * _SECONDS).quantize(Decimal(1).scaleb(-fraction), ROUND_HALF_UP)
    seconds = int(total)
    when = _moment(seconds, epoch_1904)
    parts: list[str] = []
    halves = any(text in _HALVES for kind, text in tokens if kind == "date")
    after_point = False
    for index, (kind, text) in enumerate(tokens):
        if kind == "date":
            parts.append(_part(text, when, seconds, halves, _is_minute(tokens, index)))
        elif kind == "digit":
            # Digits in a date are fractions of a second, after a point.
            parts.append(f"{total:f}".partition(".")[2][:fraction] if after_point else "")
            after_point = False
        elif kind == "point":
            parts.append("." if fraction else text)
            after_point = True
        else:
            parts.append(text)
    return "".join(parts)


def _fraction(tokens: tuple[Token, ...]) -> int:
    """How many decimals of a second are shown."""
    return min(3, sum(1 for kind, _ in tokens if kind == "digit"))


def _moment(seconds: int, epoch_1904: bool) -> datetime:
    days, rest = divmod(seconds, _SECONDS)
    if epoch_1904:
        start = datetime(1904, 1, 1)
    else:
        # Before the day that there was not, serial 60, the count is one ahead.
        start = datetime(1899, 12, 31) if days < 60 else datetime(1899, 12, 30)
    return start + timedelta(days=days, seconds=rest)


def _is_minute(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an ``m`` is of minutes: next to hours before it or to seconds after it."""
    dates = [(i, text.strip("[]")) for i, (kind, text) in enumerate(tokens) if kind == "date"]
    dates = [(i, text) for i, text in dates if text not in _HALVES]
    at = next((n for n, (i, _) in enumerate(dates) if i == index), None)
    if at is None:
        return False
    return (at > 0 and dates[at - 1][1][0] == "h") or (
        at + 1 < len(dates) and dates[at + 1][1][0] == "s"
    )


def _part(text: str, when: datetime, seconds: int, halves: bool, minute: bool) -> str:
    if text in _HALVES:
        early, late = {"am/pm": ("AM", "PM"), "a/p": ("A", "P")}.get(text, ("上午", "下午"))
        return early if when.hour < 12 else late
    if text[0] == "[":
        per = {"h": 3600, "m": 60, "s": 1}[text[1]]
        return f"{seconds // per:0{len(text) - 2}d}"
    size = len(text)
    match text[0]:
        case "y":
            return f"{when.year % 100:02d}" if size < 3 else f"{when.year:04d}"
        case "e":
            return f"{when.year:04d}"
        case "m" if not minute:
            return _month(when.month, size)
        case "d" if size > 2:
            return _DAYS[when.weekday()][: 3 if size == 3 else None]
        case "a":
            return ("周" if size == 3 else "星期") + _CHINESE_DAYS[when.weekday()]
        case "h":
            value = (when.hour - 1) % 12 + 1 if halves else when.hour
        case "m":
            value = when.minute
        case "s":
            value = when.second
        case _:
            value = when.day
    return f"{value:02d}" if size > 1 else str(value)


def _month(month: int, size: int) -> str:
    match size:
        case 1 | 2:
            return f"{month:0{size}d}"
        case 3:
            return _MONTHS[month - 1][:3]
        case 5:
            return _MONTHS[month - 1][0]
        case _:
            return _MONTHS[month - 1]
