"""The header of a table on lines of text: where it ends, what it says, and the numbers under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from gfsdsl.documents.document import Line
from gfsdsl.fold import fold, widths
from gfsdsl.recognise.cut import Piece, cut
from gfsdsl.recognise.lexicon import Lexicon
from gfsdsl.recognise.plan import Plan, elements_of, plan_of
from gfsdsl.recognise.tokens import tokens_of
from gfsdsl.recognise.words import is_sentence, page_number

# How far below the head a header may reach.
_REACH = 80


@frozen(eq=False)
class Header:
    """A header that was read.

    Attributes:
        plan: its printed blocks; without any when it holds no declared column.
        body: the index of the first line after it.
        numbers: the column numbers printed under it, one list a printed block.
        unknown: its words that fit no declaration.
    """

    plan: Plan
    body: int
    numbers: tuple[tuple[int, ...], ...] = ()
    unknown: tuple[Piece, ...] = ()


def read_header(lines: Sequence[Line], start: int, end: int, lexicon: Lexicon) -> Header:
    """Read the header that begins at line ``start`` of a region that ends before ``end``."""
    numbered = _numbered_line(lines, start, end, lexicon)
    if numbered is not None:
        stop, before = numbered
        body, numbers = _numbers(lines, stop, end, lexicon)
    else:
        stop, before = start, None
        while stop < end and not _ends_header(lines[stop], lexicon):
            stop += 1
        stop = _give_back(lines, start, stop, lexicon)
        body, numbers = stop, ()
    head = [line for line in lines[start:stop] if page_number(line.text) is None]
    pieces = cut([*head, before] if before is not None else head, lexicon)
    elements = elements_of([(p.text, p.known, p.place) for p in pieces], lexicon)
    plan = plan_of(_without_captions(elements), lexicon)
    unknown = tuple(piece for piece in pieces if not piece.known)
    return Header(plan, body, numbers, unknown)


def _without_captions(elements: list) -> list:  # type: ignore[type-arg]
    """Words before the first head are captions of blocks, no columns."""
    heads = [i for i, e in enumerate(elements) if e.role in ("code", "label")]
    first = heads[0] if heads else 0
    return [e for i, e in enumerate(elements) if e.role != "unknown" or i > first]


def _numbered_line(
    lines: Sequence[Line], start: int, end: int, lexicon: Lexicon
) -> tuple[int, Line | None] | None:
    """The line of the column numbers, and what of the header stands on it before their word."""
    words = sorted(lexicon.layout["column numbers"], key=len, reverse=True)
    if not words:
        return None
    every = "|".join(r"\s*".join(map(re.escape, "".join(word.split()))) for word in words)
    pattern = re.compile(rf"(?:{every})(?:\s|\d|{every})*$")
    for index in range(start, min(end, start + _REACH)):
        line = lines[index]
        match = pattern.search(line.text)
        if match is not None and any(c.isdigit() for c in match.group()):
            before = line.text[: match.start()]
            if not any(c.isdigit() for c in before):
                return index, evolve(line, text=before) if before.strip() else None
        if is_sentence(line.text):
            return None
        if any("." in t.plain and t.kind == "number" for t in tokens_of(line)):
            return None
    return None


def _numbers(
    lines: Sequence[Line], at: int, end: int, lexicon: Lexicon
) -> tuple[int, tuple[tuple[int, ...], ...]]:
    """The column numbers of each block, and the line after them. They may be broken over lines as
    long as they ascend."""
    words = sorted((fold(w) for w in lexicon.layout["column numbers"]), key=len, reverse=True)
    splitter = re.compile("|".join(r"\s*".join(map(re.escape, word)) for word in words))
    runs: list[list[int]] = []
    last = 0
    index = at
    while index < end:
        text = lines[index].text
        parts = splitter.split(text)
        if not text.strip():
            index += 1
            continue
        integers = [re.findall(r"\d+", widths(p)) for p in parts]
        rest = "".join(parts)
        if index > at and not all(word.isdigit() for word in rest.split()):
            break
        flat = [int(n) for part in integers for n in part]
        if index > at and (not flat or flat[0] != last + 1):
            break
        for order, part in enumerate(integers):
            if order == 0:
                if part and runs:
                    runs[-1] += [int(n) for n in part]
                continue
            runs.append([int(n) for n in part])
        last = flat[-1] if flat else last
        index += 1
    return index, tuple(tuple(run) for run in runs if run)


def _ends_header(line: Line, lexicon: Lexicon) -> bool:
    """A line with a number of its own is no header line, unless that is the page's; nor is a
    sentence one."""
    if is_sentence(line.text):
        return True
    tokens = tokens_of(line, lexicon.code_lengths)
    numbers = any(token.kind == "number" or token.plain == "…" for token in tokens)
    return numbers and (page_number(line.text) is None or len(tokens[0].plain) > 3)


def _give_back(lines: Sequence[Line], start: int, stop: int, lexicon: Lexicon) -> int:
    """Lines at the end that add no header word are the start of a first label that is broken."""
    covered = {n for p in cut(lines[start:stop], lexicon) if p.known for n in p.lines}
    last = max(covered, default=-1)
    return start + last + 1 if last >= 0 else stop
