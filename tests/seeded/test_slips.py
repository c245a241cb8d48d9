"""A wrong figure in a real account is seen, and honest rounding is not called wrong.

Every printed number of the tables of the example, and of invented departments in the same forms, is
changed, and the instances that rest on it are judged anew.
"""

from __future__ import annotations

import random
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from tests.departments import make_department
from tests.seeded.slips import last_places, slips

import gfsdsl
from gfsdsl.evaluate.verdicts import Judge, Judged
from gfsdsl.explain.operands import operands
from gfsdsl.explain.result import Report
from gfsdsl.quantity.printed import Printed, read_number
from gfsdsl.recognise.facts import Cell

# More than rounding can explain in the longest column of the forms.
MORE_THAN_ROUNDING = Decimal("0.20")


class Account:
    """A checked account whose cells can be changed one at a time."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.uses: dict[str, list[Judged]] = defaultdict(list)
        for judged in report.instances:
            ids, _ = operands(judged.instance, report.facts.numbers, report.dependencies.derived)
            for cell in ids:
                self.uses[cell].append(judged)

    def numbers(self) -> list[Cell]:
        return [cell for cell in self.report.facts.cells.values() if cell.value is not None]

    def newly_violated(self, cell: Cell, printed: str) -> list[str]:
        """Ids of the instances that rest on ``cell`` and are violated once it reads ``printed``."""
        number = read_number(printed)
        assert isinstance(number, Printed)
        changed = evolve(
            cell,
            printed=printed,
            value=number.value,
            decimals=number.decimals,
            exact=cell.block.zero_exact and number.value == 0,
        )
        cells = {**self.report.facts.numbers, cell.id: changed}
        judge = Judge(cells, self.report.dependencies)
        before = {j.id: j.verdict for j in self.uses[cell.id]}
        return [
            judged.id
            for judged in (judge.judge(j.instance) for j in self.uses[cell.id])
            if judged.verdict == "violated" and before[judged.id] != "violated"
            if judged.instance.rule.clauses.severity == "error"
        ]


@pytest.fixture(scope="module", params=["example", "department 1", "department 2"])
def account(request: pytest.FixtureRequest, root: Path) -> Account:
    if request.param == "example":
        return Account(gfsdsl.check(root / "examples" / "越城区人社局-2024"))
    seed = int(request.param.split()[1])
    return Account(gfsdsl.check(make_department(seed).text.encode()))


def test_the_account_itself_violates_no_error_rule(account: Account) -> None:
    wrong = [j.id for j in account.report.instances if j.verdict in ("violated", "broken")]
    model = account.report.model
    rules = {r.id: r for r in (*model.rules, *model.forbids, *model.requires, *model.figures)}
    severe = [id for id in wrong if rules[id.partition("[")[0]].clauses.severity == "error"]
    assert severe == []


def test_every_number_is_in_some_rule(account: Account) -> None:
    assert set(account.report.coverage.unseen).isdisjoint(account.report.facts.cells)


def test_any_slip_beyond_rounding_is_seen(account: Account) -> None:
    rng = random.Random(2024)
    unseen = []
    for cell in account.numbers():
        candidates = [
            wrong
            for wrong in slips(cell.printed, rng)
            if abs(Decimal(wrong) - Decimal(cell.printed.replace(",", ""))) > MORE_THAN_ROUNDING
        ]
        wrong = rng.choice(candidates)
        if not account.newly_violated(cell, wrong):
            unseen.append((cell.id, cell.printed, wrong))
    assert unseen == []


def test_the_last_place_is_no_violation_where_slack_is_left(account: Account) -> None:
    called_wrong = []
    tried = 0
    for cell in account.numbers():
        if cell.value == 0 or not all(_slack_left(j) for j in account.uses[cell.id]):
            continue
        for printed in last_places(cell.printed):
            if Decimal(printed) == 0:
                continue
            tried += 1
            if account.newly_violated(cell, printed):
                called_wrong.append((cell.id, cell.printed, printed))
    assert tried > 20
    assert called_wrong == []


def _slack_left(judged: Judged) -> bool:
    """Whether one unit in the last place is within what rounding allows."""
    comparison = judged.comparison
    if comparison is None or comparison.difference is None or comparison.kind == "order":
        return True
    if comparison.kind == "same":
        return comparison.difference == 0
    slack = comparison.slack or Fraction(0)
    return abs(comparison.difference) + Fraction(1, 100) <= slack


SAMPLES = 6


@pytest.mark.parametrize("seed", range(SAMPLES))
def test_a_slip_in_the_text_itself_is_reported_at_its_line(seed: int) -> None:
    """The whole way: the document is changed, read and checked."""
    rng = random.Random(seed)
    department = make_department(seed)
    cell = rng.choice(sorted(department.cells))
    printed, line = department.cells[cell]
    wrong = f"{Decimal(printed.replace(',', '')) + rng.choice([10, 27, 900])}"
    report = gfsdsl.check(department.altered(cell, wrong).encode())
    assert report.facts.cells[cell].printed == wrong
    assert report.exit_code() == 1
    blamed = {s.cell: s.place.line for f in report.findings for s in f.suspects}
    assert blamed[cell] == line
