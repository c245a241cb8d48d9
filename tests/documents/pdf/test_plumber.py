"""The second reader: asked where the first loses characters, and not otherwise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.documents.pdf.paper import HELVETICA, ink_on, shown, spelled, typed, written
from tests.files import truth

from gfsdsl.documents import read_document
from gfsdsl.documents.pdf import pages
from gfsdsl.documents.pdf.chars import Found
from gfsdsl.documents.pdf.ink import Turn
from gfsdsl.documents.pdf.plumber import SecondReader

A4 = (0.0, 0.0, 595.0, 842.0)

# Reads files on a machine without any font: pdfium is told of an empty folder before it starts.
WITHOUT_FONTS = """
import ctypes, json, sys
import pypdfium2_raw as raw
folder = ctypes.create_string_buffer(sys.argv[1].encode())
paths = (ctypes.POINTER(ctypes.c_char) * 2)(ctypes.cast(folder, ctypes.POINTER(ctypes.c_char)))
config = raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=paths)
raw.FPDF_InitLibraryWithConfig(config)

from gfsdsl.documents.pdf import pages
from gfsdsl.documents import read_document
from gfsdsl.session import read

inks = []
ink_of = pages.ink_of
def spy(*args, **more):
    inks.append(ink_of(*args, **more))
    return inks[-1]
import gfsdsl.documents.pdf.read
gfsdsl.documents.pdf.read.ink_of = spy

if sys.argv[3:] == ["none"]:
    pages.SecondReader.chars = lambda *args: None
document = read_document(sys.argv[2])
second = [ink.second for ink in inks]
print(json.dumps({
    "second": second,
    "doubts": [d.code for d in document.doubts],
    "cells": {} if document.doubts else {
        c.id: c.printed for c in read(sys.argv[2]).facts.cells.values()
    },
}))
"""


def without_fonts(folder: Path, name: str, *more: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_FONTS, str(folder), str(truth.path(name)), *more],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_font_that_is_nowhere(tmp_path: Path) -> None:
    """pdfium drops every Chinese character that is an object of its own; the second reader has
    them, so the page is read whole and without a doubt."""
    found = without_fonts(tmp_path, "stripped-font.pdf")
    assert found["second"] == [True]
    assert found["doubts"] == []
    assert found["cells"] == {cell.id: cell.printed for cell in truth.load("stripped-font.pdf")}


def test_fonts_in_the_file_need_none_of_the_machine(tmp_path: Path) -> None:
    found = without_fonts(tmp_path, "scrambled.pdf")
    assert found["second"] == [False] * 10
    assert found["doubts"] == []
    assert found["cells"] == {cell.id: cell.printed for cell in truth.load("scrambled.pdf")}


def test_where_the_second_cannot_read_either_the_page_is_in_doubt(tmp_path: Path) -> None:
    """Too little is left to find a table; that is said, and what is missing is counted."""
    found = without_fonts(tmp_path, "stripped-font.pdf", "none")
    assert found == {"second": [True], "doubts": ["D0026"], "cells": {}}


def test_blanks_alone_are_no_loss() -> None:
    """A blank has no width either; in a font that is on every machine nothing else has none."""
    ink = ink_on(written(shown(" ", 50, 700) + shown("1.00", 60, 700)))
    assert (ink.lost, ink.second) == (0, False)


def first_reads(monkeypatch: pytest.MonkeyPatch, found: Found) -> None:
    monkeypatch.setattr(pages, "characters", lambda *args: found)


def test_the_second_is_taken_when_it_reads_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it has read is where the first would have it."""
    data = written(shown("1,234.50", 100, 300))
    whole = ink_on(data).chars
    first_reads(monkeypatch, Found(whole[:3], lost=2))
    ink = ink_on(data)
    assert (spelled(ink.chars), ink.lost, ink.second) == ("1,234.50", 0, True)
    for one, two in zip(ink.chars, whole, strict=True):
        assert (one.left, one.right, one.base) == pytest.approx(
            (two.left, two.right, two.base), abs=0.5
        )
        assert one.top == pytest.approx(two.top, abs=3)


