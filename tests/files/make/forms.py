"""The tables of an invented department, in the forms that regions give them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest

from tests.departments import Department
from tests.files.make.model import Cell, Row, Table, heads
from tests.files.make.rows import BUDGETS, Form, Line, halves, lines
from tests.packs.books import NATURES, SOURCES
from tests.packs.forms_basic import CAPITAL, GOODS, PEOPLE

CODES = "支出功能分类科目编码"
CLASSES = [*PEOPLE], [*GOODS], [*CAPITAL]


@dataclass
class Style:
    """The form of one region.

    Attributes:
        codes: ``one`` cell; ``digits``: three cells, each with the digits of its level; ``whole``:
            three cells with the whole code of each level; ``own``: three cells, the code in the
            cell of its level alone.
        columns: whether a line of column numbers is printed.
        lines: whether the overall tables print line numbers.
        number: how the number of a table is printed; ``{}`` is the number, nothing prints none.
        empty: the word in an empty table.
    """

    account: Department
    form: Form = field(default_factory=Form)
    codes: str = "one"
    columns: bool = True
    lines: bool = True
    number: str = "公开{:02d}表"
    entity: str = "部门：{}"
    unit: str = "单位：万元"
    title: str = "{} 年度{}"
    empty: str = ""
    made: int = 0

    def table(self, title: str, head: list[Row], body: list[Row], widths: list[float]) -> Table:
        self.made += 1
        number = self.number.format(self.made) if self.number else ""
        entity = self.entity.format(self.account.entity)
        title = self.title.format(self.account.year, title)
        return Table(title, number, entity, self.unit, head, body, [], tuple(widths))

    def numbered(self, head: list[Row], before: int, count: int) -> list[Row]:
        if not self.columns:
            return head
        numbers = [Cell(str(i), kind="head") for i in range(1, count + 1)]
        return [*head, [*heads(("栏次", before)), *numbers]]


def by_unit(style: Style, title: str, table: str, first: str, columns: list[str]) -> Table:
    head = style.numbered([heads("单位名称", first, *columns)], 1, len(columns) + 1)
    rows = lines(style.account, table, style.form)
    body = [[Cell(line.label), *line.amounts] for line in rows]
    return style.table(title, head, body, [3.2, *[1.3] * (len(columns) + 1)])


def code_cells(style: Style, code: str) -> Row:
    """The cells that print ``code``."""
    parts = [code[:3], code[3:5], code[5:]]
    if style.codes == "one":
        return [Cell(code, kind="code")]
    if style.codes == "whole":
        parts = [code[:n] if len(code) >= n else "" for n in (3, 5, 7)]
    if style.codes == "own":
        parts = [code if len(code) == n else "" for n in (3, 5, 7)]
    return [Cell(part, kind="code") for part in parts]


def by_code(
    style: Style, title: str, table: str, columns: list[tuple[str, int, int]], under: list[str]
) -> Table:
    """A table by function; ``columns`` are names with the columns and rows that they cover (of 2
    rows), ``under`` those of the second row."""
    wide = 1 if style.codes == "one" else 3
    count = sum(cols for _, cols, _ in columns)
    deep = 1 if wide == 1 else 2
    head = [
        heads(("项目", wide + 1), *[(n, c, r + deep - 1 if r > 1 else 1) for n, c, r in columns]),
        heads((CODES, wide), ("科目名称", 1, deep), *[(n, 1, deep) for n in under]),
    ]
    if wide == 3:
        head.append(heads("类", "款", "项"))
    head = style.numbered(head, wide + 1, count)
    body: list[Row] = []
    for line in lines(style.account, table, style.form):
        first = [*code_cells(style, line.code), Cell(line.label)]
        body.append([*(first if line.code else [Cell(line.label, wide + 1)]), *line.amounts])
    if not body:
        blank = [Cell("", kind="amount")] * count
        body = [[Cell(style.empty or "合计", wide + 1), *blank]]
    code = {"one": 1.1, "whole": 0.85}.get(style.codes, 0.55)
    return style.table(title, head, body, [code] * wide + [3] + [1.3] * count)


def two_sided(style: Style, title: str, table: str, right: list[str]) -> Table:
    numbers = ["行次"] if style.lines else []
    gap = [""] * len(numbers)
    head = [
        heads(("收入", 2 + len(numbers)), ("支出", 1 + len(numbers) + len(right))),
        heads("项目", *numbers, "金额", "项目", *numbers, *right),
    ]
    if style.columns:
        count = [str(i + 2) for i in range(len(right))]
        head.append(heads("栏次", *gap, "1", "栏次", *gap, *count))
    pairs = halves(style.account, table, style.form)
    body: list[Row] = []
    for at, (one, two) in enumerate(pairs, 1):
        left = _half(one, at, 1, bool(numbers))
        body.append([*left, *_half(two, at + len(pairs), len(right), bool(numbers))])
    narrow = [0.5] * len(numbers)
    widths = [3, *narrow, 1.4, 3, *narrow, *[1.4] * len(right)]
    return style.table(title, head, body, widths)


def _half(line: Line | None, number: int, size: int, numbered: bool) -> Row:
    first = [Cell(line.label if line else "")]
    if numbered:
        first.append(Cell(str(number), kind="number"))
    return [*first, *(line.amounts if line else [Cell("", kind="amount")] * size)]


def basic(style: Style, title: str) -> Table:
    """Basic expenditure in three blocks; its totals in the last row."""
    rows = {line.key: line for line in lines(style.account, "基本支出明细表", style.form)}
    head = [heads(("人员经费", 3), ("公用经费", 6)), heads(*["科目编码", "科目名称", "决算数"] * 3)]
    body: list[Row] = []
    for codes in zip_longest(*CLASSES):
        line: Row = []
        for code in codes:
            row = rows[code] if code else None
            cells = row.amounts if row else [Cell("", kind="amount")]
            line += [Cell(code or "", kind="code"), Cell(row.label if row else ""), *cells]
        body.append(line)
    people, goods = rows["人员经费合计"], rows["公用经费合计"]
    last = [Cell(people.label, 2), *people.amounts, Cell(goods.label, 5), *goods.amounts]
    return style.table(title, head, [*body, last], [0.8, 2.4, 1.2] * 3)


def allowances(style: Style, title: str) -> Table:
    """三公, a row each."""
    rows = lines(style.account, "三公经费表", style.form)
    ordinals = ("", "1．", "2．", "（1）", "（2）", "3．")
    body = [[Cell(o + r.label), *r.amounts] for o, r in zip(ordinals, rows, strict=True)]
    return style.table(title, [heads("项目", "预算数", "决算数")], body, [4, 1.5, 1.5])


def allowances_across(style: Style, title: str) -> Table:
    """三公 in one row: its subjects across the top, for the budget and for the account."""
    rows = lines(style.account, "三公经费表", style.form)
    total, abroad, cars, bought, run, guests = rows
    top = ("合计", 1, 2), (abroad.label, 1, 2), (cars.label, 3), (guests.label, 1, 2)
    head = [heads(("预算数", 6), ("决算数", 6)), heads(*top, *top)]
    head.append(heads(*["小计", bought.label, run.label] * 2))
    order = (total, abroad, cars, bought, run, guests)
    cells = [line.cells[column] for column in ("预算数", "决算数") for line in order]
    return style.table(title, head, [cells], [1] * 12)


def year(*more: tuple[str, int, int]) -> list[tuple[str, int, int]]:
    return [*more, ("本年支出", 3, 1)]


PARTS = ["小计", "基本支出", "项目支出"]
INCOME: list[tuple[str, int, int]] = [(n, 1, 2) for n in ("本年收入合计", *SOURCES)]
SPENDING: list[tuple[str, int, int]] = [(n, 1, 2) for n in ("本年支出合计", *NATURES)]
FUND = [*year(("年初结转和结余", 1, 2), ("本年收入", 1, 2)), ("年末结转和结余", 1, 2)]
FISCAL = ["合计", *BUDGETS]
