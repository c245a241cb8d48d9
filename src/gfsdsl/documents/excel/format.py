"""Codes of number formats to sections of tokens: ``#,##0.00;[Red]-#,##0.00;"-"``.

The language is that of ISO/IEC 29500-1, 18.8.31: up to four sections for positive and negative
numbers, zero and text, each perhaps with a condition of its own. Colours, widths and fillings are
dropped, since nothing of them is read.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

from attrs import frozen

Kind = Literal["literal", "digit", "point", "exponent", "general", "text", "date"]
Token = tuple[Kind, str]
Condition = tuple[str, Decimal]

LONGEST = 1024
"""A code longer than this is not followed; Excel itself keeps 255 characters."""

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | [\\!](?P<escaped>.) | (?P<dropped>_.?|\*.?) | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式) | (?P<exponent>E[+-])
    | (?P<date>AM/PM|A/P|上午/下午|y+|m+|d+|h+|s+|aaaa?|e+|[gb]+)
    | (?P<digit>[0#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<text>@)
    | (?P<end>;) | (?P<plain>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+(?:E[+-]?[0-9]+)?)", re.IGNORECASE)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)")
# Numerals of another script: [DBNum1], or a language code with its first byte above 1.
_NUMERALS = re.compile(r"DBNum|\$[^-]*-(?:[2-9A-F]|[1-9A-F][0-9A-F])[0-9A-F]{6}$", re.IGNORECASE)
# The date and the time as the system writes them: what Chinese systems do.
_SYSTEM = {"[$-F800]": 'yyyy"年"m"月"d"日"', "[$-F400]": "h:mm:ss"}


@frozen
class Section:
    """One section of a code.

    Attributes:
        condition: for which numbers it is, where the code says so.
        percents: how many percent signs it has, each of which multiplies by a hundred.
        thousands: how many commas end its digits, each of which divides by a thousand.
        grouped: its digits stand in groups of three.
        followed: all of it is understood.
    """

    tokens: tuple[Token, ...]
    condition: Condition | None = None
    percents: int = 0
    thousands: int = 0
    grouped: bool = False
    followed: bool = True

    def has(self, kind: Kind) -> bool:
        """Whether a token of ``kind`` is in it."""
        return any(token[0] == kind for token in self.tokens)


@frozen
class Format:
    """The sections for numbers, at least one, and the one for text where there is one."""

    numbers: tuple[Section, ...]
    text: Section | None


@lru_cache(maxsize=4096)
def parse_format(code: str) -> Format:
    """The sections of the format ``code``; what it may be is never refused."""
    if len(code) > LONGEST:
        return Format((Section((("general", ""),), followed=False),), None)
    code = _SYSTEM.get(code[:8].upper(), code)
    pieces: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "end":
            pieces.append([])
        else:
            pieces[-1].append(match)
    sections = [_section(piece) for piece in pieces[:4]]
    if len(sections) == 4 or sections[-1].has("text"):
        text = sections.pop()
        return Format(tuple(sections) or (Section((("general", ""),)),), text)
    return Format(tuple(sections), None)


def _section(matches: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    condition: Condition | None = None
    followed = True
    commas: list[int] = []
    percents = 0
    dated = any(match.lastgroup == "date" for match in matches)
    for match in matches:
        kind, text = match.lastgroup, match.group(match.lastgroup or 0)
        match kind:
            case "quoted" | "escaped" | "plain":
                tokens.append(("literal", text))
            case "percent":
                percents += 1
                tokens.append(("literal", text))
            case "comma" if dated:
                tokens.append(("literal", text))
            case "comma":
                commas.append(len(tokens))
            case "bracket":
                token, condition, known = _bracket(text, condition)
                followed = followed and known
                if token is not None:
                    tokens.append(token)
            case "digit" | "point" | "exponent" | "general" | "text" | "date":
                tokens.append((kind, text if kind == "digit" else text.lower()))
    if not dated and _fraction(matches):
        followed = False
    grouped, thousands = _commas(tokens, commas)
    return Section(tuple(tokens), condition, percents, thousands, grouped, followed)


def _bracket(text: str, condition: Condition | None) -> tuple[Token | None, Condition | None, bool]:
    """What stands in brackets: a token or a condition, and whether it is understood."""
    if match := _CONDITION.fullmatch(text):
        try:
            return None, (match.group(1), Decimal(match.group(2))), True
        except InvalidOperation:
            return None, condition, False
    if _ELAPSED.fullmatch(text):
        return ("date", f"[{text.lower()}]"), condition, True
    if _NUMERALS.match(text):
        return None, condition, False
    if match := _CURRENCY.match(text):
        return ("literal", match.group(1)), condition, True
    # Everything else is a colour.
    return None, condition, True


def _commas(tokens: list[Token], commas: list[int]) -> tuple[bool, int]:
    """Whether commas group digits, and how many divide: those after the last digit of the whole
    part. ``commas`` are the indices of the tokens that they stand before."""
    point = next((i for i, (kind, _) in enumerate(tokens) if kind == "point"), len(tokens))
    whole = [i for i, (kind, _) in enumerate(tokens[:point]) if kind == "digit"]
    if not whole:
        return False, 0
    grouped = any(whole[0] < at <= whole[-1] for at in commas)
    return grouped, sum(1 for at in commas if at > whole[-1])


def _fraction(matches: list[re.Match[str]]) -> bool:
    """Whether the digits are those of a fraction, as in ``# ?/?``."""
    kinds = [(m.lastgroup, m.group()) for m in matches]
    slash = kinds.index(("plain", "/")) if ("plain", "/") in kinds else None
    if slash is None:
        return False
    return any(k == "digit" for k, _ in kinds[:slash]) and any(
        k == "digit" for k, _ in kinds[slash:]
    )
