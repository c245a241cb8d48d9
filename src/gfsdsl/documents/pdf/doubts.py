"""What a reader of pages has to say about them: what it set aside, and what it may have lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.documents.pdf.ink import Char, Ink
from gfsdsl.documents.pdf.layout import Page
from gfsdsl.documents.pdf.lines import lines_of
from gfsdsl.documents.pdf.pages import many_unmapped
from gfsdsl.documents.pdf.streams import Streams

# A page with no more text than a page number, under a picture of this part of it, is a scan.
_SCANNED = 0.5
_FEW = 20
# Odd glyphs overlap here and there.
_ODD = 3


def doubts_of(pages: Sequence[Page], streams: Streams, name: str) -> tuple[Diagnostic, ...]:
    """One diagnostic a page and reason."""
    found: list[Diagnostic] = []
    if streams.damaged:
        found.append(Diagnostic("D0025", {"count": streams.damaged}, document=name))
    for page in pages:
        for code, args in _of_page(page):
            found.append(Diagnostic(code, args, document=name, page=page.ink.number))
    return tuple(found)


def _of_page(page: Page) -> Iterator[tuple[str, dict[str, object]]]:
    ink: Ink = page.ink
    if ink.lost:
        yield "D0026", {"count": ink.lost}
    if ink.unmapped:
        many = many_unmapped(ink.unmapped, len(ink.chars))
        yield ("D0027" if many else "D0033"), {"count": ink.unmapped}
    if ink.crowded:
        yield "D0028", {}
    if ink.hidden:
        yield "D0029", {"count": len(ink.hidden), "text": _sample(ink.hidden)}
    if page.muddled > _ODD:
        yield "D0035", {"count": page.muddled}
    if page.twice:
        yield "D0030", {"count": page.twice}
    if ink.pictures > _SCANNED and len(ink.chars) < _FEW:
        yield "D0031", {}
    for _ in page.crooked[:1]:
        yield "D0032", {"count": len(page.crooked)}


def _sample(chars: Sequence[Char]) -> str:
    text = " ".join(line.spelled()[0] for line in lines_of(chars))
    return text if len(text) <= 24 else text[:24] + "…"
