"""What sentences say is carried by the csv of facts, can be corrected there, and added."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from tests.facts_csv import Line, changed, facts_of, lines_of, of
from tests.recognise.narrative.small import read, shown, vocabulary

import gfsdsl
from gfsdsl.documents.read import read_document
from gfsdsl.model.subjects import Subject
from gfsdsl.recognise import recognise
from gfsdsl.recognise.facts import Facts
from gfsdsl.recognise.said import Captured, Narrative, Word
from gfsdsl.report.explain import explain
from gfsdsl.report.facts_csv import as_csv
from gfsdsl.report.json import records

EXAMPLE = "examples/越城区人社局-2024/决算公开.txt"
STATEMENTS = """
statement 总体 { "{年度: year} 年度支出 {支出: 万元}，比上年{变动: 增减 万元}[，{变动率: 增减 %}]" }
statement 构成 each 科目 { "{科目: 功能}支出 {金额: 万元}，占 {占比: %}" }
statement 评价 { "评价日期为 {日期: date}，期间为{期间: period}，等级为{等级: 等级}，{得分: 分}" }
statement 采购 { "采购方式为{方式: 公开招标|询价}，共 {次数: count} 次，项目名称为“{项目: text}”" }
statement 项目 { "主要包括：{明细: list 经济}。" }
statement 单位 { "单位为{名称: entity}，占比{比例: %}。" }
statement 人均 { "人均 {人均: 万元/人 printed 万元}，合 {合: 万元 printed bare}。" }
statement 两处 { "甲为 {甲: 万元}" }
"""
TEXT = """
一、总体情况
2024 年度支出 1,200.50 万元，比上年减少 12.30 万元，下降 1.02%。
社会保障和就业支出 700.00 万元，占 58.31%。科学技术支出 500.50 万元，占 41.69%。
二、其他
评价日期为 2024年12月31日，期间为1至6月，等级为优，95.5 分。
采购方式为询价，共 3 次，项目名称为“政、保”服务。另有 7.00 万元。
主要包括：办公费、电费等。单位为某局，占比不低于60%。
甲为 1.00 万元。甲为 2.00 万元。2024 年度支出 3 万，比上年持平。
三、名词解释
人均 3.00 万元，合 4.5。
四、附件说明
"""


@pytest.fixture(scope="module")
def text() -> str:
    """The csv of the text."""
    narrative = read(STATEMENTS, TEXT)
    assert set(narrative.said) == {"总体", "构成", "评价", "采购", "项目", "单位", "人均"}
    assert narrative.ambiguous
    assert narrative.unread
    assert narrative.headings
    assert narrative.empty_headings
    return as_csv(Facts({}, narrative=narrative))


def back(text: str) -> Facts:
    return recognise(read_document(text.encode(), "facts.csv"), vocabulary(STATEMENTS))


def codes(facts: Facts) -> list[tuple[str, int | None]]:
    return [(doubt.code, doubt.line) for doubt in facts.doubts]


def plain(thing: object) -> object:
    """Anything as what it is made of, but for the lines of the csv."""
    if isinstance(thing, Subject):
        return (thing.hierarchy, thing.key)
    if attrs.has(type(thing)):
        names = [a.name for a in attrs.fields(type(thing)) if a.name not in ("csv_line", "span")]
        if type(thing).__name__ in ("Statement", "Hole"):
            names = ["name"]
        return (type(thing).__name__, *((name, plain(getattr(thing, name))) for name in names))
    if isinstance(thing, dict):
        return [(key, plain(value)) for key, value in thing.items()]
    if isinstance(thing, (tuple, list)):
        return tuple(plain(item) for item in thing)
    return thing


def parts(narrative: Narrative | None) -> object:
    assert narrative is not None
    return plain(narrative)


# ------------------------------------------------------------- nothing is lost on the way


def test_everything_that_is_said_comes_back(text: str) -> None:
    facts = back(text)
    assert facts.doubts == ()
    assert parts(facts.narrative) == parts(read(STATEMENTS, TEXT))


def test_the_text_of_an_account_comes_back(root: Path) -> None:
    csv = facts_of(root / EXAMPLE)
    before = gfsdsl.session.read(root / EXAMPLE).facts
    after = gfsdsl.session.read(csv.encode(), name="facts.csv").facts
    assert after.doubts == ()
    assert parts(after.narrative) == parts(before.narrative)


def test_a_captured_value_has_the_columns_of_the_contract(text: str) -> None:
    line = of(lines_of(text), "总体.变动")
    assert (line["statement"], line["name"]) == ("总体", "变动")
    assert (line["printed"], line["value"], line["unit"]) == ("12.30", "-12.30", "万元")
    assert (line["read"], line["line"]) == ("“12.30”", "3")


def test_what_is_in_no_statement_can_be_seen_and_is_no_error(text: str) -> None:
    (line,) = [x for x in lines_of(text) if "7.00" in x["note"]]
    assert line["note"].startswith("text: unread ")
    assert (line["cell"], line["line"]) == ("", "7")
    assert "另有 7.00 万元" in line["printed"]


def test_extracted_again_it_is_the_same(text: str) -> None:
    assert as_csv(back(text)) == text
    corrected = changed(text, lambda lines: of(lines, "总体.变动").update({"printed": "13.20"}))
    again = as_csv(back(corrected))
    assert as_csv(back(again)) == again
    assert back(again).numbers["总体.变动"].read == "12.30"


# ------------------------------------------------------------- corrections


def correct(text: str, cell: str, **columns: str) -> Facts:
    return back(changed(text, lambda lines: of(lines, cell).update(columns)))


@pytest.mark.parametrize(
    ("cell", "printed", "value"),
    [
        ("总体.支出", "1,300.50", "2601/2万元"),
        ("总体.支出", "1300.5", "2601/2万元"),
        ("总体.变动", "13.20", "-66/5万元"),
        ("总体.变动", "增加13.20万元", "66/5万元"),
        ("总体.变动", "增加 13.20", "66/5万元"),
        ("总体.变动", "持平", "0万元"),
        ("总体.变动", "增加约1亿元", "1亿元"),
        ("总体.年度", "2023", "2023"),
        ("总体.年度", "2023 年度", "2023"),
        ("构成[208].科目", "科学技术支出", "科学技术支出"),
        ("构成[208].科目", "社会保障和就业支出（类）养老支出（款）行政运行（项）", "行政运行"),
        ("构成[206].占比", "42.00", "42%"),
        ("评价.日期", "2024-12-30", "2024-12-30"),
        ("评价.期间", "7至12月", "07/12"),
        ("评价.等级", "良", "良"),
        ("评价.得分", "85.5", "171/2分"),
        ("采购.方式", "公开招标", "公开招标"),
        ("采购.次数", "4", "4"),
        ("采购.项目", "政，保；服务", "政，保；服务"),
        ("项目.明细", "办公费、维修（护）费", "办公费、维修（护）费"),
        ("人均.人均", "3.10", "31/10万元/人"),
        ("人均.人均", "0.00031亿元", "31/100000亿元"),
        ("人均.合", "4.6", "23/5万元"),
        ("单位.名称", "另一个局", "另一个局"),
    ],
)
def test_a_correction_is_read_as_the_document_is(
    text: str, cell: str, printed: str, value: str
) -> None:
    facts = correct(text, cell, printed=printed)
    found, before = facts.readings[cell], back(text).readings[cell]
    assert isinstance(found, (Captured, Word))
    assert shown(found) == value
    assert (found.corrected, found.read, found.place) == (True, before.printed, before.place)
    assert codes(facts) == [("D0040", found.csv_line)]


def test_a_corrected_subject_is_the_subject(text: str) -> None:
    said = correct(text, "构成[208].科目", printed="管理事务").narrative
    assert said is not None
    word = said.words["构成[208].科目"]
    assert isinstance(word.value, Subject)
    assert word.value.key == "20801"


def test_the_unit_may_be_corrected(text: str) -> None:
    found = correct(text, "总体.支出", unit="亿元").numbers["总体.支出"]
    assert (found.value, found.unit.name) == (Fraction("1200.5"), "亿元")
    found = correct(text, "总体.变动", unit="亿元", printed="12.40").numbers["总体.变动"]
    assert (found.value, found.unit.name) == (Fraction("-12.4"), "亿元")


@pytest.mark.parametrize(
    ("cell", "printed", "kept"),
    [
        ("总体.支出", "1,2OO.50", True),
        ("总体.支出", "", True),
        ("总体.年度", "二〇二四", False),
        ("评价.日期", "年底", False),
        ("评价.期间", "年中", False),
        ("评价.等级", "中", False),
        ("采购.方式", "单一来源", False),
        ("采购.次数", "3.5", False),
        ("采购.项目", "", False),
        ("构成[208].科目", "没有这个科目", True),
    ],
)
def test_what_does_not_fit_is_an_error_with_its_line(
    text: str, cell: str, printed: str, kept: bool
) -> None:
    """A number is unreadable then, and a subject none; of the rest nothing is said."""
    before = back(text).readings[cell]
    facts = correct(text, cell, printed=printed)
    assert codes(facts) == [("D0046", before.csv_line)]
    assert "{" not in facts.doubts[0].message("zh") + facts.doubts[0].message("en")
    assert (cell in facts.readings) == kept
    assert not kept or facts.readings[cell].value is None


def test_a_correction_in_value_alone_is_not_taken(text: str) -> None:
    for cell, value in (("总体.变动", "13.20"), ("总体.年度", "2023"), ("评价.等级", "良")):
        facts = correct(text, cell, value=value)
        assert [code for code, _ in codes(facts)] == ["D0047"]
        assert not facts.readings[cell].corrected


def test_a_value_whose_line_is_deleted_is_not_said(text: str) -> None:
    def change(lines: list[Line]) -> None:
        lines.remove(of(lines, "总体.变动率"))

    facts = back(changed(text, change))
    assert facts.doubts == ()
    assert "总体.变动率" not in facts.readings
    assert "总体.变动" in facts.readings


# ------------------------------------------------------------- added by hand


def without(lines: list[Line], cell: str) -> None:
    """Takes a value out of the csv, as if it had never been read."""
    lines.remove(of(lines, cell))


@pytest.mark.parametrize(
    ("added", "value"),
    [
        ({"cell": "总体.变动率", "printed": "下降1.5%"}, "-3/2%"),
        ({"cell": "总体.变动率", "printed": "下降 1.5", "unit": "%"}, "-3/2%"),
        ({"cell": "总体.支出", "printed": "12.5"}, "25/2万元"),
        ({"cell": "总体.支出", "printed": "1亿元"}, "1亿元"),
        ({"cell": "总体.支出", "printed": "1", "unit": "亿元"}, "1亿元"),
        ({"cell": "构成[206].占比", "printed": "约 40%"}, "40%"),
        ({"cell": "人均.合", "printed": "5.5"}, "11/2万元"),
        ({"cell": "人均.人均", "printed": "5.50"}, "11/2万元/人"),
        ({"cell": "评价.等级", "printed": "良"}, "良"),
        ({"cell": "采购.次数", "printed": "5"}, "5"),
    ],
)
def test_a_value_is_added_to_a_sentence(text: str, added: Line, value: str) -> None:
    def change(lines: list[Line]) -> None:
        without(lines, added["cell"])
        lines.append(added)

    facts = back(changed(text, change))
    found = facts.readings[added["cell"]]
    assert isinstance(found, (Captured, Word))
    assert shown(found) == value
    assert (found.corrected, found.read) == (True, None)
    assert found.place.line is not None
    assert codes(facts) == [("D0041", found.csv_line)]


def test_a_number_that_was_never_read_is_added(text: str) -> None:
    """The rate is not printed: the pattern leaves it out."""
    own = TEXT.replace("，下降 1.02%", "")
    csv = as_csv(Facts({}, narrative=read(STATEMENTS, own)))
    added = {"cell": "总体.变动率", "printed": "减少1.02%", "page": "", "line": "3"}
    facts = back(changed(csv, lambda lines: lines.append(added)))
    number = facts.numbers["总体.变动率"]
    # Of a number alone nobody knows whether it is more or less.
    alone = {**added, "printed": "1.02"}
    unsigned = back(changed(csv, lambda lines: lines.append(alone)))
    assert [code for code, _ in codes(unsigned)] == ["D0046"]
    assert "增加1.02" in unsigned.doubts[0].message("zh")
    assert "总体.变动率" not in unsigned.numbers
    assert (number.value, number.place.line) == (Fraction("-1.02"), 3)
    assert [code for code, _ in codes(facts)] == ["D0041"]


@pytest.mark.parametrize(
    ("added", "code"),
    [
        ({"cell": "总体.变动率", "printed": "下降1.5万元"}, "D0046"),
        ({"cell": "总体.没有", "printed": "1.5"}, "D0043"),
        ({"cell": "构成[209].占比", "printed": "1.5"}, "D0048"),
        ({"cell": "没有.占比", "printed": "1.5"}, "D0042"),
        ({"cell": "没有[1].占比", "printed": "1.5"}, "D0042"),
        ({"cell": "总体.支出", "printed": "1.5"}, "D0045"),
        ({"printed": "1", "note": "text: said 不是"}, "D0048"),
        ({"printed": "1", "note": 'text: heading {"level":1}'}, "D0048"),
        ({"printed": "1", "note": 'text: said {"statement":"总体"}'}, "D0048"),
        ({"printed": "1", "note": 'text: said {"statement":"没有"}'}, "D0042"),
        ({"printed": "1", "note": 'text: near {"place":[1]}'}, "D0048"),
    ],
)
def test_a_line_that_cannot_be_used_is_an_error(text: str, added: Line, code: str) -> None:
    def change(lines: list[Line]) -> None:
        without(lines, "总体.变动率")
        lines.append(added)

    facts = back(changed(text, change))
    assert [c for c, _ in codes(facts)] == [code]
    doubt = facts.doubts[0]
    last = len(lines_of(text)) + 1
    assert last in (doubt.line, doubt.args.get("second"))
    assert "{" not in doubt.message("zh") + doubt.message("en")


# ------------------------------------------------------------- saved by a spreadsheet


def as_numbers(lines: list[Line]) -> None:
    for line in lines:
        for name in ("printed", "value"):
            plain = line[name].replace(",", "")
            if plain.replace(".", "").isdigit() and not line["note"]:
                line[name] = str(float(plain))


def as_dates(lines: list[Line]) -> None:
    of(lines, "评价.日期").update({"printed": "2024/12/31 0:00", "value": "2024/12/31"})
    of(lines, "总体.年度").update({"printed": "2024.0", "value": "2024.00"})


def wide(lines: list[Line]) -> None:
    of(lines, "采购.项目")["printed"] = "“政 、 保”"


@pytest.mark.parametrize("change", [as_numbers, as_dates, wide, list.reverse])
def test_a_spreadsheet_corrects_nothing(change: Callable[[list[Line]], None], text: str) -> None:
    facts = back(changed(text, change))
    assert facts.doubts == ()
    assert parts(facts.narrative) == parts(back(text).narrative)


# ------------------------------------------------------------- said in reports


def test_a_corrected_word_is_said_to_be_one(root: Path) -> None:
    def change(lines: list[Line]) -> None:
        of(lines, cell)["printed"] = "2022"

    csv = facts_of(root / EXAMPLE)
    cell = next(line["cell"] for line in lines_of(csv) if line["name"] == "上年")
    report = gfsdsl.check(changed(csv, change).encode(), name="facts.csv")
    found = [s for f in report.findings for s in f.suspects if s.cell == cell]
    assert found
    assert {(s.corrected, s.read) for s in found} == {(True, "2023")}
    broken = next(f.breaks[0] for f in report.findings if cell in [s.cell for s in f.suspects])
    assert "已更正，原读作 2023" in explain(report, broken, "zh")
    assert "corrected, read as 2023" in explain(report, broken, "en")
    recorded = {r["cell"]: r.get("read") for r in records(report.facts)}
    assert (recorded[cell], sum(read is not None for read in recorded.values())) == ("2023", 1)
