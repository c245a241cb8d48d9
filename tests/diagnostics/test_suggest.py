"""Names that may have been meant."""

from __future__ import annotations

from gfsdsl.diagnostics.suggest import closest

COLUMNS = ["本年收入合计", "本年支出合计", "年末结转和结余", "基本支出", "项目支出", "小计"]


def test_a_wrong_character() -> None:
    assert closest("本年支岀合计", COLUMNS) == ["本年支出合计", "本年收入合计"]


def test_a_part_of_the_name() -> None:
    assert closest("支出合计", COLUMNS)[0] == "本年支出合计"


def test_a_short_name_with_one_wrong_character() -> None:
    assert closest("小记", COLUMNS) == ["小计"]


def test_width_quotes_brackets_spaces_and_case_make_no_difference() -> None:
    assert closest("“Ｒ＆Ｄ” 【经费】", ["r&d(经费)"]) == ["r&d(经费)"]


def test_exchanged_letters_and_digits() -> None:
    assert closest("uint", ["row", "unit", "units"]) == ["unit", "units"]
    assert closest("2080919", ["2080199", "3010101"]) == ["2080199"]


def test_at_most_three_the_nearest_first_each_once() -> None:
    names = ["甲乙丙丁a", "甲乙丙丁", "甲乙丙丁ab", "甲乙丙丁abc", "甲乙丙丁"]
    assert closest("甲乙丙丁", names) == ["甲乙丙丁", "甲乙丙丁a", "甲乙丙丁ab"]
    assert closest("甲乙丙丁", names, limit=1) == ["甲乙丙丁"]


def test_nothing_is_close() -> None:
    assert closest("政府采购", COLUMNS) == []
    assert closest("", COLUMNS) == []
    assert closest("甲", ["乙"]) == []
