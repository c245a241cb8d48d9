"""The grammar: free of conflicts, and enough for every declaration there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from lark import Lark

from gfsdsl.source import SourceFile, Span
from gfsdsl.syntax import tree
from gfsdsl.syntax.parse import grammar, parse


def test_grammar_is_strict() -> None:
    """No conflicts of the parser, no terminals that collide in any of its states."""
    Lark(grammar(), start=["start", "or_"], parser="lalr", lexer="contextual", strict=True)


@pytest.mark.parametrize("top", ["specs", "rules", "examples", "tests/good"])
def test_everything_parses(root: Path, top: str) -> None:
    files = sorted((root / top).rglob("*.gfs"))
    assert files
    for path in files:
        parsed = parse(SourceFile(path.name, path.read_text(encoding="utf-8")))
        assert parsed.diagnostics == (), path
        assert parsed.program.decls


def decl(text: str) -> tree.Decl:
    parsed = parse(SourceFile("t.gfs", text))
    assert parsed.diagnostics == ()
    return parsed.program.decls[0]


def said(node: object) -> str:
    span = getattr(node, "span", None)
    assert isinstance(span, Span)
    return span.text


def test_declarations_span_from_keyword_to_brace() -> None:
    text = 'table 表 {\n  title "甲"\n  since 2020\n}'
    table = decl("# 注\n" + text + "  # 注")
    assert isinstance(table, tree.TableDecl)
    assert said(table) == text
    assert [said(item) for item in table.items] == ['title "甲"', "since 2020"]


def test_expressions_span_what_they_say() -> None:
    rule = decl("rule x { must (a + b) * 2 万元 = T[行, 栏].label }")
    assert isinstance(rule, tree.RuleDecl)
    chain = rule.musts[0]
    assert isinstance(chain, tree.Chain) and isinstance(chain.first, tree.Arithmetic)
    assert said(chain) == "(a + b) * 2 万元 = T[行, 栏].label"
    assert said(chain.first.left) == "a + b"
    assert said(chain.first.right) == "2 万元"
    attribute = chain.links[0][1]
    assert isinstance(attribute, tree.Attr)
    assert said(attribute.base) == "T[行, 栏]"


def test_spots_of_a_figure_span_each_step() -> None:
    figure = decl("figure x { 表.侧[行] }")
    assert isinstance(figure, tree.FigureDecl)
    spot = figure.spots[0]
    assert isinstance(spot, tree.Index) and isinstance(spot.base, tree.Attr)
    assert [said(spot), said(spot.base), said(spot.base.base)] == ["表.侧[行]", "表.侧", "表"]


def test_places_are_lines_and_columns() -> None:
    rule = decl("\n\nrule x {\n  must 甲 = 乙\n}")
    assert isinstance(rule, tree.RuleDecl)
    chain = rule.musts[0]
    assert isinstance(chain, tree.Chain)
    assert str(getattr(chain.links[0][1], "span", None)) == "t.gfs:4:12"


def test_names() -> None:
    text = "scale x { 因公出国（境）费用 | “三公”经费 | 'a b' | total | _x | 表·一 > 0 }"
    scale = decl(text)
    assert isinstance(scale, tree.ScaleDecl)
    assert scale.bands[0].names == (
        "因公出国（境）费用", "“三公”经费", "a b", "total", "_x", "表·一",
    )  # fmt: skip


def test_texts_keep_what_is_escaped() -> None:
    table = decl(r'table x { title "甲\"乙\\丙" }')
    assert isinstance(table, tree.TableDecl)
    assert table.items[0] == tree.Setting("title", ('甲"乙\\丙',))


def test_a_byte_order_mark_and_comments_mean_nothing() -> None:
    assert decl("\ufeff# 注\nunit 元 measures 金额  # 注") == tree.UnitDecl("元", "金额")
