"""Tables without rulings: columns from the white between them, heads over their columns, names
broken over lines, columns in which nothing is printed; and text that is no table."""

from __future__ import annotations

from tests.documents.pdf.paper import cells, grids_of, lines_on, page, typed, typed_to

from gfsdsl.documents import Grid
from gfsdsl.documents.pdf.aligned import aligned_grids
from gfsdsl.documents.pdf.ink import Char
from gfsdsl.documents.pdf.layout import lay_out
from gfsdsl.documents.pdf.lines import lines_of

LEFT, ONE, TWO, THREE = 50.0, 300.0, 400.0, 500.0
LEADING = 18.0


def row(at: float, name: str, *amounts: str) -> list[Char]:
    """A name at the left and amounts that end where their columns do; '' prints none."""
    chars = typed(name, LEFT, at)
    for amount, right in zip(amounts, (ONE, TWO, THREE), strict=False):
        chars += typed_to(amount, right, at)
    return chars


def head(at: float, name: str, *texts: str) -> list[Char]:
    """Heads that end where their columns do."""
    return row(at, name, *texts)


def body(top: float = 200.0) -> list[list[Char]]:
    return [
        row(top, "一般公共服务支出", "1,234.50", "1,000.00", "234.50"),
        row(top + LEADING, "教育支出", "7.00", "7.00", "0.00"),
        row(top + 2 * LEADING, "合计", "1,241.50", "1,007.00", "234.50"),
    ]


def only_grid(*texts: list[Char]) -> Grid:
    (found,) = grids_of(lay_out(page(*texts)))
    return found


def test_columns_come_from_the_white() -> None:
    found = only_grid(head(170, "项目", "合计", "基本支出", "项目支出"), *body())
    assert cells(found) == [
        ["项目", "合计", "基本支出", "项目支出"],
        ["一般公共服务支出", "1,234.50", "1,000.00", "234.50"],
        ["教育支出", "7.00", "7.00", "0.00"],
        ["合计", "1,241.50", "1,007.00", "234.50"],
    ]
    assert found.aligned
    assert found.page == 1
    assert found.spans == ((50, 130), (260, 300), (360, 400), (470, 500))


def test_the_place_of_a_cell_is_its_print() -> None:
    found = only_grid(head(170, "项目", "合计", "基本支出", "项目支出"), *body())
    assert found.rows[2][1].place.box == (280, 210, 300, 220)


def test_titles_and_notes_stay_lines() -> None:
    """The lines of title, number and unit stand above the head, a note below the last row."""
    title = [typed("支出决算表", 250, 120), typed("部门：某局 单位：万元", LEFT, 150)]
    text = "注：本表反映部门本年度各项支出情况，数据按实际支出数填列，含上年结转资金。"
    note = typed(text, LEFT, 300)
    laid = lay_out(page(*title, head(170, "项目", "合计", "基本支出", "项目支出"), *body(), note))
    assert [g.rows[0][0].text for g in grids_of(laid)] == ["项目"]
    assert lines_on(laid) == [
        "支出决算表",
        "部门：某局 单位：万元",
        text,
    ]


def test_heads_over_two_rows() -> None:
    """A head over several columns stands in the first of them; the others are covered."""
    upper = [*typed("科目", LEFT, 152), *typed("本年支出", 410, 152)]
    found = only_grid(upper, head(170, "项目", "合计", "基本支出", "项目支出"), *body())
    assert cells(found)[:2] == [
        ["科目", "", "本年支出", None],
        ["项目", "合计", "基本支出", "项目支出"],
    ]


def test_heads_broken_over_two_lines_are_one() -> None:
    """Lines that lie close are one row."""
    lower = [*typed_to("支出", TWO, 182), *typed_to("支出", THREE, 182)]
    upper = [*typed("项目", LEFT, 170), *typed_to("合计", ONE, 170)]
    upper += [*typed_to("基本", TWO, 170), *typed_to("项目", THREE, 170)]
    found = only_grid(upper, lower, *body(210))
    assert cells(found)[0] == ["项目", "合计", "基本\n支出", "项目\n支出"]


def test_a_name_broken_over_lines_is_one_cell() -> None:
    """The amounts stand beside its first line, or beside its second, or between the two."""
    for others, name in (
        ([(230, "教育支出"), (242, "其中一项")], "教育支出\n其中一项"),
        ([(218, "其中一项"), (230, "教育支出")], "其中一项\n教育支出"),
        ([(224, "教育支出"), (236, "其中一项"), (230, "")], "教育支出\n其中一项"),
    ):
        rows = [
            row(200, "一般公共服务支出", "1,234.50", "1,000.00", "234.50"),
            row(230, "", "7.00", "7.00", "0.00"),
            row(260, "合计", "1,241.50", "1,007.00", "234.50"),
        ]
        found = only_grid(*rows, *(typed(text, LEFT, at) for at, text in others))
        assert [line[0] for line in cells(found)] == ["一般公共服务支出", name, "合计"]


