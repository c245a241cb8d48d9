"""Headings of running text: which lines are some, and how they lie one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from attrs import frozen

from gfsdsl.documents.document import Line
from gfsdsl.fold import fold

_CN = "一二三四五六七八九十百"
# The kinds of ordinals, from the highest level down.
_STYLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"第[{_CN}\d]+(?:部分|章|篇|节)[、.:]?",
        rf"[{_CN}]+[、.,]",
        rf"\([{_CN}]+\)[、.]?",
        r"\d{1,2}(?:[、.](?!\d)|\.(?=(?:19|20)\d\d年))",
        r"\(\d{1,2}\)[、.]?|\d{1,2}\)",
        r"[①-⑳]",
    )
)
BARE = len(_STYLES)
# What a heading that is printed with a full stop ends in.
_ENDINGS = ("情况", "说明", "结果", "概况", "解释", "职责", "职能", "设置", "附件", "报告")
_LEADER = re.compile(r"[.…·]{2,}\d*$")
# What is left of a heading in its second line, where the first could end it.
_REST = 4
# As much of a line is looked at.
_CARRIED = 120
_INSIDE = re.compile(r"[,;:!?。]")
_AMOUNT = re.compile(r"\d(?:万|亿)?元|\d%|\d\.\d")
_LONGEST = 50
# A line as wide as this part of the usual width may go on in the next one.
_FULL = 0.8


@frozen
class Heading:
    """A heading.

    Attributes:
        first, last: the indices of its lines.
        rank: how high its ordinal stands, 0 the highest.
        title: as printed, ordinal taken off; ``folded``: as compared.
        alone: nothing else stands on its lines.
    """

    first: int
    last: int
    rank: int
    title: str
    folded: str
    alone: bool = True


def find_headings(
    lines: Sequence[Line], kept: Sequence[int], titles: frozenset[str]
) -> dict[int, Heading]:
    """The headings among the lines ``kept``, by the index of their first line.

    Args:
        titles: folded, those that declarations name: one of these is a heading in any case.
    """
    width = _usual_width([lines[index].text for index in kept])
    found: dict[int, Heading] = {}
    skip = -1
    full_before = False
    for order, index in enumerate(kept):
        if order <= skip:
            continue
        text = lines[index].text
        before = lines[kept[order - 1]].text.strip() if order else ""
        begins = (
            not full_before
            or not before
            or fold(before)[-1:] in "。;!?:,)"
            or (order > 0 and kept[order - 1] in found)
        )
        heading = _heading(lines, kept, order, width, titles) if begins else None
        if heading is not None:
            found[index] = heading
            skip = kept.index(heading.last, order)
            text = lines[heading.last].text
            full_before = False
            continue
        full_before = _columns(text) >= _FULL * width
    return found


def _heading(
    lines: Sequence[Line], kept: Sequence[int], order: int, width: float, titles: frozenset[str]
) -> Heading | None:
    index = kept[order]
    folded = fold(lines[index].text)[:_CARRIED]
    folded = _LEADER.sub("", folded)
    rank, rest = style(folded)
    if rest in titles or rest.rstrip("。") in titles:
        printed = _without_ordinal(lines[index].text)
        return Heading(index, index, rank, printed, rest.rstrip("。"))
    if rank == BARE:
        return None
    head, stop, _ = rest.partition("。")
    if stop and head in titles:
        return Heading(index, index, rank, head, head, alone=False)
    last, whole, printed = order, rest, lines[index].text.strip()
    while (
        _columns(lines[kept[last]].text) >= _FULL * width
        and whole[-1:] not in "。;!?:"
        and last + 1 < len(kept)
        and len(whole) <= _LONGEST
    ):
        following = fold(lines[kept[last + 1]].text)
        if style(following)[0] != BARE:
            break
        if whole.endswith(_ENDINGS) and not (len(following) <= _REST and following.isalnum()):
            break
        last += 1
        whole += following
        printed += lines[kept[last]].text.strip()
    whole = _LEADER.sub("", whole)
    if not _reads_as_heading(whole, titles):
        return None
    bare = whole.rstrip("。")
    return Heading(index, kept[last], rank, _without_ordinal(printed), bare)


def _reads_as_heading(text: str, titles: frozenset[str]) -> bool:
    bare = text[:-1] if text.endswith("。") else text
    if not 2 <= len(bare) <= _LONGEST or _AMOUNT.search(bare):
        return False
    if _INSIDE.search(_outside_brackets(bare)):
        return False
    return bare is text or bare in titles or bare.endswith(_ENDINGS)


def _outside_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)", "", text)


def style(folded: str) -> tuple[int, str]:
    """The rank of the ordinal that a folded text begins with, and the text behind it."""
    for rank, pattern in enumerate(_STYLES):
        match = pattern.match(folded)
        if match and match.end() < len(folded):
            return rank, folded[match.end() :]
    return BARE, folded


def _without_ordinal(printed: str) -> str:
    """The print behind the ordinal: as many characters as the folded text has, quotes aside."""
    wanted = len(style(fold(printed))[1])
    for cut in range(len(printed)):
        if len(fold(printed[cut:])) == wanted and printed[cut : cut + 1].strip():
            return printed[cut:].strip().rstrip("。")
    return printed.strip()


def _usual_width(texts: Sequence[str]) -> float:
    widths = sorted(_columns(text) for text in texts)
    return max(20, widths[int(0.9 * (len(widths) - 1))]) if widths else 20


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text.strip())
