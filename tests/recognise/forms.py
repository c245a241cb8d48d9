"""The truth of the example rendered as grids in the usual forms: header rows, merged cells blank,
halves side by side, codes, line and column numbers."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import zip_longest

from tests.recognise import truth
from tests.recognise.truth import TrueRow

ENTITY = "绍兴市越城区人力资源和社会保障局（汇总）"
Rows = list[list[str]]


def head(title: str, number: str, width: int) -> Rows:
    """Title, number and the line of entity and unit."""

    def line(first: str, last: str = "") -> list[str]:
        return [first, *[""] * (width - 2), last] if width > 1 else [first + last]

    return [line(title), line("", number), line(f"部门：{ENTITY}", "单位：万元")]


def _one_sided(
    title: str, number: str, top: Rows, rows: list[TrueRow], note: str, numbers: bool = True
) -> Rows:
    width = len(top[0])
    size = len(rows[0].cells) if rows else 6
    grid = head(title, number, width) + [list(r) for r in top]
    if numbers:
        grid.append(["栏次", *[""] * (width - size - 1), *[str(n + 1) for n in range(size)]])
    for row in rows:
        values = [value for value, _ in row.cells.values()]
        if width - size == 1:
            grid.append([row.label, *values])
        elif row.code:
            grid.append([row.code, *[""] * (width - size - 2), row.label, *values])
        else:
            grid.append([row.label, *[""] * (width - size - 1), *values])
    if not rows:
        grid.append(["合计", *[""] * (width - 1)])
    grid.append([note, *[""] * (width - 1)])
    return grid


def by_code(columns: tuple[str, ...]) -> Rows:
    """Header rows of a table by subject: codes of one column under 类款项."""
    blank = [""] * len(columns)
    return [
        ["项目", "", *columns],
        ["支出功能分类科目编码", "科目名称", *blank],
        ["类款项", "", *blank],
    ]


def _year() -> Rows:
    return [
        ["项目", "", "本年支出", "", ""],
        ["支出功能分类科目编码", "科目名称", "小计", "基本支出", "项目支出"],
    ]


def _fund() -> Rows:
    return [
        ["项目", "", "年初结转和结余", "本年收入", "本年支出", "", "", "年末结转和结余"],
        ["支出功能分类科目编码", "科目名称", "", "", "小计", "基本支出", "项目支出", ""],
    ]


def _overall(rows: list[TrueRow]) -> Rows:
    grid = head("2024年度收入支出决算总表", "公开01表", 6)
    grid += [
        ["收入", "", "", "支出", "", ""],
        ["项目", "行次", "金额", "项目", "行次", "金额"],
        ["栏次", "", "1", "栏次", "", "2"],
    ]
    return grid + _sides(rows, 1, 1) + [["注：本表反映总收支。", *[""] * 5]]


def _fiscal(rows: list[TrueRow]) -> Rows:
    grid = head("2024年度财政拨款收入支出决算总表", "公开06表", 8)
    grid += [
        ["收入", "", "", "支出", "", "", "", ""],
        ["项目", "行次", "金额", "项目", "行次", *truth.FUNDS],
        ["栏次", "", "1", "栏次", "", "2", "3", "4", "5"],
    ]
    grid[:3] = head("2024年度财政拨款收入支出决算总表", "公开06表", 9)
    grid[3].append("")
    return grid + _sides(rows, 1, 4) + [["注：本表反映财政拨款总收支。", *[""] * 8]]


def _sides(rows: list[TrueRow], left: int, right: int) -> Rows:
    """Both sides by their line numbers: a side without a row of its own prints blanks."""
    first = [row for row in rows if row.block.endswith("收入")]
    second = [row for row in rows if row.block.endswith("支出")]
    offset = int(second[0].line_number) - 1
    last = max(int(first[-1].line_number), int(second[-1].line_number) - offset)
    grid: Rows = []
    a = {int(row.line_number): row for row in first}
    b = {int(row.line_number) - offset: row for row in second}
    for number in range(1, last + 1):
        line: list[str] = []
        for side, at, size in ((a, number, left), (b, number + offset, right)):
            row = side.get(number)
            values = [v for v, _ in row.cells.values()] if row else [""] * size
            line += [row.label if row else "", str(at), *values]
        grid.append(line)
    return grid


def _basic(blocks: list[list[TrueRow]]) -> Rows:
    grid = head("2024年度一般公共预算财政拨款基本支出决算明细表", "公开08表", 9)
    grid += [
        ["人员经费", "", "", "公用经费", "", "", "", "", ""],
        ["科目编码", "科目名称", "决算数"] * 3,
    ]
    parts = [[row for row in block if row.code] for block in blocks]
    for line in zip_longest(*parts):
        cells: list[str] = []
        for row in line:
            cells += [row.code, row.label, row.cells["决算数"][0]] if row else ["", "", ""]
        grid.append(cells)
    totals = [block[-1] for block in blocks if not block[-1].code]
    last: list[str] = []
    for row in totals:
        last += [row.label, "", row.cells["决算数"][0]]
    grid.append(last + [""] * (9 - len(last)))
    return [*grid, ["注：本表反映基本支出明细情况。", *[""] * 8]]


def grids() -> dict[str, Rows]:
    """All eleven tables as grids, by file name."""
    rows = truth.rows()
    note = "注：本表反映有关情况。"
    year = "2024年度"
    return {
        "01": _overall(rows["收入支出决算总表"]),
        "02": _one_sided(
            year + "收入决算表（分单位）", "公开02表", [["单位名称", *truth.INCOME]],
            rows["收入决算表分单位"], note,
        ),
        "03": _one_sided(
            year + "收入决算表（分科目）", "公开03表", by_code(truth.INCOME), rows["收入决算表"],
            note,
        ),
        "04": _one_sided(
            year + "支出决算表（分单位）", "公开04表", [["单位名称", *truth.SPENDING]],
            rows["支出决算表分单位"], note,
        ),
        "05": _one_sided(
            year + "支出决算表（分科目）", "公开05表", by_code(truth.SPENDING), rows["支出决算表"],
            note,
        ),
        "06": _fiscal(rows["财政拨款总表"]),
        "07": _one_sided(
            year + "一般公共预算财政拨款支出决算表", "公开07表", _year(),
            rows["一般公共支出表"],
            note,
        ),
        "08": _basic(truth.basic_blocks()),
        "09": _one_sided(
            year + "政府性基金预算财政拨款收入支出决算表", "公开09表", _fund(), [],
            "说明：本部门没有政府性基金收入，故本表无数据。",
        ),
        "10": _one_sided(
            year + "国有资本经营预算财政拨款支出决算表", "公开10表", _year(), rows["国有资本表"],
            note,
        ),
        "11": _one_sided(
            year + "财政拨款“三公”经费支出决算表", "公开11表", [["项目", "预算数", "决算数"]],
            rows["三公经费表"], note, numbers=False,
        ),
    }  # fmt: skip


def as_csv(rows: Rows) -> bytes:
    """A grid as the bytes of a csv file."""
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8")