def test_the_first_is_kept_when_it_reads_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the page stays in doubt."""
    first_reads(monkeypatch, Found(typed("1,234.50万元", 100, 300), lost=2))
    ink = ink_on(written(shown("1,234.50", 100, 300)))
    assert (spelled(ink.chars), ink.lost, ink.second) == ("1,234.50万元", 2, True)


def test_the_second_does_not_bring_back_what_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not know of it; the first does."""
    content = shown("1.00", 100, 300) + "3 Tr " + shown("99", 200, 300) + "0 Tr"
    whole = ink_on(written(content))
    first_reads(monkeypatch, Found(whole.chars[:1], whole.hidden, lost=2))
    ink = ink_on(written(content))
    assert (spelled(ink.chars), spelled(ink.hidden)) == ("1.00", "99")


def test_a_meaning_that_the_second_guesses_is_no_meaning() -> None:
    """It takes names that say nothing for the letters of their codes; the doubt stays."""
    names = "/Encoding << /Differences [65 /g1 /g2 /g3 /g4 /g5 /g6 /g7] >>"
    odd = HELVETICA.replace("/BaseFont", f"{names} /BaseFont")
    data = written(shown("1.00ABCDEFG", 150, 300), resources=odd)
    ink = ink_on(data)
    assert (ink.second, ink.unmapped) == (True, 7)
    doubts = read_document(data, "a.pdf").doubts
    assert [(d.code, d.args["count"]) for d in doubts] == [("D0027", 7)]


def test_a_few_signs_without_meaning_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    data = written(shown("1,234.50", 100, 300))
    for unmapped, asked in ((5, False), (6, True)):
        first_reads(monkeypatch, Found(typed("1" * 100, 9, 9), unmapped=unmapped))
        assert ink_on(data).second is asked


def test_what_is_too_much_for_the_first_is_not_given_to_the_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first_reads(monkeypatch, Found(typed("1", 9, 9), lost=1, crowded=True))
    ink = ink_on(written(shown("1,234.50", 100, 300)))
    assert (ink.second, ink.lost, ink.crowded) == (False, 1, True)


@pytest.mark.parametrize("more", ["", "/Rotate 90", "/CropBox [50 100 400 800]"])
def test_both_have_the_same_coordinates(more: str) -> None:
    """Turned by the page, cropped, or neither."""
    matrix = "0 1 -1 0 595 0" if "Rotate" in more else "1 0 0 1 0 0"
    data = written(f"q {matrix} cm {shown('1,234.50', 100, 300)} Q", more=more)
    ink = ink_on(data)
    crop = (50.0, 100.0, 400.0, 800.0) if "Crop" in more else A4
    quarter = 1 if "Rotate" in more else 0
    again = SecondReader(data).chars(0, Turn(*crop, quarter), Turn(*A4, quarter))
    assert again is not None
    assert [c.text for c in again[0]] == [c.text for c in ink.chars]
    for one, two in zip(again[0], ink.chars, strict=True):
        assert (one.left, one.right) == pytest.approx((two.left, two.right), abs=0.5)


def test_turned_content_is_not_for_the_second() -> None:
    """It does not turn text upright; the page stays in doubt."""
    data = written(shown("1", 100, 300))
    assert SecondReader(data).chars(0, Turn(*A4, 1), Turn(*A4, 0)) is None


def test_a_file_that_the_second_cannot_open() -> None:
    assert SecondReader(b"%PDF-1.7").chars(0, Turn(*A4, 0), Turn(*A4, 0)) is None


def test_the_second_says_nothing_on_the_console(capfd: pytest.CaptureFixture[str]) -> None:
    """Its library warns of whatever is odd in a file."""
    odd = HELVETICA.replace("/BaseFont /Helvetica", "/BaseFont /Odd /FontDescriptor << >>")
    data = written("<41> m " + shown("1", 100, 300), resources=odd)
    assert SecondReader(data).chars(0, Turn(*A4, 0), Turn(*A4, 0)) is not None
    assert capfd.readouterr() == ("", "")
