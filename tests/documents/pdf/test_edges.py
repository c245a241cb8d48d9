"""Rulings as drawn to rulings as meant."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.pdf.paper import across, ink_on, shown, written
from tests.files.make.raw import Pdf

from gfsdsl.documents.pdf.edges import dotted, tidy
from gfsdsl.documents.pdf.ink import Edge

FAR = st.floats(0, 800, allow_nan=False)
EDGES = st.lists(st.builds(lambda at, a, b: Edge(at, min(a, b), max(a, b)), FAR, FAR, FAR))


def test_rulings_on_one_line_move_to_their_mean() -> None:
    assert tidy(across((10, 0, 50), (12, 100, 150))) == across((11, 0, 50), (11, 100, 150))


def test_a_chain_may_be_longer_than_its_links() -> None:
    """Each follows the one before within three points; the last is six from the first."""
    assert tidy(across((10, 0, 9), (13, 20, 29), (16, 40, 49))) == across(
        (13, 0, 9), (13, 20, 29), (13, 40, 49)
    )
    assert tidy(across((10, 0, 9), (13.1, 0, 9))) == across((10, 0, 9), (13.1, 0, 9))


def test_small_gaps_close() -> None:
    assert tidy(across((10, 0, 50), (10, 53, 90))) == across((10, 0, 90))
    assert tidy(across((10, 0, 50), (10, 53.1, 90))) == across((10, 0, 50), (10, 53.1, 90))
    assert tidy(across((10, 0, 90), (10, 20, 30))) == across((10, 0, 90))


def test_dashes_are_a_line_and_a_single_one_is_none() -> None:
    dashes = [Edge(10, x, x + 2) for x in range(0, 60, 4)]
    assert tidy(dashes) == across((10, 0, 58))
    assert tidy(dashes[:1]) == []


@given(EDGES)
def test_what_is_tidy_stays_as_it_is(edges: list[Edge]) -> None:
    once = tidy(edges)
    assert [tuple(e) for e in tidy(once)] == [pytest.approx(tuple(e)) for e in once]
    for edge in once:
        assert edge.high - edge.low >= 3


@given(EDGES, st.randoms(use_true_random=False))
def test_the_order_of_rulings_does_not_matter(edges: list[Edge], dice: random.Random) -> None:
    other = list(edges)
    dice.shuffle(other)
    assert tidy(other) == tidy(edges)


def test_rows_of_dots_are_lines() -> None:
    """Six or more with no wide gap between them, along either direction."""
    row = [(float(x), 100.0) for x in range(0, 30, 2)]
    column = [(300.0, float(y)) for y in range(0, 30, 2)]
    assert dotted([*row, *column]) == (across((100, 0, 28)), across((300, 0, 28)))


def test_a_gap_ends_a_row_of_dots() -> None:
    near = [(x, 100.0) for x in (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)]
    far = [(x + 15, y) for x, y in near]
    assert dotted([*near, *far])[0] == across((100, 0, 10), (100, 15, 25))
    assert dotted([*near[:4], *far[:4]]) == ([], [])


def test_the_dots_of_leaders_are_text_and_no_rulings() -> None:
    """A line of a table of contents leads to its page by full stops."""
    ink = ink_on(written(shown("Contents" + "." * 80 + "3", 50, 700)))
    assert (ink.across, ink.down) == ([], [])


def paths(content: str) -> tuple[list[Edge], list[Edge]]:
    """The rulings of a page that is 842 points high, to a point: a stroke has a thickness."""
    ink = ink_on(written("0.01 w " + content))
    rounded = [[Edge(*(round(v) for v in edge)) for edge in e] for e in (ink.across, ink.down)]
    return rounded[0], rounded[1]


def test_what_is_a_ruling() -> None:
    """A line, a thin box, the sides of a box, whether it is stroked, filled, or drawn by lines."""
    line: tuple[list[Edge], list[Edge]] = (across((100, 100, 200)), [])
    assert paths("100 742 m 200 742 l S") == line
    assert paths("100 741.5 100 1 re f") == line
    box = (across((100, 100, 200), (142, 100, 200)), across((100, 100, 142), (200, 100, 142)))
    assert paths("100 700 100 42 re S") == box
    assert paths("100 700 m 100 742 l 200 742 l 200 700 l h S") == box
    assert paths("q 1 0 0 1 100 700 cm 0 0 100 42 re S Q") == box
    assert paths("0.9 g 100 700 100 42 re f") == box


def test_what_is_none() -> None:
    assert paths("100 100 m 200 200 l 300 100 l S") == ([], [])  # slanted
    assert paths("100 100 m 200 200 300 300 400 100 c S") == ([], [])  # a curve
    assert paths("100 700 100 42 re W n") == ([], [])  # it only clips
    assert paths("100 700 0.5 0.5 re f") == ([], [])  # a dot


def test_a_side_may_lean_by_a_point() -> None:
    assert paths("100 742 m 200 741.2 l 200.8 600 l 300 300 l S")[1] == across((200, 101, 242))


def test_rulings_in_forms_stand_where_the_form_is_put() -> None:
    """A form that is moved and made twice as large."""
    pdf = Pdf()
    inner = pdf.stream(
        b"0 0 m 50 0 l S", "/Type /XObject /Subtype /Form /BBox [0 -9 99 9] /Matrix [2 0 0 2 0 0]"
    )
    pdf.page(b"q 1 0 0 1 100 742 cm /X Do Q", f"/XObject << /X {inner} 0 R >>")
    (edge,) = ink_on(pdf.bytes()).across
    assert tuple(edge) == pytest.approx((100, 100, 200), abs=2)
