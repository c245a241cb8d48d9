"""Blocks as an HTML page to be printed: tables with borders, merged cells and running titles."""

from __future__ import annotations

from html import escape

from tests.files.make.model import Block, Cell, Paragraph, Row, Table

STYLE = """
@font-face { font-family: f; src: url("font.ttf"); }
@page { size: A4 portrait; margin: 22mm 18mm; HEAD FOOT }
@page wide { size: A4 landscape; margin: 20mm 15mm; }
body { font: 10.5pt/1.7 f; margin: 0; }
p { margin: 0 0 4pt; text-indent: 2em; text-align: justify; }
p.heading { text-indent: 0; font-size: 13pt; }
p.page, section.page { break-before: page; }
section { margin-bottom: 10pt; }
section.wide { page: wide; }
h2 { font: 14pt/1.6 f; text-align: center; margin: 6pt 0; }
.right { text-align: right; }
.line { display: flex; justify-content: space-between; }
table { border-collapse: collapse; width: 99.6%; margin: 0 auto; font-size: 8pt; line-height: 1.35;
  table-layout: fixed; }
td { border: 0.6pt solid #000; padding: 2.2pt 2.5pt; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
td.head, td.number, td.code { text-align: center; }
td.amount { text-align: right; }
section.once thead { display: table-row-group; }
section.tall td { padding: 6pt 2.5pt; }
.notes p { font-size: 8pt; text-indent: 0; }
"""


def cell(item: Cell) -> str:
    spans = f' colspan="{item.cols}"' if item.cols > 1 else ""
    spans += f' rowspan="{item.rows}"' if item.rows > 1 else ""
    return f'<td class="{item.kind}"{spans}>{escape(item.text)}</td>'


def rows(items: list[Row]) -> str:
    return "\n".join("<tr>" + "".join(map(cell, row)) + "</tr>" for row in items)


def reaches_down(head: list[Row]) -> bool:
    """Whether a header cell covers rows of the body, which no <thead> can."""
    return any(y + c.rows > len(head) for y, row in enumerate(head) for c in row)


def table(item: Table) -> str:
    parts = [f'<section class="{item.style}">']
    if item.title:
        parts.append(f"<h2>{escape(item.title)}</h2>")
    if item.number:
        parts.append(f'<div class="right">{escape(item.number)}</div>')
    if item.entity or item.unit:
        both = f"<span>{escape(item.entity)}</span><span>{escape(item.unit)}</span>"
        parts.append(f'<div class="line">{both}</div>')
    whole = sum(item.widths)
    columns = "".join(f'<col style="width:{100 * w / whole:.2f}%">' for w in item.widths)
    parts.append(f"<table><colgroup>{columns}</colgroup>")
    if reaches_down(item.head):
        parts.append(f"<tbody>{rows([*item.head, *item.body])}</tbody></table>")
    else:
        parts.append(f"<thead>{rows(item.head)}</thead><tbody>{rows(item.body)}</tbody></table>")
    notes = "".join(f"<p>{escape(note)}</p>" for note in item.notes)
    parts.append(f'<div class="notes">{notes}</div></section>')
    return "\n".join(parts)


def block(item: Block) -> str:
    if isinstance(item, Paragraph):
        return f'<p class="{item.style}">{escape(item.text)}</p>'
    return table(item)


def page(blocks: list[Block], more: str = "", head: str = "", foot: str = "") -> str:
    """The whole page; ``head`` and ``foot`` are what CSS puts into the margins."""
    style = STYLE.replace("HEAD", f"@top-center {{ content: {head}; font: 9pt f }}" if head else "")
    style = style.replace(
        "FOOT", f"@bottom-center {{ content: {foot}; font: 9pt f }}" if foot else ""
    )
    body = "\n".join(map(block, blocks))
    start = '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title></title>'
    return f"{start}<style>{style}{more}</style></head><body>{body}</body></html>"
