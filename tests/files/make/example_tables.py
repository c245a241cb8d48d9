"""The eleven tables of the example: their header rows by hand, their cells from the truth."""

from __future__ import annotations

from itertools import zip_longest

from tests.files.make.model import Cell, Row, Table, amount, heads
from tests.recognise import truth
from tests.recognise.truth import TrueRow

ENTITY = "部门：绍兴市越城区人力资源和社会保障局（汇总）"
UNIT = "单位：万元"
CODE = "支出功能分类科目编码"
YEAR = "2024 年度"
BUDGETS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")


def _amounts(row: TrueRow) -> Row:
    return [amount(print_, id_) for id_, (print_, _) in row.ids().items()]


def _number(text: object) -> Cell:
    return Cell(str(text), kind="number")


def _numbers(count: int, first: int = 1) -> Row:
    return [Cell(str(first + i), kind="head") for i in range(count)]


def by_unit(title: str, number: str, name: str, columns: tuple[str, ...]) -> Table:
    head = [heads("单位名称", *columns), [*heads("栏次"), *_numbers(len(columns))]]
    body = [[Cell(row.label), *_amounts(row)] for row in truth.rows()[name]]
    widths = (3.2, *[1.3] * len(columns))
    return Table(YEAR + title, number, ENTITY, UNIT, head, body, [], widths)


def _by_code_head(columns: list[tuple[str, int, int]], under: list[str], gap: str) -> list[Row]:
    """项目 over codes and names; the columns over all but the line of their numbers."""
    count = sum(cols for _, cols, _ in columns)
    return [
        heads(("项 目", 4), *columns),
        heads((CODE, 3), ("科目名称", 1, 2), *[(name, 1, 2) for name in under]),
        heads("类", "款", "项"),
        [*heads((gap, 4)), *_numbers(count)],
    ]


def by_code(
    title: str, number: str, name: str, columns: list[tuple[str, int, int]], under: list[str]
) -> Table:
    head = _by_code_head(columns, under, "栏次")
    body: list[Row] = []
    for row in truth.rows()[name]:
        first = [Cell(row.label, 4)]
        if row.code:
            first = [Cell(row.code, 3, kind="code"), Cell(row.label)]
        body.append([*first, *_amounts(row)])
    count = sum(cols for _, cols, _ in columns)
    if not body:
        body = [[Cell("合计", 4), *[Cell("", kind="amount")] * count]]
    widths = (0.5, 0.5, 0.5, 3.0, *[1.3] * count)
    return Table(YEAR + title, number, ENTITY, UNIT, head, body, [], widths)


def official(table: Table, word: str) -> Table:
    """The head as the official form has it: 类, 款 and 项 reach down beside the line of column
    numbers and the total."""
    *top, _, numbers = table.head
    total, *rest = table.body
    top[1] = [*heads((CODE, 3), "科目名称"), *top[1][2:]]
    levels = heads(("类", 1, 2), ("款", 1, 2), ("项", 1, 2), word)
    table.head = [*[[_shorter(cell) for cell in row] for row in top], [*levels, *numbers[1:]]]
    table.body = [[Cell(total[0].text), *total[1:]], *rest]
    return table


def _shorter(cell: Cell) -> Cell:
    return Cell(cell.text, cell.cols, cell.rows - 1, cell.kind) if cell.rows > 1 else cell


def two_sided(name: str) -> list[Row]:
    """Both halves by their line numbers; a half without a row prints its line number alone."""
    rows = truth.rows()[name]
    halves = [[r for r in rows if r.block.endswith(side)] for side in ("收入", "支出")]
    offset = int(halves[1][0].line_number) - 1
    sizes = [max(len(r.cells) for r in half) for half in halves]
    body: list[Row] = []
    for line in range(1, offset + 1):
        cells: Row = []
        for half, size, at in zip(halves, sizes, (line, line + offset), strict=True):
            row = next((r for r in half if int(r.line_number) == at), None)
            cells += [Cell(row.label if row else ""), _number(at)]
            cells += _amounts(row) if row else [Cell("", kind="amount")] * size
        body.append(cells)
    return body


