"""One run reports every broken declaration once, at the right place, and keeps the others."""

from __future__ import annotations

from gfsdsl.source import SourceFile
from gfsdsl.syntax.parse import MAX_ERRORS, Parsed, parse
from gfsdsl.syntax.recovery import MAX_DEPTH

SOUND = "unit 元 measures 金额\n"


def read(text: str) -> Parsed:
    return parse(SourceFile("t.gfs", text))


def found(text: str) -> list[str]:
    return [f"{d.where[6:]} {d.code}" for d in read(text).diagnostics]


def kept(text: str) -> list[str]:
    return [getattr(decl, "name", "") for decl in read(text).program.decls]


def test_missing_brace() -> None:
    text = 'table 甲 {\n  title "甲"\n\nunit 元 measures 金额\n'
    assert found(text) == ["1:1 S0003"]
    assert kept(text) == ["元"]


def test_brace_too_many() -> None:
    text = 'table 甲 {\n  title "甲"\n}\n}\n' + SOUND
    assert found(text) == ["4:1 S0001"]
    assert kept(text) == ["元"]


def test_stray_character() -> None:
    assert found(SOUND + "rule 甲 {\n  must a ； b\n}\n") == ["3:10 S0002"]


def test_unknown_keyword() -> None:
    text = SOUND + "tabel 甲 {}\n" + SOUND
    assert found(text) == ["2:1 S0001"]
    assert read(text).diagnostics[0].fix == "table"
    assert kept(text) == ["元", "元"]


def test_keywords_of_running_text_are_known() -> None:
    for text, fix in (
        ("statment 甲 {}", "statement"),
        ("forbit 甲 {}", "forbid"),
        ("rule 甲 { for each sentance with 乙  must 1 = 1 }", "sentence"),
        ("rule 甲 { for each sentence p wiht 乙  must 1 = 1 }", "with"),
        ("require sektion 甲", "section"),
        ("statement 甲 eech { }", "each"),
    ):
        assert [d.fix for d in read(text).diagnostics] == [fix], text


def test_a_wrong_pattern_takes_its_declaration_along() -> None:
    text = (
        f'statement 甲 {{\n  "乙{{"\n  "丙]"\n}}\n{SOUND}statement 丁 {{ "…戊" }}\n'
        'table 己 { key 庚 as "{辛}" }\n'
    )
    assert found(text) == ["2:5 S0006", "3:5 S0007", "6:16 S0015", "7:21 S0008"]
    assert kept(text) == ["元", "丁"]
    assert read(text).broken == ("甲", "己")


def test_wrong_patterns_beside_broken_declarations() -> None:
    text = 'statement 甲 { "乙{" }\nrule 丙 { mast 1 = 1 }\nstatement 丁 { "戊]" }\n' + SOUND
    assert found(text) == ["1:17 S0006", "2:10 S0001", "3:17 S0007"]
    assert kept(text) == ["元"]
    assert sorted(read(text).broken) == ["丁", "丙", "甲"]


def test_unfinished_text() -> None:
    assert found('table 甲 {\n  title "甲\n  unit 元\n}\n' + SOUND) == ["2:9 S0005"]


def test_error_in_the_last_declaration() -> None:
    assert found(SOUND + "derive 甲: 元 = 1 +") == ["2:1 S0003"]
    assert found(SOUND + "derive 甲: 元 = 1 + )\n") == ["2:19 S0001"]


def test_unfinished_line_does_not_take_the_next_declaration() -> None:
    text = "unit 万元 = 10_000\n" + SOUND + "derive 甲: 元 = 1 +\n" + SOUND
    assert found(text) == ["1:1 S0003", "3:1 S0003"]
    assert kept(text) == ["元", "元"]


def test_several_errors_in_order() -> None:
    text = (
        f"rule 甲 {{ mast a = b }}\n{SOUND}rule 乙 {{ must a = }}\n{SOUND}rule 丙 {{ must ？ }}\n"
    )
    assert found(text) == ["1:10 S0001", "3:19 S0001", "5:15 S0002"]
    assert read(text).broken == ("甲", "乙", "丙")


def test_a_body_that_is_not_indented_is_one_declaration() -> None:
    text = 'table 甲 {\ntitle "甲"\nunit 元\ncolum 乙\nzero exact\n}\n' + SOUND
    assert found(text) == ["4:1 S0001"]
    assert kept(text) == ["元"]


def test_chinese_punctuation_has_its_counterpart_as_fix() -> None:
    fixes = [read(f"rule 甲 {{ must a {c} b }}").diagnostics[0].fix for c in "＝≥，："]
    assert fixes == ["=", ">=", ",", ":"]


def test_deep_nesting_is_refused_before_it_does_harm() -> None:
    brackets = "rule 甲 { must " + "(" * 300 + "1" + ")" * 300 + " = 1 }"
    operators = "derive 甲: 元 = " + " + ".join(["a"] * 5000)
    assert found(brackets)[0].endswith("S0004")
    assert found(SOUND + operators) == ["2:1 S0004"]
    assert kept(SOUND + operators) == ["元"]
    assert found("derive 甲: 元 = " + " + ".join(["a"] * MAX_DEPTH)) == []


def test_an_endless_list_of_errors_ends() -> None:
    assert len(found("x\n" * 500)) == MAX_ERRORS
    assert len(found('statement 甲 { "乙{" }\n' * 500)) == MAX_ERRORS


def test_nothing_but_rubbish() -> None:
    for text in ("{", "}", "》", "'", '"', "(((", "0", "\x00", "extend", "甲 乙"):
        assert len(found(text)) == 1, text
    assert found("") == found("  \n\n# 注") == []
