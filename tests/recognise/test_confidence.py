"""How sure a match is, on what ground, and what else the print could have been."""

from __future__ import annotations

from textwrap import dedent

import pytest

from gfsdsl.documents import read_document
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise import recognise
from gfsdsl.recognise.facts import Facts
from gfsdsl.recognise.match import Match

TEXT = """\
    2023年度{title}
    单位：万元
    支出功能分类科目编码 科目名称 小计 基本支出 {last}
    {numbers}
    合计 5.00 5.00 0.00
    213 农林水支出 5.00 5.00 0.00
    {row}
    注：略。
    """
TITLE = "一般公共预算财政拨款支出决算表"


def match(
    vocabulary: Vocabulary,
    row: str = "",
    numbers: str = "栏次 1 2 3",
    last: str = "项目支出",
    unit: bool = True,
) -> Match:
    text = dedent(TEXT).format(title=TITLE, numbers=numbers, row=row, last=last)
    if not unit:
        text = text.replace("单位：万元\n", "")
    found = recognise(read_document(text.encode(), "账.txt"), vocabulary)
    table = found.tables["一般公共支出表"].match
    assert table is not None
    return table


def shares(found: Match) -> dict[str, tuple[int, int]]:
    return {ground.name: (ground.found, ground.of) for ground in found.grounds}


def test_a_table_as_declared_is_sure(vocabulary: Vocabulary) -> None:
    found = match(vocabulary)
    assert found.confidence == 1
    assert found.title == TITLE
    assert found.columns == (
        ("小计", "本年支出.小计"),
        ("基本支出", "本年支出.基本支出"),
        ("项目支出", "本年支出.项目支出"),
    )
    assert [(ground.name, ground.weight) for ground in found.grounds] == [
        ("title", 2), ("header", 3), ("column counts", 2), ("rows known", 3), ("rows complete", 3)
    ]  # fmt: skip


def test_a_code_in_no_list_counts_against_it(vocabulary: Vocabulary) -> None:
    found = match(vocabulary, "2139987 某项支出 5.00 5.00 0.00")
    assert shares(found)["rows known"] == (2, 3)
    assert found.confidence == pytest.approx((2 + 3 + 2 + 3 * 2 / 3 + 3) / 13)


def test_a_row_that_was_not_read_counts_twice(vocabulary: Vocabulary) -> None:
    """Once among the rows, once as a leftover: what is left unread weighs most."""
    found = match(vocabulary, "214 交通运输支出 5.00 5.00")
    assert shares(found)["rows complete"] == (2, 3)
    assert found.confidence == pytest.approx((2 + 3 + 2 + 3 + 3 * 2 / 3) / 13 * 0.97)


def test_column_numbers_agree_or_are_not_printed(vocabulary: Vocabulary) -> None:
    assert match(vocabulary).column_numbers == 3
    without = match(vocabulary, numbers="")
    assert without.column_numbers == 0
    assert shares(without)["column counts"] == (2, 2)


def test_a_column_that_is_not_declared(vocabulary: Vocabulary) -> None:
    found = match(vocabulary, last="其中甲")
    assert found.unknown == ("其中甲",)
    assert "本年支出.项目支出" in found.missing
    assert shares(found)["header"] == (2, 3)


def test_whether_the_unit_is_printed(vocabulary: Vocabulary) -> None:
    assert match(vocabulary).unit == "printed"
    assert match(vocabulary, unit=False).unit == "declared"


def test_the_other_tables_that_it_could_be(vocabulary: Vocabulary) -> None:
    """The longest title wins; a table with the same columns lacks the title."""
    rivals = {rival.table.name: rival for rival in match(vocabulary).rivals}
    assert rivals["支出决算表"].reason == "shorter title"
    assert (rivals["政府性基金表"].reason, rivals["政府性基金表"].columns) == ("other title", 3)


def test_every_table_of_the_example_says_why(facts: Facts) -> None:
    matches = [table.match for table in facts.tables.values()]
    assert [found.confidence for found in matches if found] == [1.0] * 11


def test_an_empty_table_is_judged_by_what_it_has(facts: Facts) -> None:
    found = facts.tables["政府性基金表"].match
    assert found is not None
    assert set(shares(found)) == {"title", "header", "column counts"}
