"""Laying out text in columns where a Chinese character is two cells wide."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gfsdsl.diagnostics.cells import width


def pad(text: str, cells: int, right: bool = False) -> str:
    """``text`` filled with spaces to ``cells``; on the left where ``right`` is set."""
    fill = " " * max(0, cells - width(text))
    return fill + text if right else text + fill


def columns(rows: Sequence[Sequence[str]], right: Sequence[int] = (), gap: str = "  ") -> list[str]:
    """Rows as lines with aligned columns; the columns numbered in ``right`` are flush right."""
    if not rows:
        return []
    count = max(len(row) for row in rows)
    widths = [max((width(row[i]) for row in rows if i < len(row)), default=0) for i in range(count)]
    lines = []
    for row in rows:
        cells = [pad(text, widths[i], i in right) for i, text in enumerate(row)]
        lines.append(gap.join(cells).rstrip())
    return lines


def typed(argument: str) -> str:
    """``argument`` as it is typed in a console, in quotes where spaces or signs need them."""
    plain = re.fullmatch(r"[\w./:\\-]+", argument)
    return argument if plain else "'" + argument.replace("'", "'\\''") + "'"


def clip(text: str, cells: int) -> str:
    """``text`` cut to ``cells``, with an ellipsis where something was cut."""
    if width(text) <= cells:
        return text
    kept, used = "", 0
    for character in text:
        step = width(character)
        if used + step > cells - 1:
            break
        kept, used = kept + character, used + step
    return kept + "…"
