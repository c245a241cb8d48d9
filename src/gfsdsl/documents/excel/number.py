"""Numbers as a workbook shows them: a value and the code of its format to text.

Excel keeps binary doubles and shows at most 15 significant digits of them; what a format rounds is
that decimal, halves away from zero. So ``value_of`` makes the decimal first, and everything after
it is exact decimal arithmetic.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from gfsdsl.documents.excel.date import date_text
from gfsdsl.documents.excel.digits import EXACT, digits_text, rounded
from gfsdsl.documents.excel.format import Condition, Section, parse_format

_ZERO = Decimal(0)


@frozen
class Rendered:
    """The text of a number; ``followed`` unless its format could not be."""

    text: str
    followed: bool = True


def value_of(number: float | str) -> Decimal:
    """The decimal of 15 significant digits that Excel takes a stored number for.

    Raises:
        ValueError: it is no finite number.
    """
    value = Decimal(f"{float(number):.14e}")
    if not value.is_finite():
        raise ValueError(number)
    return value.normalize(EXACT) if value else _ZERO


def number_text(value: Decimal, code: str, epoch_1904: bool = False) -> Rendered:
    """``value`` as the format ``code`` shows it, without the white around it.

    Args:
        value: of at most 15 significant digits, as ``value_of`` gives it.
        code: such as ``#,##0.00``.
        epoch_1904: dates count from 1904 and not from 1900.
    """
    if code == "General":
        return Rendered(general_text(value))
    section, sign = _chosen(parse_format(code).numbers, value)
    if section is None or not (section.followed or section.has("date")):
        return Rendered(general_text(value), False)
    if section.has("general") or section.has("text"):
        plain = general_text(abs(value))
        text = "".join(plain if kind in ("general", "text") else t for kind, t in section.tokens)
    elif section.has("date"):
        dated = date_text(value, section.tokens, epoch_1904)
        if dated is None:
            return Rendered(general_text(value), False)
        return Rendered(dated.strip(), section.followed)
    else:
        text = digits_text(section, abs(value))
    return Rendered((sign + text).strip(), section.followed)


def shown_text(text: str, code: str) -> str:
    """A text as the format ``code`` shows it."""
    section = parse_format(code).text
    if section is None:
        return text
    return "".join(text if kind == "text" else said for kind, said in section.tokens)


def general_text(value: Decimal) -> str:
    """``value`` in the format General, in a cell that is wide enough: at most eleven characters
    beside the sign, with an exponent from 1E+11 up and from 1E-05 down where they do not fit."""
    sign, size = ("-" if value < 0 else ""), abs(value)
    if not size:
        return "0"
    power = size.adjusted()
    if -10 < power < 11:
        short = rounded(size, min(9, max(0, 9 - power)))
        if short.adjusted() < 11 and (power >= -4 or short == size):
            return sign + _stripped(f"{short:f}")
    mantissa = rounded(size.scaleb(-power, EXACT), 5)
    if mantissa >= 10:
        mantissa, power = mantissa.scaleb(-1), power + 1
    return f"{sign}{_stripped(f'{mantissa:f}')}E{'-' if power < 0 else '+'}{abs(power):02d}"


def _stripped(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _chosen(sections: tuple[Section, ...], value: Decimal) -> tuple[Section | None, str]:
    """The section for ``value``, and the sign to print before it: none where the section is for
    negative numbers alone, which prints its own."""
    implied = _implied(len(sections))
    first = sections[0].condition or implied[0]
    for index, section in enumerate(sections):
        condition = section.condition or implied[index]
        if condition is not None and not _holds(condition, value):
            continue
        own = (condition is not None and condition[0] in ("<", "<=") and condition[1] <= 0) or (
            index == 1 and condition is None and first is not None and first in _UPPER
        )
        return section, "-" if value < 0 and not own else ""
    return None, ""


_UPPER = ((">", _ZERO), (">=", _ZERO))


def _implied(count: int) -> tuple[Condition | None, ...]:
    """The conditions of sections that say none: for all, or in turn for positive numbers, for
    negative ones, and for zero."""
    if count == 1:
        return (None,)
    return ((">=", _ZERO), None) if count == 2 else ((">", _ZERO), ("<", _ZERO), None)


def _holds(condition: Condition, value: Decimal) -> bool:
    operator, bound = condition
    return {
        "<": value < bound,
        "<=": value <= bound,
        ">": value > bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }[operator]
