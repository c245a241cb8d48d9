"""Basic expenditure by economic class (公开08), printed in three blocks, and 三公 (公开11)."""

from __future__ import annotations

from itertools import zip_longest

from tests.packs.books import Books
from tests.packs.forms_overall import head
from tests.packs.names import economic
from tests.packs.sheet import Sheet, spread


def _numbers(prefix: str, text: str) -> list[str]:
    return [prefix, *(prefix + last for last in text.split())]


PEOPLE = [
    *_numbers("301", "01 02 03 06 07 08 09 10 11 12 13 14 99"),
    *_numbers("303", "01 02 03 04 05 06 07 08 09 10 11 99"),
]
GOODS = [
    *_numbers(
        "302",
        "01 02 03 04 05 06 07 08 09 11 12 13 14 15 16 17 18 24 25 26 27 28 29 31 39 40 99",
    ),
    *_numbers("307", "01 02"),
]
CAPITAL = [
    "30703",
    "30704",
    *_numbers("310", "01 02 03 05 06 07 08 09 10 11 12 13 19 21 22 99"),
    *_numbers("312", "01 03 04 05 06 99"),
    *_numbers("399", "07 08 09 10 99"),
]


def basic(sheet: Sheet, books: Books) -> None:
    """公开08. The first block is the longest in no form: its rows run out before the others."""
    head(sheet, books, "一般公共预算财政拨款基本支出决算明细表", "08")
    sheet.say("人员经费 公用经费")
    one = "科目\n\n编码\n科目名称 决算数"
    sheet.block("\n\n".join([one] * 3))
    table, column = "基本支出明细表", ["决算数"]

    def amount(code: str) -> int:
        return sum(v for item, v in books.economic.items() if item.startswith(code))

    def cells(row: str, value: int) -> str:
        return sheet.amounts(spread(table, row, column, [value]))

    for codes in zip_longest(PEOPLE, GOODS, CAPITAL):
        parts = [f"{c} {economic(c)} {cells(c, amount(c))}" for c in codes if c is not None]
        sheet.say(" ".join(parts))
    people = amount("301") + amount("303")
    rest = sum(books.economic.values()) - people
    sheet.say(
        f"人员经费合计 {cells('人员经费合计', people)} 公用经费合计 {cells('公用经费合计', rest)}"
    )
    sheet.say("注：本表反映本年度一般公共预算财政拨款基本支出明细情况。")


def allowances(sheet: Sheet, books: Books) -> None:
    """公开11."""
    head(sheet, books, "财政拨款“三公”经费支出决算表", "11")
    sheet.say("项 目 预算数 决算数")
    each = books.allowances
    abroad, bought = each["因公出国（境）费用"], each["公务用车购置费"]
    run, guests = each["公务用车运行维护费"], each["公务接待费"]

    def add(*parts: tuple[int, int]) -> tuple[int, int]:
        return sum(p[0] for p in parts), sum(p[1] for p in parts)

    lines = (
        ("“三公”经费支出合计", "“三公”经费支出合计", add(abroad, bought, run, guests)),
        ("1．因公出国（境）费用", "因公出国（境）费用", abroad),
        ("2．公务用车购置及运行维护费小计", "公务用车购置及运行维护费", add(bought, run)),
        ("（1）公务用车购置费", "公务用车购置费", bought),
        ("（2）公务用车运行维护费", "公务用车运行维护费", run),
        ("3．公务接待费", "公务接待费", guests),
    )
    for label, row, amounts in lines:
        values = spread("三公经费表", row, ["预算数", "决算数"], amounts)
        sheet.row("", label, values, 99)
    sheet.say(
        "注：本表反映本年度财政拨款“三公”经费支出预决算情况。其中：预算数为“三公”经费全年预算数；"
        "决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。"
    )
