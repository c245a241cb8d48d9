"""What is said of a facts csv while it is read."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.model.statements import Hole
from gfsdsl.quantity.printed import Printed, read_number
from gfsdsl.recognise.from_csv_lines import FactsLine

# Why a line or a row is not used: key: (Chinese, English).
_REASONS = {
    "no cell": ("cell 一栏不是 表[行, 栏] 的样子", "the cell is not of the form 表[row, column]"),
    "no sentence": ("正文里没有读到这一句", "no such sentence was read in the text"),
    "no row": ("没有写是哪一行", "it names no row"),
    "unit": ("单位没有声明", "the unit is not declared"),
    "note": ("既没有 cell，note 也不是 gfs 所写", "it has no cell and no note of gfs"),
    "unknown label": ("名称不在声明之内", "the name is not declared"),
    "no code": ("没有写编码", "its code is missing"),
    "other name": ("行的名称与 cell 所写不是同一行", "its name is another row's than the cell's"),
}
# What a hole takes, by its kind, where the print that was written for it is nothing of that.
_MISFITS = {
    "amount": ("不是一个数", "it is not a number"),
    "count": ("不是一个整数", "it is not a whole number"),
    "year": ("不是一个年度", "it is not a year"),
    "date": ("不是一个日期", "it is not a date"),
    "period": ("不是一段时间", "it is not a period"),
    "subject": ("没有这个科目", "no subject has this name"),
    "list": ("不是一串名称", "it is not a list of names"),
}
_EMPTY = ("没有写", "it is empty")


@define(eq=False)
class Doubts:
    """The diagnostics of one csv, each with its line there."""

    document: str
    found: list[Diagnostic] = field(factory=list)

    def say(self, code: str, line: FactsLine, **args: object) -> None:
        """Say ``code`` of a line."""
        self.found.append(Diagnostic(code, args, document=self.document, line=line.number))

    def unused(self, code: str, line: FactsLine, reason: str, **args: object) -> None:
        """Say why a line is not used."""
        zh, en = _REASONS[reason]
        self.say(code, line, reason=zh, reason_en=en, **args)

    def misfit(self, line: FactsLine, hole: Hole | None, printed: str, cell: str) -> None:
        """Say why a print is none of what a hole takes, or a cell that holds a number."""
        zh, en = _misfit(hole, printed)
        self.say("D0046", line, cell=cell, printed=printed, reason=zh, reason_en=en)

    def agreed(self, lines: Iterable[FactsLine], name: str, what: str) -> str:
        """What the lines say in one column, the first of them where they differ, which is said."""
        first: FactsLine | None = None
        for line in lines:
            if not line[name]:
                continue
            if first is None:
                first = line
            elif line[name] != first[name]:
                args = {"taken": first[name], "other": line[name], "second": line.number}
                self.say("D0049", first, what=f"{what} {name}", first=first.number, **args)
                break
        return first[name] if first is not None else ""


def _misfit(hole: Hole | None, printed: str) -> tuple[str, str]:
    """What is wrong, in both languages."""
    if hole is None:
        return _MISFITS["amount"]
    names = [name for band in hole.scale.bands for name in band.names] if hole.scale else hole.words
    listed = "、".join(names)
    if hole.kind in ("word", "choice"):
        return f"只能是 {listed}", f"it can only be {listed}"
    if hole.scale is not None and isinstance(read_number(printed), Printed):
        zh = f"没有写增减（如 {names[0]}{printed}；用语有 {listed}）"
        return zh, f"its sign is missing (as in {names[0]}{printed}; the words are {listed})"
    return _MISFITS.get(hole.kind, _EMPTY)