def overall() -> Table:
    head = [
        heads(("收 入", 3), ("支 出", 3)),
        heads(*["项 目", "行次", "金额"] * 2),
        heads("栏 次", "", "1", "栏 次", "", "2"),
    ]
    body = two_sided("收入支出决算总表")
    title = YEAR + "收入支出决算总表"
    return Table(title, "公开 01 表", ENTITY, UNIT, head, body, [], (3, 0.6, 1.5, 3, 0.6, 1.5))


def fiscal() -> Table:
    head = [
        heads(("收 入", 3), ("支 出", 6)),
        heads("项 目", "行次", "金额", "项 目", "行次", "合计", *BUDGETS),
        heads("栏 次", "", "1", "栏 次", "", "2", "3", "4", "5"),
    ]
    widths = (3, 0.5, 1.4, 3, 0.5, 1.4, 1.4, 1.4, 1.4)
    title = YEAR + "财政拨款收入支出决算总表"
    body = two_sided("财政拨款总表")
    return Table(title, "公开 06 表", ENTITY, UNIT, head, body, [], widths)


def basic() -> Table:
    blocks = truth.basic_blocks()
    head = [
        heads(("人员经费", 3), ("公用经费", 6)),
        heads(*["科目编码", "科目名称", "决算数"] * 3),
    ]
    body: list[Row] = []
    for rows in zip_longest(*[[r for r in block if r.code] for block in blocks]):
        line: Row = []
        for row in rows:
            blank = [Cell("", kind="code"), Cell(""), Cell("", kind="amount")]
            found = [Cell(row.code, kind="code"), Cell(row.label), *_amounts(row)] if row else blank
            line += found
        body.append(line)
    people, goods = blocks[0][-1], blocks[1][-1]
    last = [Cell(people.label, 2), *_amounts(people), Cell(goods.label, 5), *_amounts(goods)]
    title = YEAR + "一般公共预算财政拨款基本支出决算明细表"
    widths = (0.8, 2.4, 1.2) * 3
    return Table(title, "公开 08 表", ENTITY, UNIT, head, [*body, last], [], widths)


def allowances() -> Table:
    body = [[Cell(row.label), *_amounts(row)] for row in truth.rows()["三公经费表"]]
    title = YEAR + "财政拨款“三公”经费支出决算表"
    head = [heads("项 目", "预算数", "决算数")]
    return Table(title, "公开 11 表", ENTITY, UNIT, head, body, [], (4, 1.5, 1.5))


def tables() -> list[Table]:
    """All eleven, in order, without their notes."""
    year: list[tuple[str, int, int]] = [("本年支出", 3, 1)]
    parts = ["小计", "基本支出", "项目支出"]
    fund = [("年初结转和结余", 1, 3), ("本年收入", 1, 3), *year, ("年末结转和结余", 1, 3)]
    income = [(name, 1, 3) for name in truth.INCOME]
    spending = [(name, 1, 3) for name in truth.SPENDING]
    by_function = by_code("支出决算表（分科目）", "公开 05 表", "支出决算表", spending, [])
    general, state = "一般公共预算财政拨款支出决算表", "国有资本经营预算财政拨款支出决算表"
    return [
        overall(),
        by_unit("收入决算表（分单位）", "公开 02 表", "收入决算表分单位", truth.INCOME),
        by_code("收入决算表（分科目）", "公开 03 表", "收入决算表", income, []),
        by_unit("支出决算表（分单位）", "公开 04 表", "支出决算表分单位", truth.SPENDING),
        official(by_function, "栏 次"),
        fiscal(),
        by_code(general, "公开 07 表", "一般公共支出表", year, parts),
        basic(),
        by_code(
            "政府性基金预算财政拨款收入支出决算表", "公开 09 表", "政府性基金表", fund, parts
        ),
        by_code(state, "公开 10 表", "国有资本表", year, parts),
        allowances(),
    ]  # fmt: skip
