"""The same account as grids: the same cells as from text."""

from __future__ import annotations

import pytest
from tests.recognise import forms, truth
from tests.recognise.forms import Rows

from gfsdsl.documents.csv import read_csv, read_csv_folder
from gfsdsl.documents.document import Document, Grid, GridCell, Line, Place, Text
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise import recognise
from gfsdsl.recognise.facts import Facts

TRUE = {id_: cell[0] for id_, cell in truth.cells().items()}


def grid(rows: Rows, page: int | None = None, merged: bool = False) -> Grid:
    """A grid as a PDF gives it: None under merged cells of the header."""
    cells = [
        tuple(
            GridCell(None if merged and not text and number < 7 else text, Place(page=page))
            for text in row
        )
        for number, row in enumerate(rows)
    ]
    return Grid(tuple(cells), None, page)


def document(*blocks: Grid | Text) -> Document:
    return Document("账.pdf", "pdf", "sha256:0", blocks)


def prints(facts: Facts) -> dict[str, str]:
    return {id_: cell.printed for id_, cell in facts.cells.items()}


def of(table: str) -> dict[str, str]:
    """The true cells of one table."""
    return {k: v for k, v in TRUE.items() if k.split("[")[0].split(".")[0] == table}


def leftovers(facts: Facts) -> list[object]:
    return [*facts.leftovers, *(i for t in facts.tables.values() for i in t.leftovers)]


def test_a_folder_of_csv_files_gives_the_same_cells(vocabulary: Vocabulary) -> None:
    files = {f"{name}.csv": forms.as_csv(rows) for name, rows in forms.grids().items()}
    facts = recognise(read_csv_folder(files, "表"), vocabulary)
    assert prints(facts) == TRUE
    assert leftovers(facts) == []
    assert facts.notes == ()
    assert [n for n, t in facts.tables.items() if t.empty] == ["政府性基金表"]
    assert facts.entity == forms.ENTITY
    assert {t.unit_printed for t in facts.tables.values()} == {"万元"}
    assert facts.tables["财政拨款总表"].column_numbers == (1, 2, 3, 4, 5)
    assert facts.blocks["收入支出决算总表.收入"].line_numbers == tuple(range(1, 32))


def test_one_csv_file_may_hold_all_tables(vocabulary: Vocabulary) -> None:
    data = b"".join(forms.as_csv([*rows, [""]]) for rows in forms.grids().values())
    facts = recognise(read_csv(data, "全部.csv"), vocabulary)
    assert prints(facts) == TRUE
    assert leftovers(facts) == []


def test_merged_cells_and_line_breaks(vocabulary: Vocabulary) -> None:
    blocks = []
    for page, rows in enumerate(forms.grids().values(), 1):
        broken = [
            [c[:4] + "\n" + c[4:] if len(c) > 6 and c[:4].isalpha() else c for c in r] for r in rows
        ]
        blocks.append(grid(broken, page, merged=True))
    facts = recognise(document(*blocks), vocabulary)
    assert prints(facts) == TRUE
    assert leftovers(facts) == []
    assert facts.cells["三公经费表[公务接待费, 决算数]"].place.page == 11


def test_the_title_may_stand_in_a_line_above_or_be_the_name_of_the_file(
    vocabulary: Vocabulary,
) -> None:
    rows = forms.grids()["05"][3:]
    lines = Text((Line(1, "2024年度支出决算表（分科目）", 4), Line(2, "公开05表", 4)))
    facts = recognise(document(lines, grid(rows, 4)), vocabulary)
    assert prints(facts) == of("支出决算表")
    assert (facts.tables["支出决算表"].number, facts.year) == ("公开05表", 2024)
    facts = recognise(read_csv(forms.as_csv(rows), "公开05表 支出决算表（分科目）.csv"), vocabulary)
    assert prints(facts) == of("支出决算表")


def test_a_table_goes_on_in_the_next_grid(vocabulary: Vocabulary) -> None:
    rows = forms.grids()["03"]
    header = rows[3:6]
    first, second = rows[:15], rows[15:]
    for rest in (second, [*header, *second]):
        facts = recognise(document(grid(first, 3), grid(rest, 4)), vocabulary)
        assert prints(facts) == of("收入决算表")
        assert leftovers(facts) == []
    facts = recognise(document(grid(first, 3), grid(second, 9)), vocabulary)
    assert [item.kind for item in facts.leftovers] == ["table"]


