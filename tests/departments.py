"""Invented departments in the eleven forms, with the truth about every printed amount.

``make_department(seed)`` is deterministic. The true amounts are whole 元 and satisfy every relation
between the tables exactly; each figure is then rounded to 万元 with two decimals by itself, so that
honest last-place differences appear as they do in published accounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.packs import forms_basic, forms_by_subject, forms_overall
from tests.packs.books import Books, make_books
from tests.packs.sheet import Cells, Sheet, check_lines, printed


@dataclass(frozen=True)
class Department:
    """A department's account.

    Attributes:
        text: the account as plain text.
        cells: cell id → (the amount as printed, the number of its line, from 1).
        books: the true amounts behind it.
    """

    text: str
    cells: Cells
    books: Books

    @property
    def entity(self) -> str:
        return self.books.entity

    @property
    def year(self) -> int:
        return self.books.year

    def altered(self, cell: str, amount: str) -> str:
        """The account with ``amount`` printed in ``cell`` instead."""
        line = self.cells[cell][1]
        order = [other for other, (_, at) in self.cells.items() if at == line].index(cell)
        lines = self.text.split("\n")
        found = list(AMOUNT.finditer(lines[line - 1]))[order]
        start, end = found.span()
        lines[line - 1] = lines[line - 1][:start] + amount + lines[line - 1][end:]
        return "\n".join(lines)


AMOUNT = re.compile(r"-?\d[\d,]*\.\d\d")
TABLES = (
    forms_overall.overall,
    forms_overall.income_by_unit,
    forms_by_subject.income_by_function,
    forms_overall.spending_by_unit,
    forms_by_subject.spending_by_function,
    forms_overall.fiscal_overall,
    forms_by_subject.general,
    forms_basic.basic,
    forms_by_subject.fund,
    forms_by_subject.state,
    forms_basic.allowances,
)


def make_department(
    seed: int,
    *,
    year: int = 2023,
    carry_over: bool = True,
    funds: bool = True,
    thousands: bool = True,
) -> Department:
    """The department of this seed.

    Args:
        carry_over: whether money is brought forward and carried over.
        funds: whether there is government-fund money, so that 公开09 is not empty.
        thousands: whether amounts are printed with separators.
    """
    books = make_books(seed, year, carry_over=carry_over, funds=funds)
    sheet = Sheet(thousands)
    _overview(sheet, books)
    for table in TABLES:
        table(sheet, books)
    _narrative(sheet, books)
    check_lines(sheet.text, sheet.cells)
    return Department(sheet.text, sheet.cells, books)


def _overview(sheet: Sheet, books: Books) -> None:
    sheet.say(" 一、概况", "（一）部门职责", "1.贯彻执行有关法律、法规，承担本行业的管理工作。")
    sheet.say("2.承办区委区政府交办的其他事项。", "（二）机构设置")
    sheet.say(f"从预算单位构成看，{books.entity}部门决算包括：局本级决算、所属单位决算。")
    sheet.say(f"纳入{books.entity}{books.year} 年度部门决算编制范围的二级预算单位包括：")
    sheet.say(*(f"{i}.{unit}。" for i, unit in enumerate(books.units, 1)))
    sheet.say(f" 二、{books.year} 年度部门决算公开表")


def _narrative(sheet: Sheet, books: Books) -> None:
    total = books.total(lambda e: e.income + e.opening + e.used)
    amount = printed(total, thousands=False)
    sheet.say(f" 三、{books.year} 年度部门决算情况说明", "（一）收入支出决算总体情况说明")
    sheet.say(f"{books.year} 年度收入总计 {amount} 万元，支出总计 {amount} 万元。")
