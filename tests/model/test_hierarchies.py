"""Subject hierarchies: levels, parents, names, official lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.model.programs import declared

from gfsdsl.model.subjects import Hierarchy

CODED = """
subjects 科目 "科目表" {
  level 项 = 7 digits
  level 类 = 3 digits
  level 款 = 5 digits
  208 社会保障 | 社保 {
    20805 养老 { known as "离退休" until 2019 }
    2080101 行政运行
  }
  2101101 医疗 since 2020
}
"""
NAMED = """
subjects 三公 {
  合计 | 三公经费 {
    出国（境）费
    车辆 { 购置   运行 | 运行维护 }
  }
}
extend subjects 三公 { 车辆 | 公车 { 租赁 } }
"""


def hierarchy(text: str, year: int | None = 2024, folder: Path = Path()) -> Hierarchy:
    return next(iter(declared(text, year, folder).vocabulary.hierarchies.values()))


def test_levels_are_in_order_of_their_digits() -> None:
    coded = hierarchy(CODED)
    assert [level.name for level in coded.levels] == ["类", "款", "项"]
    assert coded.coded and not hierarchy(NAMED).coded
    subject = coded.by_code("20805")
    assert subject is not None and subject.level == "款"


def test_parents_are_written_or_follow_from_the_code() -> None:
    coded = hierarchy(CODED)
    assert coded.subjects["2080101"].parent == "208"  # as written
    assert coded.subjects["2101101"].parent == "21011"  # by prefix
    assert [s.key for s in coded.children(coded.subjects["208"])] == ["20805", "2080101"]
    assert [s.key for s in coded.ancestors(coded.subjects["2101101"])] == ["21011", "210"]
    assert [s.key for s in coded.roots()] == ["208"]


def test_codes_in_no_list_are_made_up_where_they_fit_a_level() -> None:
    made = hierarchy(CODED).by_code("2089901")
    assert made is not None
    assert (made.listed, made.names, made.name, made.level) == (False, (), "2089901", "项")
    assert made.parent == "20899"
    for code in ("2", "2089", "20899010", "208990x", ""):
        assert hierarchy(CODED).by_code(code) is None


def test_names_compare_folded() -> None:
    named = hierarchy(NAMED)
    assert [s.key for s in named.by_name("出国(境) 费")] == ["出国（境）费"]
    assert [s.key for s in named.by_name("“公车”")] == ["车辆"]
    assert [s.key for s in hierarchy(CODED).by_name("社保")] == ["208"]
    assert hierarchy(CODED).by_name("社保", "款") == []


def test_extend_adds_names_and_children() -> None:
    vehicles = hierarchy(NAMED).subjects["车辆"]
    assert vehicles.names == ("车辆", "公车") and vehicles.parent == "合计"
    assert [s.key for s in hierarchy(NAMED).children(vehicles)] == ["购置", "运行", "租赁"]


@pytest.mark.parametrize(("year", "former"), [(2019, True), (2020, False), (None, False)])
def test_former_names_in_their_years(year: int | None, former: bool) -> None:
    assert bool(hierarchy(CODED, year).by_name("离退休")) is former


@pytest.mark.parametrize(("year", "there"), [(2019, False), (2020, True), (None, False)])
def test_subjects_in_their_years(year: int | None, there: bool) -> None:
    found = hierarchy(CODED, year)
    assert ("2101101" in found.subjects) is there
    assert ("2101101" in found.other_years) is not there


LIST = """code,name,since,until
201,一般服务,,

20101,人大|人大事务,,
20102,旧名,,2019
20102,新名,2020,
20103,"甲,乙",2020,
"""
LISTED = """
subjects 科目 {
  level 类 = 3 digits
  level 款 = 5 digits
  from "list.csv"
  20101 人大 | 人大办 { define "指人大的支出。" }
}
"""


@pytest.mark.parametrize(
    ("year", "names"),
    [
        (2019, {"一般服务", "人大", "人大事务", "人大办", "旧名"}),
        (2024, {"一般服务", "人大", "人大事务", "人大办", "新名", "甲,乙"}),
        # A document is read before its year is known: then every name may be met.
        (None, {"一般服务", "人大", "人大事务", "人大办", "旧名", "新名", "甲,乙"}),
    ],
)
def test_lists(tmp_path: Path, year: int | None, names: set[str]) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8-sig")
    found = hierarchy(LISTED, year, tmp_path)
    assert {n for subject in found.subjects.values() for n in subject.names} == names
    assert found.subjects["20101"].definition == "指人大的支出。"
    assert found.subjects["20101"].parent == "201"


def test_same_as_is_kept_by_key() -> None:
    text = CODED + "subjects 另 { 养老金 { same as 科目 养老 }   医保 { same as 科目 2101101 } }"
    other = declared(text).vocabulary.hierarchies["另"]
    assert other.subjects["养老金"].same_as == (("科目", "20805"),)
    assert other.subjects["医保"].same_as == (("科目", "2101101"),)
    # Of a year in which the other is not in the list, there is nothing to be the same as.
    earlier = declared(text, 2019).vocabulary.hierarchies["另"]
    assert earlier.subjects["医保"].same_as == ()
