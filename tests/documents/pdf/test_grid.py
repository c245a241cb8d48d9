"""Rulings to tables: random tables, drawn in every way, come out as they were meant; and odd ones:
leaks, L-shapes, frames, neighbours, borders that are not drawn."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import accumulate

from attrs import frozen
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.documents.pdf.paper import (
    HEIGHT,
    across,
    cells,
    down,
    grid,
    grids_of,
    ink_on,
    lines_on,
    page,
    shown,
    steps,
    stroke,
    typed,
    written,
)

from gfsdsl.documents.pdf.edges import tidy
from gfsdsl.documents.pdf.grid import ruled_tables
from gfsdsl.documents.pdf.ink import Edge, Ink
from gfsdsl.documents.pdf.layout import lay_out

# Rulings are drawn this far from where they are meant.
JITTER = 0.45
Rect = tuple[int, int, int, int]


@frozen
class Meant:
    """A table as it is meant: its lines, and which cell each field belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[int, ...], ...]

    def rects(self) -> dict[int, Rect]:
        """First row and column of each cell, and those after its last."""
        found: dict[int, Rect] = {}
        for r, line in enumerate(self.owner):
            for c, name in enumerate(line):
                top, left, *_ = found.get(name, (r, c))
                found[name] = (top, left, r + 1, c + 1)
        return found

    def walls(self) -> list[tuple[float, float, float, float]]:
        """A piece of ruling between each two fields of different cells, and around the table."""
        height, width = len(self.owner), len(self.owner[0])

        def name(r: int, c: int) -> int:
            return self.owner[r][c] if 0 <= r < height and 0 <= c < width else -1

        found = []
        for r in range(height + 1):
            for c in range(width + 1):
                if c < width and name(r - 1, c) != name(r, c):
                    found.append((self.xs[c], self.ys[r], self.xs[c + 1], self.ys[r]))
                if r < height and name(r, c - 1) != name(r, c):
                    found.append((self.xs[c], self.ys[r], self.xs[c], self.ys[r + 1]))
        return found


@st.composite
def tables(draw: st.DrawFn) -> Meant:
    """Up to six by six fields with up to four merged cells that do not overlap."""
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    owner = [[r * width + c for c in range(width)] for r in range(height)]
    for _ in range(draw(st.integers(0, 4))):
        top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        bottom = draw(st.integers(top + 1, height))
        right = draw(st.integers(left + 1, width))
        fields = [(r, c) for r in range(top, bottom) for c in range(left, right)]
        taken = [owner[r][c] for r, c in fields]
        names = [name for line in owner for name in line]
        if all(names.count(name) == 1 for name in taken):
            for r, c in fields:
                owner[r][c] = top * width + left
    wide = draw(st.lists(st.integers(18, 70), min_size=width, max_size=width))
    high = draw(st.lists(st.integers(14, 60), min_size=height, max_size=height))
    xs, ys = [*accumulate(wide, initial=30)], [*accumulate(high, initial=40)]
    return _without_idle_lines(xs, ys, owner)


