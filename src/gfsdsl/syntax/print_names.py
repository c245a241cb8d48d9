"""Names, texts and numbers as they are written in ``.gfs`` files."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction
from functools import cache

from gfsdsl.quantity.printed import decimal_text
from gfsdsl.syntax import tree
from gfsdsl.syntax.terminals import terminal

# Where a name may stand beside keywords, the keywords win: there such a name is quoted.
NOWHERE: frozenset[str] = frozenset()
VALUE = frozenset({"total", "not", "parent", "if"})
BINDER = frozenset({"of", "with"})
EACH = frozenset({"in"})
# Spots stand behind binders and among clauses.
SPOT = frozenset({"for", "strict", "cite", "advise", "tag", "severity", "since", "until"})
SPOT |= {"keyed", "with", "and", "at"}

_NUMBER = re.compile(r"[0-9][0-9_]*(?:\.[0-9]+)?")


@cache
def keywords() -> frozenset[str]:
    """Every word that is a keyword somewhere."""
    from gfsdsl.syntax.parse import parser

    words = {
        word
        for known in parser().terminals
        for word in re.findall(r"[a-z]+", known.pattern.value)
        if known.name not in ("NAME", "PACK_NAME", "STRING", "WS")
    }
    return frozenset(words)


def name(text: str, reserved: Collection[str] = NOWHERE) -> str:
    """``text`` as a name: bare where that reads as the same name, else in quotes."""
    bare = not text.startswith("'") and terminal("NAME").fullmatch(text) is not None
    if bare and text not in reserved:
        return text
    return f"'{text}'" if text and not re.search(r"['\n]", text) else string(text)


def names(aliases: tree.Names, reserved: Collection[str] = NOWHERE) -> str:
    """A name and its aliases; only the first may stand beside keywords."""
    return " | ".join([name(aliases[0], reserved), *(name(alias) for alias in aliases[1:])])


def path(parts: tree.Names) -> str:
    """Names joined by points."""
    return ".".join(name(part) for part in parts)


def string(text: str) -> str:
    """``text`` in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def strings(texts: tree.Names) -> str:
    """Texts that are alternatives to each other."""
    return " | ".join(string(text) for text in texts)


def code(text: str) -> str:
    """A code, or a name where no code is."""
    return text if _NUMBER.fullmatch(text) else name(text)


def pack(text: str) -> str:
    """The name of a pack."""
    return text if terminal("PACK_NAME").fullmatch(text) else name(text)


def used(text: str) -> str:
    """A pack that a report uses: its name, or the path of its folder as text."""
    written = pack(text)
    return string(text) if written.startswith("'") else written


def number(value: Fraction) -> str:
    """A number, its thousands grouped from five digits on."""
    text = decimal_text(value)
    whole, point, decimals = text.partition(".")
    return f"{int(whole):_}{point}{decimals}" if len(whole) > 4 else text


def unit_name(text: str, reserved: Collection[str] = NOWHERE) -> str:
    """The name of a unit, of which ``%`` is one."""
    return text if text == "%" else name(text, reserved)


def unit(expr: tree.UnitExpr) -> str:
    """A unit, or a product or quotient of units."""
    return unit_name(expr.first) + "".join(op + unit_name(other) for op, other in expr.rest)


def years(span: tree.Years) -> list[str]:
    """``since`` and ``until``, where they are said."""
    said = (("since", span.since), ("until", span.until))
    return [f"{word} {year}" for word, year in said if year is not None]
