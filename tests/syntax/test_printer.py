"""The printer: parsing what it prints gives the same tree, and printing that the same text."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.syntax import strategies

from gfsdsl.source import SourceFile
from gfsdsl.syntax import tree
from gfsdsl.syntax.parse import parse
from gfsdsl.syntax.print_expressions import expression
from gfsdsl.syntax.printer import print_program

LANGUAGE = sorted(Path(__file__).with_name("language").glob("*.gfs"))


def read(text: str) -> tree.Program:
    parsed = parse(SourceFile("t.gfs", text))
    errors = [d for d in parsed.diagnostics if d.severity == "error"]
    assert [(str(d.span), d.message()) for d in errors] == [], text
    return parsed.program


def same_after(program: tree.Program) -> None:
    text = print_program(program)
    again = read(text)
    assert again == program, text
    assert print_program(again) == text


def must(text: str) -> tree.Expr:
    rule = read(f"rule x {{ must {text} }}").decls[0]
    assert isinstance(rule, tree.RuleDecl)
    return rule.musts[0]


@settings(max_examples=100)
@given(strategies.programs)
def test_any_program(program: tree.Program) -> None:
    same_after(program)


@settings(max_examples=200)
@given(strategies.expressions)
def test_any_expression(value: tree.Expr) -> None:
    assert must(expression(value)) == value


@settings(max_examples=100)
@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="'\n\r"), min_size=1))
def test_any_name(name: str) -> None:
    same_after(tree.Program((tree.TableDecl(False, name),)))


def test_real_packs(root: Path) -> None:
    files = [p for top in ("specs", "rules", "examples") for p in (root / top).rglob("*.gfs")]
    assert files
    for path in files:
        same_after(read(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", LANGUAGE, ids=lambda path: path.stem)
def test_the_language_as_it_was_designed(path: Path) -> None:
    program = read(path.read_text(encoding="utf-8"))
    assert program.decls
    same_after(program)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("((a)) = (b)", "a = b"),
        ("(a + b) + c = 0", "a + b + c = 0"),
        ("a + (b + c) = 0", "a + (b + c) = 0"),
        ("(a * b) + c = 0", "a * b + c = 0"),
        ("a / (b * c) = -(d + e)", "a / (b * c) = -(d + e)"),
        ("(a = b) and (c = d or e = f)", "a = b and (c = d or e = f)"),
        ("not (a = b)", "not a = b"),
        ("(not a) iff (b iff c)", "not a iff (b iff c)"),
        ("(T[x]).名 == 3万元", "T[x].名 = 3 万元"),
        (
            "(if a then (if b then 1 else 2) else 3) = 1",
            "(if a then if b then 1 else 2 else 3) = 1",
        ),
        (
            "sum(r.a  for each row r of T where (r.b>0))=0",
            "sum(r.a for each row r of T where r.b > 0) = 0",
        ),
        ("'total' = total", "'total' = total"),
        ("t.'year' = '本年'", "t.year = 本年"),
        (
            "set(p.a  for each sentence p of 'S' with a  and b where p.a in S.b) = S['k'].'c'",
            "set(p.a for each sentence p of S with a and b where p.a in S.b) = S[k].c",
        ),
    ],
)  # fmt: skip
def test_brackets_and_quotes_only_where_needed(written: str, printed: str) -> None:
    assert expression(must(written)) == printed


def test_canonical_text() -> None:
    written = """
        unit 万元=10000 元    unit 分 measures 分数   exact
        subjects 类 { level 款=3 digits  201 "行政" | 办公 since 2010 {define "甲" 20101 "运行"} }
        table 'A 表' { title "甲"|"乙" column a|b: 元/人 {since 2020} group 其中{columns x,y in 类}
          row 甲 { 乙 丙|丁 } zero exact }
        rule x "题" { tag E1 must a=b severity note for each row r of T at 款 since 2020 }
        require table 表 { tag A5 since 2020 }
        require section 名词  since 2020
        statement 甲 each 科目,'in' in "一"|"二"/'乙'.'丙'
          { since 2020 "{'年':year}年\\:[各]{a:b|c}" }
        statement 每处 each in 乙 { "{多\\:|少}{数:元/人  printed  bare}" }
        part 乙 each { title "一" title "二" until 2030 }
        forbid 丙 "题" { tag E1 text "一"|"二" in 乙  text "三" }
    """
    printed = dedent("""\
        unit 万元 = 10_000 元
        unit 分 measures 分数 exact

        subjects 类 {
          level 款 = 3 digits
          201 行政 | 办公 since 2010 {
            define "甲"
            20101 运行
          }
        }

        table 'A 表' {
          title "甲" | "乙"
          column a | b: 元/人 { since 2020 }
          group 其中 { columns x, y in 类 }
          row 甲 { 乙 丙 | 丁 }
          zero exact
        }

        rule x "题" {
          for each row r of T at 款
          must a = b
          severity note
          since 2020
          tag E1
        }

        require table 表 { since 2020 tag A5 }
        require section 名词 { since 2020 }

        statement 甲 each 科目, 'in' in "一" | "二" / 乙.丙 {
          "{年: year}年:[各]{a: b|c}"
          since 2020
        }

        statement 每处 each in 乙 {
          "{多\\:|少}{数: 元/人 printed bare}"
        }

        part 乙 each {
          title "一" | "二"
          until 2030
        }

        forbid 丙 "题" {
          text "一" | "二" in 乙
          text "三"
          tag E1
        }
    """)
    assert print_program(read(written)) == printed
