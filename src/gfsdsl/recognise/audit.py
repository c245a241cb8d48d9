"""What was claimed by nothing: said, so that no number of a table is lost in silence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gfsdsl.documents.document import Line
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.raw import RawTable
from gfsdsl.recognise.tokens import Token, tokens_of
from gfsdsl.recognise.words import is_sentence

# Lines this far apart belong to one region.
_GAP = 12
# A line with this many numbers looks like a row by itself; with fewer, this many lines in a region.
_NUMBERS = 3
_LINES = 4
# Rows this close below a table are its own.
_BELOW = 10


def unclaimed_lines(lines: Sequence[Line], claimed: Sequence[bool]) -> list[Leftover]:
    """One leftover for each region outside the recognised tables that looks like a table: a line
    of three numbers or more, or several lines that end in amounts.

    Args:
        claimed: for each line, whether a table has it.
    """
    found: list[Leftover] = []
    region: list[tuple[int, Token, bool]] = []

    def close() -> None:
        if any(strong for _, _, strong in region) or len(region) >= _LINES:
            index, number, _ = next((r for r in region if r[2]), region[0])
            text = lines[index].text.strip()
            found.append(Leftover("table", text, number.place, "no declared table"))
        region.clear()

    for index, line in enumerate(lines):
        if claimed[index]:
            close()
            continue
        row = _row(line)
        if row is None:
            continue
        if region and index - region[-1][0] > _GAP:
            close()
        region.append((index, *row))
    close()
    return found


def _row(line: Line) -> tuple[Token, bool] | None:
    """The first number of a line that looks like a row, and whether it does so by itself."""
    if sum(1 for character in line.text if character.isdigit()) < _NUMBERS:
        return None
    tokens = tokens_of(line)
    numbers = [token for token in tokens if token.kind == "number"]
    if not numbers or _counts(numbers):
        return None
    if len(numbers) >= _NUMBERS and _adjacent(tokens):
        return numbers[0], True
    if _ends_in_amounts(tokens) and not is_sentence(line.text):
        return numbers[0], False
    return None


def _counts(numbers: Sequence[Token]) -> bool:
    """Whether the numbers only count the columns: 1 2 3."""
    return len(numbers) > 1 and all(
        a.integer and b.integer and int(b.plain) == int(a.plain) + 1 for a, b in pairwise(numbers)
    )


def _ends_in_amounts(tokens: Sequence[Token]) -> bool:
    """A code at most, words, then numbers up to the end, the last with decimals."""
    kinds = [token.kind for token in tokens]
    first = 1 if kinds[0] == "number" and len(kinds) > 1 and kinds[1] == "text" else 0
    words = first
    while words < len(kinds) and kinds[words] == "text":
        words += 1
    amounts = tokens[words:]
    return (
        words > first and bool(amounts) and all(t.kind == "number" and t.decimals for t in amounts)
    )


def _adjacent(tokens: Sequence[Token]) -> bool:
    """Whether two numbers follow each other: in running text a word always stands between."""
    return any(a.kind == "number" and b.kind == "number" for a, b in pairwise(tokens))


def rows_below(raw: RawTable, lines: Sequence[Line], end: int) -> list[Leftover]:
    """Rows that stand shortly after the end of a table, before the next title."""
    found: list[Leftover] = []
    for line in lines[raw.end : min(end, raw.end + _BELOW)]:
        row = _row(line)
        if row is not None and row[0].line.number not in raw.accounted:
            text, place = line.text.strip(), row[0].place
            found.append(Leftover("row", text, place, "below the end", raw.table.name))
    return found


def unread_numbers(raw: RawTable, lines: Sequence[Line], start: int) -> list[Leftover]:
    """Numbers with decimals in the body of a table that are neither in a row nor reported.

    This looks at the lines afresh: what the reading of rows loses by mistake is found here.

    Args:
        start: the index of the first line of the body.
    """
    known = {amount.place for row in raw.rows for amount in row.amounts}
    found: list[Leftover] = []
    for line in lines[start : raw.end]:
        if line.number in raw.accounted:
            continue
        for token in tokens_of(line, raw.lexicon.code_lengths):
            if token.kind == "number" and "." in token.plain and token.place not in known:
                reason = "not read"
                found.append(Leftover("number", token.text, token.place, reason, raw.table.name))
    return found
