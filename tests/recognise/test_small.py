"""Small tables, each for one thing that forms do."""

from __future__ import annotations

from textwrap import dedent

import pytest

from gfsdsl.documents import read_document
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise import recognise
from gfsdsl.recognise.facts import Facts, TableFacts

BY_SUBJECT = """\
    2023年度一般公共预算财政拨款支出决算表
    公开07表
    编制单位：某县水利局　　　　　　　　　　　金额单位：{unit}
    项目 本年支出
    支出功能分类科目编码 科目名称 小计 基本支出 项目支出
    类 款 项
    栏次 1 2 3
    {rows}
    注：本表反映有关情况。
    """


def read(text: str, vocabulary: Vocabulary) -> Facts:
    return recognise(read_document(dedent(text).encode(), "账.txt"), vocabulary)


def spending(rows: list[str], vocabulary: Vocabulary, unit: str = "万元") -> TableFacts:
    text = dedent(BY_SUBJECT).format(unit=unit, rows="\n".join(rows))
    return read(text, vocabulary).tables["一般公共支出表"]


def cells(table: TableFacts) -> dict[str, list[str]]:
    return {
        row.key: [cell.printed for cell in row.cells.values()]
        for block in table.blocks
        for row in block.rows
    }


def left(table: TableFacts) -> list[tuple[str, str]]:
    return [(item.kind, item.reason) for item in table.leftovers]


def test_the_head_of_another_form(vocabulary: Vocabulary) -> None:
    table = spending(["合计 5.00 5.00 0.00"], vocabulary)
    assert (table.entity, table.year, table.number) == ("某县水利局", 2023, "公开07表")
    assert table.unit is vocabulary.units["万元"]


def test_whole_yuan_are_amounts_where_decimals_are_not_printed(vocabulary: Vocabulary) -> None:
    rows = ["合计 12,345 12,000 345", "213 农林水支出 12,345 12,000 345"]
    table = spending(rows, vocabulary, "元")
    assert cells(table) == {"合计": ["12,345", "12,000", "345"], "213": ["12,345", "12,000", "345"]}
    cell = table.blocks[0].rows[0].cells["本年支出.小计"]
    assert (cell.unit.name, cell.decimals, cell.exact) == ("元", 0, False)
    assert table.whole


def test_a_code_in_no_list_is_read_under_its_code(vocabulary: Vocabulary) -> None:
    table = spending(["合计 5.00 5.00 0.00", "2139987 某项支出 5.00 5.00 0.00"], vocabulary)
    row = table.blocks[0].rows[1]
    assert (row.key, row.label, row.kind) == ("2139987", "某项支出", "subject")
    assert row.subject is not None
    assert not row.subject.listed
    assert table.whole


@pytest.mark.parametrize(
    ("printed", "problem"),
    [("16,83490", "separator"), ("1.2.3", "two-points"), ("…", "no-digits"), ("-", "dash")],
)
def test_unreadable_amounts_are_cells_with_a_problem(
    printed: str, problem: str, vocabulary: Vocabulary
) -> None:
    table = spending(["合计 5.00 5.00 0.00", f"213 农林水支出 5.00 {printed} 0.00"], vocabulary)
    cell = table.blocks[0].rows[1].cells["本年支出.基本支出"]
    assert (cell.printed, cell.value, cell.problem) == (printed, None, problem)
    assert (cell.place.line, cell.place.column) == (9, 16)


def test_a_row_that_lacks_an_amount_is_not_read(vocabulary: Vocabulary) -> None:
    table = spending(["合计 5.00 5.00 0.00", "213 农林水支出 5.00 5.00"], vocabulary)
    assert list(cells(table)) == ["合计"]
    assert left(table) == [("row", "amounts missing")]
    assert not table.whole


def test_a_row_with_an_amount_too_many_is_not_read(vocabulary: Vocabulary) -> None:
    table = spending(["合计 5.00 5.00 0.00", "213 农林水支出 5.00 5.00 0.00 1.00"], vocabulary)
    assert list(cells(table)) == ["合计"]
    assert left(table) == [("row", "no place for it")]


