"""Characters to lines: baselines, blanks, what is printed twice or on top of other print."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.pdf.paper import shown, spelled, typed, written

from gfsdsl.documents import Text, read_document
from gfsdsl.documents.pdf.ink import Char
from gfsdsl.documents.pdf.lines import PrintedLine, box_of, lines_of
from gfsdsl.documents.pdf.segments import columns_of, columns_under, segments_of


def texts(lines: list[PrintedLine]) -> list[str]:
    return [line.spelled()[0] for line in lines]


def test_lines_from_the_top_and_characters_from_the_left() -> None:
    chars = [*typed("单位：万元", 300, 40), *typed("收入决算表", 50, 20), *typed("部门", 50, 40)]
    assert texts(lines_of(chars)) == ["收入决算表", "部门 单位：万元"]


@given(st.randoms(use_true_random=False))
def test_the_order_in_the_file_does_not_matter(dice: random.Random) -> None:
    chars = [*typed("一般公共服务 1,234.50", 50, 20), *typed("教育 -0.01", 50, 34)]
    dice.shuffle(chars)
    assert texts(lines_of(chars)) == ["一般公共服务 1,234.50", "教育 -0.01"]


def test_a_wide_gap_is_a_blank_and_a_small_one_is_none() -> None:
    """0.3 of the height of the text, which is 10 here."""
    first = typed("合", 0, 20)
    assert texts(lines_of([*first, *typed("计", 13, 20)])) == ["合计"]
    assert texts(lines_of([*first, *typed("计", 13.1, 20)])) == ["合 计"]


def test_every_character_has_its_box_and_blanks_have_theirs() -> None:
    (line,) = lines_of([*typed("合", 0, 20), *typed("计", 30, 20)])
    text, boxes = line.spelled()
    assert text == "合 计"
    assert boxes == ((0, 12, 10, 22), (10, 12, 30, 22), (30, 12, 40, 22))
    assert line.box == (0, 12, 40, 22)


def test_baselines_of_two_fonts_are_one_line() -> None:
    """They differ by less than 0.4 of the height of the smaller."""
    assert texts(lines_of([*typed("合计", 0, 20), *typed("1.00", 30, 23.9)])) == ["合计 1.00"]
    assert texts(lines_of([*typed("合计", 0, 20), *typed("1.00", 30, 24.1)])) == ["合计", "1.00"]


def test_tight_lines_stay_apart() -> None:
    chars = [char for at in range(5) for char in typed("行" * 4, 0, 20.0 + 9 * at, size=9)]
    assert texts(lines_of(chars)) == ["行行行行"] * 5


def test_bold_print_is_taken_once() -> None:
    """The same characters again, a little to the right; neighbours may stand in between."""
    for away in (0.0, 0.3, 1.0):
        chars = [*typed("合计1.10", 0, 20), *typed("合计1.10", away, 20)]
        (line,) = lines_of(chars)
        assert (texts([line]), line.twice, line.muddled) == (["合计1.10"], 6, 0)


def test_a_doubled_letter_is_no_doubled_print() -> None:
    (line,) = lines_of(typed("人人11.00", 0, 20))
    assert (texts([line]), line.twice) == (["人人11.00"], 0)


def test_print_on_top_of_other_print_is_counted() -> None:
    """The new number over the old one, as an editor leaves them."""
    (line,) = lines_of([*typed("1234", 0, 20), *typed("5678", 0.2, 20)])
    assert line.muddled >= 4
    (tight,) = lines_of([c for i in range(8) for c in typed("国", 7.0 * i, 20)])
    assert tight.muddled == 0


def test_nothing_is_no_line() -> None:
    assert lines_of([]) == []


def test_text_without_a_height() -> None:
    """A font of size 0, as a damaged file has it."""
    flat = [Char(t, 10.0 * i, 5, 10.0 * i + 4, 5, 5) for i, t in enumerate("12")]
    (line,) = lines_of(flat)
    assert [piece.text for piece in segments_of(line)] == ["1", "2"]


def test_box_of_characters() -> None:
    assert box_of([*typed("合", 0, 20), *typed("计", 30, 50, size=20)]) == (0, 12, 50, 54)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("2080505  机关事业", ["2080505", "机关事业"]),  # a code and a name need a smaller gap
        ("一般公共   1,234.50", ["一般公共", "1,234.50"]),
        ("1,234.50   -", ["1,234.50", "-"]),
        ("12.50教育支出", ["12.50", "教育支出"]),  # an amount is over where a word follows
        ("12.5教育", ["12.5教育"]),
        ("一 般 公 共", ["一般公共"]),
    ],
)
def test_pieces_of_a_line(text: str, pieces: list[str]) -> None:
    (line,) = lines_of(typed(text, 50, 20))
    assert [piece.text for piece in segments_of(line)] == pieces


def test_numbers_and_amounts() -> None:
    found = {}
    for text in ("1,234.50", "-0.01", "(3.20)", "12%", "208", "-", "——", "1.2.3", "合计"):
        (piece,) = segments_of(lines_of(typed(text, 0, 20))[0])
        found[text] = (piece.is_number, piece.is_amount)
    assert found == {
        "1,234.50": (True, True),
        "-0.01": (True, True),
        "(3.20)": (True, True),
        "12%": (True, False),
        "208": (True, False),
        "-": (False, True),
        "——": (False, True),
        "1.2.3": (False, False),
        "合计": (False, False),
    }


def test_columns_are_what_the_white_leaves() -> None:
    """A name that runs over two columns joins them no more than a narrow number parts one."""
    rows = [("项目", "1,234.50", "0.00"), ("教育支出", "7.00", "12,345.00")]
    pieces = []
    for at, (name, one, two) in enumerate(rows):
        base = 20.0 * at
        chars = [*typed(name, 0, base), *typed(one, 100, base), *typed(two, 200, base)]
        pieces.append(segments_of(lines_of(chars)[0]))
    wide = segments_of(lines_of(typed("一个写得很长很长的合计", 0, 60))[0])
    spans = columns_of([*pieces, wide])
    assert spans == [(0, 40), (100, 140), (200, 245)]
    assert columns_under((0, 110), spans) == [0, 1]
    assert columns_under((150, 160), spans) == [1]


def test_lines_of_a_file_count_over_its_pages() -> None:
    document = read_document(written(shown("one", 50, 700), shown("two", 50, 700)), "a.pdf")
    (block,) = document.blocks
    assert isinstance(block, Text)
    assert [(line.number, line.page, line.text) for line in block.lines] == [
        (1, 1, "one"),
        (2, 2, "two"),
    ]
    place = block.lines[1].place(1)
    assert (place.line, place.column, place.page) == (None, 2, 2)
    assert place.box == block.lines[1].boxes[1]


def test_typed_text_is_as_wide_as_it_says() -> None:
    """Of the tests themselves: Chinese characters are square, others half as wide."""
    chars = typed("合1", 0, 20)
    assert (spelled(chars), [c.right - c.left for c in chars]) == ("合1", [10, 5])
