"""What printed Chinese accounts share whatever their forms: ordinals, page numbers, sentences."""

from __future__ import annotations

import re

from gfsdsl.fold import fold, widths

_CN = "一二三四五六七八九十百"
# 一、 （一） 1． 1、 (1) ① : what may stand before a label and is no part of it.
_ORDINAL = re.compile(
    rf"(?:[{_CN}]+[、.,:)]|\([{_CN}]+\)[、.]?|\d{{1,2}}[、.)](?!\d)|\(\d{{1,2}}\)|[①-⓿])"
)
_PAGE = re.compile(r"(?:[-—–·第]*(\d{1,4})[-—–·页]*|第?(\d{1,4})页?(?:/|,?共)\d{1,4}页?)")
_LONE = re.compile(r"\d{1,4}")
_BRACKETED = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(\d{4})年")
# A prefix with a number in it, such as an ordinal, “附件 1” or “公开 01 表”.
_NUMBERED = re.compile(rf"[^\d\W]{{0,3}}[\d{_CN}]{{1,3}}[^\d\s]{{0,2}}")


def strip_ordinal(folded: str) -> str:
    """``folded`` without the ordinals at its front; an ordinal alone is left as it is."""
    while True:
        match = _ORDINAL.match(folded)
        if match is None or match.end() == len(folded):
            return folded
        folded = folded[match.end() :]


def print_without_ordinal(printed: str) -> str:
    """The print of a label without the ordinals at its front, spaces taken out, width kept."""
    compact = "".join(printed.split())
    while True:
        wide = widths(compact)
        match = _ORDINAL.match(wide)
        if match is None or match.end() == len(wide) or len(wide) != len(compact):
            return compact
        compact = compact[match.end() :]


def balanced(text: str) -> bool:
    """Whether every round bracket is closed after it is opened."""
    depth = 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


def has_ordinal(folded: str) -> bool:
    """Whether the text begins with an ordinal that something follows."""
    match = _ORDINAL.match(folded)
    return match is not None and match.end() < len(folded)


def ordinals_inside(folded: str) -> int:
    """How many ordinals of the kinds 一、 and （一） stand in the text."""
    return len(re.findall(rf"(?:^|(?<=[^{_CN}]))[{_CN}]+、|\([{_CN}]+\)", folded))


def page_number(text: str) -> int | None:
    """The number of a line that holds nothing but a page number in some usual dress."""
    compact = fold(text)
    if compact.isdigit() and len(text.split()) > 1:
        # Two line numbers, 30 61, are no page number.
        return None
    match = _PAGE.fullmatch(compact)
    if match is None:
        return None
    return int(match.group(1) or match.group(2))


def is_lone_integer(text: str) -> bool:
    """Whether the line is one bare integer of at most four digits."""
    return len(text.split()) == 1 and _LONE.fullmatch(fold(text)) is not None


def is_sentence(text: str) -> bool:
    """Whether a line reads as running text: it ends a sentence, or pauses outside brackets."""
    folded = widths(text)
    if "。" in folded and folded.strip(" 。"):
        return True
    bare = _BRACKETED.sub("", folded)
    return re.search(r"(?<=[^\d\s]),(?=\s*\S)|[^\d],|;|:(?=\s*\S).*,", bare) is not None


def year_in(folded: str) -> int | None:
    """The first year named in a text: 2024年."""
    match = _YEAR.search(folded)
    return int(match.group(1)) if match else None


def may_precede_title(prefix: str, entities: frozenset[str]) -> bool:
    """Whether a folded text may stand before a title: nothing, an ordinal, a numbered caption,
    something that ends in a year, or the name of the entity."""
    prefix = strip_ordinal(prefix) if has_ordinal(prefix) else prefix
    prefix = prefix.strip("《:、.-")
    if not prefix or _ORDINAL.fullmatch(prefix):
        return True
    if re.search(r"\d{4}年度?$", prefix) and not is_sentence(prefix):
        return True
    if prefix in entities or any(prefix.endswith(e) for e in entities):
        return True
    match = _NUMBERED.match(prefix)
    if match is None:
        return False
    rest = prefix[match.end() :].strip(":、.-")
    return not rest or bool(re.search(r"\d{4}年度?$", rest)) or rest in entities
