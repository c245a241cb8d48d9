"""A real account whose running text can be altered at one place, and is read and judged again.

The tables are read once; the text, from the first line of the narrative to the last before the
glossary, is written as a plain-text document. ``python -m tests.seeded.text_account`` tries every
slip and lists those that nothing finds.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from attrs import evolve, field, frozen

from gfsdsl.documents.read import read_document
from gfsdsl.documents.text import lines_of
from gfsdsl.evaluate.evaluator import Evaluator
from gfsdsl.evaluate.verdicts import Judged, judge_all
from gfsdsl.explain.findings import find
from gfsdsl.explain.operands import operands
from gfsdsl.graph.bindings import World
from gfsdsl.graph.dependency import dependencies
from gfsdsl.model.build import build_model
from gfsdsl.model.model import Model
from gfsdsl.model.packs import builtin_roots, closure, discover
from gfsdsl.recognise import recognise
from gfsdsl.recognise.facts import Facts
from gfsdsl.recognise.narrative import read_narrative
from gfsdsl.recognise.said import Captured, Word

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILES = ("text-and-tables", "ratios", "three-public-text", "other-matters")
# Declared with the tables, and extended by what the text says.
EXTENDED = ("本年收入", "本年支出", "一般公共预算支出")
# The opposites of words for a sign or a comparison.
FLIPPED = {
    "增加": "减少", "增长": "下降", "减少": "增加", "下降": "增长",
    "大于": "小于", "高于": "低于", "小于": "大于", "低于": "高于",
    "等于": "大于", "持平": "小于",
}  # fmt: skip
# More than rounding can explain in the longest sum of a narrative.
MORE_THAN_ROUNDING = Decimal("0.20")
# What the document says in one place only, so that nothing in it could tell a slip; with what
# would have to be known.
UNDECIDED = {
    "大型设备.设备": "the register of assets",
    "自评.一级": "the list of projects",
    "自评.二级": "the list of projects",
    "国有资本自评.个数": "the list of projects",
    "部门评价.个数": "the list of evaluations",
    "部门评价.一般公共": "the list of evaluations",
    "部门评价.基金": "the list of evaluations",
    "部门评价.国资": "the list of evaluations",
    "采购预留.中小预算": "the budget of purchases; only an order is known",
    "采购预留.小微预算": "the budget of purchases; only an order is known",
    "采购成交.成交": "the contracts; only an order is known",
    "绩效项目.个数": "the list of projects; only an order is known",
    "绩效项目.金额": "the list of projects; only an order is known",
    "一般公共预算完成.最初预算": "the budget as first published",
    "年度用语.所说年度": "a sentence may well speak of the year before or after",
}


@frozen
class Slip:
    """One place of the text, printed otherwise.

    Attributes:
        kind: ``digit``, ``point``, ``unit``, ``sign``, ``word``, ``year`` or ``rate``.
        place: the id of what the sentence says there.
        edits: where in the text, from and to, and what is printed instead.
    """

    kind: str
    place: str
    printed: str
    wrong: str
    edits: tuple[tuple[int, int, str], ...] = field(repr=False)


@frozen(eq=False)
class Checked:
    """The text judged: the instances, the places that each rests on, and those that each violated
    one suspects."""

    judged: tuple[Judged, ...]
    places: dict[str, tuple[str, ...]]
    suspects: dict[str, frozenset[str]]


class TextAccount:
    """The tables of an account, and its narrative as text."""

    def __init__(self, file: str, pack: str, first: int, last: int) -> None:
        """Lines ``first`` to ``last`` of the document are the narrative."""
        document = read_document(EXAMPLES / file)
        self.model: Model = build_model(closure(discover(builtin_roots()), [pack]), 2024)
        self.tables: Facts = recognise(document, self.model.vocabulary)
        self.model.limit([*self._names(), *EXTENDED])
        lines = [line.text for line in document.lines if first <= line.number <= last]
        self.text = "\n".join(lines)
        self.facts = self.read(self.text)
        self.checked = self.judge(self.facts)

    def _names(self) -> Iterator[str]:
        for rule in (*self.model.rules, *self.model.figures):
            if rule.span is not None and Path(rule.span.file.name).stem in FILES:
                yield rule.name

    def read(self, text: str) -> Facts:
        """The facts, with this text for narrative."""
        lines = lines_of(text)
        entity = self.tables.entity
        words = self.model.vocabulary
        narrative = read_narrative(lines, [False] * len(lines), words, 2024, entity)
        return evolve(self.tables, narrative=narrative)

    def judge(self, facts: Facts) -> Checked:
        """The rules on text over these facts."""
        world = World(self.model, facts, 2024, facts.entity, {})
        found = dependencies(world, Evaluator(facts.numbers, {}).condition)
        judged = judge_all(found, facts.numbers)
        suspects: dict[str, frozenset[str]] = {}
        for number, finding in enumerate(find(judged, facts, found)):
            key = finding.breaks[0] if finding.breaks else f"unreadable {number}"
            suspects[key] = frozenset(s.cell for s in finding.suspects)
        places = {
            j.id: tuple(operands(j.instance, facts.numbers, found.derived)[0]) for j in judged
        }
        return Checked(tuple(judged), places, suspects)

    def altered(self, slip: Slip) -> str:
        """The text with the slip in it."""
        text = self.text
        for start, end, new in sorted(slip.edits, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def found(self, slip: Slip) -> bool:
        """Whether a finding that the text itself does not have suspects the place."""
        checked = self.judge(self.read(self.altered(slip)))
        return any(
            slip.place in suspects
            for instance, suspects in checked.suspects.items()
            if slip.place not in self.checked.suspects.get(instance, ())
        )

    # ---------------------------------------------------------------- what is printed

    def numbers(self) -> list[Captured]:
        """What the sentences say in figures."""
        assert self.facts.narrative is not None
        return [
            number
            for number in self.facts.narrative.numbers_said.values()
            if number.value is not None and not number.derived
        ]

    def words(self) -> list[Word]:
        """The years, and the words for a comparison, that they say."""
        assert self.facts.narrative is not None
        found = self.facts.narrative.words.values()
        return [word for word in found if word.hole.kind in ("year", "word")]

    def spots(self, said: Captured | Word) -> list[int]:
        """Where each character of ``said`` stands; it may be broken over lines."""
        line, column = said.place.line, said.place.column
        assert line is not None and column is not None
        at = sum(len(text) + 1 for text in self.text.split("\n")[: line - 1]) + column - 1
        spots = []
        for character in said.printed:
            while self.text[at].isspace() and not character.isspace():
                at += 1
            if not character.isspace():
                assert self.text[at] == character, (said.id, said.printed, self.text[at])
                spots.append(at)
                at += 1
        return spots

    # ---------------------------------------------------------------- the slips

    def slips(self, rng: random.Random) -> list[Slip]:
        """Every kind of slip that each place allows, beyond what rounding explains; not at places
        that the account itself gets wrong, nor where nothing could tell."""
        found = [slip for slip in self._slips(rng) if self._decided(slip.place)]
        wrong = frozenset().union(*self.checked.suspects.values())
        return [slip for slip in found if slip.place not in wrong]

    def _decided(self, place: str) -> bool:
        return re.sub(r"\[.*\]", "", place) not in UNDECIDED

    def _slips(self, rng: random.Random) -> list[Slip]:
        found: list[Slip] = []
        for number in self.numbers():
            printed = "".join(number.printed.split())
            spots = self.spots(number)
            wrong = _digit_changed(printed, rng)
            kind = "rate" if number.unit.name == "%" else "digit"
            found.append(_replacing(kind, number.id, printed, wrong, spots))
            if "." in printed and Decimal(printed.replace(",", "")) != 0:
                found.append(
                    _replacing("point", number.id, printed, printed.replace(".", ""), spots)
                )
            if number.unit.name == "万元" and number.value != 0:
                found.append(self._unit(number.id, printed, spots[-1] + 1, rng))
            # The other sign of nothing is nothing; a change too small to print has no sign.
            if number.word in FLIPPED and number.value != 0:
                found.append(self._sign(number, spots[0]))
        for word in self.words():
            printed = "".join(word.printed.split())
            if word.hole.kind == "year":
                wrong = str(int(printed) - 1)
                found.append(_replacing("year", word.id, printed, wrong, self.spots(word)))
            elif printed in FLIPPED:
                wrong = FLIPPED[printed]
                found.append(_replacing("word", word.id, printed, wrong, self.spots(word)))
        return found

    def _unit(self, place: str, printed: str, after: int, rng: random.Random) -> Slip:
        """万元 printed as 亿元, or as 元."""
        at = self.text.index("万", after)
        wrong = rng.choice(["亿", ""])
        return Slip("unit", place, f"{printed}万元", f"{printed}{wrong}元", ((at, at + 1, wrong),))

    def _sign(self, number: Captured, before: int) -> Slip:
        assert number.word is not None
        pattern = r"\s*".join(number.word)
        match = list(re.finditer(pattern, self.text[:before]))[-1]
        wrong = FLIPPED[number.word]
        return Slip("sign", number.id, number.word, wrong, ((*match.span(), wrong),))


def _digit_changed(printed: str, rng: random.Random) -> str:
    """``printed`` with one digit changed, by more than rounding explains."""
    value = Decimal(printed.replace(",", ""))
    while True:
        at = rng.choice([i for i, c in enumerate(printed) if c.isdigit()])
        wrong = printed[:at] + rng.choice("0123456789") + printed[at + 1 :]
        change = abs(Decimal(wrong.replace(",", "")) - value)
        if change > MORE_THAN_ROUNDING:
            return wrong


def _replacing(kind: str, place: str, printed: str, wrong: str, spots: list[int]) -> Slip:
    """What is printed at ``spots`` taken out, and ``wrong`` put where it began."""
    edits = [(spot, spot + 1, "") for spot in spots[1:]]
    return Slip(kind, place, printed, wrong, ((spots[0], spots[0] + 1, wrong), *edits))


def accounts() -> dict[str, TextAccount]:
    """The two accounts, by the kind of their file."""
    return {
        "text": TextAccount(
            "越城区人社局-2024/决算公开.txt", "cn.zhejiang.final-accounts", 782, 1377
        ),
        "pdf": TextAccount(
            "普陀区委社会工作部-2024/决算公开.pdf", "cn.shanghai.final-accounts", 82, 196
        ),
    }


def main() -> None:
    """Every slip, and which of them are not found."""
    for name, account in accounts().items():
        slips = account.slips(random.Random(2024))
        lost = [slip for slip in slips if not account.found(slip)]
        print(f"{name}: {len(slips) - len(lost)} of {len(slips)}")
        for slip in lost:
            print(f"  {slip.kind} {slip.place}: {slip.printed} → {slip.wrong}")


if __name__ == "__main__":
    main()
