"""csv files: delimiters, quotes, places."""

from __future__ import annotations

from pathlib import Path

import pytest

from gfsdsl.diagnostics import GfsError
from gfsdsl.documents import Document, Grid, read_document


def texts(document: Document, block: int = 0) -> list[list[str | None]]:
    grid = document.blocks[block]
    assert isinstance(grid, Grid)
    return [[cell.text for cell in row] for row in grid.rows]


def lines(document: Document) -> list[list[int | None]]:
    grid = document.blocks[0]
    assert isinstance(grid, Grid)
    return [[cell.place.line for cell in row] for row in grid.rows]


def test_a_file_is_one_grid_named_by_its_stem() -> None:
    document = read_document('项目,金额\n合计,"1,234.50"\n'.encode(), "表/收入决算表.csv")
    assert texts(document) == [["项目", "金额"], ["合计", "1,234.50"]]
    grid = document.blocks[0]
    assert isinstance(grid, Grid)
    assert (grid.name, document.kind) == ("收入决算表", "csv")


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimiters(delimiter: str) -> None:
    text = f'a{delimiter}b{delimiter}c\n"1,000.00"{delimiter}2{delimiter}3\n'
    assert texts(read_document(text.encode(), "a.csv")) == [["a", "b", "c"], ["1,000.00", "2", "3"]]


def test_gb18030_and_byte_order_marks() -> None:
    for encoding in ("gb18030", "utf-8-sig", "utf-16"):
        assert texts(read_document("项目,金额".encode(encoding), "a.csv")) == [["项目", "金额"]]


def test_lines_are_those_of_the_file() -> None:
    document = read_document(b'a,"b\nb2",c\r\n\r\nd,"\ne"\n', "a.csv")
    assert texts(document) == [["a", "b\nb2", "c"], ["d", "\ne", ""]]
    assert lines(document) == [[1, 1, 2], [4, 5, 4]]


def test_ragged_rows_are_filled_up() -> None:
    assert texts(read_document(b"a\nb,c,d\ne,f\n", "a.csv")) == [
        ["a", "", ""], ["b", "c", "d"], ["e", "f", ""],
    ]  # fmt: skip


def test_a_folder_is_a_grid_a_file_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "02.csv").write_text("b,2", encoding="utf-8")
    (tmp_path / "01.csv").write_text("a,1", encoding="gb18030")
    (tmp_path / "03.csv").write_text("", encoding="utf-8")
    (tmp_path / "说明.md").write_text("x", encoding="utf-8")
    document = read_document(tmp_path)
    assert [block.name for block in document.blocks if isinstance(block, Grid)] == ["01", "02"]
    assert texts(document, 1) == [["b", "2"]]


def test_a_quote_without_end_is_text() -> None:
    assert texts(read_document(b'a,"b\nc', "a.csv")) == [["a", "b\nc"]]


def test_a_cell_beyond_the_reader_s_limit_is_a_diagnostic() -> None:
    with pytest.raises(GfsError) as caught:
        read_document(b'"' + b"a" * 200_000 + b'",b', "a.csv")
    assert caught.value.diagnostics[0].code == "D0007"
