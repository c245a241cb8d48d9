"""The digits of a number in the placeholders of a section: ``#,##0.00``, ``0.0E+0``, ``0!.0,``."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal

from gfsdsl.documents.excel.format import Section, Token

# Of the largest double, with all decimals that a code of the longest length may show.
EXACT = Context(prec=2048, rounding=ROUND_HALF_UP)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """``value`` to so many decimals, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), context=EXACT)


def digits_text(section: Section, size: Decimal) -> str:
    """``size`` in the digits of a section."""
    size = size.scaleb(2 * section.percents - 3 * section.thousands, EXACT)
    tokens = section.tokens
    split = next((i for i, (kind, _) in enumerate(tokens) if kind == "exponent"), None)
    if split is None:
        return "".join(_mantissa(tokens, size, section.grouped))
    head, letter, tail = tokens[:split], tokens[split][1], tokens[split + 1 :]
    step = max(1, sum(1 for kind, _ in _whole(head) if kind == "digit"))
    decimals = _decimals(head)
    power = size.adjusted() // step * step if size else 0
    if rounded(size.scaleb(-power, EXACT), decimals) >= Decimal(10) ** step:
        power += step
    sign = "-" if power < 0 else "+" if letter == "e+" else ""
    mantissa = "".join(_mantissa(head, size.scaleb(-power, EXACT), section.grouped))
    return f"{mantissa}E{sign}" + "".join(_mantissa(tail, Decimal(abs(power)), False))


def _whole(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens before the point."""
    return tokens[: next((i for i, (kind, _) in enumerate(tokens) if kind == "point"), len(tokens))]


def _decimals(tokens: tuple[Token, ...]) -> int:
    return sum(1 for kind, _ in tokens[len(_whole(tokens)) :] if kind == "digit")


def _mantissa(tokens: tuple[Token, ...], size: Decimal, grouped: bool) -> Iterator[str]:
    """The texts of all tokens, digits filled in: those of the whole part from the right, all that
    are left over before the first; those after the point from the left."""
    decimals = _decimals(tokens)
    whole, _, part = f"{rounded(size, decimals):f}".partition(".")
    whole = whole.lstrip("0")
    before = sum(1 for kind, _ in _whole(tokens) if kind == "digit")
    after = [text for kind, text in tokens[len(_whole(tokens)) :] if kind == "digit"]
    # Zeros after this many decimals are not shown.
    needed = max((i + 1 for i in range(decimals) if part[i] != "0" or after[i] == "0"), default=0)
    left, at, seen = before, 0, False
    for kind, text in tokens:
        if kind == "point":
            # A point without digits after it is dropped: it says nothing, and no number ends so.
            yield whole if not before else ""
            yield "." if needed else ""
            seen = True
        elif kind != "digit":
            yield text
        elif seen:
            yield part[at] if at < needed else "" if text == "#" else " " * (text == "?")
            at += 1
        else:
            high = max(len(whole), left) if left == before else left
            yield "".join(
                _place(whole, place, text, grouped) for place in range(high, left - 1, -1)
            )
            left -= 1


def _place(whole: str, place: int, text: str, grouped: bool) -> str:
    """The digit at ``place`` from the right, the last being 1, in the placeholder ``text``."""
    unfilled = {"0": "0", "?": " "}.get(text, "")
    digit = whole[-place] if place <= len(whole) else unfilled
    return digit + "," if grouped and digit.strip() and place > 1 and place % 3 == 1 else digit
