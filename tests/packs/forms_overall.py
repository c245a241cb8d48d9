"""The two-sided overall tables (公开01, 公开06) and the tables by unit (公开02, 公开04)."""

from __future__ import annotations

from tests.packs.books import FISCAL, FUND, GENERAL, NATURES, OTHER, SOURCES, STATE, Books, Entry
from tests.packs.names import CLASSES, function, ordinal
from tests.packs.sheet import Sheet, spread

Row = tuple[str, dict[str, int]]  # the label as printed, the amounts by cell id
BUDGETS = {
    GENERAL: "一般公共预算财政拨款",
    FUND: "政府性基金预算财政拨款",
    STATE: "国有资本经营预算财政拨款",
}
UNIT_WIDTH = 15


def head(sheet: Sheet, books: Books, title: str, number: str) -> None:
    """Title, number, department and unit; a new page starts with a space."""
    sheet.say(f" {books.year} 年度{title}", f"公开 {number} 表")
    sheet.say(f"部门：{books.entity} 单位：万元")


def income(entry: Entry, source: str) -> int:
    return entry.income if entry.source == source else 0


def spent(entry: Entry) -> int:
    return sum(entry.spent.values())


def overall(sheet: Sheet, books: Books) -> None:
    """公开01."""
    left_cell, right_cell = "收入支出决算总表.收入[{}]".format, "收入支出决算总表.支出[{}]".format
    kinds = [(f"{BUDGETS[k]}收入", books.total(lambda e: e.income, k)) for k in FISCAL]
    kinds += [(s, books.total(lambda e, s=s: income(e, s), OTHER)) for s in SOURCES[1:]]
    opening, used = books.total(lambda e: e.opening), books.total(lambda e: e.used)
    earned, paid = books.total(lambda e: e.income), books.total(spent)
    closing, given = books.total(lambda e: e.closing), books.total(lambda e: e.distributed)
    left: list[Row] = [
        (f"{ordinal(i)}、{label}", {left_cell(label): amount})
        for i, (label, amount) in enumerate(kinds, 1)
    ]
    left += [("", {})] * (len(CLASSES) - len(left))
    left += [
        ("本年收入合计", {left_cell("本年收入合计"): earned}),
        ("使用非财政拨款结余", {left_cell("使用非财政拨款结余"): used}),
        ("年初结转和结余", {left_cell("年初结转和结余"): opening}),
        ("", {}),
        ("总 计", {left_cell("总计"): earned + used + opening}),
    ]
    right: list[Row] = []
    for i, code in enumerate(CLASSES, 1):
        amount = books.total(lambda e, c=code: spent(e) if e.item.startswith(c) else 0)
        name = function(code)
        right.append((f"{ordinal(i)}、{name}", {right_cell(name): amount}))
    right += [
        ("本年支出合计", {right_cell("本年支出合计"): paid}),
        ("结余分配", {right_cell("结余分配"): given}),
        ("年末结转和结余", {right_cell("年末结转和结余"): closing}),
        ("", {}),
        ("总 计", {right_cell("总计"): paid + given + closing}),
    ]
    head(sheet, books, "收入支出决算总表", "01")
    sheet.say("收 入 支 出", "项 目 行次 金额 项 目 行次 金额", "栏 次 1 栏 次 2")
    two_sided(sheet, left, right)
    sheet.say(
        "注：1.本表反映本年度的总收支和年末结转结余情况，本套报表金额单位转换时可能存在尾数误差。"
    )


def two_sided(sheet: Sheet, left: list[Row], right: list[Row]) -> None:
    """Rows of two halves, each with its label, its line number and its amounts."""
    for number, (one, two) in enumerate(zip(left, right, strict=True), 1):
        halves = [
            f"{label} {line} {sheet.amounts(values)}".strip()
            for (label, values), line in ((one, number), (two, number + len(left)))
        ]
        sheet.say(" ".join(halves))


