"""Paper for an invented account: lines of text, and where each printed amount stands on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Cells = dict[str, tuple[str, int]]


def printed(amount: int, thousands: bool) -> str:
    """``amount`` 元 as 万元 with two decimals, rounded half away from zero."""
    hundredths = (abs(amount) + 50) // 100
    sign = "-" if amount < 0 and hundredths else ""
    whole = f"{hundredths // 100:,}" if thousands else str(hundredths // 100)
    return f"{sign}{whole}.{hundredths % 100:02d}"


def wrap(label: str, width: int) -> list[str]:
    """``label`` cut into pieces of at most ``width`` characters."""
    return [label[i : i + width] for i in range(0, len(label), width)]


@dataclass
class Sheet:
    """Lines as a text extractor gives them: a blank one after most, none inside a broken cell."""

    thousands: bool
    lines: list[str] = field(default_factory=list)
    cells: Cells = field(default_factory=dict)

    def say(self, *texts: str) -> None:
        """Paragraph lines, each with a blank line after it."""
        for text in texts:
            self.lines += [text, ""]

    def block(self, text: str) -> None:
        """Lines as they are: what stands in ``text``, and a blank line after them."""
        self.lines += [*text.strip("\n").split("\n"), ""]

    def amounts(self, values: Mapping[str, int]) -> str:
        """The amounts of one row by cell id, to be put on the next line that is written."""
        return " ".join(self._amount(cell, value) for cell, value in values.items())

    def _amount(self, cell: str, value: int) -> str:
        if cell in self.cells:
            raise AssertionError(f"{cell} is printed twice")
        text = printed(value, self.thousands)
        self.cells[cell] = (text, len(self.lines) + 1)
        return text

    def row(self, code: str, label: str, values: Mapping[str, int], width: int) -> None:
        """A row of one block. A label longer than ``width`` is broken, its amounts follow alone."""
        pieces = wrap(label, width)
        if len(pieces) == 1:
            self.say(f"{code} {label} {self.amounts(values)}".strip())
            return
        if code:
            self.lines.append(code)
        self.lines.append(pieces[0])
        for piece in pieces[1:]:
            self.lines += ["", piece]
        self.say(self.amounts(values))

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def check_lines(text: str, cells: Cells) -> None:
    """Every amount stands on the line that ``cells`` says; else the maker of the text is wrong."""
    lines = text.split("\n")
    for cell, (amount, line) in cells.items():
        if amount not in lines[line - 1]:
            raise AssertionError(f"{cell} is not on line {line}")


def spread(table: str, row: str, columns: Sequence[str], values: Sequence[int]) -> dict[str, int]:
    """Cell ids of one row with their amounts."""
    return {
        f"{table}[{row}, {column}]": value for column, value in zip(columns, values, strict=True)
    }
