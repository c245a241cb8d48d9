"""Patterns: the tree that a text is read into, the places in it, and what is wrong with it."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.syntax import patterns

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.source import SourceFile, Span
from gfsdsl.syntax import tree
from gfsdsl.syntax.parse import parse
from gfsdsl.syntax.pattern_checks import check_pattern, check_sentence
from gfsdsl.syntax.pattern_reader import MAX_NESTING, read_pattern
from gfsdsl.syntax.print_patterns import pattern as printed
from gfsdsl.syntax.tree import (
    Choice,
    Gap,
    Hole,
    KindType,
    ListType,
    Literal,
    MeasureType,
    Option,
    Pattern,
    UnitExpr,
    WordsType,
)


def read(text: str) -> tuple[Pattern | None, list[Diagnostic]]:
    """The pattern in ``text``, which is without quotes, and what is wrong with it."""
    file = SourceFile("t.gfs", f'"{text}"')
    found: list[Diagnostic] = []
    pattern = read_pattern(file, 0, len(file.text), found.append)
    if pattern is not None:
        check_pattern(pattern, found.append)
        check_sentence(pattern, found.append)
    return pattern, found


def pieces(text: str) -> tuple[tree.Piece, ...]:
    pattern, found = read(text)
    assert pattern is not None and found == [], found
    return pattern.pieces


def hole(type_: str) -> tree.HoleType:
    """The type of a hole, read alone."""
    found = pieces(f"甲{{名: {type_}}}")[1]
    assert isinstance(found, Hole) and found.name == "名"
    return found.type


def wrong(text: str) -> list[tuple[str, str]]:
    """Code and underlined text of all that is wrong."""
    return [(d.code, d.span.text if d.span else "") for d in read(text)[1]]


def test_a_whole_sentence() -> None:
    amount = MeasureType(UnitExpr("万元"), "增减")
    assert pieces("{年度: year} 年度支出[各]{变动: 增减 万元}……{多|少{数: count}}人") == (
        Hole("年度", KindType("year")),
        Literal(" 年度支出"),
        Option((Literal("各"),)),
        Hole("变动", amount),
        Gap(across=True),
        Choice(((Literal("多"),), (Literal("少"), Hole("数", KindType("count"))))),
        Literal("人"),
    )


@pytest.mark.parametrize(
    ("written", "type_"),
    [
        ("date", KindType("date")),
        ("'date'", MeasureType(UnitExpr("date"))),
        ("功能分类", MeasureType(UnitExpr("功能分类"))),
        ("%", MeasureType(UnitExpr("%"))),
        ("kg", MeasureType(UnitExpr("kg"))),
        ("增减 %", MeasureType(UnitExpr("%"), "增减")),
        ("元/人*月", MeasureType(UnitExpr("元", (("/", "人"), ("*", "月"))))),
        (
            "元/人/月 printed 元/月",
            MeasureType(
                UnitExpr("元", (("/", "人"), ("/", "月"))), None, UnitExpr("元", (("/", "月"),))
            ),
        ),
        ("增减 万元 printed bare", MeasureType(UnitExpr("万元"), "增减", bare=True)),
        ("list", ListType()),
        ("list 经济分类", ListType("经济分类")),
        ("list 'list'", ListType("list")),
        ("货物|工 程 | 服务", WordsType(("货物", "工 程", "服务"))),
        (r"\'a|'b'|\'c", WordsType(("'a", "b", "'c"))),
        (r"甲\|乙|\}|\ 丙", WordsType(("甲|乙", "}", " 丙"))),
        ("year|date", WordsType(("year", "date"))),
    ],
)
def test_types_of_holes(written: str, type_: tree.HoleType) -> None:
    assert hole(written) == type_


def test_names_of_holes() -> None:
    found = pieces("{因公出国（境）费用 : 万元}、{'增减%':%}、{“三公”经费: text}、{年:year}")
    assert [piece.name for piece in found if isinstance(piece, Hole)] == [
        "因公出国（境）费用", "增减%", "“三公”经费", "年",
    ]  # fmt: skip


def test_a_backslash_takes_a_meaning_away() -> None:
    assert pieces(r"\{\}\[\]\|\…\"\\{a\:b|c}") == (
        Literal('{}[]|…"\\'),
        Choice(((Literal("a:b"),), (Literal("c"),))),
    )


def test_a_chinese_colon_is_text_between_alternatives() -> None:
    found = pieces("主要用途{有：|如下：|：}")[1]
    assert found == Choice(((Literal("有："),), (Literal("如下："),), (Literal("："),)))


def test_spans_lie_in_the_text() -> None:
    text = 'statement 甲 {\n  "支\\"出{金额: 增减 元/人}[，{多|少}…于]{a:\'b\'|c}"\n}'
    statement = parse(SourceFile("t.gfs", text)).program.decls[0]
    assert isinstance(statement, tree.StatementDecl)

    def said(node: object) -> str:
        span = getattr(node, "span", None)
        assert isinstance(span, Span)
        return span.text

    (pattern,) = statement.patterns
    literal, amount, option, words = pattern.pieces
    assert said(pattern) == '"支\\"出{金额: 增减 元/人}[，{多|少}…于]{a:\'b\'|c}"'
    assert [said(literal), said(option)] == ['支\\"出', "[，{多|少}…于]"]
    assert isinstance(amount, Hole) and isinstance(amount.type, MeasureType)
    assert [said(amount), said(amount.type), said(amount.type.unit)] == [
        "{金额: 增减 元/人}", "增减 元/人", "元/人",
    ]  # fmt: skip
    assert isinstance(option, Option)
    assert [said(piece) for piece in option.pieces] == ["，", "{多|少}", "…", "于"]
    assert isinstance(words, Hole)
    assert said(words.type) == "'b'|c"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲{金额: 万元", [("S0006", "{")]),
        ("甲{金额: 万元[，占{占比: %}]", [("S0006", "{")]),
        ("甲[乙{丙|丁]戊}", [("S0006", "{")]),
        ("甲[乙", [("S0006", "[")]),
        ("甲]乙", [("S0007", "]")]),
        ("甲[乙}丙]", [("S0007", "}")]),
        ("甲{金额}乙", [("S0008", "{金额}")]),
        ("甲{金额：万元}", [("S0008", "：")]),
        ("甲{金额: }", [("S0008", "{金额: }")]),
        ("甲{ : 万元}", [("S0008", "{ :")]),
        ("甲{数: yera}", [("S0009", "yera")]),
        ("甲{数: 增减 date}", [("S0009", "date")]),
        ("甲{数: 元//人}", [("S0009", "/")]),
        ("甲{数: /人}", [("S0009", "/")]),
        ("甲{数: % 万元}", [("S0009", "万元")]),
        ("甲{数: 元 printed}", [("S0009", "printed")]),
        ("甲{数: 元 printed 元 bare}", [("S0009", "bare")]),
        ("甲{数: printed 元}", [("S0009", "printed")]),
        ("甲{数: list year}", [("S0009", "year")]),
        ("甲{数: list 甲/乙}", [("S0009", "甲/乙")]),
        ("甲{数: 3 元}", [("S0009", "3 元")]),
        ("甲[]乙", [("S0010", "[]")]),
        ("甲[ ]乙", [("S0010", "[ ]")]),
        ("甲{}", [("S0010", "{}")]),
        ("甲{|乙}", [("S0010", "{|")]),
        ("甲{乙||丙}", [("S0010", "||")]),
        ("甲{乙|}", [("S0010", "|}")]),
        ("甲{乙: 丙|}", [("S0010", "|}")]),
        ("甲{乙: |丙}", [("S0010", " |")]),
        ("甲|乙", [("S0011", "|")]),
        ("甲{乙[丙|丁]|戊}", [("S0011", "|")]),
        ("甲{数: 元}{数: 元}", [("S0012", "{数: 元}")]),
        ("甲{乙{数: 元}|丙{数: 元}}", []),
        ("甲{乙{数: 元}|丙[{丁{数: 元}|戊}{数: 元}]}{数: 元}", [("S0012", "{数: 元}")] * 2),
        ("{数: 元}", [("S0013", '"{数: 元}"')]),
        ("{数: 元}[元]", [("S0013", '"{数: 元}[元]"')]),
        ("{甲|乙}{数: 元}", []),
        ("甲{数: list list}", [("S0014", "list")]),
        ("…甲{数: 元} …", [("S0015", "…"), ("S0015", "…")]),
        ("甲[…乙]丙", []),
        ("甲…………乙", [("S0016", "…………")]),
        ("甲…{…乙|丙}", [("S0016", "…")]),
        ("甲{乙|丙…} …丁", [("S0016", "…")]),
        ("甲… [乙]丙", [("S0017", "[乙]")]),
        ("甲…{乙|[丙]丁}", [("S0017", "[丙]")]),
        ("甲{数: 乙|{丙}}", [("S0018", "{")]),
        ("甲{数: {单位: text}}", [("S0018", "{")]),
    ],
)
def test_what_is_wrong_and_where(text: str, found: list[tuple[str, str]]) -> None:
    assert wrong(text) == found


def test_fixes() -> None:
    assert [read(f"甲{{数: {t}}}")[1][0].fix for t in ("Year", "tekst", "lst 甲")] == [
        "year", "text", "list",
    ]  # fmt: skip
    assert read("甲{数：元}")[1][0].fix == ":"


def test_brackets_nest_so_deep_and_no_deeper() -> None:
    assert wrong("[甲" * MAX_NESTING + "]" * MAX_NESTING + "乙") == []
    assert [code for code, _ in wrong("[甲" * 5000)] == ["S0004"]


@pytest.mark.parametrize(
    "unit",
    ["{a：", "{x（", "{'", "[甲", "{甲: ", "{甲|", "…甲", "{x“", "\\", "{甲: 乙|丙}", "甲{乙|丙}"],
)
def test_reading_takes_time_by_the_length(unit: str) -> None:
    """Ten times the text may take some thirty times as long, not a hundred times."""

    def seconds(count: int) -> float:
        text = unit * count
        best = 1.0
        for _ in range(3):
            start = perf_counter()
            read("甲" + text)
            best = min(best, perf_counter() - start)
        return best

    assert seconds(20_000) < 30 * max(seconds(2_000), 0.001)


@settings(max_examples=300)
@given(patterns.patterns)
def test_any_pattern_is_printed_and_read_again(pattern: Pattern) -> None:
    text = printed(pattern)
    again = read_pattern(SourceFile("t.gfs", text), 0, len(text), lambda d: pytest.fail(d.code))
    assert again == pattern, text
    assert printed(again) == text


@settings(max_examples=500)
@given(st.text(alphabet="{}[]|…:： 甲乙元%/'\\年a", max_size=24))
def test_any_text_is_read_or_wrong_at_a_place_in_it(text: str) -> None:
    text = text.replace('"', "")
    if (len(text) - len(text.rstrip("\\"))) % 2:
        text += "甲"  # else the last backslash would take the quote
    pattern, found = read(text)
    for diagnostic in found:
        span = diagnostic.span
        assert span is not None and 0 <= span.start < span.end <= len(text) + 2
    if pattern is not None:
        again = printed(pattern)
        assert read_pattern(SourceFile("t.gfs", again), 0, len(again), print) == pattern
