"""Text measured in terminal cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gfsdsl.diagnostics.cells import cut, laid_out, visible, width


def test_width() -> None:
    assert width("ab") == 2
    assert width("收入，１ｱ") == 9
    assert width("e\u0301\u200b") == 1


def test_laid_out() -> None:
    assert laid_out("表\t甲") == ("表  甲", [0, 2, 4, 6])


def test_cut_through_a_wide_character() -> None:
    assert cut("收入支出", 1, 6) == " 入支"


def test_controls_are_written_out_and_line_ends_kept() -> None:
    assert (
        visible("a\x00\x1b\n\u2028\udcff\u202e\u3000é")
        == "a\\x00\\x1b\n\\u2028\\udcff\\u202e\u3000é"
    )


@given(st.text())
def test_what_is_laid_out_is_as_wide_as_its_last_cell(line: str) -> None:
    shown, starts = laid_out(line)
    assert width(shown) == starts[-1]
    assert len(starts) == len(line) + 1
    assert starts == sorted(starts)


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_a_cut_takes_the_cells_asked_for(line: str, first: int, size: int) -> None:
    shown, starts = laid_out(line)
    inside = max(0, min(first + size, starts[-1]) - first)
    assert width(cut(shown, first, first + size)) == inside
