"""Any sentence made from its wording is read back; any text takes no more than so many steps."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.recognise.narrative.small import only, read, read_lines, shown, vocabulary

from gfsdsl.documents.text import lines_of
from gfsdsl.model.statements import Hole, Skip, Slot, Statement, Wording
from gfsdsl.model.subjects import Subject
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.quantity.printed import decimal_text
from gfsdsl.recognise.narrative.match import find_matches
from gfsdsl.recognise.narrative.program import all_programs
from gfsdsl.recognise.narrative.read import lay_out, prepare
from gfsdsl.recognise.narrative.walk import Walker
from gfsdsl.recognise.said import Captured

WORDS = vocabulary("""
statement 执行 each 科目 {
  "{科目: 功能}年初预算{预算: 万元}，支出决算 {决算: 万元}[，完成{率: %}]，决算数{比: 大小}预算数"
}
""")
WIDE = str.maketrans("0123456789.%()，。", "０１２３４５６７８９．％（）,。")

amounts = st.tuples(st.integers(0, 10**9), st.integers(0, 4)).map(
    lambda pair: (Fraction(pair[0], 10 ** pair[1]), pair[1])
)
subjects = st.sampled_from(
    [
        ("社会保障和就业支出(类)管理事务(款)行政运行(项)", "2080101"),
        ("社会保障和就业支出(类)养老支出(款)行政运行(项)", "2080501"),
        ("科学技术支出", "206"),
        ("养老", "20805"),
    ]
)


@frozen
class Sentence:
    text: str
    key: str
    values: dict[str, Fraction]
    word: str


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """A sentence of the wording, with what it says."""
    name, key = draw(subjects)
    values: dict[str, Fraction] = {}
    printed: list[str] = []
    for hole in ("预算", "决算"):
        value, places = draw(amounts)
        values[hole] = value
        printed.append(decimal_text(value, places, grouped=draw(st.booleans())))
    rate = draw(st.none() | amounts)
    done = ""
    if rate is not None:
        values["率"] = rate[0]
        done = f"，完成{decimal_text(rate[0], rate[1])}%"
    word = draw(st.sampled_from(["大于", "高于", "等于", "小于"]))
    text = f"{name}年初预算{printed[0]}万元，支出决算{printed[1]}万元{done}，决算数{word}预算数"
    return Sentence(text, key, values, word)


@st.composite
def distorted(draw: st.DrawFn, text: str) -> str:
    """The text with line breaks anywhere, blanks between what is no number, other widths."""
    parts: list[str] = []
    for at, character in enumerate(text):
        if draw(st.integers(0, 9)) == 0:
            character = character.translate(WIDE)
        parts.append(character)
        following = text[at + 1 : at + 2]
        numeric = character.isdigit() or character in ".,．"
        if not numeric and draw(st.integers(0, 5)) == 0:
            parts.append(draw(st.sampled_from([" ", "　", "\n", "\n\n", " \n"])))
        elif following and draw(st.integers(0, 12)) == 0:
            parts.append("\n")
    return "".join(parts)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_what_a_sentence_says_is_read_back_from_where_it_stands(data: st.DataObject) -> None:
    sentence = data.draw(sentences())
    text = "前文。" + data.draw(distorted(sentence.text)) + "。后文。"
    lines = lines_of(text)
    said = only(read_lines(WORDS, lines))
    subject = said.captured["科目"].value  # type: ignore[union-attr]
    assert isinstance(subject, Subject)
    assert subject.key == sentence.key
    numbers = {n: c for n, c in said.captured.items() if isinstance(c, Captured)}
    assert {n: c.value for n, c in numbers.items()} == sentence.values
    assert shown(said.captured["比"]) == sentence.word
    for captured in (*said.captured.values(), said):
        place = captured.place
        assert place.line is not None and place.column is not None
        printed = captured.text if captured is said else captured.printed  # type: ignore[union-attr]
        assert lines[place.line - 1].text[place.column - 1] == printed[0]


@given(st.lists(sentences(), min_size=1, max_size=4))
@settings(max_examples=50, deadline=None)
def test_sentences_are_read_one_by_one(several: list[Sentence]) -> None:
    whole = read_lines(WORDS, lines_of("。\n".join(s.text for s in several) + "。"))
    alone = [only(read_lines(WORDS, lines_of(s.text + "。"))) for s in several]
    texts = [said.text for said in whole.said["执行"]]
    assert texts == [said.text for said in alone]


@given(st.text(alphabet="甲乙支出决算为5.，。；：（）“”1、万元%\n \f", max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_to_its_end(text: str) -> None:
    narrative = read_lines(WORDS, lines_of(text))
    assert len(narrative.unread) <= narrative.numbers


def steps(words: Vocabulary, text: str) -> tuple[int, int]:
    """How many moves the matcher tries, and how many characters there are."""
    lines = lines_of(text)
    stream, sections, _ = lay_out(lines, [False] * len(lines), frozenset())
    walker = Walker(prepare(stream, words, None), sections.bounds)
    find_matches(all_programs(words.statements.values()), walker.text, sections, walker)
    return walker.steps, len(stream.text)


HARD: Sequence[tuple[str, str]] = [
    ("甲{a: text}……{b: text}乙", "甲丙"),
    ("甲{a: text}{b: text}{c: text}乙", "甲"),
    ("甲[甲][甲][甲][甲][甲][甲][甲][甲]乙", "甲"),
    ("甲……乙……丙……丁", "甲乙丙"),
    ("甲{a: list}乙", "甲、"),
    ("{a: text}甲{b: text}乙", "丙甲"),
    ("{a: 功能}支出{b: 万元}，", "管理事务支出5万元"),
    ("甲{a|b|{c: text}}[{d: text}]……{e: 万元}乙", "甲a5万元"),
    ("{a: count}.{b: count}", "1.2"),
    ("支出{a: 万元}", "1234567890"),
    ("甲{a: sentence}乙", "甲（“"),
]


@pytest.mark.parametrize(("wording", "unit"), HARD)
def test_steps_grow_with_the_text_and_no_faster(wording: str, unit: str) -> None:
    words = vocabulary(f'statement 句 each {{ "{wording}" }}')
    # Longer than anything that a hole or a gap passes over, so that only the length tells.
    times = 5_000 // len(unit)
    first, second, third = (steps(words, unit * times * n)[0] for n in (1, 2, 3))
    assert third - second <= 1.05 * (second - first) + 100


def test_a_pattern_of_nothing_but_holes_matches_nothing() -> None:
    hole = Hole("a", "text")
    wording = Wording((Slot(hole), Skip(across=True), Slot(Hole("b", "text"))))
    words = vocabulary("")
    words.statements["句"] = Statement("句", None, (), (wording,), {"a": hole})
    assert steps(words, "甲乙" * 1_000)[0] == 0


def test_a_text_of_digits_alone_is_no_number() -> None:
    narrative = read('statement 句 { "支出{a: 万元}" }', "支出" + "7" * 200_000 + "万元")
    said = only(narrative).captured["a"]
    assert isinstance(said, Captured)
    assert (said.value, said.problem) == (None, "not-a-number")


def test_statements_do_not_hinder_each_other() -> None:
    one = 'statement 收 { "收入{a: 万元}" }'
    two = 'statement 支 each { "支出{b: 万元}，占{c: %}" }'
    text = "收入 5 万元。支出 6 万元，占 7%；支出 8 万元，占 9%。"
    both = read(one + two, text).said
    assert {n: [s.text for s in said] for n, said in both.items()} == {
        n: [s.text for s in said]
        for single in (one, two)
        for n, said in read(single, text).said.items()
    }
