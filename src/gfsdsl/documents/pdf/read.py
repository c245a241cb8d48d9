"""PDF: bytes to a document of lines and grids, with the page and the box of everything printed.

Bounds: 100 MB of file, 2,000 pages, 64 MB a stream and 256 MB in all once unpacked, and on a page
60,000 characters, 100,000 objects and 200,000 pieces of paths. Nothing in the file is run, and
nothing it names is fetched: scripts, forms, attachments and links are not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.documents.document import Document, Grid, Line, Text
from gfsdsl.documents.pdf.doubts import doubts_of
from gfsdsl.documents.pdf.layout import Item, Page, lay_out
from gfsdsl.documents.pdf.pages import ink_of
from gfsdsl.documents.pdf.plumber import SecondReader
from gfsdsl.documents.pdf.running import without_running
from gfsdsl.documents.pdf.streams import check_streams
from gfsdsl.documents.text import digest

MAX_PAGES = 2000
# Viewers find the mark within this of the beginning (ISO 32000-1, implementation note 13).
_MARK_WITHIN = 1024

Progress = Callable[[int, int], None]


def looks_like_pdf(data: bytes) -> bool:
    """Whether bytes begin as a PDF file does."""
    return b"%PDF-" in data[:_MARK_WITHIN]


def read_pdf(data: bytes, name: str, progress: Progress | None = None) -> Document:
    """The document of a PDF file.

    Args:
        progress: told after each page how many are read, of how many.

    Raises:
        GfsError: it is encrypted (D0020), broken (D0021), too large (D0022), or has no text at all
            (D0023, D0024) or none that says what it is (D0034).
    """
    streams = check_streams(data)
    if streams.bloated:
        raise _refused("D0022", name)
    file = _opened(data, name)
    try:
        if streams.encrypted:
            streams = check_streams(_decrypted(file))
        count = len(file)
        if count > MAX_PAGES or streams.bloated:
            raise _refused("D0022", name)
        pages: list[Page] = []
        second = SecondReader(data)
        for index in range(count):
            pages.append(_page(file, index, second, name))
            if progress is not None:
                progress(index + 1, count)
    finally:
        file.close()
    if not any(page.ink.chars for page in pages):
        if any(page.ink.unmapped for page in pages):
            raise _refused("D0034", name)
        raise _refused("D0023" if any(page.ink.pictures for page in pages) else "D0024", name)
    blocks = _blocks(without_running(pages))
    doubts = doubts_of(pages, streams, name)
    return Document(name, "pdf", digest(data), blocks, "pdf", count, doubts)


def _opened(data: bytes, name: str) -> Any:
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
        count = len(file)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise _refused("D0020" if locked else "D0021", name) from error
    if count == 0:
        file.close()
        raise _refused("D0021", name)
    return file


def _decrypted(file: Any) -> bytes:
    """The same file without its encryption, its streams still packed; nothing where it cannot be
    made."""
    import pypdfium2

    copy = BytesIO()
    try:
        file.save(copy, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
    except pypdfium2.PdfiumError:
        return b""
    return copy.getvalue()


def _page(file: Any, index: int, second: SecondReader, name: str) -> Page:
    import pypdfium2

    try:
        page = file[index]
    except pypdfium2.PdfiumError as error:
        raise _refused("D0021", name, index + 1) from error
    try:
        found = lay_out(ink_of(page, index + 1, second))
        if found.muddled:
            # What stands on top of other text may be clipped away: looked at only here, since it
            # takes as long as all the rest.
            found = lay_out(ink_of(page, index + 1, second, clipped=True))
        return found
    finally:
        page.close()


def _refused(code: str, name: str, page: int | None = None) -> GfsError:
    return GfsError(Diagnostic(code, {"name": name}, document=name, page=page))


def _blocks(pages: Sequence[Sequence[Item]]) -> tuple[Text | Grid, ...]:
    """Runs of lines, over the ends of pages too, and the grids between them."""
    blocks: list[Text | Grid] = []
    run: list[Line] = []
    number = 0
    for page, items in enumerate(pages, 1):
        for _, item in items:
            if isinstance(item, Grid):
                if run:
                    blocks.append(Text(tuple(run)))
                    run = []
                blocks.append(item)
                continue
            number += 1
            text, boxes = item.spelled()
            run.append(Line(number, text, page, boxes))
    if run:
        blocks.append(Text(tuple(run)))
    return tuple(blocks)
