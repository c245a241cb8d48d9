"""Where sentences are found: below which headings, whose a number is, what is left over."""

from __future__ import annotations

import pytest
from tests.recognise.narrative.small import only, read, read_lines, values, vocabulary

from gfsdsl.documents.document import Line
from gfsdsl.recognise.narrative import read_narrative

CONTENTS = """目录
一、收入情况说明……2
二、支出情况说明……3
一、收入情况说明
合计 5 万元。
二、支出情况说明
（一）支出决算总体情况。
合计 6 万元。
（二）结构情况说
明
合计 7 万元。
"""


@pytest.mark.parametrize(
    ("within", "value"),
    [
        ('in "收入情况说明"', "5万元"),
        ('in "支出情况说明" / "总体情况"', "6万元"),
        ('in "支出情况说明" / "结构情况" | "构成情况"', "7万元"),
    ],
)
def test_a_statement_stands_below_its_headings(within: str, value: str) -> None:
    said = only(read(f'statement 合计 {within} {{ "合计 {{额: 万元}}" }}', CONTENTS))
    assert values(said) == {"额": value}


def test_an_outer_heading_has_to_be_equal() -> None:
    assert read('statement 合计 in "总体情况" { "合计 {额: 万元}" }', CONTENTS).said == {}


def test_headings_are_told_with_their_levels() -> None:
    narrative = read('statement 合计 { "合计 {额: 万元}" }', CONTENTS)
    assert [(level, title) for level, title, _ in narrative.headings][2:] == [
        (1, "收入情况说明"),
        (1, "支出情况说明"),
        (2, "支出决算总体情况"),
        (2, "结构情况说明"),
    ]
    # Those of the contents are empty, but the real ones are not.
    assert narrative.empty_headings == frozenset()


def test_a_heading_that_nothing_follows_is_empty() -> None:
    narrative = read('statement 无 { "没有" }', "一、概况\n（一）职责\n二、收入\n有。\n三、附件")
    assert narrative.empty_headings == {"概况", "职责", "附件"}


def test_lines_of_tables_say_nothing() -> None:
    words = vocabulary('statement 合计 { "合计 {额: 万元}" }')
    lines = [Line(1, "合计 5 万元"), Line(2, "合计 6 万元")]
    said = only(read_narrative(lines, [True, False], words, 2024, None))
    assert values(said) == {"额": "6万元"}


def test_ordinals_and_page_numbers_do_not_matter() -> None:
    program = 'statement 句 { "其中：甲{甲: 万元}；乙{乙: 万元}。丙{丙: %}" }'
    text = "其中：（1）甲 5 万元；②乙\n\n\n\n28\n\n6 万元。\n- 29 -\n3．丙7%"
    assert values(only(read(program, text))) == {"甲": "5万元", "乙": "6万元", "丙": "7%"}


def test_a_number_goes_on_in_the_next_line_but_not_over_a_blank() -> None:
    program = 'statement 句 each { "支出 {额: 万元}" }'
    said = read(program, "支出 6\n85.48 万元。支出 6 85.48 万元。").said["句"]
    assert [values(s) for s in said] == [{"额": "17137/25万元"}]
    assert said[0].place.line == 1
    assert said[0].captured["额"].printed == "685.48"


def test_the_wording_that_covers_most_has_the_number() -> None:
    program = """
    statement 细 { "支出决算为{决算: 万元}，完成{率: %}" }
    statement 粗 each { "决算为{决算: 万元}" }
    """
    narrative = read(program, "支出决算为 5 万元，完成 9%。另一决算为 6 万元。")
    assert [values(s) for s in narrative.said["细"]] == [{"决算": "5万元", "率": "9%"}]
    assert [(s.id, values(s)) for s in narrative.said["粗"]] == [("粗[1]", {"决算": "6万元"})]


def test_what_two_cover_equally_is_a_clash() -> None:
    program = 'statement 甲 { "支出{额: 万元}" }  statement 乙 { "支出{数: 万元}" }'
    narrative = read(program, "支出 5 万元。")
    assert narrative.said == {}
    assert [(c.table, c.text) for c in narrative.clashes] == [("甲、乙", "支出 5 万元。")]


