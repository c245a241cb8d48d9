"""Rules over what sentences say: SEMANTICS 23–31, one test a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import TABLE, UNITS, run, table, tell, verdicts

from gfsdsl.explain.result import Report

SAID = 'statement 总额 { "总额 {额: 万元}" }\n'
PARTS = """
statement 各项 each 质 in "支出情况说明" { "{质: 性质}[支出] {额: 万元}，占 {比: %}" }
statement 各科 each 科 in "支出情况说明" { "用于{科: 功能}的 {额: 万元}" }
"""
NARRATIVE = """\
一、支出情况说明
基本支出 10.00 万元，占 33.33%；项目支出 20.00 万元，占 66.67%。其中用于乙（类）的 10.00 万元，
用于甲类以外某科的 3.00 万元。
"""


def told(tmp_path: Path, declarations: str, text: str) -> dict[str, str]:
    return verdicts(tell(tmp_path, declarations, text))


def messages(report: Report, code: str) -> list[str]:
    return [d.message("zh") for d in report.diagnostics if d.code == code]


def lines(report: Report) -> list[tuple[str, int | None]]:
    """The suspects of all findings, with the lines that they stand on."""
    return [(s.cell, s.place.line) for f in report.findings for s in f.suspects]


# ------------------------------------------------------------ what must be there


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("总额 5 万元。\n一、名词解释\n基本支出，是指人员与公用的支出。\n", "holds"),
        ("总额 5 万元。\n第四部分 有关名词解释\n基本支出，是指人员与公用的支出。\n", "holds"),
        ("总额 5 万元。\n一、附件\n名词的解释见附件。\n", "violated"),
        # A heading that nothing follows is no section, whatever the contents page promises.
        ("总额 5 万元。\n一、名词解释\n二、附件\n略。\n", "violated"),
        ("总额 5 万元。\n一、名词解释\n", "violated"),
        # It has to be a heading.
        ("总额 5 万元。有关的说法见名词解释。\n", "violated"),
    ],
)
def test_a_section_must_be_there_and_not_empty(tmp_path: Path, text: str, verdict: str) -> None:
    found = told(tmp_path, SAID + 'require section "名词解释" { tag A16 }', text)
    assert found == {"require section 名词解释": verdict}


SECOND = TABLE.replace("支出 {", "收入 {").replace("支出表", "收入表")
SECTION_OF_A_TABLE = """\
总额 5 万元。
一、明细
2024年度收入表
单位：万元
科目编码 科目名称 合计 基本 项目
总计 20.00 5.00 15.00
201 甲 20.00 5.00 15.00
"""


@pytest.mark.parametrize(
    "after",
    [
        "注：本表反映收入。\n二、其他\n没有。\n",
        pytest.param(
            "", marks=pytest.mark.xfail(reason="a table that ends the document is overlooked")
        ),
    ],
)
def test_a_section_may_hold_nothing_but_a_table(tmp_path: Path, after: str) -> None:
    pack = SECOND + SAID + 'require section "明细"'
    found = told(tmp_path, pack, SECTION_OF_A_TABLE + after)
    assert found == {"require section 明细": "holds"}


def test_what_is_missing_is_a_finding_without_a_place(tmp_path: Path) -> None:
    report = tell(tmp_path, SAID + 'require section "名词解释"', "总额 5 万元。\n")
    (finding,) = report.findings
    assert (finding.kind, finding.severity, finding.suspects) == ("missing", "error", ())
    assert finding.headline["zh"] == "缺少 名词解释"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("总额 5 万元，另有 6 万元。", "holds"),
        # Said in two places with different words, it is said; which is meant is another matter.
        ("总额 5 万元，另有 6 万元。总额 7 万元。", "holds"),
        ("总数 5 万元，另有 6 万元。", "violated"),
    ],
)
def test_a_statement_must_be_made(tmp_path: Path, text: str, verdict: str) -> None:
    pack = SAID + 'statement 另有 { "另有 {数: 万元}" }  require statement 总额'
    assert told(tmp_path, pack, text) == {"require statement 总额": verdict}


LACKING = SAID + 'require statement 总额  require section "名词解释"'


def test_tables_alone_have_no_text_that_could_lack_something(tmp_path: Path) -> None:
    grid = table("201|甲|5.00|5.00|0.00")
    found = verdicts(run(tmp_path, UNITS + TABLE + LACKING, 支出=grid))
    assert set(found.values()) == {"not_applicable"}


def test_the_note_below_a_table_is_no_text(tmp_path: Path) -> None:
    assert set(told(tmp_path, LACKING, "").values()) == {"not_applicable"}


def test_a_requirement_of_later_years_is_left_out(tmp_path: Path) -> None:
    report = tell(tmp_path, SAID + "require statement 总额 since 2025", "总和 5 万元。")
    assert verdicts(report) == {}
    assert [s.rule for s in report.model.skipped] == ["test.small/require statement 总额"]


# -------------------------------------------------------- what must not be there


@pytest.mark.parametrize(
    ("text", "verdict", "line"),
    [
        ("某单位的情况。", "holds", None),
        ("某某单位的情况。", "violated", 9),
        ("前文。\n情况见某某单位。", "violated", 10),
        # Line breaks, blanks and widths do not hide it; the line is that of its first character.
        ("前文，见某\n某单\n位。", "violated", 9),
        ("前文，见某 某　单位。", "violated", 9),
    ],
)
def test_a_text_must_not_occur(tmp_path: Path, text: str, verdict: str, line: int | None) -> None:
    report = tell(tmp_path, 'forbid 占位 { text "某某单位" }', text)
    assert verdicts(report) == {"占位": verdict}
    assert [at for _, at in lines(report)] == ([line] if line else [])


def test_each_occurrence_is_a_suspect_with_the_text_around_it(tmp_path: Path) -> None:
    text = "情况见某某单位。\n又见某某单位的说明。"
    (finding,) = tell(tmp_path, 'forbid 占位 { text "某某单位" }', text).findings
    assert finding.kind == "text"
    assert [(s.cell, s.place.line) for s in finding.suspects] == [
        ("“某某单位”", 9),
        ("“某某单位”", 10),
    ]
    assert "又见某某单位的说明" in finding.suspects[1].printed


def test_a_forbidden_text_is_looked_for_in_tables_too(tmp_path: Path) -> None:
    report = tell(tmp_path, 'forbid 占位 { text "注：本表" severity note }', "")
    assert [(f.severity, f.place.line) for f in report.findings] == [("note", 7)]


def test_extend_forbid_adds_texts(tmp_path: Path) -> None:
    pack = 'forbid 占位 { text "某某" | "××" }  extend forbid 占位 { text "未填" }'
    assert told(tmp_path, pack, "单位名称未填。") == {"占位": "holds", "占位#2": "violated"}


def test_an_added_text_is_as_grave_as_the_others(tmp_path: Path) -> None:
    pack = 'forbid 占位 { text "某某" severity note }  extend forbid 占位 { text "未填" }'
    (finding,) = tell(tmp_path, pack, "单位名称未填。").findings
    assert finding.severity == "note"


@pytest.mark.xfail(reason="`in` is read and not heeded")
def test_a_text_may_be_forbidden_below_a_heading_only(tmp_path: Path) -> None:
    pack = SAID + 'forbid 附件 { text "详见附件" in "机构设置" }'
    text = "总额 5 万元。\n一、机构设置\n内设三科。\n二、其他说明\n详见附件。\n"
    assert told(tmp_path, pack, text) == {"附件": "holds"}


def test_a_longer_heading_may_be_empty_too(tmp_path: Path) -> None:
    text = "总额 5 万元。\n一、有关名词解释\n二、附件\n略。\n"
    found = told(tmp_path, SAID + 'require section "名词解释"', text)
    assert found == {"require section 名词解释": "violated"}


@pytest.mark.xfail(reason="a line without an ordinal is a heading only where a statement names it")
def test_a_required_heading_needs_no_ordinal(tmp_path: Path) -> None:
    text = "总额 5 万元。\n名词解释\n基本支出，是指人员与公用的支出。\n"
    found = told(tmp_path, SAID + 'require section "名词解释"', text)
    assert found == {"require section 名词解释": "holds"}


def test_a_text_that_says_nothing_known_lacks_all(tmp_path: Path) -> None:
    found = told(tmp_path, SAID + "require statement 总额", "本单位的情况一切正常，没有要说的。")
    assert found == {"require statement 总额": "violated"}


# ------------------------------------------------- near, in two places, for two


def test_a_near_miss_is_a_note_at_its_line(tmp_path: Path) -> None:
    pack = """
    statement 总计 { "收入总计 {收: 万元}，支出总计 {支: 万元}，完成预算的 {率: %}" }
    rule r { must 总计.收 = 总计.支 }
    """
    report = tell(tmp_path, pack, "前文。\n收入总计 5 万元，支出合计 5 万元，完成预算的 6%。")
    (near,) = [d for d in report.diagnostics if d.code == "R0113"]
    assert (near.severity, near.line) == ("note", 10)
    assert "应为“支出总计”" in near.message("zh")
    assert "extend statement" in (near.hint("zh") or "")
    assert verdicts(report) == {"r": "not_evaluated"}
    assert [(x.reason, x.place) for x in report.instances[0].lost] == [("not-said", "总计")]


def test_extend_statement_reads_what_was_nearly_said(tmp_path: Path) -> None:
    pack = """
    statement 总计 { "收入总计 {收: 万元}，支出总计 {支: 万元}" }
    extend statement 总计 { "收入总计 {收: 万元}，支出合计 {支: 万元}" }
    rule r { must 总计.收 = 总计.支 }
    """
    report = tell(tmp_path, pack, "收入总计 5 万元，支出合计 5 万元。")
    assert verdicts(report) == {"r": "holds"}
    assert messages(report, "R0113") == []


def test_another_dimension_is_a_near_miss_that_says_so(tmp_path: Path) -> None:
    pack = 'statement 总计 { "收入总计 {收: 万元}，支出总计 {支: 万元}，完成 {率: %}" }'
    (said,) = messages(tell(tmp_path, pack, "收入总计 5 万元，支出总计 6 人，完成 7%。"), "R0113")
    assert "应为“万元”" in said and "6 人" in said


def test_said_in_two_places_is_used_in_neither(tmp_path: Path) -> None:
    """Both places are named, in the diagnostic and where a rule would have used it."""
    pack = SAID + "rule r { must 总额.额 = 5 万元 }"
    report = tell(tmp_path, pack, "总额 5 万元。\n总额 6 万元。\n")
    assert verdicts(report) == {"r": "not_evaluated"}
    (lost,) = report.instances[0].lost
    assert (lost.reason, lost.place, lost.detail) == ("ambiguous", "总额", "第 9 行、第 10 行")
    (said,) = [d for d in report.diagnostics if d.code == "R0114"]
    assert said.severity == "warning" and "9、10" in said.message("zh")


def test_said_twice_in_the_same_words_counts_once(tmp_path: Path) -> None:
    pack = SAID + "rule r { must 总额.额 = 5 万元 }"
    report = tell(tmp_path, pack, "总额 5 万元。\n总额\n 5 万元。\n")
    assert verdicts(report) == {"r": "holds"}
    assert messages(report, "R0114") == []


def test_a_place_that_fits_two_statements_is_given_to_neither(tmp_path: Path) -> None:
    pack = SAID + 'statement 另 { "总额 {数: 万元}" }  rule r { must 总额.额 = 5 万元 }'
    report = tell(tmp_path, pack, "总额 5 万元。")
    assert verdicts(report) == {"r": "not_evaluated"}
    assert messages(report, "R0115") == ["“总额 5 万元。”同时符合几个陈述：总额、另"]


# --------------------------------------------------------------- dates and years

TIMES = """
statement 截止 { "截至 {日: date}，" }
statement 期间 { "执行期为 {期: period}，" }
statement 年度 each { "{年: year} 年度" }
"""


@pytest.mark.parametrize(
    ("must", "text", "verdict"),
    [
        ("截止.日 = date(document.year, 12, 31)", "截至 2024 年 12 月 31 日，", "holds"),
        ("截止.日 = date(document.year, 12, 31)", "截至 2024-12-31，", "holds"),
        ("截止.日 = date(document.year, 12, 31)", "截至 2023 年 12 月 31 日，", "violated"),
        # A bare month equals a date in it, and no other.
        ("截止.日 = date(2024, 12, 31)", "截至 2024 年 12 月，", "holds"),
        ("截止.日 = date(2024, 12, 31)", "截至 2024 年 11 月，", "violated"),
        # Order goes by the last day of what is printed.
        ("截止.日 <= date(2024, 12, 31)", "截至 2024 年 12 月，", "holds"),
        ("截止.日 <= date(2024, 12, 30)", "截至 2024 年 12 月，", "violated"),
        ("start(截止.日) = date(2024, 2, 1)", "截至 2024 年 2 月，", "holds"),
        ("end(截止.日) = date(2024, 2, 29)", "截至 2024 年 2 月，", "holds"),
        ("start(期间.期) = date(2024, 1, 1)", "执行期为 2024 年 1 至 6 月，", "holds"),
        ("end(期间.期) = date(2024, 6, 30)", "执行期为 2024 年 1 至 6 月，", "holds"),
        ("end(期间.期) = date(2024, 6, 30)", "执行期为 2024 年 1 至 5 月，", "violated"),
        ("start(期间.期) <= end(期间.期)", "执行期为 2024年1月1日至2024年12月31日，", "holds"),
        ("end(期间.期) = date(2024, 12, 31)", "执行期为 2023 年 7 月至 2024 年 12 月，", "holds"),
    ],
)
def test_dates_and_periods(tmp_path: Path, must: str, text: str, verdict: str) -> None:
    assert told(tmp_path, f"{TIMES} rule r {{ must {must} }}", text + "完毕。")["r"] == verdict


@pytest.mark.parametrize(
    ("must", "text"),
    [
        ("截止.日 = date(2024, 12, 31)", "截至 12 月 31 日，"),
        ("start(期间.期) = date(2024, 1, 1)", "执行期为 1 至 6 月，"),
        ("end(期间.期) = date(2024, 6, 30)", "执行期为 1 至 6 月，"),
    ],
)
def test_a_period_without_a_year_is_in_the_year_of_the_document(
    tmp_path: Path, must: str, text: str
) -> None:
    assert told(tmp_path, f"{TIMES} rule r {{ must {must} }}", text)["r"] == "holds"


def test_a_year_is_no_amount(tmp_path: Path) -> None:
    rule = "rule r { for each sentence p of 年度  must p.年 = document.year - 1 }"
    report = tell(tmp_path, TIMES + rule, "2023 年度与 2024 年度。\n")
    assert verdicts(report) == {"r[年度[1]]": "holds", "r[年度[2]]": "violated"}
    assert lines(report) == [("年度[2].年", 9)]


# ---------------------------------------------------------- which sentence is meant


@pytest.mark.parametrize(
    ("must", "verdict"),
    [
        ("各项[基本].额 = 支出[总计, 基本]", "holds"),
        ("各项[基本].额 = 支出[总计, 项目]", "violated"),
        ("各项[不详].额 = 支出[总计, 项目]", "not_evaluated"),
        # A subject is meant by its name, its code, or another hole's subject.
        ("各科[乙].额 = 支出[202, 合计]", "holds"),
        ("各科[202].额 = 支出[202, 合计]", "holds"),
        ('各科["202"].额 = 支出[202, 合计]', "holds"),
        ("各科[201].额 = 支出[201, 合计]", "not_evaluated"),
        # What the sentence names has its attributes: those of the subject, not of the print.
        ('各科[202].科.name = "乙"', "holds"),
        ('各科[202].科.name = "甲"', "violated"),
        ("各科[202].科.code = 支出[202].code", "holds"),
        ("各科[202].科 = 各科[202].科", "holds"),
        # All sentences of a repeated statement together.
        ("sum(各项.额) = 支出[总计, 合计]", "holds"),
        ("max(各项.额) = 支出[总计, 项目]", "holds"),
        ("count(各项.质) = 2", "holds"),
        ("sum(各项.比) = 100 %", "holds"),
        ("present(各项[基本])", "holds"),
        ("present(各项[不详])", "violated"),
        ("present(各项[基本].比)", "holds"),
    ],
)
def test_a_repeated_statement(tmp_path: Path, must: str, verdict: str) -> None:
    assert told(tmp_path, f"{PARTS} rule r {{ must {must} }}", NARRATIVE) == {"r": verdict}


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        (
            "for each sentence p of 各项  must p.额 = 支出[总计, p.质]",
            {"r[各项[基本]]": "holds", "r[各项[项目]]": "holds"},
        ),
        # Whoever says an amount and a share; names alone are holes.
        (
            "for each sentence with 额 and 比  must 比 = 额 / 支出[总计, 合计]",
            {"r[各项[基本]]": "holds", "r[各项[项目]]": "holds"},
        ),
        (
            "for each sentence p of 各项 with 比 where p.额 > 15 万元  must p.比 > 70 %",
            {"r[各项[项目]]": "violated"},
        ),
        # A statement is one instance, over all that say it.
        (
            "for each statement s of 各项 | 各科  must sum(s.额) <= 支出[总计, 合计]",
            {"r[各项]": "holds", "r[各科]": "holds"},
        ),
        # A subject of a table finds the sentence that names it.
        (
            "for each subject k of 性质 at leaf  must 各项[k].额 = 支出[总计, k]",
            {"r[基本]": "holds", "r[项目]": "holds"},
        ),
        (
            "for each row x of 支出 at 类  must 各科[x].额 = x.合计",
            {"r[201]": "not_evaluated", "r[202]": "holds"},
        ),
    ],
)
def test_what_a_rule_ranges_over(tmp_path: Path, rule: str, wanted: dict[str, str]) -> None:
    assert told(tmp_path, f"{PARTS} rule r {{ {rule} }}", NARRATIVE) == wanted


def test_two_sentences_of_one_statement_are_taken_once(tmp_path: Path) -> None:
    rule = "rule r { for each sentence a of 各项, sentence b of 各项  must a.额 + b.额 > 0 元 }"
    assert told(tmp_path, PARTS + rule, NARRATIVE) == {"r[各项[基本], 各项[项目]]": "holds"}


def test_a_sentence_in_no_list_of_subjects_names_itself(tmp_path: Path) -> None:
    rule = "rule r { for each sentence p of 各科  must p.额 <= 支出[p.科, 合计] }"
    found = told(tmp_path, PARTS + rule, NARRATIVE)
    assert found == {"r[各科[202]]": "holds", "r[各科[甲类以外某科]]": "not_evaluated"}


def test_the_reason_quotes_what_is_no_subject(tmp_path: Path) -> None:
    rule = "rule r { for each sentence p of 各科  must p.额 <= 支出[p.科, 合计] }"
    report = tell(tmp_path, PARTS + rule, NARRATIVE)
    lost = [item for judged in report.instances for item in judged.lost]
    assert ["甲类以外某科" in item.place + item.detail for item in lost] == [True]


def test_one_name_in_several_statements_is_one_rule(tmp_path: Path) -> None:
    """``sentence with`` takes every statement that has these holes, present ones only."""
    pack = """
    statement 甲 { "甲预算 {预算: 万元}，支出 {支出: 万元}[，完成 {完成率: %}]" }
    statement 乙 { "乙预算 {预算: 万元}，支出 {支出: 万元}[，完成 {完成率: %}]" }
    rule r { for each sentence with 预算 and 支出 and 完成率  must 完成率 = 支出 / 预算 }
    """
    text = "甲预算 20.00 万元，支出 15.00 万元，完成 75%。乙预算 8.00 万元，支出 4.00 万元。"
    assert told(tmp_path, pack, text) == {"r[甲]": "holds"}


def test_a_hole_that_is_not_said_is_named(tmp_path: Path) -> None:
    pack = 'statement 甲 { "支出 {额: 万元}[，占 {比: %}]" }  rule r { must 甲.比 = 50 % }'
    report = tell(tmp_path, pack, "支出 5 万元。")
    (lost,) = report.instances[0].lost
    assert (lost.reason, lost.place, lost.detail) == ("not-captured", "甲.比", "比")


def test_figures_and_derived_values_take_sentences(tmp_path: Path) -> None:
    pack = (
        PARTS
        + """
    figure 基本 { 支出[总计, 基本]  各项[基本].额 }
    figure 项目 { 支出[总计, 项目]  各项[基本].额 }
    derive 全部: 万元 = sum(各项.额)
    rule r { must 全部 = 支出[总计, 合计] }
    """
    )
    report = tell(tmp_path, pack, NARRATIVE)
    assert verdicts(report) == {"基本": "holds", "项目": "violated", "r": "holds"}
    assert lines(report) == [("支出[总计, 项目]", 4), ("各项[基本].额", 10)]


def test_a_list_is_compared_as_a_set(tmp_path: Path) -> None:
    pack = """
    statement 包括 { "主要用于{科: list 功能}。" }
    rule r { must 包括.科 = set(x.key for each row x of 支出 at 类) }
    rule q { must 包括.科 = set(x.key for each row x of 支出 at 类 where x.合计 > 15 万元) }
    """
    report = tell(tmp_path, pack, "主要用于乙、甲。")
    assert verdicts(report) == {"r": "holds", "q": "violated"}


# ------------------------------------------------------- words, signs, qualifiers


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("去年 8.00 万元，今年 10.00 万元，增加 2.00 万元，", "holds"),
        ("去年 8.00 万元，今年 10.00 万元，增长 2.00 万元，", "holds"),
        ("去年 8.00 万元，今年 10.00 万元，减少 2.00 万元，", "violated"),
        ("去年 8.00 万元，今年 8.00 万元，持平，", "holds"),
        ("去年 8.00 万元，今年 8.01 万元，持平，", "holds"),
        ("去年 8.00 万元，今年 10.00 万元，持平，", "violated"),
        ("去年 8.00 万元，今年 5.00 万元，减少 3.00 万元，", "holds"),
    ],
)
def test_a_word_gives_the_sign(tmp_path: Path, text: str, verdict: str) -> None:
    pack = """
    statement 比 { "去年 {旧: 万元}，今年 {新: 万元}，{变动: 增减 万元}，" }
    rule r { must 比.变动 = 比.新 - 比.旧 }
    """
    assert told(tmp_path, pack, text) == {"r": verdict}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("预算 8.00 万元，决算 10.00 万元，决算大于预算", "holds"),
        ("预算 8.00 万元，决算 10.00 万元，决算小于预算", "violated"),
        ("预算 8.00 万元，决算 10.00 万元，决算等于预算", "violated"),
        ("预算 8.00 万元，决算 8.00 万元，决算等于预算", "holds"),
        # A word speaks of the printed numbers.
        ("预算 8.00 万元，决算 8.01 万元，决算等于预算", "violated"),
        ("预算 8.00 万元，决算 8.01 万元，决算大于预算", "holds"),
    ],
)
def test_a_word_fits_the_numbers(tmp_path: Path, text: str, verdict: str) -> None:
    pack = """
    statement 比 { "预算 {预: 万元}，决算 {决: 万元}，决算{词: 大小}预算" }
    rule r { must 大小(比.决 - 比.预) = 比.词 }
    """
    report = tell(tmp_path, pack, text + "。")
    assert verdicts(report) == {"r": verdict}
    if verdict == "violated":
        assert {cell for cell, _ in lines(report)} == {"比.词", "比.决", "比.预"}


@pytest.mark.parametrize(
    ("printed", "equal", "at_least"),
    [
        ("60%", "holds", "holds"),
        ("55%", "violated", "violated"),
        # A qualifier leaves a side open: what is printed differs, and yet may be so.
        ("不低于 55%", "rounding", "rounding"),
        ("不低于 70%", "violated", "holds"),
        ("60%以上", "holds", "holds"),
        ("＜50%", "violated", "violated"),
        ("65%以内", "rounding", "holds"),
        ("不超过 50%", "violated", "violated"),
        # That it is only near is never a violation by itself.
        ("约 62%", "rounding", "holds"),
        ("近 60%", "holds", "holds"),
    ],
)
def test_a_qualifier_opens_a_side(tmp_path: Path, printed: str, equal: str, at_least: str) -> None:
    pack = """
    statement 比率 { "完成率{率: %}。" }
    rule 等于 { must 比率.率 = 60 % }
    rule 不小于 { must 比率.率 >= 60 % }
    """
    found = told(tmp_path, pack, f"完成率{printed}。")
    assert found == {"等于": equal, "不小于": at_least}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("3 批次，12 人次", "holds"), ("12 批次，3 人次", "violated")],
)
def test_counts_of_different_things_compare_as_numbers(
    tmp_path: Path, text: str, verdict: str
) -> None:
    pack = """
    statement 接待 { "接待 {批: 批次}，{人: 人次}" }
    rule r { must number(接待.批) <= number(接待.人) }
    """
    assert told(tmp_path, pack, f"接待 {text}。") == {"r": verdict}


def test_the_printed_unit_counts(tmp_path: Path) -> None:
    pack = SAID + "rule r { must 总额.额 = 支出[总计, 合计] }"
    for number, (text, verdict) in enumerate(
        [("总额 30.00 万元", "holds"), ("总额 300000 元", "holds"), ("总额 30.00 元", "violated")]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert told(folder, pack, text + "。") == {"r": verdict}


def test_a_number_may_be_broken_over_lines(tmp_path: Path) -> None:
    pack = SAID + "rule r { must 总额.额 = 支出[总计, 项目] }"
    report = tell(tmp_path, pack, "本年的总\n额 3\n0.00 万\n元。")
    assert verdicts(report) == {"r": "violated"}
    (finding,) = report.findings
    said = next(s for s in finding.suspects if s.cell == "总额.额")
    assert (said.printed, said.unit, said.place.line) == ("30.00", "万元", 10)
