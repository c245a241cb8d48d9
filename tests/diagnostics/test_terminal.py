"""Diagnostics on a terminal: each test shows the whole text that is printed."""

from __future__ import annotations

from textwrap import dedent

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.terminal import render, render_all
from gfsdsl.source import SourceFile, Span

TEXT = """\
rule 横向汇总 。
\t表 收入支出决算表 {
  列 本年收入
  列 本年支出

  列 年末结转
}
"""
FILE = SourceFile("rules/sums.gfs", TEXT)


def span(text: str, file: SourceFile = FILE) -> Span:
    start = file.text.index(text)
    return Span(file, start, start + len(text))


def unexpected(place: Span, **more: object) -> Diagnostic:
    return Diagnostic("S0001", {"found": "。", "expected": "；"}, place, **more)  # type: ignore[arg-type]


def printed(text: str) -> str:
    return dedent(text).strip("\n")


def test_in_chinese() -> None:
    assert render(unexpected(span("。"))) == printed(
        """
        错误 S0001：语法错误：此处不应出现“。”，应为；
          --> rules/sums.gfs:1:11
           |
         1 | rule 横向汇总 。
           |               ^^
        """
    )


def test_in_english() -> None:
    assert render(unexpected(span("。")), "en") == printed(
        """
        error S0001: syntax error: unexpected “。”, expected ；
          --> rules/sums.gfs:1:11
           |
         1 | rule 横向汇总 。
           |               ^^
        """
    )


def test_tabs_become_spaces_and_chinese_takes_two_cells() -> None:
    assert render(unexpected(span("收入支出"))).splitlines()[2:] == [
        "   |",
        " 2 |     表 收入支出决算表 {",
        "   |        ^^^^^^^^",
    ]


def test_a_few_lines_are_shown_whole() -> None:
    assert render(unexpected(span("列 本年收入\n  列 本年支出\n\n"))).splitlines()[2:] == [
        "   |",
        " 3 |   列 本年收入",
        "   |   ^^^^^^^^^^^",
        " 4 |   列 本年支出",
        "   |   ^^^^^^^^^^^",
    ]


def test_of_many_lines_the_first_and_the_last_are_shown() -> None:
    whole = Span(FILE, TEXT.index("表"), len(TEXT))
    assert render(unexpected(whole)).splitlines()[2:] == [
        "   |",
        " 2 |     表 收入支出决算表 {",
        "   |     ^^^^^^^^^^^^^^^^^^^",
        "   ...",
        " 7 | }",
        "   | ^",
    ]


def test_the_end_of_the_file_has_a_caret() -> None:
    end = Span(FILE, len(TEXT), len(TEXT))
    assert render(unexpected(end)).splitlines()[1:] == [
        "  --> rules/sums.gfs:8:1",
        "   |",
        " 8 |",
        "   | ^",
    ]


def test_an_empty_line_in_a_span_has_no_caret() -> None:
    lines = render(unexpected(span("支出\n\n  列 年末"))).splitlines()
    assert lines[2:] == [
        "   |",
        " 4 |   列 本年支出",
        "   |          ^^^^",
        " 5 |",
        " 6 |   列 年末结转",
        "   |   ^^^^^^^",
    ]


def test_a_long_line_is_cut_around_the_place() -> None:
    file = SourceFile("a.gfs", "长" * 90 + "错误" + "长" * 90)
    assert render(unexpected(span("错误", file))).splitlines()[3:] == [
        " 1 | ... " + "长" * 16 + "错误" + "长" * 31 + " ...",
        "   |    " + " " * 33 + "^^^^",
    ]


def test_a_span_that_runs_on_past_the_cut_is_underlined_to_the_cut() -> None:
    file = SourceFile("a.gfs", "x" * 300)
    assert render(unexpected(Span(file, 0, 300))).splitlines()[3:] == [
        " 1 | " + "x" * 100 + "...",
        "   | " + "^" * 100,
    ]


def test_further_places_hint_and_fix() -> None:
    """Line numbers of all the places share one column; a fix of several lines is a block."""
    file = SourceFile("长.gfs", "列 甲\n" * 12)
    first, second = Span(file, 0, 3), Span(file, 4 * 11, 4 * 11 + 3)
    shown = Diagnostic(
        "S0004",
        {"limit": 200},
        second,
        related=((first, "first"), (first, "随便一句话")),
        fix="列 甲\n列 乙",
    )
    assert render(shown) == printed(
        """
        错误 S0004：嵌套超过 200 层
           --> 长.gfs:12:1
            |
         12 | 列 甲
            | ^^^^^
           ::: 长.gfs:1:1：首次声明于此
            |
          1 | 列 甲
            | -----
           ::: 长.gfs:1:1：随便一句话
            |
          1 | 列 甲
            | -----
           = 提示：请拆成几条声明。
           = 改法：
               列 甲
               列 乙
        """
    )
    assert render(shown, "en") == printed(
        """
        error S0004: this nests deeper than 200
           --> 长.gfs:12:1
            |
         12 | 列 甲
            | ^^^^^
           ::: 长.gfs:1:1: first declared here
            |
          1 | 列 甲
            | -----
           ::: 长.gfs:1:1: 随便一句话
            |
          1 | 列 甲
            | -----
           = hint: split it into several declarations.
           = fix:
               列 甲
               列 乙
        """
    )


def test_about_a_document() -> None:
    missing = Diagnostic("D0001", {"name": "决算.txt", "reason": "无此文件"}, document="决算.txt")
    there = Diagnostic("D0001", {"name": "a"}, document="决算.pdf", page=3, line=12, fix="改名")
    assert render_all([missing, there]) == printed(
        """
        错误 D0001：打不开文件：决算.txt（无此文件）
          --> 决算.txt
          = 提示：请检查路径与读取权限。

        错误 D0001：打不开文件：a（{reason}）
          --> 决算.pdf:p3:12
          = 提示：请检查路径与读取权限。
          = 改法：改名
        """
    )


def test_nothing_that_is_shown_acts_on_the_terminal() -> None:
    """An escape sequence, a carriage return or a bidirectional mark is written out."""
    file = SourceFile("a\x1b[2J.gfs", "x\x1b[31m\r\u202e红")
    found = Diagnostic("S0002", {"found": "\x1b"}, span("红", file))
    assert render(found, "en") == printed(
        r"""
        error S0002: syntax error: unknown character “\x1b”
          --> a\x1b[2J.gfs:1:9
           |
         1 | x\x1b[31m\r\u202e红
           |                  ^^
        """
    )