def _without_idle_lines(xs: list[int], ys: list[int], owner: list[list[int]]) -> Meant:
    """A line that no cell begins at is not drawn, so nobody can know of it."""
    width = len(xs) - 1
    starts = {name for line in owner for name in line}
    assume(len(starts) > 1)
    rows = sorted({name // width for name in starts})
    columns = sorted({name % width for name in starts})
    names = {s: rows.index(s // width) * len(columns) + columns.index(s % width) for s in starts}
    return Meant(
        (*(float(xs[c]) for c in columns), float(xs[-1])),
        (*(float(ys[r]) for r in rows), float(ys[-1])),
        tuple(tuple(names[owner[r][c]] for c in columns) for r in rows),
    )


def drawn(table: Meant, way: str, dice: random.Random) -> bytes:
    """A page with the table and, in each of its cells, the cell's name."""

    def off() -> float:
        return dice.uniform(-JITTER, JITTER)

    pieces: list[str] = []
    if way == "four segments a cell":
        for top, left, bottom, right in table.rects().values():
            x0, x1, y0, y1 = table.xs[left], table.xs[right], table.ys[top], table.ys[bottom]
            for side in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                pieces.append(_ruling(*side, "line", off))
    else:
        pieces = [_ruling(*wall, way, off) for wall in table.walls()]
    for name, (top, left, bottom, right) in table.rects().items():
        x = dice.uniform(table.xs[left] + 2, table.xs[right] - 10)
        y = dice.uniform(table.ys[top] + 8, table.ys[bottom] - 4)
        pieces.append(shown(str(name), x, HEIGHT - y, size=6))
    dice.shuffle(pieces)
    return written("".join(pieces))


def _ruling(x0: float, y0: float, x1: float, y1: float, way: str, off: Callable[[], float]) -> str:
    flat = y0 == y1
    along, aside = off(), off()
    x0, x1 = x0 + (along if flat else aside), x1 + (off() if flat else aside)
    y0, y1 = y0 + (aside if flat else along), y1 + (aside if flat else off())
    if way == "line":
        return stroke(x0, HEIGHT - y0, x1, HEIGHT - y1)
    width, height = (x1 - x0, 0.6) if flat else (0.6, y1 - y0)
    return f"{x0:.2f} {HEIGHT - y0:.2f} {width:.2f} {-height:.2f} re f\n"


@given(
    tables(),
    st.sampled_from(["line", "thin filled box", "four segments a cell"]),
    st.randoms(use_true_random=False),
)
def test_a_table_comes_out_as_it_was_meant(table: Meant, way: str, dice: random.Random) -> None:
    """Its lines to a point, its cells exactly, and each character in its cell."""
    ink = ink_on(drawn(table, way, dice))
    (found,) = ruled_tables(ink.across, ink.down)
    assert found.owner == table.owner
    assert not found.crooked
    for got, meant in ((found.xs, table.xs), (found.ys, table.ys)):
        assert max(abs(a - b) for a, b in zip(got, meant, strict=True)) < 1
    laid = lay_out(ink)
    (filled,) = grids_of(laid)
    assert len(laid.items) == 1
    for r, line in enumerate(table.owner):
        for c, name in enumerate(line):
            first = name == r * len(line) + c
            assert filled.rows[r][c].text == (str(name) if first else None)


@given(st.randoms(use_true_random=False))
def test_the_order_of_rulings_does_not_matter(dice: random.Random) -> None:
    flat, upright = grid((0, 50, 100, 200), (0, 20, 40))
    plain = ruled_tables(flat, upright)
    dice.shuffle(flat)
    dice.shuffle(upright)
    assert ruled_tables(flat, upright)[0].owner == plain[0].owner


def test_a_merged_cell_covers_the_fields_after_its_first() -> None:
    """The upper left field holds the text; the others say that they are covered."""
    flat, upright = grid((0, 50, 100), (0, 20, 40))
    upright[1] = Edge(50, 20, 40)  # not in the first row
    laid = lay_out(Ink(1, 300, 300, typed("合计", 40, 12), flat, upright))
    assert [cells(g) for g in grids_of(laid)] == [[["合计", None], ["", ""]]]


def test_boxes_of_cells() -> None:
    """A blank cell's place is the cell, any other's is its text."""
    flat, upright = grid((0, 50, 100), (0, 20))
    (found,) = grids_of(lay_out(Ink(3, 300, 300, typed("1.00", 60, 14), flat, upright)))
    blank, filled = found.rows[0]
    assert (blank.place.page, blank.place.box) == (3, (0, 0, 50, 20))
    assert filled.place.box == (60, 6, 80, 16)
    assert found.edges == (0, 50, 100)


def test_a_field_open_to_the_outside_is_no_cell() -> None:
    """The last row has no border below: what stands in it is text beside the table."""
    flat, upright = grid((0, 50, 100), (0, 20, 40))
    upright = [Edge(edge.at, 0, 60) for edge in upright]
    (found,) = ruled_tables(flat, upright)
    assert found.ys == (0, 20, 40)
    assert found.owner == ((0, 1), (2, 3))
    laid = lay_out(page(typed("注：", 10, 55), rulings=[Ink(1, 0, 0, [], flat, upright)]))
    assert [type(item).__name__ for _, item in laid.items] == ["Grid", "PrintedLine"]


def test_a_leak_inside_of_a_table_takes_its_fields_only() -> None:
    """The last border ends half way; the field without it runs out."""
    flat, upright = grid((0, 50, 100), (0, 20, 40))
    flat[2] = Edge(40, 0, 50)
    (found,) = ruled_tables(flat, upright)
    assert found.owner == ((0, 1), (2, -1))
    laid = lay_out(Ink(1, 300, 300, typed("1.00", 60, 34), flat, upright))
    assert [cells(g) for g in grids_of(laid)] == [[["", ""], ["", None]]]
    assert lines_on(laid) == ["1.00"]


def test_a_cell_that_is_no_rectangle_is_flagged() -> None:
    """Three fields in the shape of an L are one cell, under the name of the first, and a doubt."""
    flat, upright = grid((0, 50, 100, 150), (0, 20, 40))
    flat[1:2] = across((20, 50, 150))
    upright[1] = Edge(50, 0, 20)
    (found,) = ruled_tables(flat, upright)
    assert found.owner == ((0, 1, 2), (0, 0, 5))
    assert found.crooked == {0}
    assert len(lay_out(Ink(1, 300, 300, [], flat, upright)).crooked) == 1


def test_a_frame_around_a_single_cell_is_no_table() -> None:
    flat, upright = grid((0, 200), (0, 100))
    assert ruled_tables(flat, upright) == []
    laid = lay_out(Ink(1, 300, 300, typed("说明", 10, 50), flat, upright))
    assert grids_of(laid) == []


def test_a_frame_around_a_table_is_another_one() -> None:
    """It does not touch the table, so it is a frame around a single cell, which is none."""
    inner_flat, inner_up = grid((20, 60, 100), (20, 40, 60))
    flat, upright = grid((0, 120), (0, 80))
    (found,) = ruled_tables([*flat, *inner_flat], [*upright, *inner_up])
    assert found.box == (20, 20, 100, 60)


def test_two_tables_side_by_side_have_lines_of_their_own() -> None:
    """The rows of one do not divide those of the other; they come in the order of their tops."""
    left_flat, left_up = grid((0, 50, 100), (10, 40, 70))
    right_flat, right_up = grid((120, 160, 200), (0, 15, 30, 45, 70))
    found = ruled_tables([*left_flat, *right_flat], [*left_up, *right_up])
    assert [table.xs for table in found] == [(120, 160, 200), (0, 50, 100)]
    assert [steps(table.ys) for table in found] == [[15, 15, 15, 25], [30, 30]]


def test_side_borders_that_are_not_drawn() -> None:
    """Three or more rulings end at one place, and there are columns between: that is a side, where
    none is drawn, and where one row of one lacks."""
    flat, upright = grid((0, 50, 100, 150), (0, 20, 40, 60))
    part = [Edge(150, 0, 20), Edge(150, 40, 60)]
    for drawn_ in (upright[1:-1], [*upright[:-1], *part]):
        (found,) = ruled_tables(flat, drawn_)
        assert found.xs == (0, 50, 100, 150)
        assert found.owner == ((0, 1, 2), (3, 4, 5), (6, 7, 8))


def test_lines_alone_are_no_table() -> None:
    """Three lines without a vertical one leave the columns to the white between them."""
    flat, _ = grid((0, 500), (0, 20, 200))
    assert ruled_tables(flat, []) == []


def test_a_ruling_may_end_a_little_early() -> None:
    flat, upright = grid((0, 50, 100), (0, 20, 40))
    flat[1] = Edge(20, 2.5, 97.5)
    (found,) = ruled_tables(flat, upright)
    assert found.owner == ((0, 1), (2, 3))


def test_a_border_of_two_lines_is_one() -> None:
    flat, upright = grid((0, 50, 100), (0, 20, 40))
    double = [Edge(edge.at + 1.6, edge.low, edge.high) for edge in upright]
    (found,) = ruled_tables(tidy(flat), tidy([*upright, *double]))
    assert found.owner == ((0, 1), (2, 3))


def test_more_fields_than_a_page_can_have_are_no_table() -> None:
    many = [float(4 * i) for i in range(600)]
    flat, upright = grid(many, many)
    assert ruled_tables(flat, upright) == []


def test_a_field_by_its_point() -> None:
    (found,) = ruled_tables(*grid((0, 50, 100), (0, 20, 40)))
    assert found.field(75, 5) == (0, 1)
    assert found.field(-1, 5) is found.field(5, 41) is None


def test_a_number_too_wide_for_its_column_goes_where_most_of_it_is() -> None:
    """It runs over the border without a gap, so it is one; what has a gap is two."""
    flat, upright = grid((0, 50, 100, 150), (0, 20))
    ink = Ink(1, 300, 300, typed("12,345,678.90", 42, 14), flat, upright)
    (found,) = grids_of(lay_out(ink))
    assert cells(found) == [["", "12,345,678.90", ""]]
    ink = Ink(1, 300, 300, [*typed("12", 38, 14), *typed("34", 52, 14)], flat, upright)
    (found,) = grids_of(lay_out(ink))
    assert cells(found) == [["12", "34", ""]]


def test_text_of_a_cell_on_two_lines() -> None:
    flat, upright = grid((0, 50, 100), (0, 40))
    ink = Ink(1, 300, 300, [*typed("26,30", 55, 14), *typed("0.87", 55, 28)], flat, upright)
    (found,) = grids_of(lay_out(ink))
    assert cells(found) == [["", "26,30\n0.87"]]


def test_verticals_alone_are_no_table() -> None:
    assert ruled_tables([], down((0, 0, 100), (50, 0, 100))) == []
