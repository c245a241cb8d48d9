"""What is declared about parts is carried along; what needs it is left out, and said."""

from __future__ import annotations

from tests.model.programs import declared

from gfsdsl.model.model import Model
from gfsdsl.model.narrative import NOT_YET

BASE = """
unit 元 measures 金额
table 甲表 { title "甲"  unit 元  key 项目  column 金额  total 合计 }
statement 句 { "共{数: 元}" }
part 分册 each 名 { title "分册" }
table 册表 in 分册 { title "册"  unit 元  key 项目  column 金额 }
table 树表 { title "树"  unit 元  key 大 > 小  column 金额 }
"""


def built(more: str) -> Model:
    return declared(BASE + more)


def skipped(model: Model) -> dict[str, str]:
    return {s.rule: s.reason for s in model.skipped}


def test_tables_that_cannot_be_read_yet_are_not_in_the_model() -> None:
    model = built("extend table 册表 { title 'x' }".replace("'", '"'))
    assert list(model.vocabulary.tables) == ["甲表"]
    assert skipped(model) == {}


def test_rules_on_parts_are_left_out() -> None:
    model = built("""
        rule 一 { for each sentence with 数  must 数 >= 0 元 }
        rule 二 { must 句.数 = 甲表[合计] }
        rule 三 { for each part a of 分册  must a.册表[合计] = 0 元 }
        rule 四 { for each row r of 树表  must r.金额 >= 0 元 }
        rule 五 { must sum(p.数 for each sentence p of 句) = 0 元 }
        rule 六 { must 甲表[合计] >= 0 元 }
        figure 七 { 甲表[合计]  句.数 }
        figure 八 { 句.数 }
        forbid 九 { text "某" }
        require section "某"
        require table 册表
        derive 句数: 元 = 句.数
        derive 句数倍: 元 = 句数 * 2
        rule 十 { must 句数倍 >= 0 元 }
    """)
    assert [rule.name for rule in model.rules] == list("一二五六十")
    assert [(f.name, len(f.spots)) for f in model.figures] == [("七", 2), ("八", 1)]
    assert [forbid.name for forbid in model.forbids] == ["九"]
    assert [require.name for require in model.requires] == ["某"]
    left_out = [*"三四", "require table 册表"]
    assert skipped(model) == {f"report/{name}": NOT_YET for name in left_out}
    assert list(model.derives) == ["句数", "句数倍"]
