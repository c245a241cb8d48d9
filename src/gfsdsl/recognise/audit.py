"""What looks like a table and was claimed by none: said, so that no table is lost in silence."""

from __future__ import annotations

from collections.abc import Sequence

from gfsdsl.documents.document import Line
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.tokens import Token, tokens_of

# Lines this far apart belong to one region; a line needs this many numbers to look like a row.
_GAP = 12
_NUMBERS = 3


def unclaimed_lines(lines: Sequence[Line], claimed: Sequence[bool]) -> list[Leftover]:
    """One leftover for each region outside the recognised tables whose lines print three amounts or
    more; ``claimed`` says of each line whether a table has it."""
    found: list[Leftover] = []
    last = -_GAP - 1
    for index, line in enumerate(lines):
        if claimed[index]:
            last = -_GAP - 1
            continue
        digits = sum(1 for character in line.text if character.isdigit())
        if digits < _NUMBERS:
            continue
        tokens = tokens_of(line)
        numbers = [token for token in tokens if token.kind == "number"]
        if len(numbers) < _NUMBERS or not _adjacent(tokens):
            continue
        if index - last > _GAP:
            place = numbers[0].place
            found.append(Leftover("table", line.text.strip(), place, "no declared table"))
        last = index
    return found


def _adjacent(tokens: Sequence[Token]) -> bool:
    """Whether two numbers follow each other: in running text a word always stands between."""
    return any(
        a.kind == "number" and b.kind == "number" for a, b in zip(tokens, tokens[1:], strict=False)
    )
