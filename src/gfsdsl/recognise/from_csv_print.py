"""What a line of a facts csv prints: the number that was read, or a correction of it.

Spreadsheets change what they open: 1,234.00 becomes 1234, 0.00 becomes 0, and a long number is cut
or turned into 1.23E+11. That is no correction. ``read`` is therefore written between quotation
marks, which keeps them from taking it for a number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from attrs import frozen

from gfsdsl.quantity.printed import Printed, read_number, round_half_away
from gfsdsl.recognise.from_csv_lines import FactsLine

_SCIENTIFIC = re.compile(r"[+-]?\d(?:\.(\d+))?E\+?\d+", re.IGNORECASE)
# A cell without a format of its own shows this many digits at most.
_SHOWN = 10


@frozen
class Said:
    """What a line says.

    Attributes:
        text: the print that counts.
        corrected: it is not what was read.
        read: what was read; None where nothing was.
    """

    text: str
    corrected: bool = False
    read: str | None = None


def quoted(text: str) -> str:
    """``text`` as it stands in the column ``read``."""
    return f"“{text}”"


def said_by(line: FactsLine, kind: str, usual: int) -> Said:
    """What a line with a cell says.

    Args:
        kind: the kind of its column.
        usual: the decimals of the column's other numbers, for one that was entered by hand.
    """
    printed, read = line["printed"], _unquoted(line["read"])
    if not line.has("read"):
        return Said(printed)
    if line.added or read is None:
        return Said(printed if kind == "text" else _padded(printed, usual), True)
    if printed == read:
        return Said(read)
    if kind == "text":
        return Said(printed, True, read)
    now, before = read_number(printed), read_number(read)
    if isinstance(before, Printed):
        same = isinstance(now, Printed) and now.value == before.value
        # 12 saved as 12.0 is still 12.
        finer = _decimals(printed) > max(before.decimals, 1)
        if (same and not finer) or was_cut(printed, before):
            return Said(read)
        return Said(_padded(printed, before.decimals), True, read)
    if isinstance(now, Printed) and re.sub(r"[,\s]", "", read) == printed.replace(",", ""):
        # 16,83490 opened and saved is 1683490: nobody has corrected that.
        return Said(read)
    return Said(_padded(printed, usual), True, read)


def was_cut(text: str, number: Printed) -> bool:
    """Whether ``text`` is what a spreadsheet may have left of a long number."""
    match = _SCIENTIFIC.fullmatch(text)
    exact = Decimal(number.value.numerator) / Decimal(number.value.denominator)
    if match is not None:
        try:
            rounded = Decimal(f"{exact:.{len(match.group(1) or '')}E}")
            return rounded == Decimal(text)
        except InvalidOperation:
            return False
    now = read_number(text)
    if not isinstance(now, Printed) or sum(c.isdigit() for c in text) < _SHOWN:
        return False
    return round_half_away(number.value, now.decimals) == now.value


def usual_decimals(lines: Iterable[FactsLine]) -> int:
    """The decimals that most numbers show that were read; 0 where there is none."""
    counts: Counter[int] = Counter()
    for line in lines:
        number = read_number(_unquoted(line["read"]) or "")
        if isinstance(number, Printed):
            counts[number.decimals] += 1
    return counts.most_common(1)[0][0] if counts else 0


def _unquoted(text: str) -> str | None:
    """What stands between the quotation marks; the text where there are none; None for nothing."""
    if len(text) > 1 and text[0] == "“" and text[-1] == "”":
        return text[1:-1]
    return text or None


def _decimals(text: str) -> int:
    number = read_number(text)
    return number.decimals if isinstance(number, Printed) else 0


def _padded(text: str, decimals: int) -> str:
    """A number with the zeros put back that a spreadsheet takes from its end."""
    number = read_number(text)
    if not isinstance(number, Printed) or number.decimals >= decimals:
        return text
    return text + ("" if number.decimals else ".") + "0" * (decimals - number.decimals)
