"""Running titles and page numbers: what stands in one place on most pages is not the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gfsdsl.documents.pdf.layout import Item, Page
from gfsdsl.documents.pdf.lines import PrintedLine

# Only this part of a page, at its top and at its foot, holds them.
_MARGIN = 0.12
# They move by no more than this from page to page, in points.
_SAME = 6.0
_PAGE = re.compile(r"[-—–\s·第]*\d{1,4}\s*(?:页|/\s*\d{1,4})?[-—–\s·]*(?:共\s*\d{1,4}\s*页)?")


def without_running(pages: Sequence[Page]) -> list[list[Item]]:
    """The items of each page without page numbers and without lines that, but for their digits,
    stand in the same place on more than half of the pages and on three at least."""
    shown: Counter[tuple[str, int]] = Counter()
    keys: list[dict[int, tuple[str, int]]] = []
    for page in pages:
        found = {index: _key(line, page) for index, line in _marginal(page)}
        keys.append(found)
        for text, slot in set(found.values()):
            # Two neighbouring slots, so that a line on their border is not counted apart.
            shown[text, slot] += 1
            shown[text, slot + 1] += 1
    least = max(3, len(pages) // 2 + 1)
    kept: list[list[Item]] = []
    for page, found in zip(pages, keys, strict=True):
        items = [
            item
            for index, item in enumerate(page.items)
            if index not in found
            or not (
                _numbers(item[1])
                or max(shown[found[index]], shown[found[index][0], found[index][1] + 1]) >= least
            )
        ]
        kept.append(items)
    return kept


def _marginal(page: Page) -> list[tuple[int, PrintedLine]]:
    height = page.ink.height
    return [
        (index, item)
        for index, (top, item) in enumerate(page.items)
        if isinstance(item, PrintedLine)
        and (top < _MARGIN * height or item.box[3] > (1 - _MARGIN) * height)
    ]


def _key(line: PrintedLine, page: Page) -> tuple[str, int]:
    text = re.sub(r"\d+", "#", "".join(char.text for char in line.chars))
    top = line.box[1]
    # Pages may differ in height: what stands at the foot is measured from there.
    from_foot = top > page.ink.height / 2
    slot = int((page.ink.height - top if from_foot else top) / _SAME)
    return ("v" if from_foot else "^") + text, slot


def _numbers(item: object) -> bool:
    """Whether a line at the margin is a page number alone."""
    assert isinstance(item, PrintedLine)
    return _PAGE.fullmatch("".join(char.text for char in item.chars)) is not None
