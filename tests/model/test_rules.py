"""Rules, figures and their like: what is built of them, and what is left out with its reason."""

from __future__ import annotations

import pytest
from tests.model.programs import declared

from gfsdsl.model.model import Model

BASE = """
unit 元 measures 金额
table 甲表 { title "甲"  unit 元  key 项目  column 金额  total 合计 }
table 旧表 { title "旧"  unit 元  key 项目  column 金额  total 合计  until 2020 }
"""


def built(more: str, year: int | None = 2024) -> Model:
    return declared(BASE + more, year)


def skipped(model: Model) -> dict[str, str]:
    return {s.rule: s.reason for s in model.skipped}


def test_each_link_of_a_chain_is_an_instance() -> None:
    rule = built("rule x { must 0 元 <= 甲表[合计] = 5 元  must 1 = 1 }").rules[0]
    assert len(rule.musts) == 3 and rule.id == "report/x"


@pytest.mark.parametrize(
    ("year", "reason"), [(2024, "not in force"), (2020, None), (None, "year unknown")]
)
def test_dated_rules(year: int | None, reason: str | None) -> None:
    model = built("rule x { must 1 = 1  until 2020 }", year)
    assert skipped(model).get("report/x") == reason
    assert len(model.rules) == (reason is None)


OLD = """
rule 行 { for each row r of 旧表  must r.金额 >= 0 元 }
rule 格 { must 旧表[合计] = 甲表[合计] }
rule 两表 { for each table t of 旧表 | 甲表  must t[合计] >= 0 元 }
derive 旧数: 元 = 旧表[合计]
derive 旧数倍: 元 = 旧数 * 2
rule 数 { must 旧数倍 >= 0 元 }
figure 图 {
  甲表[合计]
  旧表[合计]
}
figure 旧图 { 旧表[合计] }
require table 旧表
"""


def test_what_rests_on_a_table_of_other_years_is_left_out() -> None:
    """A table that ended in 2020 is no mistake of 2024; what can do without it stays."""
    now, then = built(OLD, 2024), built(OLD, 2020)
    assert [r.name for r in now.rules] == ["两表"]
    assert [(f.name, len(f.spots)) for f in now.figures] == [("图", 1)]
    assert (now.derives, now.requires) == ({}, [])
    assert skipped(now) == dict.fromkeys(
        ["report/行", "report/格", "report/数", "report/旧图", "report/require table 旧表"],
        "not in force",
    )
    assert len(then.rules) == 4 and len(then.derives) == 2 and not then.skipped


def test_exceptions_say_why() -> None:
    model = built("""
        rule x { must 1 = 1 }
        figure y { 甲表[合计] }
        exception to x because "甲"
        exception to report/y because "乙" until 2030
        exception to x because "过期" until 2020
    """)
    assert not model.rules and not model.figures
    assert [(s.rule, s.reason, s.because) for s in model.skipped] == [
        ("report/x", "exception", "甲"),
        ("report/y", "exception", "乙"),
    ]


def test_extend_rule_adds() -> None:
    model = built("""
        rule x { must 1 = 1  advise "甲"  tag E1 }
        extend rule x { must 2 = 2  advise "乙"  tag E2 }
    """)
    rule = model.rules[0]
    assert len(rule.musts) == 2
    assert (rule.clauses.advise, rule.clauses.tags) == (("甲", "乙"), ("E1", "E2"))


def test_scales_gain_words_and_ranges() -> None:
    model = built("""
        scale 大小 { 大于 | 高于 > 0   等于 = 0 }
        extend scale 大小 { 大于 | 多于 > 0   小于 < 0 }
    """)
    assert [band.names for band in model.scales["大小"].bands] == [
        ("大于", "高于", "多于"), ("等于",), ("小于",),
    ]  # fmt: skip
