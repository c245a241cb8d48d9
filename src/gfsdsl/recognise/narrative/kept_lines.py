"""Which lines are running text: not those of tables, not blank ones, not page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gfsdsl.documents.document import Line
from gfsdsl.fold import fold
from gfsdsl.recognise.words import page_number

# A lone number with more than so many lines between it and the text stands for itself.
_APART = 3
# What a number that was wrapped onto a line of its own goes on with.
_GOES_ON = frozenset("年月日个人辆台批件次万亿元分天%,.、;:。)0123456789")
_YEAR = re.compile(r"(?:19|20)\d\d")


def kept_lines(lines: Sequence[Line], claimed: Sequence[bool]) -> list[int]:
    """The indices of the lines that are running text: in no table, not blank, no page numbers."""
    printed = [i for i, line in enumerate(lines) if line.text.strip()]
    kept: list[int] = []
    for order, index in enumerate(printed):
        if claimed[index]:
            continue
        number = page_number(lines[index].text)
        if number is not None and _is_page(lines, printed, order):
            continue
        kept.append(index)
    return kept


def _is_page(lines: Sequence[Line], printed: Sequence[int], order: int) -> bool:
    """Whether a line that could be a page number is one: it wears dashes, stands at the edge of a
    page or apart, or between two sentences; a number that was wrapped does none of it."""
    index = printed[order]
    line = lines[index]
    compact = fold(line.text)
    if not compact.isdigit():
        return True
    before = printed[order - 1] if order else None
    after = printed[order + 1] if order + 1 < len(printed) else None
    for other in (before, after):
        if other is None or lines[other].page != line.page:
            return True
    assert before is not None
    assert after is not None
    if max(index - before, after - index) > _APART:
        return True
    following = fold(lines[after].text)[:1]
    if fold(lines[before].text)[-1:] == "。":
        return not (_YEAR.fullmatch(compact) and following == "年")
    return following not in _GOES_ON
