"""Which reader a document gets, and what happens when it cannot be opened."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfsdsl.diagnostics import GfsError
from gfsdsl.documents import read_document


def test_a_path_is_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "账.txt"
    path.write_text("甲", encoding="utf-8")
    assert read_document(path).name == str(path)
    assert read_document(str(path)).name == str(path)
    assert read_document(path, "决算").name == "决算"
    assert read_document("甲".encode()).name == "<bytes>"


def test_the_same_bytes_have_the_same_digest(tmp_path: Path) -> None:
    path = tmp_path / "账.txt"
    path.write_bytes("甲".encode())
    assert read_document(path).digest == read_document("甲".encode(), "乙.txt").digest


@pytest.mark.parametrize("source", ["没有这个文件.txt", "a\x00b"])
def test_what_cannot_be_opened(source: str) -> None:
    with pytest.raises(GfsError) as caught:
        read_document(source)
    assert caught.value.diagnostics[0].code == "D0001"


def test_a_folder_without_tables(tmp_path: Path) -> None:
    with pytest.raises(GfsError) as caught:
        read_document(tmp_path)
    assert caught.value.diagnostics[0].code == "D0006"


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.csv", "a"]))
def test_no_bytes_raise_anything_else(data: bytes, name: str) -> None:
    with suppress(GfsError):
        read_document(data, name)
