"""The files of tests/files, each against its truth: every amount, its print and place, and what the
reader is not sure of."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest
from attrs import frozen
from tests.cli.runner import DOCUMENT, ROOT
from tests.documents.pdf.paper import words_of
from tests.files import truth

import gfsdsl
from gfsdsl.diagnostics import GfsError
from gfsdsl.documents import Document, Grid, Place
from gfsdsl.recognise.facts import Facts
from gfsdsl.session import read

# Read without a doubt.
SURE = [
    *("example-writer.pdf", "example.xlsx", "codes-digits.pdf", "codes-whole.pdf"),
    *("inside-grid.pdf", "unruled.pdf", "three-lines.pdf", "rotated.pdf", "scrambled.pdf"),
    *("calc.pdf", "stripped-font.pdf", "radicals.pdf", "doubled-glyphs.pdf", "crop-box.pdf"),
    *("owner-password.pdf", "huge-box.pdf", "actions.pdf", "borders-double.pdf"),
    *("borders-rectangles.pdf", "borders-four-strokes.pdf", "borders-outlines.pdf"),
    *("borders-dots.pdf", "borders-dashes.pdf", "borders-no-sides.pdf", "fills.pdf"),
    *("fills-only.pdf", "broken-numbers.pdf", "merged-body.pdf", "overflow.pdf"),
]

# Read, with these doubts: the code and the page.
DOUBTS: dict[str, list[tuple[str, int | None]]] = {
    "example.pdf": [("D0033", 27), ("D0033", 38)],  # a note: ticked boxes of a form
    "hidden-layer.pdf": [("D0029", 1)],  # set aside: it is painted by no ink
    "white-text.pdf": [("D0029", 1)],  # set aside: it is white on white
    "clipped-text.pdf": [("D0029", 1)],  # set aside: it is clipped away
    "doubled-runs.pdf": [("D0030", 1)],  # a note: taken once
    "damaged-stream.pdf": [("D0025", None)],  # page 2 is lost
    "damaged-digit.pdf": [("D0025", None)],  # only the check sum tells
    "many-segments.pdf": [("D0028", 1)],  # more than is read, after the table
    "many-paths.pdf": [("D0028", 1)],  # the same
    "nested-form.pdf": [("D0028", 1)],  # forms without end
    "l-shaped.pdf": [("D0032", 1)],  # a border is missing
}

REFUSED = {
    "user-password.pdf": "D0020",  # needs a password
    "truncated.pdf": "D0021",  # cut off
    "page-loop.pdf": "D0021",  # two of its three pages are not there
    "many-pages.pdf": "D0022",  # 20,000 pages
    "deflate-bomb.pdf": "D0022",  # 600 MiB of a page
    "object-bomb.pdf": "D0022",  # 600 MiB of objects
    "scan.pdf": "D0023",  # pictures only
    "no-unicode-map.pdf": "D0034",  # characters without meaning only
    "empty.pdf": "D0002",  # no bytes
    "html.pdf": "R0001",  # a text, and no table in it
}

# A digit of it was changed: what is printed now is wrong, and flagged.
DAMAGED = {"三公经费表[“三公”经费支出合计, 决算数]": ("74.12", "74.15")}


@frozen
class Amount:
    """A cell as it was read."""

    printed: str
    value: Fraction | None
    place: Place


def amounts(facts: Facts) -> dict[str, Amount]:
    return {id_: Amount(c.printed, c.value, c.place) for id_, c in facts.cells.items()}


@cache
def reading(name: str) -> tuple[Document, dict[str, Amount]]:
    """The document, and its cells by their ids."""
    found = read(truth.path(name))
    return found.document, amounts(found.facts)


@cache
def example(name: str) -> tuple[dict[str, Amount], dict[str, str]]:
    """The cells of the example in one of its formats, and the verdict of every instance."""
    path = ROOT / DOCUMENT if name == "example.txt" else truth.path(name)
    report = gfsdsl.check(path)
    return amounts(report.facts), {j.id: j.verdict for j in report.instances}


def document(name: str) -> Document:
    return reading(name)[0]


def where(place: Place) -> tuple[object, ...]:
    """The page, or the sheet with row and column."""
    if place.sheet is None:
        return (place.page,)
    return place.sheet, place.line, place.column


def printed(name: str) -> dict[str, tuple[object, ...]]:
    """What was read: the print of each amount and its place, by its id."""
    found = reading(name)[1]
    return {id_: (cell.printed, *where(cell.place)) for id_, cell in found.items() if cell.printed}


def expected(name: str) -> dict[str, tuple[object, ...]]:
    """What is true: the same, without zeros left blank."""
    found: dict[str, tuple[object, ...]] = {}
    for cell in truth.load(name):
        if cell.printed:
            at = (cell.page,) if cell.at is None else (cell.sheet, *cell.at)
            found[cell.id] = (cell.printed, *at)
    return found


def test_every_file_is_told_of_here() -> None:
    files = {path.name for path in truth.FOLDER.iterdir() if path.suffix in (".pdf", ".xlsx")}
    told = [*SURE, *DOUBTS, *REFUSED]
    assert sorted(told) == sorted(files)


@pytest.mark.parametrize(
    "name",
    [n for n in (*SURE, *DOUBTS) if n not in ("radicals.pdf", "damaged-digit.pdf")],
)
def test_every_amount_is_where_the_truth_has_it(name: str) -> None:
    """Nothing is missing, nothing is more, nothing is elsewhere."""
    right = expected(name)
    if name == "damaged-stream.pdf":
        right = {id_: cell for id_, cell in right.items() if cell[1] == 1}
        assert len(right) == 35
    assert printed(name) == right


def test_a_changed_digit_is_the_one_that_was_printed() -> None:
    right, found = expected("damaged-digit.pdf"), printed("damaged-digit.pdf")
    wrong = {id_: (cell[0], found[id_][0]) for id_, cell in right.items() if found[id_] != cell}
    assert wrong == DAMAGED
    assert found.keys() == right.keys()


def test_radicals_match_as_characters_and_stay_as_printed() -> None:
    """A unit is a free label, so its radicals stay in the ids; declared names have none of them."""
    radicals = str.maketrans("⼀⼯⽀⾏⾦⽤⾯⽣⻋⼈⼊⼤⼩", "一工支行金用面生车人入大小")
    found = printed("radicals.pdf")
    usual = {id_.translate(radicals): cell for id_, cell in found.items()}
    assert usual == expected("radicals.pdf")
    odd = {id_.partition("[")[0] for id_ in found if id_ != id_.translate(radicals)}
    assert odd == {"收入决算表分单位"}


@pytest.mark.parametrize("name", [*SURE, *DOUBTS])
def test_a_zero_left_blank_is_a_blank(name: str) -> None:
    """It is a cell too."""
    cells = reading(name)[1]
    blank = {cell.id for cell in truth.load(name) if not cell.printed}
    assert {id_ for id_, cell in cells.items() if not cell.printed} == blank


@pytest.mark.parametrize("name", [*SURE, *DOUBTS])
def test_doubts_are_these_and_no_others(name: str) -> None:
    doubts = [(d.code, d.page) for d in document(name).doubts]
    assert doubts == DOUBTS.get(name, [])


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    with pytest.raises(GfsError) as caught:
        read(truth.path(name))
    (said,) = caught.value.diagnostics
    assert said.code == REFUSED[name]
    assert said.document == str(truth.path(name))


def test_columns_taken_from_the_white_are_marked() -> None:
    """In the files without rulings between columns all of them are, elsewhere none."""
    for name in (*SURE, *DOUBTS):
        grids = [block for block in document(name).blocks if isinstance(block, Grid)]
        white = name in ("unruled.pdf", "three-lines.pdf")
        assert {grid.aligned for grid in grids} == {white}, name


@pytest.mark.parametrize(
    ("name", "set_aside"),
    [
        ("hidden-layer.pdf", 47),
        ("white-text.pdf", 47),
        ("clipped-text.pdf", 47),
    ],
)
def test_what_is_set_aside_is_shown(name: str, set_aside: int) -> None:
    """Under every amount there is another; the doubt counts the characters and shows the first."""
    (doubt,) = document(name).doubts
    assert isinstance(doubt.args["count"], int)
    assert doubt.args["count"] > 3 * set_aside
    assert str(doubt.args["text"])[0].isdigit()


def test_outside_of_the_crop_box_there_is_nothing() -> None:
    text = "".join(words_of(document("crop-box.pdf")))
    assert "三公" in text
    assert "草稿" not in text and "勿" not in text


def test_every_printed_amount_has_its_box() -> None:
    """The box of an amount lies on its page, and is that of its characters."""
    for cell in reading("example.pdf")[1].values():
        box = cell.place.box
        assert box is not None
        left, top, right, bottom = box
        assert 0 <= left < right <= 842 and 0 <= top < bottom <= 842
        assert bottom - top < 30


@pytest.mark.parametrize("name", ["example.pdf", "example-writer.pdf", "example.xlsx"])
def test_the_example_is_the_same_in_every_format(name: str) -> None:
    """Ids and values; and the prints, but that the workbook shows some without separators."""
    text, other = example("example.txt")[0], example(name)[0]
    assert len(text) == 870
    assert {i: c.value for i, c in other.items()} == {i: c.value for i, c in text.items()}
    plain = str.maketrans("", "", "," if name.endswith("xlsx") else "")
    assert {i: c.printed.translate(plain) for i, c in other.items()} == {
        i: c.printed.translate(plain) for i, c in text.items()
    }


@pytest.mark.parametrize("name", ["example.pdf", "example-writer.pdf", "example.xlsx"])
def test_the_example_has_the_same_verdicts_in_every_format(name: str) -> None:
    verdicts = example(name)[1]
    assert len(verdicts) > 2_000
    assert verdicts == example("example.txt")[1]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("example.txt", {"line", "column"}),
        ("example.pdf", {"page", "box"}),
        ("example-writer.pdf", {"page", "box"}),
        ("example.xlsx", {"sheet", "line", "column"}),
    ],
)
def test_the_place_is_told_as_the_format_tells_places(name: str, told: set[str]) -> None:
    names = ("line", "column", "page", "box", "sheet")
    for cell in example(name)[0].values():
        assert {n for n in names if getattr(cell.place, n) is not None} == told
