"""Text files: encodings, line ends, pages."""

from __future__ import annotations

import pytest

from gfsdsl.diagnostics import GfsError
from gfsdsl.documents import Line, read_document
from gfsdsl.documents.decode import LIMIT

SAMPLE = "部门决算\n合计 1.00\n"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("gb18030", "gb18030")],
)
def test_encodings(encoding: str, shown: str) -> None:
    document = read_document(SAMPLE.encode(encoding), "a.txt")
    assert [line.text for line in document.lines] == ["部门决算", "合计 1.00"]
    assert (document.kind, document.encoding, document.name) == ("text", shown, "a.txt")
    assert document.digest.startswith("sha256:")


def test_big_endian_utf_16() -> None:
    data = b"\xfe\xff" + SAMPLE.encode("utf-16-be")
    assert read_document(data, "a.txt").lines[0].text == "部门决算"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends(end: str) -> None:
    document = read_document(SAMPLE.replace("\n", end).encode(), "a.txt")
    assert document.lines == [Line(1, "部门决算"), Line(2, "合计 1.00")]


def test_form_feeds_begin_pages() -> None:
    document = read_document("甲\n\f乙\n丙\f丁\n".encode(), "a.txt")
    got = [(line.number, line.text, line.page) for line in document.lines]
    assert got == [(1, "甲", 1), (2, "乙", 2), (3, "丙", 2), (3, "丁", 3)]


def test_places_count_from_one() -> None:
    place = read_document("\n  合计".encode(), "a.txt").lines[1].place(2)
    assert (place.line, place.column, place.page) == (2, 3, None)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "D0002"),
        (" \r\n　\f".encode(), "D0002"),
        (b"\xef\xbb\xbf", "D0002"),
        (b"%PDF-1.7\n...", "D0021"),
        (b"PK\x03\x04....", "D0003"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", "D0003"),
        (b"\x89PNG\r\n", "D0003"),
        (b"abc\x00def", "D0003"),
        (b"abc\x01\x02def", "D0003"),
        (b"\xff\xff\xff\xff", "D0005"),
        (b"\xff\xfe\x00", "D0005"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(GfsError) as caught:
        read_document(data, "坏.txt")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == code
    assert diagnostic.document == "坏.txt"
    assert "坏.txt" in diagnostic.message("zh")
    assert "坏.txt" in diagnostic.message("en")


def test_more_than_the_limit_is_refused() -> None:
    with pytest.raises(GfsError) as caught:
        read_document(b"a" * (LIMIT + 1), "a.txt")
    assert caught.value.diagnostics[0].code == "D0004"
