"""Tables: what a declaration makes, and what ``extend`` may add to it."""

from __future__ import annotations

import pytest
from tests.model.programs import declared

from gfsdsl.model.scope import find_column
from gfsdsl.model.tables import Block, Table
from gfsdsl.model.vocabulary import Vocabulary

BASE = """
unit 元 measures 金额
unit 万元 = 10_000 元
unit 人 measures 人数 exact
subjects 性质 { 合计 | 小计 { 基本   项目 } }
table 支出表 {
  title "支出表"
  number 表一 | 表一之一
  unit 万元
  key 科目
  group 本年 { columns 小计, 基本 | 基本支出 in 性质 }
  group 上年 { columns 小计, 基本 in 性质 }
  column 人数: 人
  column 说明: text
  total 合计
  zero exact
}
"""


def vocabulary(more: str = "", year: int | None = 2024) -> Vocabulary:
    return declared(BASE + more, year).vocabulary


def table(more: str = "", year: int | None = 2024) -> Table:
    return vocabulary(more, year).tables["支出表"]


def block(more: str = "") -> Block:
    return table(more).blocks[0]


def test_defaults() -> None:
    made = block()
    assert (made.absent, made.blank, made.zero_exact) == ("missing", "missing", True)
    assert made.open_labels  # the key is in no list
    assert made.id == "支出表" and not table().sided


def test_columns() -> None:
    made = block()
    assert [c.path for c in made.columns] == [
        "本年.小计", "本年.基本", "上年.小计", "上年.基本", "人数", "说明",
    ]  # fmt: skip
    assert [c.kind for c in made.columns[-2:]] == ["amount", "text"]
    assert [c.unit.name if c.unit else None for c in made.columns[-2:]] == ["人", None]
    assert made.columns[0].subject is not None and made.columns[0].subject.key == "合计"
    assert made.unit is not None and made.unit.factor == 10_000


@pytest.mark.parametrize(
    ("group", "name", "path"),
    [
        ("本年", "小计", "本年.小计"),
        ("上年", "合计", "上年.小计"),
        (None, "基本支出", "本年.基本"),
        (None, "人数", "人数"),
        (None, "小计", None),
        (None, "项目", None),
    ],
)
def test_a_group_may_be_left_out_where_the_name_is_unique(
    group: str | None, name: str, path: str | None
) -> None:
    found = find_column(block(), group, name)
    assert (found.path if found else None) == path


def test_extend_adds() -> None:
    made = table("""
        extend table 支出表 {
          title "支出总表" | "支出表"
          key 科目 | 项目
          column 人数 | 人员数
          column 车辆
          total 合计 | 总计
          row 结余 { 结转 }
          absent is zero
          ends before "附注"
        }
        extend table 支出表 { row 结余 | 年末结余 { 结转 滚存 } }
    """)
    found = made.blocks[0]
    assert made.titles == ("支出表", "支出总表") and made.ends_before == ("附注",)
    assert found.key.names == ("科目", "项目")
    assert [c.names for c in found.columns][-3:] == [("人数", "人员数"), ("说明",), ("车辆",)]
    assert found.totals[0].names == ("合计", "总计")
    assert found.extras[0].names == ("结余", "年末结余")
    assert found.extras[0].nested == (("结转",), ("滚存",))
    assert found.absent == "zero" and found.zero_exact


SIDES = """
table 总表 {
  title "总表"
  unit 元
  side 收入 { key 项目 in 性质  column 金额 }
  side 支出 { key 项目  column 金额  column 数  blank is zero }
  absent is zero
}
extend table 总表 { side 收入 { column 预算 } }
"""


def test_sides_have_keys_columns_and_settings_of_their_own() -> None:
    made = vocabulary(SIDES).tables["总表"]
    assert made.sided and [b.id for b in made.blocks] == ["总表.收入", "总表.支出"]
    assert [[c.name for c in b.columns] for b in made.blocks] == [["金额", "预算"], ["金额", "数"]]
    assert [b.blank for b in made.blocks] == ["missing", "zero"]
    assert [b.absent for b in made.blocks] == ["zero", "zero"]
    assert [b.open_labels for b in made.blocks] == [False, True]


@pytest.mark.parametrize(("year", "there"), [(2019, False), (2020, True), (None, False)])
def test_dated_tables_and_columns(year: int | None, there: bool) -> None:
    found = vocabulary(
        """
        extend table 支出表 { column 新栏 { since 2020 } }
        table 新表 { title "新表"  key 项目  column 金额  since 2020 }
        """,
        year,
    )
    assert ("新表" in found.tables) is there
    assert any(c.name == "新栏" for c in found.tables["支出表"].blocks[0].columns) is there
    assert found.other_years == (frozenset() if there else {"新表", "新栏"})


def test_layouts_add_up() -> None:
    layout = vocabulary("""
        layout 甲 { note "注" | "说明"   empty "无" }
        layout 乙 { note "备注" }
        extend layout 甲 { note "注" | "附注" }
    """).layout
    assert layout["note"] == ("注", "说明", "备注", "附注")
    assert layout["filler"] == () and "无" in set(layout.all())