def test_a_name_without_its_code_is_read_only_if_it_is_one_subject(vocabulary: Vocabulary) -> None:
    rows = ["合计 9.00 9.00 0.00", "农林水支出 5.00 5.00 0.00", "行政运行 4.00 4.00 0.00"]
    table = spending(rows, vocabulary)
    assert list(cells(table)) == ["合计", "农林水支出"]
    assert left(table) == [("row", "no code")]


def test_an_unknown_label_of_a_closed_list_is_reported(vocabulary: Vocabulary) -> None:
    text = """\
    财政拨款“三公”经费支出决算表
    单位：万元
    项目 预算数 决算数
    合计 3.00 2.00
    1. 因公出国（境）费 1.00 1.00
    2. 公务接待费 2.00 1.00
    3. 其他费用 0.00 0.00
    注：略。
    """
    table = read(text, vocabulary).tables["三公经费表"]
    assert list(cells(table)) == ["“三公”经费支出合计", "因公出国（境）费用", "公务接待费"]
    assert left(table) == [("row", "unknown label")]


def test_rows_under_of_which_are_parts(vocabulary: Vocabulary) -> None:
    text = """\
    财政拨款“三公”经费支出决算表
    单位：万元
    项目 预算数 决算数
    合计 5.00 3.00
    公务用车购置及运行费 3.00 2.00
    其中：公务用车购置费 1.00 1.00
    公务用车运行维护费 2.00 1.00
    公务接待费 2.00 1.00
    注：略。
    """
    rows = read(text, vocabulary).tables["三公经费表"].blocks[0].rows
    assert [row.key for row in rows if row.part] == ["公务用车购置费"]
    assert rows[2].printed == "其中：公务用车购置费"


def test_a_table_without_amounts_is_empty(vocabulary: Vocabulary) -> None:
    table = spending(["合计"], vocabulary)
    assert table.empty
    assert table.whole
    assert table.blocks[0].rows == ()


def test_a_subject_without_amounts_is_not_passed_over(vocabulary: Vocabulary) -> None:
    table = spending(
        ["合计 5.00 5.00 0.00", "213 农林水支出", "214 交通运输支出 5.00 5.00 0.00"], vocabulary
    )
    assert list(cells(table)) == ["合计", "214"]
    assert left(table) == [("row", "no amounts")]


def test_titles_in_running_text_are_none(vocabulary: Vocabulary) -> None:
    text = """\
    详见收入决算表
    本单位收入情况见支出决算表
    合计 5.00 5.00 0.00
    """
    assert read(text, vocabulary).tables == {}


def test_a_contents_page_is_no_table(vocabulary: Vocabulary) -> None:
    text = """\
    目录
    一、收入支出决算总表
    二、收入决算表
    三、支出决算表
    第一部分 概况
    本单位是行政单位，2023年收入合计5.00万元。
    """
    facts = read(text, vocabulary)
    assert facts.tables == {}
    assert facts.leftovers == ()


def test_the_cover_names_the_year(vocabulary: Vocabulary) -> None:
    text = "某县水利局\n2022年度部门决算\n\n" + dedent(BY_SUBJECT).format(
        unit="万元", rows="合计 5.00 5.00 0.00"
    )
    facts = read(text, vocabulary)
    assert (facts.year, facts.year_ground) == (2022, "cover")
    assert facts.tables["一般公共支出表"].year == 2023


def test_an_unknown_unit_is_noted(vocabulary: Vocabulary) -> None:
    text = dedent(BY_SUBJECT).format(unit="美金", rows="合计 5.00 5.00 0.00")
    facts = read(text, vocabulary)
    assert [(note.reason, note.text) for note in facts.notes] == [("unknown unit", "美金")]


def test_rows_below_the_note_are_reported(vocabulary: Vocabulary) -> None:
    rows = ["合计 5.00 5.00 0.00", "注：略。", "213 农林水支出 5.00 5.00 0.00"]
    table = spending(rows, vocabulary)
    assert left(table) == [("row", "below the end")]
