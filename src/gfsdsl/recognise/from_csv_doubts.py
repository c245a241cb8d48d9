"""What is said of a facts csv while it is read."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.recognise.from_csv_lines import FactsLine

# Why a line or a row is not used: key: (Chinese, English).
_REASONS = {
    "no cell": ("cell 一栏不是 表[行, 栏] 的样子", "the cell is not of the form 表[row, column]"),
    "no row": ("没有写是哪一行", "it names no row"),
    "unit": ("单位没有声明", "the unit is not declared"),
    "note": ("既没有 cell，note 也不是 gfs 所写", "it has no cell and no note of gfs"),
    "unknown label": ("名称不在声明之内", "the name is not declared"),
    "no code": ("没有写编码", "its code is missing"),
    "other name": ("行的名称与 cell 所写不是同一行", "its name is another row's than the cell's"),
}


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
