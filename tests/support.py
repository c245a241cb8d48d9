"""A pack and a few grids, checked: what most tests of meaning are made of."""

from __future__ import annotations

import csv
from pathlib import Path

import gfsdsl
from gfsdsl.explain.result import Report

UNITS = """
pack test.small { version "1.0.0" }
unit 元 measures 金额
unit 万元 = 10_000 元
unit 人 measures 人数 exact
unit 人次 = 1 人
unit % = 1/100
layout 表样 {
  unit after "单位"  entity after "部门"  note "注"  empty "本表无数据"
  code head "科目编码"  label head "项目" | "科目名称"  before label "其中"
}
subjects 功能 "功能分类" {
  level 类 = 3 digits   level 款 = 5 digits   level 项 = 7 digits
  201 甲 { 20101 甲一 { 2010101 甲一一  2010102 甲一二 }  20102 甲二 }
  202 乙
}
subjects 性质 { 合计 { 基本  项目 } }
"""

TABLE = """
table 支出 {
  title "支出表"
  unit 万元
  key 科目 in 功能
  columns 合计, 基本, 项目 in 性质
  total 总计
  zero exact
  absent is zero
}
"""


def run(folder: Path, pack: str, **tables: list[list[str]]) -> Report:
    """Check grids (one a keyword, its first row the title) by ``pack``, written into ``folder``."""
    packs, grids = folder / "pack", folder / "grids"
    packs.mkdir()
    grids.mkdir()
    (packs / "pack.gfs").write_text(pack, encoding="utf-8")
    for number, (name, rows) in enumerate(tables.items()):
        with (grids / f"{number}-{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return gfsdsl.check(grids, [packs])


def verdicts(report: Report) -> dict[str, str]:
    """Short ids with their verdicts."""
    return {j.id.partition("/")[2]: j.verdict for j in report.instances}


def table(
    *rows: str, title: str = "支出表", head: str = "科目编码|科目名称|合计|基本|项目"
) -> list[list[str]]:
    """A grid from lines of cells separated by ``|``, under a title, a unit and a head."""
    width = len(head.split("|"))
    lines = [[title], ["单位：万元"], head.split("|"), *(row.split("|") for row in rows)]
    return [line + [""] * (width - len(line)) for line in lines]


TEXT = """\
2024年度支出表
单位：万元
科目编码 科目名称 合计 基本 项目
总计 30.00 10.00 20.00
201 甲 20.00 5.00 15.00
202 乙 10.00 5.00 5.00
注：本表反映支出。

"""
WORDS = """
unit 批次 measures 批次 exact
unit 辆 measures 车辆 exact
scale 增减 { 增加 | 增长 > 0   持平 = 0   减少 | 下降 < 0 }
scale 大小 { 大于 > 0   等于 = 0   小于 < 0 }
"""


def tell(folder: Path, declarations: str, text: str) -> Report:
    """Check running text, below the table of ``TEXT`` (lines 1 to 8), by ``declarations``."""
    pack = folder / "pack"
    pack.mkdir()
    (pack / "pack.gfs").write_text(UNITS + WORDS + TABLE + declarations, encoding="utf-8")
    return gfsdsl.check((TEXT + text).encode(), [pack])
