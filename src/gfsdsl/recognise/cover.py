"""The cover of a document: whose account it is, where no table says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gfsdsl.documents.document import Line
from gfsdsl.fold import fold, widths
from gfsdsl.recognise.words import is_sentence

# How many lines at the front may be the cover.
COVER = 12
_YEAR = re.compile(r"(?:19|20)\d\d\s*年度?")
_PIECE = re.compile(r"[^\W\d_][^\W\d_()·]*")
_NAME = re.compile(r"[^\W\d_][\w()·]{2,39}")


def cover_lines(lines: Iterable[Line]) -> list[Line]:
    """The lines of the cover that are not blank."""
    filled = [line for line in lines if line.text.strip()]
    return filled[:COVER]


def cover_entity(lines: Sequence[Line], endings: Sequence[str]) -> str | None:
    """The entity that a cover names: what stands before one of ``endings``, or on the line above
    it, the year taken out.

    Args:
        lines: the cover's.
        endings: the ends of the titles of such documents, as “部门决算”.
    """
    folded = sorted((fold(word) for word in endings), key=len, reverse=True)
    above: list[str] = []
    for line in lines:
        text = fold(line.text)
        ending = next((word for word in folded if text.endswith(word)), None)
        if ending is None or is_sentence(line.text):
            piece = _YEAR.sub("", "".join(widths(line.text).split()))
            # A long name is set in two or three lines; a number or an ordinal is no part of it.
            above = [*above[-2:], piece] if not piece or _PIECE.fullmatch(piece) else []
            continue
        whole = "".join(widths(line.text).split())
        name = _YEAR.sub("", whole[: len(whole) - len(ending)])
        for candidate in (name, "".join(above)):
            bare = _YEAR.sub("", candidate).strip("·-—:")
            if _NAME.fullmatch(bare) and not any(bare.endswith(word) for word in folded):
                return bare
    return None
