"""The wrong cell is told from those that only stand in the same rules, with what would mend it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import gfsdsl
from gfsdsl.localise.locate import Located, locate
from gfsdsl.localise.network import Network

EXAMPLES = Path(__file__).parents[2] / "examples"


def located(name: str) -> list[Located]:
    report = gfsdsl.check(EXAMPLES / name)
    judged = {item.id: item for item in report.instances}
    found = locate(Network(report.facts, report.dependencies, judged))
    return [group for group in found if group.severity == "error"]


def test_two_digits_exchanged() -> None:
    """Three rules are broken; one cell mends them all, at the amount that was meant."""
    (group,) = located("虚构文旅局-笔误")
    assert len(group.breaks) == 3
    assert not group.tied
    (change,) = group.repairs[0].changes
    assert change.cell == "支出决算表[2070104, 项目支出]"
    assert change.value == Fraction("1744.30")
    assert change.slip is not None


def test_an_account_without_errors_has_nothing_to_mend() -> None:
    assert located("越城区人社局-2024") == []
