"""Declarations about running text, and the binders and tables that go with them, as trees."""

from __future__ import annotations

from tests.syntax.test_grammar import decl, said

from gfsdsl.syntax import tree
from gfsdsl.syntax.tree import Hole, Inside, KindType, Literal, Pattern, Section, UnitExpr, Years


def pattern(*pieces: tree.Piece) -> Pattern:
    return Pattern(pieces)


def test_statement() -> None:
    text = 'statement 甲 each 科目, 年 in "一" | "二" / "三" { "花了{数: count}" "用" until 2030 }'
    found = decl(text)
    assert found == tree.StatementDecl(
        False,
        "甲",
        ("科目", "年"),
        (Section(("一", "二")), Section(("三",))),
        (pattern(Literal("花了"), Hole("数", KindType("count"))), pattern(Literal("用"))),
        Years(until=2030),
    )
    assert said(found) == text
    assert isinstance(found, tree.StatementDecl)
    assert [said(step) for step in found.within] == ['"一" | "二"', '"三"']


def test_repeated_or_not() -> None:
    for text, each in (("", None), ("each", ()), ("each 甲", ("甲",)), ("each in 乙", ())):
        found = decl(f"extend statement x {text} {{}}")
        assert isinstance(found, tree.StatementDecl) and found.extend
        assert found.each == each
        assert found.within == ((Inside(("乙",)),) if "in" in text else ())


def test_part_and_its_tables() -> None:
    part = decl('part 报告 each 项目 { title "一" | "二" title "三" since 2020 }')
    assert part == tree.PartDecl(False, "报告", ("项目",), ("一", "二", "三"), Years(2020))
    table = decl("""table 表 each 名 in 报告 {
      key 大 > 中 | 类 > 小 as "{名: text}"
      column 数: "{数: count}个"
      column 金额: 元
      field 总评: text
    }""")
    assert table == tree.TableDecl(
        False,
        "表",
        (
            tree.KeyItem(
                ("大",),
                below=(("中", "类"), ("小",)),
                label=pattern(Hole("名", KindType("text"))),
            ),
            tree.ColumnsItem(
                (("数",),), type=pattern(Hole("数", KindType("count")), Literal("个"))
            ),
            tree.ColumnsItem((("金额",),), type=UnitExpr("元")),
            tree.FieldItem(("总评",), UnitExpr("text")),
        ),
        ("名",),
        (Inside(("报告",)),),
    )


def test_forbid() -> None:
    found = decl('forbid 甲 "题" { text "一" | "二"  text "三" in 表.列 severity note tag A }')
    assert found == tree.ForbidDecl(
        False,
        "甲",
        "题",
        (
            tree.Forbidden(("一", "二")),
            tree.Forbidden(("三",), (Inside(("表", "列")),)),
        ),
        tree.Clauses("note", tags=("A",)),
    )


def test_binders() -> None:
    rule = decl("""rule x {
      for each sentence with 预算 and 决算 where 决算 > 0 元
      for each sentence p of 甲 | 乙.丙 with 数, statement s of 甲, part a of 丁 at 类
      for each row of 表 with 数
      must 1 = 1
    }""")
    assert isinstance(rule, tree.RuleDecl)
    free, sentence, statement, part, row = rule.binders
    assert (free.kind, free.name, free.of, free.holes) == ("sentence", None, (), ("预算", "决算"))
    assert free.where is not None
    assert sentence == tree.Binder(
        "sentence", "p", (("甲",), ("乙", "丙")), None, None, None, ("数",)
    )
    assert (statement.kind, part.kind, part.level) == ("statement", "part", "类")
    assert row == tree.Binder("row", None, (("表",),), None, None, None, ("数",))
    assert said(free) == "sentence with 预算 and 决算 where 决算 > 0 元"


def test_figures_over_sentences() -> None:
    figure = decl("figure x { for each sentence p of 甲 with 一 and 二  p.一 p.二 甲[k].一 }")
    assert isinstance(figure, tree.FigureDecl)
    assert figure.binders[0].holes == ("一", "二")
    assert len(figure.spots) == 3


def test_requirements() -> None:
    for text, name in (('section "名词 解释"', "名词 解释"), ("statement 甲", "甲")):
        for years in ("since 2020", "{ since 2020 }"):
            found = decl(f"require {text} {years}")
            clauses = tree.Clauses(years=Years(2020))
            assert found == tree.RequireDecl(text.split()[0], name, clauses)
