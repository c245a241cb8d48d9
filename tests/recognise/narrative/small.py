"""Statements and a few lines of text, read: what the tests of running text are made of."""

from __future__ import annotations

from collections.abc import Sequence

from tests.model.programs import declared

from gfsdsl.documents.document import Line
from gfsdsl.documents.text import lines_of
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise.narrative import read_narrative
from gfsdsl.recognise.said import Captured, Narrative, Said, Word

WORLD = """
unit 元 measures 金额
unit 万元 = 10_000 元
unit 亿元 = 10_000 万元
unit % = 1/100
unit 人 measures 人数 exact
unit 人次 = 1 人
unit 万人次 = 10_000 人次
unit 批次 measures 批次 exact
unit 个 measures 个数 exact
unit 辆 measures 车辆 exact
unit 月 measures 月数 exact
unit 分 measures 分数 exact
scale 大小 { 大于 | 高于 > 0   等于 | 持平 = 0   小于 | 低于 < 0 }
scale 增减 { 增加 | 增长 > 0   持平 = 0   减少 | 下降 < 0 }
scale 等级: 分 { 优 90..100   良 80..<90 }
subjects 性质 { 合计 { 基本支出  项目支出 } }
subjects 功能 {
  level 类 = 3 digits   level 款 = 5 digits   level 项 = 7 digits
  206 科学技术支出 { 20699 其他科学技术支出 { 2069999 其他科学技术支出 } }
  208 社会保障和就业支出 {
    20801 管理事务 { 2080101 行政运行  2080150 事业运行 }
    20805 养老支出 { 2080501 行政运行 }
  }
}
subjects 经济 { 办公费  电费  维修（护）费 }
"""


def vocabulary(statements: str) -> Vocabulary:
    """The vocabulary of a few statements."""
    return declared(WORLD + statements).vocabulary


def read(statements: str, text: str, entity: str | None = None) -> Narrative:
    """What ``text`` says."""
    return read_lines(vocabulary(statements), lines_of(text), entity)


def read_lines(words: Vocabulary, lines: Sequence[Line], entity: str | None = None) -> Narrative:
    return read_narrative(lines, [False] * len(lines), words, 2024, entity)


def only(narrative: Narrative) -> Said:
    """The one thing that is said."""
    found = [said for several in narrative.said.values() for said in several]
    assert len(found) == 1, [said.id for said in found]
    return found[0]


def values(said: Said) -> dict[str, str]:
    """Hole by hole what was read: a number with its unit, anything else as it is recorded."""
    return {name: shown(captured) for name, captured in said.captured.items()}


def shown(captured: Captured | Word) -> str:
    if isinstance(captured, Word):
        return captured.text
    return f"{captured.value}{captured.unit.name}"
