"""Packed streams, unpacked and thrown away: what is damaged, and what grows beyond bounds."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from tests.documents.pdf.paper import HELVETICA
from tests.files import truth
from tests.files.make.crypt import Lock
from tests.files.make.raw import Pdf

from gfsdsl.diagnostics import GfsError
from gfsdsl.documents import read_document
from gfsdsl.documents.pdf import streams
from gfsdsl.documents.pdf.streams import Streams, check_streams

TEXT = b"BT /F 10 Tf 50 700 Td (1,234.50) Tj ET\n" * 40


def stream(data: bytes, filters: str = "/Filter /FlateDecode", length: str | None = None) -> bytes:
    said = str(len(data)) if length is None else length
    return (
        f"1 0 obj\n<< {filters} /Length {said} >>\nstream\n".encode()
        + data
        + b"\nendstream\nendobj\n"
    )


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


@pytest.mark.parametrize("level", range(10))
def test_a_whole_stream(level: int) -> None:
    assert check_streams(stream(zlib.compress(TEXT, level)) * 3) == Streams()


def test_a_wrong_bit_is_found_wherever_it_is() -> None:
    """Unless the same comes out, as where a copy is taken from another place that says the same."""
    packed = zlib.compress(TEXT)
    for at in range(len(packed)):
        changed = flipped(packed, at)
        if not check_streams(stream(changed)).damaged:
            assert zlib.decompress(changed) == TEXT


def test_a_changed_text_is_found_by_its_check_sum_alone() -> None:
    stored = zlib.compress(TEXT, 0).replace(b"1,234.50", b"1,234.80", 1)
    assert check_streams(stream(stored)) == Streams(damaged=1)


@pytest.mark.parametrize("keep", [0, 1, 2, 20, -1])
def test_a_stream_cut_off(keep: int) -> None:
    assert check_streams(stream(zlib.compress(TEXT)[:keep])) == Streams(damaged=1)


def test_each_damaged_stream_counts() -> None:
    bad = stream(flipped(zlib.compress(TEXT), 30))
    assert check_streams(bad + stream(zlib.compress(TEXT)) + bad) == Streams(damaged=2)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("length", [None, "7 0 R", "3", "999999"])
def test_the_length_may_be_elsewhere_or_wrong(end: str, length: str | None) -> None:
    """Then the stream goes to the word that ends it."""
    data = stream(zlib.compress(TEXT), length=length)
    assert check_streams(data.replace(b"stream\n", f"stream{end}".encode(), 1)) == Streams()


def test_a_stream_that_holds_the_word_that_ends_one() -> None:
    stored = zlib.compress(b"(endstream) Tj " + TEXT, 0)
    assert check_streams(stream(stored)) == Streams()


def test_a_file_that_ends_within_a_stream() -> None:
    assert check_streams(stream(zlib.compress(TEXT))[:-40]) == Streams(damaged=1)


def test_filters_in_a_row() -> None:
    twice = zlib.compress(zlib.compress(TEXT))
    chain = "/Filter [/FlateDecode /FlateDecode]"
    assert check_streams(stream(twice, chain)) == Streams()
    assert check_streams(stream(flipped(twice, 40), chain)) == Streams(damaged=1)
    inner = zlib.compress(flipped(zlib.compress(TEXT), 40))
    assert check_streams(stream(inner, chain)) == Streams(damaged=1)
    short = "/Filter [/Fl]"
    assert check_streams(stream(flipped(zlib.compress(TEXT), 40), short)) == Streams(damaged=1)


def test_what_is_not_unpacked_here_is_taken_as_whole() -> None:
    """Text, pictures, and what has no filter; pictures are not looked at at all."""
    assert check_streams(stream(b"abc", "/Filter /ASCIIHexDecode")) == Streams()
    assert check_streams(stream(b"abc", "")) == Streams()
    picture = "/Subtype /Image /Filter /FlateDecode"
    assert check_streams(stream(flipped(zlib.compress(TEXT), 40), picture)) == Streams()


def test_a_stream_beyond_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_STREAM", 1000)
    assert check_streams(stream(zlib.compress(bytes(1000)))) == Streams()
    assert check_streams(stream(zlib.compress(bytes(1001)))).bloated
    twice = zlib.compress(zlib.compress(bytes(1001)))
    assert check_streams(stream(twice, "/Filter [/FlateDecode /FlateDecode]")).bloated


def test_all_streams_together_beyond_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_TOTAL", 1000)
    one = stream(zlib.compress(bytes(400)))
    assert not check_streams(one * 2).bloated
    assert check_streams(one * 3).bloated


def test_what_other_filters_may_grow_to_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are not unpacked; a byte of LZW comes to 2,731 at most."""
    monkeypatch.setattr(streams, "MAX_STREAM", 3000)
    assert not check_streams(stream(b"1", "/Filter /LZWDecode")).bloated
    assert check_streams(stream(b"12", "/Filter /LZWDecode")).bloated
    assert check_streams(stream(bytes(50), "/Filter /RunLengthDecode")).bloated


def locked(change: Callable[[bytes], bytes]) -> bytes:
    """A file that everybody may read, with its one stream changed before it is encrypted."""
    pdf = Pdf(lock=Lock("", "owner"))
    packed = change(zlib.compress(TEXT))
    assert pdf.lock is not None
    head = f"<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
    number = max(pdf.objects) + 1
    pdf.page(pdf.add(head + pdf.lock.encrypt(number, packed) + b"\nendstream"), HELVETICA)
    return pdf.bytes()


def test_an_encrypted_file_is_checked_when_it_is_open() -> None:
    """As it stands nothing can be said of it."""
    sound, damaged = locked(lambda data: data), locked(lambda data: flipped(data, len(data) - 2))
    for data in (sound, damaged):
        assert check_streams(data) == Streams(encrypted=True)
    assert read_document(sound, "a.pdf").doubts == ()
    assert [d.code for d in read_document(damaged, "a.pdf").doubts] == ["D0025"]


def test_an_encrypted_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_STREAM", 1000)
    with pytest.raises(GfsError) as caught:
        read_document(locked(lambda data: data), "a.pdf")
    assert [d.code for d in caught.value.diagnostics] == ["D0022"]


def test_no_file_here_has_a_damaged_stream_but_those_that_should() -> None:
    damaged = {
        path.name for path in truth.FOLDER.glob("*.pdf") if check_streams(path.read_bytes()).damaged
    }
    assert damaged == {"damaged-stream.pdf", "damaged-digit.pdf", "truncated.pdf"}
