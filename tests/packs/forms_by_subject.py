"""The tables by function: 公开03, 05, 07, 09 and 10."""

from __future__ import annotations

from collections.abc import Callable

from tests.packs.books import FUND, GENERAL, NATURES, SOURCES, STATE, Books, Entry
from tests.packs.forms_overall import head, income, spent
from tests.packs.names import function, upwards
from tests.packs.sheet import Sheet, spread

Amount = Callable[[Entry], int]
SPENT = ("本年支出.小计", "本年支出.基本支出", "本年支出.项目支出")
SIX_LINES = "支出功\n\n能分类\n\n科目编\n\n码\n\n科目名称 小计 基本支出 项目支出\n\n类 款 项"


def nature(name: str) -> Amount:
    return lambda e: e.spent.get(name, 0)


def source(name: str) -> Amount:
    return lambda e: income(e, name)


SPENT_OF: list[Amount] = [spent, nature("基本支出"), nature("项目支出")]


def rows(
    sheet: Sheet,
    books: Books,
    table: str,
    columns: list[str],
    amounts: list[Amount],
    kind: str | None = None,
    width: int = 99,
) -> None:
    """The total and all functions that have an amount in any column."""
    mine = [e for e in books.entries if kind in (None, e.kind)]
    codes = upwards({e.item for e in mine if any(amount(e) for amount in amounts)})
    for code in ("", *codes):
        under = [e for e in mine if e.item.startswith(code)]
        values = [sum(amount(e) for e in under) for amount in amounts]
        label = function(code) if code else "合计"
        sheet.row(code, label, spread(table, code or "合计", columns, values), width)


def income_by_function(sheet: Sheet, books: Books) -> None:
    """公开03."""
    head(sheet, books, "收入决算表（分科目）", "03")
    sheet.say("项 目")
    sheet.block("本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入\n附属单位上缴收")
    sheet.block(
        "入\n其他收入\n\n支出功能分类\n\n科目编码\n科目名称\n\n类 款 项\n\n栏次 1 2 3 4 5 6 7"
    )
    columns = ["本年收入合计", *SOURCES]
    amounts: list[Amount] = [lambda e: e.income, *map(source, SOURCES)]
    rows(sheet, books, "收入决算表", columns, amounts, width=13)
    sheet.say("注：本表反映本年度取得各项收入情况。")


def spending_by_function(sheet: Sheet, books: Books) -> None:
    """公开05."""
    head(sheet, books, "支出决算表（分科目）", "05")
    sheet.say("项 目")
    sheet.block("本年支出合计 基本支出 项目支出 上缴上级支出 经营支出\n对附属单位补助")
    sheet.block("支出支出功能分类科\n\n目编码\n科目名称\n\n类 款 项\n栏 次 1 2 3 4 5 6")
    columns = ["本年支出合计", *NATURES]
    rows(sheet, books, "支出决算表", columns, [spent, *map(nature, NATURES)])
    sheet.say("注：本表反映本年度各项支出情况。")


def general(sheet: Sheet, books: Books) -> None:
    """公开07."""
    head(sheet, books, "一般公共预算财政拨款支出决算表", "07")
    sheet.say("项 目 本年支出")
    sheet.block(SIX_LINES + "\n栏次 1 2 3")
    rows(sheet, books, "一般公共支出表", list(SPENT), SPENT_OF, GENERAL)
    sheet.say("注：本表反映本年度一般公共预算财政拨款支出情况。")


def fund(sheet: Sheet, books: Books) -> None:
    """公开09; without any money of that kind it is printed empty."""
    head(sheet, books, "政府性基金预算财政拨款收入支出决算表", "09")
    sheet.block("项 目\n\n年初结转和结余 本年收入\n\n本年支出\n\n年末结转和结余")
    del sheet.lines[-1]
    sheet.block(SIX_LINES + "\n栏 次 1 2 3 4 5 6")
    columns = ["年初结转和结余", "本年收入", *SPENT, "年末结转和结余"]
    amounts: list[Amount] = [
        lambda e: e.opening,
        lambda e: e.income,
        *SPENT_OF,
        lambda e: e.closing,
    ]
    note = "注：本表反映本年度政府性基金预算财政拨款收入、支出及结转和结余情况。"
    if any(e.kind == FUND for e in books.entries):
        rows(sheet, books, "政府性基金表", columns, amounts, FUND)
        sheet.say(note)
    else:
        sheet.say(
            "合计",
            note,
            "说明：本部门没有政府性基金收入，也没有使用政府性基金安排的支出，故本表无数据。",
        )


def state(sheet: Sheet, books: Books) -> None:
    """公开10; without any money of that kind it is printed empty."""
    head(sheet, books, "国有资本经营预算财政拨款支出决算表", "10")
    sheet.say("项 目 本年支出")
    sheet.block(SIX_LINES + "\n栏 次 1 2 3")
    note = "注：本表反映本年度国有资本经营预算财政拨款支出情况。"
    if any(e.kind == STATE for e in books.entries):
        rows(sheet, books, "国有资本表", list(SPENT), SPENT_OF, STATE)
        sheet.say(note)
    else:
        sheet.say("合计", note, "说明：本部门没有使用国有资本经营预算安排的支出，故本表无数据。")
