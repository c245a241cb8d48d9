"""docs/checks.md says which rule makes which check, and why some checks are made by none."""

from __future__ import annotations

import re

from tests.docs.checks import PAGE, by_tag, checks, page

CHECK = re.compile(r"[A-L]\d+")


def test_the_page_is_what_the_packs_say() -> None:
    """Written by ``python -m tests.docs.checks``."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_tag_is_a_check() -> None:
    known = {row["编号"] for row in checks()}
    assert {tag for tag in by_tag() if CHECK.fullmatch(tag)} <= known


def test_a_check_without_a_rule_says_why() -> None:
    """And one with a rule gives no reason for having none."""
    rules = by_tag()
    for row in checks():
        made = bool(rules.get(row["编号"]))
        assert made != bool(row["没有规则的原因"]), row["编号"]


def test_the_checks_are_numbered_without_a_gap() -> None:
    numbers: dict[str, list[int]] = {}
    for row in checks():
        numbers.setdefault(row["编号"][0], []).append(int(row["编号"][1:]))
    assert numbers == {group: list(range(1, len(n) + 1)) for group, n in numbers.items()}
