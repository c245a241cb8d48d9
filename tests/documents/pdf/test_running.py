"""Running titles and page numbers go; titles of tables and everything else stay."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.documents.pdf.paper import HEIGHT, page, shown, typed, words_of, written

from gfsdsl.documents import read_document
from gfsdsl.documents.pdf.ink import Char
from gfsdsl.documents.pdf.layout import lay_out
from gfsdsl.documents.pdf.lines import PrintedLine
from gfsdsl.documents.pdf.running import without_running

TOP, FOOT = 40.0, HEIGHT - 30


def kept(*pages: Sequence[Sequence[Char]]) -> list[list[str]]:
    """The lines of each page that stay."""
    laid = [lay_out(page(*texts, number=n)) for n, texts in enumerate(pages, 1)]
    return [
        [item.spelled()[0] for _, item in items if isinstance(item, PrintedLine)]
        for items in without_running(laid)
    ]


@pytest.mark.parametrize(
    "number",
    ["1", "-1-", "— 12 —", "- 3 -", "第3页", "第 3 页", "3/51", "第 1 页 共 16 页", "·7·"],
)
def test_page_numbers_go(number: str) -> None:
    """At the top or at the foot, even of a single page."""
    body = typed("收入决算表", 200, 400)
    assert kept([typed(number, 280, FOOT), body]) == [["收入决算表"]]
    assert kept([typed(number, 280, TOP), body]) == [["收入决算表"]]


@pytest.mark.parametrize("text", ["1.50", "公开01表", "-", "12345", "2024年", "第3页的表", "一"])
def test_what_is_no_page_number_stays(text: str) -> None:
    assert kept([typed(text, 280, FOOT)]) == [[text]]


def test_a_number_within_the_page_stays() -> None:
    assert kept([typed("12", 280, 400)]) == [["12"]]


def test_running_titles_go() -> None:
    """In one place on more than half of the pages; their digits may differ."""
    pages = [
        [typed(f"某部门 2024 年部门决算 {n}", 200, TOP + n), typed(f"正文第{n}段", 60, 400)]
        for n in (1, 2, 3)
    ]
    assert kept(*pages) == [["正文第1段"], ["正文第2段"], ["正文第3段"]]


def test_on_two_pages_it_may_be_a_table_that_goes_on() -> None:
    pages = [[typed("收入决算表", 200, TOP)]] * 2
    assert kept(*pages) == [["收入决算表"]] * 2


def test_titles_of_tables_stay() -> None:
    """They stand where a running title would, and each says something else."""
    titles = ["收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表"]
    assert kept(*([typed(title, 200, TOP)] for title in titles)) == [[title] for title in titles]


def test_a_line_on_half_of_the_pages_stays() -> None:
    """As the number of the form does where every second page holds a table."""
    some = [typed("公开部门：某局", 60, TOP)]
    none = [typed("正文", 60, 400)]
    assert kept(some, none, some, none, some, none)[0] == ["公开部门：某局"]
    assert kept(some, none, some, none, some)[0] == []


def test_the_same_words_elsewhere_on_the_page_stay() -> None:
    """It goes by the place as well: three points of difference are one place, thirty are none."""
    same = [[typed("单位：万元", 400, TOP + 3 * (n % 2))] for n in range(5)]
    assert kept(*same) == [[]] * 5
    apart = [[typed("单位：万元", 400, 30.0 + 14 * n)] for n in range(5)]
    assert kept(*apart) == [["单位：万元"]] * 5
    within = [[typed("单位：万元", 400, 300)] for n in range(5)]
    assert kept(*within) == [["单位：万元"]] * 5


def test_the_foot_is_measured_from_the_foot() -> None:
    """Of tall and wide pages in one file."""
    data = [shown("Running", 50, 30) + shown(word, 50, 300) for word in ("one", "two", "three")]
    wide = written(*data).replace(b"595 842", b"842 595", 1)
    assert words_of(read_document(wide, "a.pdf")) == ["one", "two", "three"]