@pytest.mark.parametrize("style", ["pieces", "only the last piece", "a column a level"])
def test_codes_in_three_columns(style: str, vocabulary: Vocabulary) -> None:
    rows = forms.grids()["07"]
    out: Rows = [[row[0], "", "", *row[1:]] for row in rows]
    out[3][1:3] = ["", ""]
    out.insert(5, ["类", "款", "项", "", "", "", ""])
    for row in out[6:]:
        code = row[0]
        if not code.isdigit():
            continue
        pieces = [code[:3], code[3:5], code[5:7]]
        if style == "only the last piece":
            size = len([p for p in pieces if p])
            pieces = [p if at == size - 1 else "" for at, p in enumerate(pieces)]
        elif style == "a column a level":
            pieces = [code if len(code) == n else "" for n in (3, 5, 7)]
        row[:3] = pieces
    facts = recognise(document(grid(out)), vocabulary)
    assert prints(facts) == of("一般公共支出表")
    assert leftovers(facts) == []


def test_a_transposed_table(vocabulary: Vocabulary) -> None:
    """三公 with its subjects across the top, as many districts print it."""
    names = ["合计", "因公出国（境）费", "公务用车购置及运行费", "", "", "公务接待费"]
    small = ["", "", "小计", "公务用车购置费", "公务用车运行费", ""]
    rows = [
        ["2024年度财政拨款“三公”经费支出决算表", *[""] * 11],
        ["单位：万元", *[""] * 11],
        ["预算数", *[""] * 5, "决算数", *[""] * 5],
        names * 2,
        small * 2,
        [
            "3.95",
            "0.00",
            "3.00",
            "0.00",
            "3.00",
            "0.95",
            "0.94",
            "0.00",
            "0.39",
            "0.00",
            "0.39",
            "0.56",
        ],
    ]
    facts = recognise(document(grid(rows)), vocabulary)
    assert prints(facts) == of("三公经费表")
    assert leftovers(facts) == []


def test_blanks_and_dashes_are_cells_without_a_value(vocabulary: Vocabulary) -> None:
    rows = [["" if c == "0.00" else c for c in row] for row in forms.grids()["07"]]
    rows[7][2] = "－"
    facts = recognise(document(grid(rows)), vocabulary)
    cells = facts.cells
    assert set(cells) == set(of("一般公共支出表"))
    blanks = {k for k, v in of("一般公共支出表").items() if v == "0.00"}
    assert {k for k, c in cells.items() if c.problem == "blank"} == blanks
    assert [c.id for c in cells.values() if c.problem == "dash"] == [
        "一般公共支出表[206, 本年支出.小计]"
    ]
    assert leftovers(facts) == []


def test_what_has_no_column_or_row_is_reported(vocabulary: Vocabulary) -> None:
    rows = [[*row, ""] for row in forms.grids()["10"]]
    rows[3][5] = "上年数"
    rows[6][5] = "9.99"
    facts = recognise(document(grid(rows)), vocabulary)
    table = facts.tables["国有资本表"]
    assert prints(facts) == of("国有资本表")
    assert [(i.kind, i.text) for i in table.leftovers] == [("column", "上年数")]
    assert table.blocks[0].unknown_columns == ("上年数",)
    rows[3][5] = ""
    table = recognise(document(grid(rows)), vocabulary).tables["国有资本表"]
    assert [(i.kind, i.text) for i in table.leftovers] == [("number", "9.99")]
    assert not table.whole


def test_a_grid_that_no_declaration_claims_is_reported(vocabulary: Vocabulary) -> None:
    facts = recognise(document(grid([["甲", "乙"], ["1", "2.00"], ["3", "4.00"]])), vocabulary)
    assert [(i.kind, i.reason) for i in facts.leftovers] == [("table", "no declared table")]


def test_repeated_rows_are_told_apart(vocabulary: Vocabulary) -> None:
    rows = forms.grids()["10"]
    facts = recognise(document(grid([*rows[:8], rows[7], *rows[8:]])), vocabulary)
    keys = [row.key for row in facts.blocks["国有资本表"].rows]
    assert "22301~2" in keys or "223~2" in keys
    assert [note.reason for note in facts.notes] == ["repeated"]
