"""The body of a table on lines of text: where it ends, and which of its lines are no rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrs import define, field

from gfsdsl.documents.document import Line
from gfsdsl.fold import fold
from gfsdsl.recognise.head import Head, HeadReader
from gfsdsl.recognise.lexicon import Lexicon
from gfsdsl.recognise.tokens import Token, tokens_of
from gfsdsl.recognise.words import (
    has_ordinal,
    is_lone_integer,
    is_sentence,
    page_number,
    strip_ordinal,
)


@define(eq=False)
class Body:
    """The lines that hold rows.

    Attributes:
        tokens: the tokens of each line that may hold a row or a part of one.
        end: the index of the first line that is no longer the table's.
        cut: the document ends in it.
        noted: a note under the table ends it.
        suspects: lines that end the body as running text does, and yet print amounts.
        empty_said: a word such as “本表无数据” stands in it or in its notes.
    """

    tokens: list[tuple[Token, ...]] = field(factory=list)
    end: int = 0
    cut: bool = False
    noted: bool = False
    empty_said: bool = False
    suspects: list[tuple[Token, ...]] = field(factory=list)


def body_of(
    lines: Sequence[Line],
    start: int,
    end: int,
    lexicon: Lexicon,
    reader: HeadReader,
    head: Head,
    header: frozenset[str],
) -> Body:
    """The body that begins at line ``start`` of a region that ends before ``end``.

    Args:
        header: the folded lines of the table's header, which a later page prints again.
    """
    body = Body(end=end, cut=end == len(lines))
    notes = _starts(lexicon.layout["note"])
    closing = tuple(fold(text) for text in lexicon.table.ends_before)
    fillers = {fold(word) for word in lexicon.layout["filler"]}
    empties = [fold(word) for word in lexicon.layout["empty"]]
    found: list[tuple[int, tuple[Token, ...]]] = []
    index = start
    while index < end:
        line = lines[index]
        text = fold(line.text)
        if not text:
            index += 1
            continue
        if text in empties:
            body.empty_said = True
        elif (
            (notes is not None and notes.match(text))
            or (closing and text.startswith(closing))
            or is_sentence(line.text)
            or _is_heading(lines, index, end, lexicon)
        ):
            body.noted = notes is not None and notes.match(text) is not None
            _last_row(line, notes, lexicon, body, found, index)
            break
        elif reader.marks(line.text):
            if not _same_head(lines[index], reader, head):
                break
        elif text in header or text in fillers:
            pass
        else:
            found.append((index, tokens_of(line, lexicon.code_lengths)))
        index += 1
    if index < end:
        body.end, body.cut = index, False
    body.empty_said = body.empty_said or _says_empty(lines, index, end, empties)
    decimals = common_decimals([tokens for _, tokens in found])
    for at, tokens in found:
        before = body.tokens[-1][-1] if body.tokens else None
        if not _is_page(lines[at], before, decimals, lexicon):
            body.tokens.append(tokens)
    return body


def _last_row(
    line: Line,
    notes: re.Pattern[str] | None,
    lexicon: Lexicon,
    body: Body,
    found: list[tuple[int, tuple[Token, ...]]],
    index: int,
) -> None:
    """A last row may run into the note on its own line; other amounts there are said."""
    tokens = tokens_of(line, lexicon.code_lengths)
    amounts = [at for at, t in enumerate(tokens) if t.kind == "number" and "." in t.plain]
    if not amounts:
        return
    last = amounts[-1] + 1
    rest = "".join(token.plain for token in tokens[last:])
    if notes is not None and last < len(tokens) and notes.match(fold(rest)):
        found.append((index, tokens[:last]))
    elif any(b - a == 1 for a, b in pairwise(amounts)):
        body.suspects.append(tokens)


def common_decimals(lines: Sequence[Sequence[Token]]) -> int | None:
    """The decimals that over 80 % of the numbers at line ends share; None without such, or 0."""
    last = [line[-1] for line in lines if len(line) > 1 and line[-1].kind == "number"]
    if not last:
        return None
    decimals, count = Counter(token.decimals for token in last).most_common(1)[0]
    return decimals if decimals and count > 0.8 * len(last) else None


def _starts(words: Sequence[str]) -> re.Pattern[str] | None:
    """Lines that begin with a note word and a colon, or a note word and a number."""
    if not words:
        return None
    every = "|".join(re.escape(fold(word)) for word in words)
    return re.compile(rf"[*(]?(?:{every})\d*[:)、.\d]")


def _is_heading(lines: Sequence[Line], at: int, end: int, lexicon: Lexicon) -> bool:
    """A line with an ordinal and no number is a heading, unless it is (the beginning of) a declared
    row name, or amounts follow directly."""
    text = fold(lines[at].text)
    if not has_ordinal(text) or any(t.kind != "text" for t in tokens_of(lines[at])):
        return False
    bare = strip_ordinal(text)
    if any(name.startswith(bare) for words in lexicon.blocks for name in words.names):
        return False
    seen = 0
    for line in lines[at + 1 : end]:
        if not line.text.strip():
            continue
        seen += 1
        if any(t.kind == "number" and "." in t.plain for t in tokens_of(line)):
            return is_sentence(line.text)
        if seen == 3:
            break
    return True


def _same_head(line: Line, reader: HeadReader, head: Head) -> bool:
    """Whether a head line in the body repeats the table's own head, as a following page does."""
    again = Head()
    reader.read(line.text, line.place(), again)
    return not (
        (again.number is not None and again.number != head.number)
        or (again.entity is not None and head.entity is not None and again.entity != head.entity)
    )


def _says_empty(lines: Sequence[Line], start: int, end: int, empties: Sequence[str]) -> bool:
    """Whether the notes under the table say that it holds no data."""
    long = [word for word in empties if len(word) > 2]
    for line in lines[start : min(end, start + 12)]:
        text = fold(line.text)
        if text in empties or any(word in text for word in long):
            return True
    return False


def _is_page(line: Line, before: Token | None, decimals: int | None, lexicon: Lexicon) -> bool:
    """Whether a line is a page number: dressed as one, or a lone small integer in a table whose
    amounts show decimals and whose codes are longer, and no end of a number that is cut."""
    if page_number(line.text) is None:
        return False
    if not is_lone_integer(line.text):
        return True
    if len(fold(line.text)) in lexicon.code_lengths or decimals is None:
        return False
    return before is None or before.kind == "text" or before.integer or before.decimals >= decimals