def test_a_column_in_which_nothing_is_printed() -> None:
    """Its head alone tells that it is there."""
    rows = [
        row(200, "一般公共服务支出", "1,234.50", "", "234.50"),
        row(218, "教育支出", "7.00", "", "0.00"),
        row(236, "合计", "1,241.50", "", "234.50"),
    ]
    found = only_grid(head(170, "项目", "合计", "基本支出", "项目支出"), *rows)
    assert cells(found) == [
        ["项目", "合计", "基本支出", "项目支出"],
        ["一般公共服务支出", "1,234.50", "", "234.50"],
        ["教育支出", "7.00", "", "0.00"],
        ["合计", "1,241.50", "", "234.50"],
    ]


def test_zeros_left_blank() -> None:
    rows = body()
    rows[1] = row(218, "教育支出", "", "7.00", "")
    found = only_grid(head(170, "项目", "合计", "基本支出", "项目支出"), *rows)
    assert cells(found)[2] == ["教育支出", "", "7.00", ""]


def test_codes_beside_names() -> None:
    """A small gap parts a code from its name; between their columns the white is wider."""
    rows = []
    for at, (code, name, amount) in enumerate(
        [("208", "社会保障", "1.00"), ("20805", "养老", "1.00"), ("", "合计", "2.00")]
    ):
        base = 200 + LEADING * at
        rows.append([
            *typed(code, 50, base), *typed(name, 80, base),
            *typed_to(amount, ONE, base), *typed_to(amount, TWO, base),
        ])  # fmt: skip
    assert cells(only_grid(*rows)) == [
        ["208", "社会保障", "1.00", "1.00"],
        ["20805", "养老", "1.00", "1.00"],
        ["", "合计", "2.00", "2.00"],
    ]


def test_an_amount_close_to_the_next_name() -> None:
    """The columns of a sheet may leave hardly any white between an amount and the text after it."""
    rows = []
    for at in range(3):
        base = 200 + LEADING * at
        right = [*typed("教育支出", ONE + 3, base), *typed_to("8.00", THREE, base)]
        rows.append([*row(base, "收入", "7.00"), *right])
    assert cells(only_grid(*rows)) == [["收入", "7.00", "教育支出", "8.00"]] * 3


def test_a_page_of_prose_makes_no_table() -> None:
    """Even with a number on every line."""
    text = "本年收入合计1,234.50万元，其中财政拨款收入1,000.00万元，占81.00%；"
    laid = lay_out(page(*(typed(text, LEFT, 200 + LEADING * i) for i in range(12))))
    assert grids_of(laid) == []
    assert lines_on(laid) == [text] * 12


def test_a_list_makes_no_table() -> None:
    """Two columns, or numbers without decimals, as contents with their pages have them."""
    two = [row(200 + LEADING * i, "收入决算表", "1.00") for i in range(6)]
    assert grids_of(lay_out(page(*two))) == []
    contents = [
        [*typed(str(i + 1), 50, 200 + LEADING * i), *typed("收入决算表", 90, 200 + LEADING * i),
         *typed_to(str(i + 7), TWO, 200 + LEADING * i)]
        for i in range(6)
    ]  # fmt: skip
    assert grids_of(lay_out(page(*contents))) == []


def test_two_rows_make_no_table() -> None:
    assert grids_of(lay_out(page(*body()[:2]))) == []


def test_a_wide_gap_ends_a_table() -> None:
    found = grids_of(lay_out(page(*body(200), *body(420))))
    assert [len(grid.rows) for grid in found] == [3, 3]


def test_prose_ends_a_table() -> None:
    text = "上述支出中基本支出一千零七万元，项目支出二百三十四万五千元，另有说明。"
    prose = typed(text, LEFT, 254)
    laid = lay_out(page(*body(200), prose, *body(290)))
    assert [len(grid.rows) for grid in grids_of(laid)] == [3, 3]
    assert len(lines_on(laid)) == 1


def test_every_line_is_in_a_grid_or_left() -> None:
    """No character is lost, and none is in two places."""
    heads = head(170, "项目", "合计", "基本支出", "项目支出")
    ink = page(heads, *body(), typed("注：无", LEFT, 700))
    grids, rest = aligned_grids(lines_of(ink.chars), ink)
    inside = "".join(text or "" for grid, _ in grids for line in cells(grid) for text in line)
    outside = "".join(line.spelled()[0] for line in rest)
    assert sorted("".join((inside + outside).split())) == sorted(c.text for c in ink.chars)
