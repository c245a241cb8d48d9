"""Names are looked up as variable, let, column, derive, table, level, unit, word (SEMANTICS 8)."""

from __future__ import annotations

import pytest
from tests.model.programs import declared

from gfsdsl.model import expr

# Everything is called 甲; each test leaves out what would be found before.
UNIT = "unit 元 measures 金额\nunit 甲 = 10 元\n"
LEVEL = "subjects 科目 { level 甲 = 3 digits }\n"
OTHER_LEVEL = "subjects 科目 { level 类 = 3 digits }\n"
TABLE = 'table 甲 { title "甲"  key 项目  column 金额  total 合计 }\n'
DERIVE = "derive 甲: 元 = 1 元\n"
COLUMN = 'table 表 { title "表"  unit 元  key 项目  column 甲  column 乙 }\n'
WORD = "scale 词 { 甲 > 0   乙 < 0 }\n"
ROW = "for each row r of 表"


def found(declarations: str, binders: str, must: str) -> expr.Node:
    """The left side of the last comparison in ``must``."""
    model = declared(f"{declarations}rule x {{ {binders}  must {must} }}")
    compare = model.rules[0].musts[-1]
    assert isinstance(compare, expr.Compare)
    return compare.left


ALL = UNIT + LEVEL + TABLE + DERIVE + COLUMN + WORD


@pytest.mark.parametrize(
    ("declarations", "binders", "must", "kind"),
    [
        (ALL, "for each row 甲 of 表", "甲 >= 0 元", expr.Var),
        (ALL, "let 甲 = 1 元", "甲 = 1 元", expr.Const),
        (ALL, ROW, "甲 >= 0 元", expr.Field),
        (ALL, "", "甲 = 1 元", expr.Derived),
        (UNIT + LEVEL + TABLE + WORD, "", '甲.title = "甲"', expr.Field),
        (UNIT + LEVEL + WORD, "", "甲 != 甲", expr.LevelRef),
        (UNIT + OTHER_LEVEL + WORD, "", "甲 = 甲", expr.UnitRef),
        (WORD, "", "甲 = 甲", expr.TextConst),
    ],
)
def test_order(declarations: str, binders: str, must: str, kind: type[expr.Node]) -> None:
    assert isinstance(found(declarations, binders, must), kind)


def test_with_two_rows_columns_are_named_through_their_variables() -> None:
    """Then a bare name is no column any more, and the next in order is found."""
    twice = "for each row r of 表, row q of 表"
    assert isinstance(found(ALL, twice, "r.甲 = q.甲  must 甲 = 1 元"), expr.Derived)


def test_a_bare_name_in_brackets_is_a_label_unless_it_is_bound() -> None:
    table = 'table 表 { title "表"  unit 元  key 项目  column 金额  total 合计 }\n'
    declarations = UNIT + table
    free = found(declarations, "", "表[甲] >= 0 元")
    assert isinstance(free, expr.At) and isinstance(free.row, expr.Label)
    bound = found(declarations, "for each row 甲 of 表", "表[甲] >= 0 元")
    assert isinstance(bound, expr.At) and isinstance(bound.row, expr.Var)


def test_what_a_comprehension_binds_is_not_seen_outside() -> None:
    must = "count(s.label for each row s of 表) > 0  must 乙 = 乙"
    model = declared(f"{UNIT}{COLUMN}rule x {{ {ROW}  must {must} }}")
    assert len(model.rules[0].musts) == 2