def fiscal_overall(sheet: Sheet, books: Books) -> None:
    """公开06."""
    table, opening_row = "财政拨款总表", "年初财政拨款结转和结余"
    cell = f"{table}.收入[{{}}]".format

    def by_kind(amount):  # type: ignore[no-untyped-def]
        parts = [books.total(amount, kind) for kind in FISCAL]
        return [sum(parts), *parts]

    earned, opening = by_kind(lambda e: e.income), by_kind(lambda e: e.opening)
    labels = [BUDGETS[kind] for kind in FISCAL]
    left: list[Row] = [
        (f"{ordinal(i)}、{label}", {cell(label): earned[i]}) for i, label in enumerate(labels, 1)
    ]
    left += [("", {})] * (len(CLASSES) - len(left))
    left += [
        ("本年收入合计", {cell("本年收入合计"): earned[0]}),
        (opening_row, {cell(opening_row): opening[0]}),
    ]
    left += [
        (f"{ordinal(i)}、{label}", {cell(f"{opening_row}.{label}"): opening[i]})
        for i, label in enumerate(labels, 1)
    ]
    left.append(("总 计", {cell("总计"): earned[0] + opening[0]}))

    def right_row(label: str, row: str, amounts: list[int]) -> Row:
        return label, spread(f"{table}.支出", row, ["合计", *labels], amounts)

    paid, closing = by_kind(spent), by_kind(lambda e: e.closing)
    right = [
        right_row(
            f"{ordinal(i)}、{function(code)}",
            function(code),
            by_kind(lambda e, c=code: spent(e) if e.item.startswith(c) else 0),
        )
        for i, code in enumerate(CLASSES, 1)
    ]
    right += [
        right_row("本年支出合计", "本年支出合计", paid),
        right_row("年末财政拨款结转和结余", "年末财政拨款结转和结余", closing),
        *[("", {})] * 3,
        right_row("总 计", "总计", [a + b for a, b in zip(paid, closing, strict=True)]),
    ]
    head(sheet, books, "财政拨款收入支出决算总表", "06")
    sheet.say("收 入 支 出", "项 目", "行", "次")
    sheet.block("金额 项 目\n\n行\n\n次\n合计\n\n一般公共预算财\n\n政拨款\n\n政府性基金预算")
    sheet.block("财政拨款\n\n国有资本经营预\n\n算财政拨款\n\n栏 次 1 栏 次 2 3 4 5")
    two_sided(sheet, left, right)
    sheet.say(
        "注：本表反映本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款"
        "的总收支和年末结转结余情况。"
    )


def income_by_unit(sheet: Sheet, books: Books) -> None:
    """公开02."""
    head(sheet, books, "收入决算表（分单位）", "02")
    sheet.block("单位名称 本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入\n附属单位上缴收")
    sheet.block("入\n其他收入\n\n栏次 1 2 3 4 5 6 7")
    columns = ["本年收入合计", *SOURCES]
    for unit in (None, *range(len(books.units))):
        mine = [e for e in books.entries if unit in (None, e.unit)]
        amounts = [sum(income(e, source) for e in mine) for source in SOURCES]
        label = "合计" if unit is None else books.units[unit]
        values = spread("收入决算表分单位", label, columns, [sum(amounts), *amounts])
        sheet.row("", label, values, UNIT_WIDTH)
    sheet.say("注：本表反映本年度取得各项收入情况。")


def spending_by_unit(sheet: Sheet, books: Books) -> None:
    """公开04."""
    head(sheet, books, "支出决算表（分单位）", "04")
    sheet.block("单位名称 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出\n对附属单位补助")
    sheet.block("支出\n\n栏次 1 2 3 4 5 6")
    columns = ["本年支出合计", *NATURES]
    for unit in (None, *range(len(books.units))):
        mine = [e for e in books.entries if unit in (None, e.unit)]
        amounts = [sum(e.spent.get(nature, 0) for e in mine) for nature in NATURES]
        label = "合计" if unit is None else books.units[unit]
        values = spread("支出决算表分单位", label, columns, [sum(amounts), *amounts])
        sheet.row("", label, values, UNIT_WIDTH)
    sheet.say("注：本表反映本年度各项支出情况。")