def test_years_and_words_may_be_shared() -> None:
    program = """
    statement 总 { "{年: year}年度收入{额: 万元}" }
    statement 年度 each { "{年: year}年度" }
    """
    narrative = read(program, "2024年度收入 5 万元，2023 年度不计。")
    assert [s.id for s in narrative.said["年度"]] == ["年度[1]", "年度[2]"]
    assert len(narrative.said["总"]) == 1


def test_twice_in_other_words_is_ambiguous_and_twice_the_same_is_once() -> None:
    program = 'statement 句 { "收入{额: 万元}" }'
    assert len(read(program, "收入 5 万元。收入5万元。").said["句"]) == 1
    narrative = read(program, "收入 5 万元。收入 6 万元。")
    assert narrative.said == {}
    assert [values(s) for s in narrative.ambiguous["句"]] == [{"额": "5万元"}, {"额": "6万元"}]


def test_repeats_of_a_key_are_numbered() -> None:
    program = 'statement 句 each 质 { "{质: 性质} {额: 万元}，" }'
    said = read(program, "基本支出 5 万元，项目支出 6 万元，基本支出 7 万元，").said["句"]
    assert [s.id for s in said] == ["句[基本支出]", "句[项目支出]", "句[基本支出~2]"]


def test_what_is_read_by_nothing_is_told() -> None:
    text = (
        "2024年6月，依据〔2024〕12号文，支出 5 万元，增长 6%，购车 1 辆，见第3条，电话 89102881。"
    )
    narrative = read('statement 句 { "没有这句" }', text)
    assert narrative.numbers == 3
    assert [getattr(u, "number", None) for u in narrative.unread] == ["5 万元", "6%", "1 辆"]
    assert {u.text for u in narrative.unread} == {text}


@pytest.mark.parametrize(
    ("text", "printed", "expected", "reason"),
    [
        ("收入总计 5 万元，支出合计 6 万元，完成预算的 7%。", "支出合计6万元", "支出总计", "words"),
        ("收入总计 5 万元，支出总计 6 人，完成预算的 7%。", "6 人", "万元", "unit"),
        ("收入总计 5 万元，支出总计若干，完成预算的 7%。", "若干", "万元", "no number"),
        ("收入总计 5 万元，支出总计 6 万元，", "", "完成预算的", "ends"),
    ],
)
def test_a_near_miss_shows_the_first_difference(
    text: str, printed: str, expected: str, reason: str
) -> None:
    program = 'statement 句 { "收入总计{收: 万元}，支出总计{支: 万元}，完成预算的{率: %}" }'
    narrative = read(program, text)
    assert narrative.said == {}
    (near,) = narrative.near
    assert (near.statement, near.expected, near.reason) == ("句", expected, reason)
    assert near.printed.replace(" ", "") == printed.replace(" ", "")
    assert near.matched >= 0.6


def test_an_unknown_word_is_a_near_miss() -> None:
    program = 'statement 句 { "与上年度相比，支出{额: 增减 万元}，主要原因是" }'
    (near,) = read(program, "与上年度相比，支出飙升 5 万元，主要原因是甲。").near
    assert (near.reason, near.expected, near.printed) == (
        "unknown word",
        "增加|增长|持平|减少|下降 万元",
        "飙升 5 万元",
    )


def test_a_number_that_is_captured_is_no_near_miss() -> None:
    program = """
    statement 句 { "收入总计{收: 万元}，支出总计{支: 万元}" }
    statement 别 { "收入总计{收: 万元}，支出合计{支: 万元}" }
    """
    assert read(program, "收入总计 5 万元，支出合计 6 万元。").near == ()


def test_no_text_says_nothing() -> None:
    narrative = read_lines(vocabulary('statement 句 { "收入{额: 万元}" }'), [])
    assert (narrative.said, narrative.numbers, narrative.headings) == ({}, 0, ())


def test_optionals_and_gaps() -> None:
    program = """statement 句 {
      "决算数[与预算数]{比: 大小}[预算数]的原因是[…支出{因: 增减}]……得分{分: 分}"
    }"""
    text = "决算数大于预算数的原因是人员支出多，故支出增加。其后得分 9 分。又得分 8 分。"
    assert values(only(read(program, text))) == {"比": "大于", "因": "增加", "分": "9分"}
