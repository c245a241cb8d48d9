"""A page as it is shown: turned and cropped, with what cannot be seen set apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.pdf.paper import HELVETICA, ink_on, shown, spelled, written
from tests.files.make.raw import Pdf

from gfsdsl.documents import read_document
from gfsdsl.documents.pdf import chars, drawing
from gfsdsl.documents.pdf.ink import Char, Turn

NUMBER = st.floats(-500, 500, allow_nan=False)
TURNS = st.builds(
    lambda left, bottom, width, height, quarter: Turn(
        left, bottom, left + width, bottom + height, quarter
    ),
    NUMBER,
    NUMBER,
    st.floats(1, 500),
    st.floats(1, 500),
    st.integers(0, 3),
)


@given(TURNS, NUMBER, NUMBER)
def test_the_page_lies_in_its_first_quarter(turn: Turn, x: float, y: float) -> None:
    """Its box is that of the page as shown, and what is inside of it stays inside."""
    width, height = turn.size
    shown_ = turn.box(turn.left, turn.bottom, turn.right, turn.top)
    assert shown_ == pytest.approx((0, 0, width, height), abs=1e-6)
    at_x, at_y = turn.point(x, y)
    inside = turn.left <= x <= turn.right and turn.bottom <= y <= turn.top
    assert not inside or (-1e-6 <= at_x <= width + 1e-6 and -1e-6 <= at_y <= height + 1e-6)


def test_a_quarter_turn_is_clockwise() -> None:
    """The upper left corner of the file goes to the upper right, lower right, lower left one."""
    page = (0.0, 0.0, 200.0, 100.0)
    corners = [Turn(*page, quarter).point(0, 100) for quarter in range(4)]
    assert corners == [(0, 0), (100, 0), (200, 100), (0, 200)]


def placed(char: Char) -> tuple[float, ...]:
    return tuple(round(v, 1) for v in (char.left, char.top, char.base))


# What a program writes that turns its content by so many quarters to the left.
MATRICES = {0: "1 0 0 1 0 0", 1: "0 1 -1 0 595 0", 2: "-1 0 0 -1 595 842", 3: "0 -1 1 0 0 842"}
SIZES = {0: (595, 842), 1: (842, 595), 2: (595, 842), 3: (842, 595)}


@pytest.mark.parametrize("said", ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/Rotate -90"])
@pytest.mark.parametrize("quarter", MATRICES)
def test_text_stands_upright_whatever_the_page_says_of_itself(quarter: int, said: str) -> None:
    """The content is turned; /Rotate may undo that or not: characters and rulings are the same."""
    content = shown("1,234.50", 100, 300) + "0 g 90 290 100 20 re S 90 290 m 190 290 l S\n"
    data = written(f"q {MATRICES[quarter]} cm {content} Q", more=said)
    ink = ink_on(data)
    assert (ink.width, ink.height) == SIZES[quarter]
    assert spelled(ink.chars) == "1,234.50"
    plain = ink_on(written(content)).chars[0]
    # Upright the content is as it was written, on a page whose height may be its width.
    lower = 842 - SIZES[quarter][1]
    assert placed(ink.chars[0]) == pytest.approx(
        (plain.left, plain.top - lower, plain.base - lower), abs=0.2
    )
    assert [round(edge.at) for edge in ink.across] == [round(842 - lower - y) for y in (310, 290)]
    assert [round(edge.at) for edge in ink.down] == [90, 190]


def test_a_turned_remark_turns_no_page() -> None:
    """It goes by most of the text."""
    remark = "BT /F 10 Tf 0 1 -1 0 30 300 Tm (remark) Tj ET\n"
    ink = ink_on(written(shown("1,234.50", 100, 300) + remark))
    assert (ink.width, ink.height) == (595, 842)
    assert sorted(spelled(ink.chars)) == sorted("1,234.50remark")


def test_without_text_the_page_is_taken_at_its_word() -> None:
    ink = ink_on(written("90 290 100 20 re S", more="/Rotate 90"))
    assert (ink.width, ink.height) == (842, 595)


CROP = "/CropBox [100 200 400 600]"


def test_outside_of_the_crop_box_nothing_is_read() -> None:
    inside, outside = shown("1.00", 150, 300), shown("99", 20, 300) + shown("88", 450, 700)
    ink = ink_on(written(inside + outside, more=CROP))
    assert (ink.width, ink.height) == (300, 400)
    assert spelled(ink.chars) == "1.00"
    assert placed(ink.chars[0])[0] == pytest.approx(50, abs=0.5)
    assert ink.chars[0].base == pytest.approx(300)


@pytest.mark.parametrize(
    "box", ["[-9 -9 999 999]", "[400 600 100 200]", "[0 0 0 0]", "[700 0 800 9]"]
)
def test_odd_crop_boxes(box: str) -> None:
    """Larger than the page, upside down, empty, beside it: the page is what can be shown of it."""
    ink = ink_on(written(shown("1.00", 150, 300), more=f"/CropBox {box}"))
    assert spelled(ink.chars) == "1.00"
    assert (ink.width, ink.height) == ((300, 400) if box == "[400 600 100 200]" else (595, 842))


def test_a_page_may_begin_anywhere() -> None:
    data = written(shown("1.00", 150, 300)).replace(b"[0 0 595 842]", b"[100 200 695 1042]")
    ink = ink_on(data)
    assert placed(ink.chars[0])[0] == pytest.approx(50, abs=0.5)
    assert ink.chars[0].base == pytest.approx(742)


HIDDEN = {
    "in no ink": "3 Tr " + shown("99", 150, 300) + "0 Tr ",
    "clipping only": "q 7 Tr " + shown("99", 150, 300) + "Q ",
    "white": "1 g " + shown("99", 150, 300) + "0 g ",
    "almost white": "0.99 0.99 0.99 rg " + shown("99", 150, 300) + "0 g ",
}


@pytest.mark.parametrize("how", HIDDEN)
def test_what_cannot_be_seen_is_set_apart(how: str) -> None:
    ink = ink_on(written(shown("1.00", 150, 300) + HIDDEN[how]))
    assert (spelled(ink.chars), spelled(ink.hidden)) == ("1.00", "99")


@pytest.mark.parametrize(
    "content",
    [
        "0.2 g 140 290 100 30 re f 1 g " + shown("99", 150, 300),  # white on a dark box
        "2 Tr 1 g 0 G " + shown("99", 150, 300),  # white with an outline
        "1 Tr " + shown("99", 150, 300),  # an outline
        "0.9 g " + shown("99", 150, 300),  # grey
    ],
)
def test_what_can_be_seen_is_read(content: str) -> None:
    ink = ink_on(written(content))
    assert (spelled(ink.chars), spelled(ink.hidden)) == ("99", "")


def test_clipped_text_is_looked_for_when_asked() -> None:
    """It takes as long as all the rest, so only pages with text on top of other text are asked."""
    clipped = "q 300 300 50 50 re W n " + shown("99", 150, 300) + "Q "
    kept = "q 140 290 50 50 re W n " + shown("1.00", 150, 300) + "Q "
    ink = ink_on(written(kept + clipped))
    assert spelled(ink.chars) == "1.0099"
    ink = ink_on(written(kept + clipped), clipped=True)
    assert (spelled(ink.chars), spelled(ink.hidden)) == ("1.00", "99")


def test_print_on_top_of_other_print_is_a_doubt() -> None:
    """Where nothing is clipped away, nobody can tell which of both is meant."""
    content = shown("12341234", 150, 300) + shown("56785678", 150.4, 300)
    assert [d.code for d in read_document(written(content), "a.pdf").doubts] == ["D0035"]


def test_a_picture_of_a_page_is_a_doubt() -> None:
    """A page number over it is no text of it."""
    pdf = Pdf()
    picture = pdf.stream(
        b"\0", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace"
        " /DeviceGray",
    )  # fmt: skip
    resources = f"{HELVETICA} /XObject << /X {picture} 0 R >>"
    pdf.page(b"q 500 0 0 800 20 20 cm /X Do Q " + shown("1", 300, 30).encode(), resources)
    pdf.page(shown("Text", 300, 500).encode(), resources)
    document = read_document(pdf.bytes(), "a.pdf")
    assert [(d.code, d.page) for d in document.doubts] == [("D0031", 1)]


def test_more_than_a_page_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read up to there and said so; the next page is read again."""
    monkeypatch.setattr(chars, "MAX_CHARS", 5)
    monkeypatch.setattr(drawing, "MAX_OBJECTS", 3)
    boxes = "0 0 9 9 re f " * 4
    many = written(shown("1.001.00", 150, 300), boxes + shown("2", 9, 9), shown("3", 9, 9))
    assert [ink_on(many, page).crowded for page in range(3)] == [True, True, False]
    assert spelled(ink_on(many).chars) == "1.001"
