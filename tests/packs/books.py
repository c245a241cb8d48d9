"""The books of an invented department: true amounts in whole 元, from which all tables follow.

An entry is the money of one kind (一般公共, 政府性基金, 国有资本, 非财政) that one unit moves under
one function (项). Every entry balances by itself, so that every sum over entries balances too:
opening + income + surplus used = spent + distributed + closing. No amount is between 1 and 99 元:
it would be printed 0.00 万元 and yet be no zero.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

GENERAL, FUND, STATE, OTHER = "一般公共", "政府性基金", "国有资本", "非财政"
FISCAL = (GENERAL, FUND, STATE)
SOURCES = ("财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
NATURES = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
ALLOWANCES = {
    "因公出国（境）费用": "30212",
    "公务用车购置费": "31013",
    "公务用车运行维护费": "30231",
    "公务接待费": "30217",
}
# Basic expenditure that has a function of its own; everything else is spent under running costs.
OWN_FUNCTION = {"30108": "2080505", "30109": "2080506", "30111": "2101103", "30113": "2210201"}
WAGES = ("30101", "30102", "30103", "30108", "30109", "30110", "30112", "30113", "30199")
GOODS = (
    "30201", "30202", "30204", "30205", "30206", "30207", "30209", "30211", "30213", "30215",
    "30216", "30217", "30226", "30227", "30228", "30229", "30299",
)  # fmt: skip


@dataclass(frozen=True)
class Trade:
    """What a department of this kind spends on: functions by use."""

    name: str
    running: str  # of the bureau itself
    institution: str  # of its institutions
    projects: tuple[str, ...]
    fund: str
    centres: tuple[str, ...]


TRADES = (
    Trade("文化和旅游局", "2070101", "2070109", ("2070104", "2070108", "2070199", "2079999"),
          "2296003", ("图书馆", "文化馆", "文化市场综合行政执法队", "博物馆与文物保护中心")),
    Trade("城市管理局", "2120101", "2120199", ("2120102", "2120104", "2120399", "2120501"),
          "2120803", ("环境卫生服务中心", "市政设施养护中心", "数字化城市管理指挥中心")),
    Trade("残疾人联合会", "2081101", "2089999", ("2081102", "2080799", "2082501"),
          "2296002", ("残疾人康复服务指导中心", "残疾人劳动就业服务所")),
    Trade("农业农村局", "2130101", "2130104", ("2130102", "2139999", "2111103"),
          "2120802", ("农业技术推广服务中心", "动物疫病预防控制中心", "农产品质量检验站")),
)  # fmt: skip
PLACES = ("青屏市云渡区", "临溪市白湖区", "海棠市南浦区", "梧川市")


@dataclass
class Entry:
    """The money of one kind that one unit moves under one function."""

    unit: int
    item: str
    kind: str
    spent: dict[str, int]
    opening: int = 0
    closing: int = 0
    used: int = 0
    distributed: int = 0
    source: str = "财政拨款收入"
    income: int = 0


@dataclass
class Books:
    """The books of a department; ``allowances`` are pairs of budget and account."""

    year: int
    entity: str
    units: list[str]
    entries: list[Entry] = field(default_factory=list)
    economic: dict[str, int] = field(default_factory=dict)
    allowances: dict[str, tuple[int, int]] = field(default_factory=dict)

    def total(self, amount: Callable[[Entry], int], *kinds: str) -> int:
        """The sum of ``amount`` over the entries of ``kinds``, of all when none is given."""
        return sum(amount(e) for e in self.entries if not kinds or e.kind in kinds)


class Bookkeeper:
    """Makes up the books, from one stream of random numbers."""

    def __init__(self, seed: int, year: int, carry_over: bool, funds: bool) -> None:
        self.random = random.Random(seed)
        self.carry_over = carry_over
        self.funds = funds
        self.trade = TRADES[seed % len(TRADES)]
        place = self.random.choice(PLACES)
        centres = self.random.sample(
            self.trade.centres, self.random.randint(1, len(self.trade.centres))
        )
        self.books = Books(
            year,
            f"{place}{self.trade.name}（汇总）",
            [f"{place}{self.trade.name}（本级）", *(f"{place}{centre}" for centre in centres)],
        )

    def money(self, low: int, high: int) -> int:
        return self.random.randint(max(low, 100), high)

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def make(self) -> Books:
        for unit in range(len(self.books.units)):
            self._basic(unit)
            self._projects(unit)
            if unit:
                self._institution(unit)
        self._bureau()
        self._allowances()
        return self.books

    def _enter(self, entry: Entry, carries: bool = False) -> None:
        """Add ``entry``; its carry-over is made up and its income follows."""
        total = sum(entry.spent.values())
        if carries and self.carry_over:
            entry.opening = self.money(100, max(total // 2, 200)) if total >= 400 else 0
            entry.closing = self.money(100, 400_000) if self.chance(0.6) else 0
        entry.income = total + entry.distributed + entry.closing - entry.opening - entry.used
        if not entry.income >= 100:
            raise AssertionError(f"no income: {entry}")
        self.books.entries.append(entry)

    def _basic(self, unit: int) -> None:
        functions: dict[str, int] = {}
        running = self.trade.institution if unit else self.trade.running
        codes = [*WAGES, *(c for c in GOODS if self.chance(0.7)), "30107" if unit else "30111"]
        codes += [
            c
            for c in ("30302", "30305", "30309", "31002", "30231", "30239", "31007")
            if self.chance(0.5)
        ]
        for code in codes:
            wage = code.startswith("301")
            amount = self.money(50_000, 3_000_000) if wage else self.money(100, 200_000)
            self.books.economic[code] = self.books.economic.get(code, 0) + amount
            function = OWN_FUNCTION.get(code, running)
            if code == "30110":
                function = "2101102" if unit else "2101101"
            if code == "30302" and self.chance(0.5):
                function = "2080502" if unit else "2080501"
            if code == "30102":
                housing = amount // 5
                functions["2210203"] = functions.get("2210203", 0) + housing
                amount -= housing
            functions[function] = functions.get(function, 0) + amount
        for function, amount in functions.items():
            self._enter(Entry(unit, function, GENERAL, {"基本支出": amount}))

    def _projects(self, unit: int) -> None:
        for item in self.trade.projects:
            if unit == 0 or self.chance(0.4):
                spent = {"项目支出": self.money(1_000, 40_000_000)}
                self._enter(Entry(unit, item, GENERAL, spent), carries=self.chance(0.5))
        if self.funds and (unit == 0 or self.chance(0.5)):
            spent = {"项目支出": self.money(10_000, 9_000_000)}
            self._enter(Entry(unit, self.trade.fund, FUND, spent), carries=True)

    def _institution(self, unit: int) -> None:
        item = self.trade.institution
        spent = {"基本支出": self.money(100, 900_000), "项目支出": self.money(100, 900_000)}
        entry = Entry(unit, item, OTHER, spent, source="事业收入")
        if self.carry_over and self.chance(0.5):
            entry.distributed = self.money(100, 50_000)
        if self.carry_over and self.chance(0.5):
            entry.used = self.money(100, sum(spent.values()) // 3 + 100)
            spent["项目支出"] += 2 * entry.used
        self._enter(entry, carries=True)
        if self.chance(0.4):
            spent = {"经营支出": self.money(1_000, 300_000)}
            self._enter(Entry(unit, item, OTHER, spent, source="经营收入"), carries=True)
        if self.chance(0.3):
            spent = {"上缴上级支出": self.money(1_000, 100_000)}
            self._enter(Entry(unit, item, OTHER, spent, source="上级补助收入"))

    def _bureau(self) -> None:
        item = self.trade.projects[0]
        spent = {"项目支出": self.money(1_000, 90_000)}
        self._enter(Entry(0, item, OTHER, spent, source="其他收入"), carries=True)
        if self.chance(0.4):
            spent = {"对附属单位补助支出": self.money(1_000, 90_000)}
            self._enter(Entry(0, item, OTHER, spent, source="附属单位上缴收入"))
        if self.chance(0.5):
            spent = {"项目支出": self.money(10_000, 900_000)}
            self._enter(Entry(0, "2230105", STATE, spent))

    def _allowances(self) -> None:
        for name, code in ALLOWANCES.items():
            spent = self.books.economic.get(code, 0)
            if spent and self.chance(0.3):
                spent += self.money(100, 900)  # paid from project money
            budget = spent + self.money(100, 60_000) if spent or self.chance(0.3) else 0
            self.books.allowances[name] = (budget, spent)


def make_books(seed: int, year: int, *, carry_over: bool, funds: bool) -> Books:
    """The books of the department of this seed."""
    return Bookkeeper(seed, year, carry_over, funds).make()
