"""What the example account prints, read from it by means that share nothing with the recogniser.

Lines that belong together are listed by hand; each form has its own regular expression, its columns
written out by hand. ``test_truth.py`` adds the tables up, so that a slip here does not go unseen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "越城区人社局-2024" / "决算公开.txt"
A = r"[\d,]+\.\d\d"
INCOME = (
    "本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入",
    "其他收入",
)  # fmt: skip
SPENDING = (
    "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出",
)  # fmt: skip
YEAR = ("本年支出.小计", "本年支出.基本支出", "本年支出.项目支出")
FUNDS = ("合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
# Rows broken over lines; the amounts stand on the last.
BROKEN = (
    (190, 192, 193), (195, 197, 198), (253, 254, 256, 257), (261, 262, 264, 265),
    (267, 268, 270, 271), (300, 301, 303, 304), (306, 307, 309, 310), (328, 330, 331),
    (333, 335, 336),
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """A table without sides: where its rows stand, how they look, what its columns are."""

    name: str
    first: int
    last: int
    columns: tuple[str, ...]
    coded: bool


FORMS = (
    Form("收入决算表分单位", 188, 200, INCOME, coded=False),
    Form("收入决算表", 226, 310, INCOME, coded=True),
    Form("支出决算表分单位", 326, 338, SPENDING, coded=False),
    Form("支出决算表", 360, 425, SPENDING, coded=True),
    Form("一般公共支出表", 546, 604, YEAR, coded=True),
    Form("国有资本表", 748, 754, YEAR, coded=True),
    Form("三公经费表", 765, 775, ("预算数", "决算数"), coded=False),
)


@dataclass
class TrueRow:
    """A printed row of one block: what it prints, and its cells by column."""

    block: str
    key: str
    code: str
    label: str
    line_number: str = ""
    cells: dict[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def single(self) -> bool:
        return "." in self.block and len(self.cells) == 1

    def ids(self) -> dict[str, tuple[str, int]]:
        """Cell id → (print, line)."""
        if self.single:
            return {f"{self.block}[{self.key}]": cell for cell in self.cells.values()}
        return {f"{self.block}[{self.key}, {c}]": cell for c, cell in self.cells.items()}


def _joined(text: str) -> dict[int, str]:
    """Line number → line, a broken row joined at the number of its last line."""
    lines = {n: line.strip() for n, line in enumerate(text.split("\n"), 1) if line.strip()}
    for parts in BROKEN:
        *labels, last = parts
        code = lines[labels[0]] + " " if lines[labels[0]].isdigit() else ""
        rest = labels[1:] if code else labels
        lines[last] = f"{code}{''.join(lines[n] for n in rest)} {lines[last]}"
        for number in labels:
            del lines[number]
    return lines


def _plain(label: str) -> str:
    """A label without its ordinal and spaces."""
    label = label.replace(" ", "")
    return re.sub(r"^([一二三四五六七八九十]+、|\d．|（\d）)", "", label)


# A label that is printed as an alias → the name declared first.
FIRST = {
    "公务用车购置及运行维护费小计": "公务用车购置及运行维护费",
}


def _form(form: Form, lines: dict[int, str]) -> list[TrueRow]:
    rows = []
    n = len(form.columns)
    pattern = re.compile(
        rf"(?:(\d{{3}}|\d{{5}}|\d{{7}}) )?(\D\S*|\d．\S+) ({A}(?: {A}){{{n - 1}}})"
    )
    for number in range(form.first, form.last + 1):
        if number not in lines:
            continue
        match = pattern.fullmatch(lines[number])
        assert match, (form.name, number, lines[number])
        code, label, amounts = match.groups()
        assert bool(code) == (form.coded and label != "合计"), lines[number]
        key = code or FIRST.get(_plain(label), _plain(label))
        cells = {c: (a, number) for c, a in zip(form.columns, amounts.split(), strict=True)}
        rows.append(TrueRow(form.name, key, code or "", label, "", cells))
    return rows


def _overall(lines: dict[int, str]) -> list[TrueRow]:
    pattern = re.compile(rf"(?:(\D+?) )?(\d+)(?: ({A}))?(?: (\D+?))? (\d+)(?: ({A}))?")
    left, right = [], []
    for number in range(112, 172):
        if number not in lines:
            continue
        match = pattern.fullmatch(lines[number])
        assert match, lines[number]
        a, an, av, b, bn, bv = match.groups()
        if a:
            left.append(_side("收入支出决算总表.收入", a, an, ("金额",), [av], number))
        if b:
            right.append(_side("收入支出决算总表.支出", b, bn, ("金额",), [bv], number))
    return left + right


def _fiscal(lines: dict[int, str]) -> list[TrueRow]:
    pattern = re.compile(rf"(?:(\D+?) )?(\d+)(?: ({A}))?(?: (\D+?))? (\d+)((?: {A}){{4}})?")
    left, right = [], []
    above = "年初财政拨款结转和结余"
    for number in range(461, 523):
        if number not in lines:
            continue
        match = pattern.fullmatch(lines[number])
        assert match, lines[number]
        a, an, av, b, bn, bv = match.groups()
        if a:
            row = _side("财政拨款总表.收入", a, an, ("金额",), [av], number)
            if 516 <= number <= 520:
                row.key = f"{above}.{row.key}"
            left.append(row)
        if b:
            right.append(_side("财政拨款总表.支出", b, bn, FUNDS, bv.split(), number))
    return left + right


def _side(
    block: str, label: str, line: str, columns: tuple[str, ...], values: list[str], number: int
) -> TrueRow:
    cells = {c: (v, number) for c, v in zip(columns, values, strict=True)}
    return TrueRow(block, _plain(label), "", label, line, cells)


def _basic(lines: dict[int, str]) -> list[list[TrueRow]]:
    """The three printed blocks of the table of basic expenditure."""
    blocks: list[list[TrueRow]] = [[], [], []]
    for number in range(630, 692):
        if number not in lines:
            continue
        found = re.findall(rf"(\d{{3}}|\d{{5}}) (\D\S*) ({A})", lines[number])
        assert " ".join(" ".join(f) for f in found) == lines[number], lines[number]
        # The lines at the end lack the first block, then the second too.
        skip = 0 if number < 683 else 1 if number < 691 else 2
        for order, (code, label, value) in enumerate(found):
            cells = {"决算数": (value, number)}
            blocks[order + skip].append(TrueRow("基本支出明细表", code, code, label, "", cells))
    match = re.fullmatch(rf"(人员经费合计) ({A}) (公用经费合计) ({A})", lines[693])
    assert match
    for order, at in ((0, 1), (1, 3)):
        cells = {"决算数": (match.group(at + 1), 693)}
        label = match.group(at)
        blocks[order].append(TrueRow("基本支出明细表", label, "", label, "", cells))
    return blocks


@cache
def rows() -> dict[str, list[TrueRow]]:
    """All printed rows by table, in document order; an empty table has none."""
    lines = _joined(EXAMPLE.read_text(encoding="utf-8"))
    found = {form.name: _form(form, lines) for form in FORMS}
    found["收入支出决算总表"] = _overall(lines)
    found["财政拨款总表"] = _fiscal(lines)
    found["基本支出明细表"] = [row for block in _basic(lines) for row in block]
    found["政府性基金表"] = []
    return found


@cache
def basic_blocks() -> list[list[TrueRow]]:
    """The three printed blocks of the table of basic expenditure."""
    return _basic(_joined(EXAMPLE.read_text(encoding="utf-8")))


@cache
def cells() -> dict[str, tuple[str, int]]:
    """Cell id → (print, line) for all cells of the example."""
    return {k: v for table in rows().values() for row in table for k, v in row.ids().items()}
