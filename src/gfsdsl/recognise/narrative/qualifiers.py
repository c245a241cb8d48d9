"""What is printed about a number: 不低于, 约, 以内, and which sides it leaves open."""

from __future__ import annotations

import re

from attrs import frozen

# What may be printed before a number, or behind its unit, and which sides it leaves open.
_BEFORE = {
    "不低于": "high", "不少于": "high", "不小于": "high", "至少": "high", "大于等于": "high",
    "≥": "high", ">=": "high", ">": "high", "超过": "high", "高于": "high", "大于": "high",
    "不高于": "low", "不超过": "low", "不大于": "low", "至多": "low", "小于等于": "low",
    "≤": "low", "<=": "low", "<": "low", "低于": "low", "小于": "low", "不足": "low",
    "接近": "about low", "近": "about low", "大约": "about", "约": "about",
}  # fmt: skip
_BEHIND = {
    "(含)以上": "high", "及以上": "high", "以上": "high",
    "(含)以下": "low", "及以下": "low", "以下": "low", "以内": "low",
    "左右": "about", "上下": "about", "余": "about high", "多": "about high",
}  # fmt: skip
# Those between the digits and the unit.
MIDDLE = ("余", "多")
_LONGEST = 5
_BEFORE_ENDS = re.compile("(?:" + "|".join(map(re.escape, sorted(_BEFORE, key=len)[::-1])) + ")$")
_BEFORE_STARTS = re.compile("|".join(map(re.escape, sorted(_BEFORE, key=len)[::-1])))
_BEHIND_ENDS = re.compile("(?:" + "|".join(map(re.escape, sorted(_BEHIND, key=len)[::-1])) + ")$")
_BEHIND_STARTS = re.compile("|".join(map(re.escape, sorted(_BEHIND, key=len)[::-1])))


@frozen
class Qualifier:
    """What is printed about a number; ``sides``: ``low`` or ``high`` where it may be less or more,
    ``about`` where it is only near."""

    text: str
    sides: str


def before_from(text: str, at: int) -> Qualifier | None:
    """The qualifier that begins at ``at`` and has its number behind it."""
    match = _BEFORE_STARTS.match(text, at)
    return Qualifier(match.group(), _BEFORE[match.group()]) if match else None


def before_to(text: str, at: int) -> Qualifier | None:
    """The qualifier that ends at ``at``, where its number begins."""
    match = _BEFORE_ENDS.search(text[max(0, at - _LONGEST) : at])
    return Qualifier(match.group(), _BEFORE[match.group()]) if match else None


def behind_from(text: str, at: int) -> Qualifier | None:
    """The qualifier that begins at ``at``, where its number ends."""
    match = _BEHIND_STARTS.match(text, at)
    return Qualifier(match.group(), _BEHIND[match.group()]) if match else None


def behind_to(text: str, at: int) -> Qualifier | None:
    """The qualifier that ends at ``at`` and has its number before it."""
    match = _BEHIND_ENDS.search(text[max(0, at - _LONGEST) : at])
    return Qualifier(match.group(), _BEHIND[match.group()]) if match else None
