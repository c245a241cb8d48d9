"""A slip in the text of a real account is found where it stands, and rounding is none."""

from __future__ import annotations

import random
import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.seeded.slips import last_places
from tests.seeded.text_account import UNDECIDED, Slip, TextAccount, accounts

from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.recognise.said import Captured

SAMPLE = {"text": 80, "pdf": 40}
FOUND = 0.95
AMOUNTS = ("same", "aggregate")


@pytest.fixture(scope="module", params=["text", "pdf"])
def named(request: pytest.FixtureRequest) -> tuple[str, TextAccount]:
    return request.param, accounts()[request.param]


@pytest.fixture
def account(named: tuple[str, TextAccount]) -> TextAccount:
    return named[1]


def test_the_text_itself_breaks_no_error_rule(account: TextAccount) -> None:
    assert [j.id for j in account.checked.judged if _error(j)] == []


def test_what_is_altered_is_what_is_read(account: TextAccount) -> None:
    """The place that a slip is made at is where the number stands: it is read back otherwise."""
    slips = [s for s in account.slips(random.Random(1)) if s.kind in ("digit", "rate", "point")]
    for slip in slips[:: len(slips) // 6]:
        narrative = account.read(account.altered(slip)).narrative
        assert narrative is not None
        assert "".join(narrative.numbers_said[slip.place].printed.split()) == slip.wrong


def test_slips_are_found_where_they_stand(named: tuple[str, TextAccount]) -> None:
    name, account = named
    rng = random.Random(2024)
    slips = _sample(account.slips(rng), SAMPLE[name], rng)
    lost = [slip for slip in slips if not account.found(slip)]
    kinds = Counter(slip.kind for slip in slips)
    assert min(kinds[kind] for kind in ("digit", "rate", "point", "unit", "year", "word")) >= 3
    print(*lost, sep="\n")
    assert len(lost) <= (1 - FOUND) * len(slips), lost


def _sample(slips: list[Slip], size: int, rng: random.Random) -> list[Slip]:
    """As many of each kind, as far as there are."""
    kinds = sorted({slip.kind for slip in slips})
    each = -(-size // len(kinds))
    chosen: list[Slip] = []
    for kind in kinds:
        several = [slip for slip in slips if slip.kind == kind]
        chosen += rng.sample(several, min(each, len(several)))
    return chosen


def test_most_places_are_decided(account: TextAccount) -> None:
    places = [number.id for number in account.numbers()]
    lost = [place for place in places if re.sub(r"\[.*\]", "", place) in UNDECIDED]
    assert len(lost) <= 0.2 * len(places)


def test_the_last_place_of_what_is_summed_is_no_slip(account: TextAccount) -> None:
    """An amount that is only added up, or printed in several places, may be one off in its last
    place, where rounding still leaves room."""
    uses: dict[str, list[Judged]] = {}
    for judged in account.checked.judged:
        for cell in account.checked.places[judged.id]:
            uses.setdefault(cell, []).append(judged)
    summed = [n for n in account.numbers() if _summed(n, uses.get(n.id, []))]
    assert summed
    for number in random.Random(2024).sample(summed, min(8, len(summed))):
        for wrong in last_places("".join(number.printed.split())):
            spots = account.spots(number)
            edits = [(spot, spot + 1, "") for spot in spots[1:]]
            slip = Slip(
                "last", number.id, number.printed, wrong, ((spots[0], spots[0] + 1, wrong), *edits)
            )
            checked = account.judge(account.read(account.altered(slip)))
            assert [j.id for j in checked.judged if _error(j)] == [], slip


def _summed(number: Captured, uses: list[Judged]) -> bool:
    if number.value == 0 or number.unit.name != "万元" or "." not in number.printed:
        return False
    return bool(uses) and all(_slack_left(judged) for judged in uses)


def _slack_left(judged: Judged) -> bool:
    comparison = judged.comparison
    if judged.verdict not in ("holds", "rounding") or comparison is None:
        return judged.verdict == "not_applicable"
    if comparison.kind not in AMOUNTS or comparison.difference is None:
        return False
    if comparison.kind == "same":
        return comparison.difference == 0
    slack = comparison.slack or Fraction(0)
    return abs(comparison.difference) + Fraction(Decimal("0.01")) <= slack


def _error(judged: Judged) -> bool:
    return judged.verdict == "violated" and judged.instance.rule.clauses.severity == "error"
