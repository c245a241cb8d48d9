"""The invented departments themselves: their books balance, their print is honest."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from tests.departments import make_department
from tests.packs.books import FUND, OTHER

SEEDS = range(8)


def value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def test_the_same_seed_gives_the_same_account() -> None:
    assert make_department(3) == make_department(3)
    assert make_department(3).text != make_department(7).text


@pytest.mark.parametrize("seed", SEEDS)
def test_books_balance_and_hold_no_invisible_amounts(seed: int) -> None:
    books = make_department(seed).books
    for entry in books.entries:
        spent = sum(entry.spent.values())
        came = entry.opening + entry.income + entry.used
        assert came == spent + entry.distributed + entry.closing
        amounts = [entry.opening, entry.income, entry.used, entry.distributed, entry.closing]
        assert all(a == 0 or a >= 100 for a in [*amounts, *entry.spent.values()])
    basic = sum(e.spent.get("基本支出", 0) for e in books.entries if e.kind == "一般公共")
    assert basic == sum(books.economic.values())


def test_figures_are_rounded_one_by_one() -> None:
    books = make_department(1).books
    cells = make_department(1).cells
    earned = books.total(lambda e: e.income)
    shown = value(cells["收入支出决算总表.收入[本年收入合计]"][0])
    assert shown == (Decimal(earned) / 10_000).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_rounding_shows_by_itself() -> None:
    """In some accounts the printed parts do not add up to the printed whole, as in real ones."""
    parts = ("本年支出合计", "结余分配", "年末结转和结余")
    off = set()
    for seed in range(20):
        cells = make_department(seed).cells
        cell = "收入支出决算总表.支出[{}]".format
        whole = value(cells[cell("总计")][0])
        off.add(whole - sum(value(cells[cell(part)][0]) for part in parts))
    assert off == {Decimal("0.00"), Decimal("0.01")} or len(off) > 2
    assert all(abs(difference) <= Decimal("0.02") for difference in off)


def test_options() -> None:
    plain = make_department(2, carry_over=False, funds=False, thousands=False)
    assert all(e.opening == e.closing == e.used == 0 for e in plain.books.entries)
    assert not any(e.kind == FUND for e in plain.books.entries)
    assert any(e.kind == OTHER for e in plain.books.entries)
    assert not any("," in amount for amount, _ in plain.cells.values())
    rich = make_department(2)
    assert any("," in amount for amount, _ in rich.cells.values())
    assert any(cell.startswith("政府性基金表[") for cell in rich.cells)
    assert len(rich.books.units) > 1


@pytest.mark.parametrize("seed", SEEDS)
def test_every_cell_stands_on_its_line(seed: int) -> None:
    department = make_department(seed, thousands=bool(seed % 2))
    lines = department.text.split("\n")
    assert len(department.cells) > 500
    for cell, (amount, line) in department.cells.items():
        assert amount in lines[line - 1].split(" "), cell
