"""Invented departments in ruled tables: codes in three cells, titles inside the grid, tables that
go over the page, blanks for zeros, a missing table, an empty one."""

from __future__ import annotations

from pathlib import Path

from tests.files.make import invented
from tests.files.make.invented import USUAL
from tests.files.make.model import Block, Paragraph, Table
from tests.files.make.pages import Truth, dump, located
from tests.files.make.rows import Form

BLANK = Form(zero="")
FOOT = '"第 " counter(page) " 页 共 " counter(pages) " 页"'


def styled(made: list[Table], *styles: str) -> list[Block]:
    for number, table in enumerate(made):
        table.style = styles[number % len(styles)]
    return [*made]


def digits(folder: Path) -> None:
    """Tables first; each level of a code in its own cell; zeros blank in some tables; no table or
    column numbers; 三公 in one row."""
    style = invented.style(2, codes="digits", columns=False, lines=False, number="")
    own = dict.fromkeys(("income", "general", "basic"), BLANK)
    own["overall"] = own["fiscal"] = Form(zero="", thousands=False)
    titles = {k: t for k, t in USUAL.items() if k != "allowances"}
    titles["allowances across"] = USUAL["allowances"]
    made = invented.tables(style, titles, **own)
    blocks = [
        Paragraph(f"{style.account.entity}{style.account.year} 年度部门决算", "heading"),
        Paragraph(f"第一部分 {style.account.year} 年度部门决算表", "heading"),
        *styled(made, "page", "page wide", "wide", "page wide tall", "page", "page tall", "page"),
        *invented.narrative(style, "二"),
    ]
    invented.printed(blocks, folder / "codes-digits.pdf", foot="counter(page)")


def whole(folder: Path) -> None:
    """The whole code of each level in its cell; totals last; no separators; numbered 表1 to 表8:
    there is no table of 国有资本, and none of 政府性基金 money, so that its table says 无."""
    form = Form(thousands=False, total_last=True)
    style = invented.style(
        4, year=2021, funds=False, codes="whole", form=form, number="表{}", empty="无",
        entity="编制单位：{}", unit="金额单位：万元",
    )  # fmt: skip
    titles = {k: t for k, t in USUAL.items() if k != "state"}
    titles["basic"] = "一般公共预算财政拨款基本支出决算明细表"
    titles["allowances"] = "一般公共预算财政拨款“三公”经费支出决算表"
    blocks = [
        *invented.overview(style),
        *styled(
            invented.tables(style, titles), "page tall", "page wide tall", "page wide once tall"
        ),
        *invented.narrative(style, "三"),
    ]
    head = f'"{style.account.entity}{style.account.year} 年度部门决算"'
    invented.printed(blocks, folder / "codes-whole.pdf", head=head, foot=FOOT)


def grid(folder: Path) -> None:
    """Title, number, department and unit are rows of the grid, its first page only or every page;
    the code stands in the cell of its own level."""
    style = invented.style(7, year=2022, codes="own", number="公开{:02d}表", form=BLANK)
    titles = {
        "overall": USUAL["overall"], "income by unit": "收入决算表（分单位）",
        "income": "收入决算表（分科目）", "spending by unit": "支出决算表（分单位）",
        "spending": "支出决算表（分科目）", "fiscal": USUAL["fiscal"],
        "general": USUAL["general"], "basic": USUAL["basic"], "fund": USUAL["fund"],
        "state": USUAL["state"], "allowances": USUAL["allowances"],
    }  # fmt: skip
    made = invented.tables(style, titles)
    for table in made:
        table.notes = ["注：本表反映部门本年度的有关情况。"]
    styled(made, "page tall", "page wide once tall", "page wide tall")
    blocks: list[Block] = [*invented.overview(style), *map(invented.inside, made)]
    blocks += invented.narrative(style, "三")
    out = folder / "inside-grid.pdf"
    invented.write(blocks, out, foot='"- " counter(page) " -"')
    found: list[Truth] = located(blocks, out)
    for true, table in zip(found, made, strict=True):
        true["title"] = table.title
    dump(found, out)


def make(folder: Path) -> None:
    digits(folder)
    whole(folder)
    grid(folder)
