"""Invented departments in the forms of other regions, printed by a browser."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.files.make import example_pdf, fonts, forms, html, pages, printer, rows
from tests.files.make.forms import FISCAL, FUND, INCOME, PARTS, SPENDING, Style, year
from tests.files.make.model import Block, Cell, Paragraph, Table, heads
from tests.files.make.rows import Form
from tests.packs.books import NATURES, SOURCES

Maker = Callable[[Style, str], Table]
KINDS: dict[str, Maker] = {
    "overall": lambda s, t: forms.two_sided(s, t, "收入支出决算总表", ["金额"]),
    "income by unit": lambda s, t: forms.by_unit(
        s, t, "收入决算表分单位", "本年收入合计", [*SOURCES]
    ),
    "spending by unit": lambda s, t: forms.by_unit(
        s, t, "支出决算表分单位", "本年支出合计", [*NATURES]
    ),
    "income": lambda s, t: forms.by_code(s, t, "收入决算表", INCOME, []),
    "spending": lambda s, t: forms.by_code(s, t, "支出决算表", SPENDING, []),
    "fiscal": lambda s, t: forms.two_sided(s, t, "财政拨款总表", FISCAL),
    "general": lambda s, t: forms.by_code(s, t, "一般公共支出表", year(), PARTS),
    "basic": forms.basic,
    "fund": lambda s, t: forms.by_code(s, t, "政府性基金表", FUND, PARTS),
    "state": lambda s, t: forms.by_code(s, t, "国有资本表", year(), PARTS),
    "allowances": forms.allowances,
    "allowances across": forms.allowances_across,
}
USUAL = {
    "overall": "收入支出决算总表",
    "income": "收入决算表",
    "spending": "支出决算表",
    "fiscal": "财政拨款收入支出决算总表",
    "general": "一般公共预算财政拨款支出决算表",
    "basic": "一般公共预算财政拨款基本支出决算表",
    "fund": "政府性基金预算财政拨款收入支出决算表",
    "state": "国有资本经营预算财政拨款支出决算表",
    "allowances": "财政拨款“三公”经费支出决算表",
}


def tables(style: Style, titles: dict[str, str], **own: Form) -> list[Table]:
    """The tables of ``titles`` in their order; ``own`` are the forms of single tables."""
    made = []
    for kind, title in titles.items():
        usual = style.form
        style.form = own.get(kind, usual)
        made.append(KINDS[kind](style, title))
        style.form = usual
    return made


def narrative(style: Style, heading: str) -> list[Block]:
    """What the account says in words, with amounts of the overall table."""
    said = style.account
    by_id = {id_: text.replace(",", "") for id_, (text, _) in said.cells.items()}
    total = by_id["收入支出决算总表.收入[总计]"]
    income, paid = by_id["收入决算表[合计, 本年收入合计]"], by_id["支出决算表[合计, 本年支出合计]"]
    return [
        Paragraph(f"{heading}、{said.year} 年度部门决算情况说明", "heading"),
        Paragraph("（一）收入支出决算总体情况说明", "heading"),
        Paragraph(f"{said.year} 年度收入总计 {total} 万元，支出总计 {total} 万元。"),
        Paragraph("（二）收入决算情况说明", "heading"),
        Paragraph(f"本年收入合计 {income} 万元，本年支出合计 {paid} 万元，收支情况正常。"),
        Paragraph("（三）其他说明", "heading"),
        Paragraph("1.贯彻执行有关法律、法规，承担本行业的管理工作。" * 6),
    ]


def overview(style: Style) -> list[Block]:
    units = [Paragraph(f"{i}.{u}。") for i, u in enumerate(style.account.books.units, 1)]
    return [
        Paragraph("一、部门概况", "heading"),
        Paragraph(f"{style.account.entity}部门决算包括局本级决算和所属单位决算。"),
        *units,
        Paragraph(f"二、{style.account.year} 年度部门决算表", "heading"),
    ]


def inside(table: Table) -> Table:
    """The title, the number and the line of department and unit as rows of the grid."""
    wide, half = table.width, table.width - 2
    above = [
        heads((table.title, wide)),
        heads((table.number, wide)),
        [Cell(table.entity, half), Cell(table.unit, 2)],
    ]
    notes = [[Cell(note, wide)] for note in table.notes]
    return replace(
        table,
        head=[*(row for row in above if any(cell.text for cell in row)), *table.head],
        body=[*table.body, *notes],
        title="",
        number="",
        entity="",
        unit="",
        notes=[],
    )


def write(blocks: list[Block], out: Path, more: str = "", head: str = "", foot: str = "") -> None:
    """Print ``blocks`` to ``out``."""
    with tempfile.TemporaryDirectory() as work:
        letters = example_pdf.characters([*blocks, Paragraph(head + foot)])
        fonts.truetype("sans", letters, Path(work) / "font.ttf")
        page = Path(work) / "page.html"
        page.write_text(html.page(blocks, more, head, foot), encoding="utf-8")
        printer.by_browser(page, out)


def printed(blocks: list[Block], out: Path, more: str = "", head: str = "", foot: str = "") -> None:
    """Print ``blocks`` to ``out``, its truth beside it."""
    write(blocks, out, more, head, foot)
    pages.write(blocks, out)


def style(seed: int, *, year: int = 2023, funds: bool = True, **options: object) -> Style:
    account = rows.department(seed, funds=funds, year=year)
    return Style(account, **options)  # type: ignore[arg-type]
