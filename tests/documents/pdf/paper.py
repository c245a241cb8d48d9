"""Pages for the tests: characters and rulings put down directly, or small files written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import pypdfium2
from tests.files.make.raw import Pdf

from gfsdsl.documents import Document, Grid, Text
from gfsdsl.documents.pdf.ink import Char, Edge, Ink
from gfsdsl.documents.pdf.layout import Page
from gfsdsl.documents.pdf.lines import PrintedLine
from gfsdsl.documents.pdf.pages import ink_of
from gfsdsl.documents.pdf.plumber import SecondReader

WIDTH, HEIGHT = 595.0, 842.0
HELVETICA = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"


def typed(text: str, x: float, base: float, size: float = 10.0) -> list[Char]:
    """A text on one line from ``x`` on: Chinese characters as wide as high, others half of it."""
    chars: list[Char] = []
    for letter in text:
        wide = size if letter > "\u2e80" else size / 2
        if not letter.isspace():
            chars.append(Char(letter, x, base - 0.8 * size, x + wide, base + 0.2 * size, base))
        x += wide
    return chars


def typed_to(text: str, right: float, base: float, size: float = 10.0) -> list[Char]:
    """The same, ending at ``right``, as numbers do."""
    width = sum(size if letter > "\u2e80" else size / 2 for letter in text)
    return typed(text, right - width, base, size)


def page(*texts: Sequence[Char], number: int = 1, rulings: Iterable[Ink] = ()) -> Ink:
    """A page of A4 with texts, and the rulings of others."""
    ink = Ink(number, WIDTH, HEIGHT, [char for text in texts for char in text])
    for other in rulings:
        ink.across += other.across
        ink.down += other.down
    return ink


def across(*edges: tuple[float, float, float]) -> list[Edge]:
    return [Edge(*edge) for edge in edges]


down = across


def grid(xs: Sequence[float], ys: Sequence[float]) -> tuple[list[Edge], list[Edge]]:
    """All rulings of a table without merged cells: the horizontal and the vertical ones."""
    return [Edge(y, xs[0], xs[-1]) for y in ys], [Edge(x, ys[0], ys[-1]) for x in xs]


def cells(found: Grid) -> list[list[str | None]]:
    return [[cell.text for cell in row] for row in found.rows]


def grids_of(laid: Page) -> list[Grid]:
    return [item for _, item in laid.items if isinstance(item, Grid)]


def lines_on(laid: Page) -> list[str]:
    return [item.spelled()[0] for _, item in laid.items if isinstance(item, PrintedLine)]


def words_of(document: Document) -> list[str]:
    """Every line, and every text of a cell that is not blank."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Text):
            found += [line.text for line in block.lines]
        else:
            found += [cell.text for row in block.rows for cell in row if cell.text]
    return found


def written(*contents: str, more: str = "", resources: str = HELVETICA) -> bytes:
    """A file with a page for each content stream."""
    pdf = Pdf()
    for content in contents:
        pdf.page(content.encode("latin-1"), resources, more)
    return pdf.bytes()


def shown(text: str, x: float, y: float, size: float = 10.0) -> str:
    """What paints a text in Helvetica; ``y`` from the foot of the page."""
    return f"BT /F {size} Tf {x:.2f} {y:.2f} Td ({text}) Tj ET\n"


def stroke(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S\n"


def ink_on(data: bytes, index: int = 0, clipped: bool = False) -> Ink:
    """What is on a page of a file."""
    file = pypdfium2.PdfDocument(data)
    try:
        sheet = file[index]
        try:
            return ink_of(sheet, index + 1, SecondReader(data), clipped)
        finally:
            sheet.close()
    finally:
        file.close()


def spelled(chars: Sequence[Char]) -> str:
    return "".join(char.text for char in chars)


def steps(ats: Sequence[float]) -> list[float]:
    return [high - low for low, high in pairwise(ats)]
