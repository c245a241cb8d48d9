"""What each kind of hole takes, and where it says that it found it."""

from __future__ import annotations

import pytest
from tests.recognise.narrative.small import only, read, shown, values

from gfsdsl.model.subjects import Subject
from gfsdsl.recognise.said import Captured, Word


@pytest.mark.parametrize(
    ("hole", "printed", "value"),
    [
        ("万元", "12.50 万元", "25/2万元"),
        ("万元", "１，２３４．５万元", "2469/2万元"),
        ("万元", "12,724.89万元", "1272489/100万元"),
        ("万元", "3亿元", "3亿元"),
        ("万元", "-5.00万元", "-5万元"),
        ("%", "97.38％", "4869/50%"),
        ("人次", "7068万人次", "7068万人次"),
        ("月", "12 个月", "12月"),
        ("增减 万元", "减少 2.5 万元", "-5/2万元"),
        ("增减 %", "增长了5%", "5%"),
        ("增减 万元", "持平", "0万元"),
        ("count", "17", "17"),
        ("year", "2024", "2024"),
        ("date", "2024年12月31日", "2024-12-31"),
        ("date", "2024-12-31", "2024-12-31"),
        ("date", "12月31日", "12-31"),
        ("period", "1至6月", "01/06"),
        ("period", "2024年1-6月", "2024-01/2024-06"),
        ("大小", "高于", "高于"),
        ("货物|工程", "工程", "工程"),
        ("性质", "基本支出", "基本支出"),
        ("text", "工伤保险“政、保”（一、二）服务", "工伤保险“政、保”（一、二）服务"),
        ("功能", "社会保障和就业支出（类）养老支出（款）行政运行（项）", "行政运行"),
    ],
)
def test_a_hole_between_words_takes(hole: str, printed: str, value: str) -> None:
    said = only(
        read(f'statement 句 {{ "本年为{{值: {hole}}}，如此" }}', f"甲乙，本年为{printed}，如此。")
    )
    assert values(said) == {"值": value}
    captured = said.captured["值"]
    assert captured.place.column is not None
    assert f"本年为{printed}"[captured.place.column - 4 :].startswith(captured.printed[:1])


@pytest.mark.parametrize("printed", ["5人", "万元", "5", "1.2.3元", "12，345万元", "2024 150万元"])
def test_what_is_not_the_amount_meant_is_not_taken(printed: str) -> None:
    said = read('statement 句 { "本年为{值: 万元}，如此" }', f"本年为{printed}，如此。").said
    taken = [s.captured["值"] for several in said.values() for s in several]
    assert [c for c in taken if isinstance(c, Captured) and c.value is not None] == []


@pytest.mark.parametrize(
    ("printed", "qualifier", "low", "high", "about"),
    [
        ("不低于60%", "不低于", False, True, False),
        ("＜5%", "<", True, False, False),
        ("5%以内", "以内", True, False, False),
        ("约 5%", "约", False, False, True),
        ("近100%", "近", True, False, True),
        ("5%", None, False, False, False),
    ],
)
def test_a_qualifier_is_kept(
    printed: str, qualifier: str | None, low: bool, high: bool, about: bool
) -> None:
    captured = only(read('statement 句 { "比率{值: %}。" }', f"比率{printed}。")).captured["值"]
    assert isinstance(captured, Captured)
    assert (captured.qualifier, captured.low, captured.high) == (qualifier, low, high)
    assert captured.about is about


def test_a_word_for_zero_stands_alone() -> None:
    captured = only(read('statement 句 { "比上年{额: 增减 万元}" }', "比上年持平。")).captured["额"]
    assert isinstance(captured, Captured)
    assert (captured.value, captured.exact, captured.derived, captured.word) == (
        0,
        True,
        True,
        "持平",
    )


def test_the_printed_unit_may_say_less_than_is_meant() -> None:
    program = 'statement 句 { "标准{值: 元/人/月 printed 元/月}" }'
    captured = only(read(program, "标准300元/月。")).captured["值"]
    assert isinstance(captured, Captured)
    assert (captured.value, captured.unit.name) == (300, "元/人/月")


def test_a_subject_is_named_by_its_path_or_not_at_all() -> None:
    program = 'statement 句 each 目 { "{目: 功能}支出 {额: 万元}，占{率: %}" }'
    text = """其中：（1）社会保障和就业支出（类）管理事务（款）行政运行（项）支出 5 万元，占 1%。
科学技术支出（类）行政运行（项）支出 6 万元，占 2%；其他科学技术支出 7 万元，占 3%。"""
    said = read(program, text).said["句"]
    subjects = [s.captured["目"] for s in said]
    keys = [
        w.value.key if isinstance(w, Word) and isinstance(w.value, Subject) else None
        for w in subjects
    ]
    # No 行政运行 lies below 科学技术支出; of two of one name, the upper one is meant.
    assert keys == ["2080101", None, "20699"]
    assert [s.id for s in said] == [
        "句[2080101]",
        "句[科学技术支出（类）行政运行（项）]",
        "句[20699]",
    ]


def test_a_list_goes_to_its_mark() -> None:
    program = 'statement 句 { "公用经费 {额: 万元}，包括：{项: list 经济}。" }'
    said = only(read(program, "公用经费 5 万元，包括：办公费、维修\n（护）费、水费、电费等。完。"))
    items = said.captured["项"]
    assert isinstance(items, Word)
    assert items.text == "办公费、维修（护）费、水费、电费"
    assert isinstance(items.value, tuple)
    assert [isinstance(item, Subject) for item in items.value] == [True, True, False, True]


def test_a_list_stands_on_numbered_lines() -> None:
    said = only(
        read(
            'statement 句 { "单位包括：{单位: list}" }',
            "单位包括：\n1.甲局（本级）。\n2.乙中心。\n\n另有。",
        )
    )
    assert values(said) == {"单位": "甲局(本级)、乙中心"}


def test_a_sentence_and_the_entity() -> None:
    program = 'statement 句 { "{名: text}：{义: sentence}" }  statement 位 { "纳入{谁: entity}的" }'
    narrative = read(
        program, "（1）甲：指乙（丙。丁），戊。\n纳入某市局（汇总）的。", entity="某市局（汇总）"
    )
    assert values(narrative.said["句"][0]) == {"名": "甲", "义": "指乙（丙。丁），戊。"}
    assert values(narrative.said["位"][0]) == {"谁": "某市局（汇总）"}


def test_quoted_names_are_taken_without_their_marks() -> None:
    said = only(
        read(
            'statement 句 each 项目 { "“{项目: text}”项目得分{得分: 分}" }',
            "其中“甲，乙”项目得分9分",
        )
    )
    assert {n: shown(c) for n, c in said.captured.items()} == {"项目": "甲，乙", "得分": "9分"}
    assert said.text == "“甲，乙”项目得分9分"
