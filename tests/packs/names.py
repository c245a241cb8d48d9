"""Names of the subjects that the forms print, from the lists in specs/cn."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

SPECS = Path(__file__).resolve().parents[2] / "specs" / "cn"

# The function classes that both overall tables print, in their order; all by name.
CLASSES = (
    "201", "202", "203", "204", "205", "206", "207", "208", "210", "211", "212", "213", "214",
    "215", "216", "217", "219", "220", "221", "222", "223", "224", "229", "231", "232", "234",
)  # fmt: skip
_DIGITS = "零一二三四五六七八九"


@cache
def _list(name: str) -> dict[str, str]:
    with (SPECS / name).open(encoding="utf-8", newline="") as lines:
        return {row["code"]: row["name"].split("|")[0] for row in csv.DictReader(lines)}


def function(code: str) -> str:
    """The name of a function."""
    return _list("功能分类.csv")[code]


def economic(code: str) -> str:
    """The name of an economic item."""
    return _list("经济分类.csv")[code]


def ordinal(number: int) -> str:
    """``number`` in Chinese: 21 is 二十一."""
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones or not tens else "")


def upwards(codes: set[str]) -> list[str]:
    """``codes`` with the 款 and 类 above them, in order of code."""
    return sorted(codes | {c[:5] for c in codes} | {c[:3] for c in codes})
