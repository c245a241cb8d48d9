"""Tables and paragraphs as a flat spreadsheet, which the office suite makes into a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from tests.files.make.model import Cell, Paragraph, Row, Table, covered

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"'
    for name, of in (
        ("office", "office"), ("style", "style"), ("table", "table"), ("text", "text"),
        ("number", "datastyle"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
BORDER = '<style:table-cell-properties fo:border="0.5pt solid #000000" fo:wrap-option="wrap"/>'
PARTS = 'number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1"'
STYLES = f"""
<number:number-style style:name="n1"><number:number {PARTS} number:grouping="true"/>
</number:number-style>
<number:number-style style:name="n2"><number:number {PARTS}/></number:number-style>
<number:text-style style:name="n3"><number:text-content/></number:text-style>
<style:style style:name="title" style:family="table-cell">
<style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:font-size="14pt" style:font-size-asian="14pt"/></style:style>
<style:style style:name="right" style:family="table-cell">
<style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="cell" style:family="table-cell">{BORDER}</style:style>
<style:style style:name="head" style:family="table-cell">{BORDER}
<style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="grouped" style:family="table-cell" style:data-style-name="n1">{BORDER}
</style:style>
<style:style style:name="plain" style:family="table-cell" style:data-style-name="n2">{BORDER}
</style:style>
<style:style style:name="texts" style:family="table-cell" style:data-style-name="n3">{BORDER}
</style:style>
"""


@dataclass(frozen=True)
class Sheet:
    """A sheet: a table or paragraphs, and how its amounts and codes are kept.

    Attributes:
        amounts: ``grouped`` (#,##0.00), ``plain`` (0.00), or ``texts``.
        codes: whether codes are numbers; else they are texts.
    """

    name: str
    content: Table | list[Paragraph]
    amounts: str = "grouped"
    codes: bool = False


def _cell(text: str, style: str = "", value: str = "", cols: int = 1, rows: int = 1) -> str:
    spans = f' table:style-name="{style}"' if style else ""
    spans += f' table:number-columns-spanned="{cols}"' if cols > 1 else ""
    spans += f' table:number-rows-spanned="{rows}"' if rows > 1 else ""
    if value:
        spans += f' office:value-type="float" office:value="{value}"'
    elif text:
        spans += ' office:value-type="string"'
    shown = f"<text:p>{escape(text)}</text:p>" if text else ""
    return f"<table:table-cell{spans}>{shown}</table:table-cell>"


def _body_cell(cell: Cell, sheet: Sheet) -> str:
    style, value = ("head" if cell.kind == "head" else "cell"), ""
    if cell.kind == "amount":
        style = sheet.amounts
        value = "" if style == "texts" else cell.text.replace(",", "")
    elif cell.kind == "number" or (cell.kind == "code" and sheet.codes):
        value = cell.text
    return _cell(cell.text, style, value, cell.cols, cell.rows)


def _line(cells: list[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


HIDDEN = "<table:covered-table-cell/>"


def _table(table: Table, sheet: Sheet) -> list[str]:
    width = table.width
    gap = [HIDDEN] * (width - 1)
    lines = [_line([_cell(table.title, "title", cols=width), *gap])]
    if table.number:
        lines.append(_line([_cell("")] * (width - 1) + [_cell(table.number, "right")]))
    ends = [_cell(table.entity, cols=width - 1), *gap[1:], _cell(table.unit, "right")]
    lines.append(_line(ends))
    rows: list[Row] = [*table.head, *table.body]
    for row in covered(rows, width):
        lines.append(_line([_body_cell(c, sheet) if c else HIDDEN for c in row]))
    lines += [_line([_cell(note, cols=width), *gap]) for note in table.notes]
    return lines


def _sheet(sheet: Sheet) -> str:
    if isinstance(sheet.content, Table):
        lines = _table(sheet.content, sheet)
    else:
        lines = [_line([_cell(p.text)]) for p in sheet.content]
    return f'<table:table table:name="{escape(sheet.name)}">{"".join(lines)}</table:table>'


PAPER = """
<style:page-layout style:name="wide"><style:page-layout-properties fo:page-width="29.7cm"
 fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.5cm"
 style:scale-to-X="1" style:scale-to-Y="0"/>
<style:header-style><style:header-footer-properties fo:min-height="0.8cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.8cm"/></style:footer-style>
</style:page-layout>
"""
MASTER = """<office:master-styles><style:master-page style:name="Wide"
 style:page-layout-name="wide"><style:header><text:p>{}</text:p></style:header>
<style:footer><text:p>第 <text:page-number>1</text:page-number> 页</text:p></style:footer>
</style:master-page></office:master-styles>"""
FONT = """<office:styles><style:default-style style:family="table-cell"><style:text-properties
 style:font-name="Noto Sans CJK SC" style:font-name-asian="Noto Sans CJK SC" fo:font-size="9pt"
 style:font-size-asian="9pt"/></style:default-style></office:styles>"""


def printable(sheets: list[Sheet], running: str) -> str:
    """The workbook to be printed on wide paper, with a running title and page numbers."""
    text = workbook(sheets)
    widths = sorted({w for s in sheets if isinstance(s.content, Table) for w in s.content.widths})
    columns = "".join(
        f'<style:style style:name="w{w:g}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{w * 2:.2f}cm"/></style:style>'
        for w in widths
    )
    paper = '<style:style style:name="paper" style:family="table" style:master-page-name="Wide"/>'
    text = text.replace("<office:automatic-styles>", f"{FONT}<office:automatic-styles>{PAPER}")
    text = text.replace("</office:automatic-styles>", f"{columns}{paper}</office:automatic-styles>")
    text = text.replace("<office:body>", MASTER.format(escape(running)) + "<office:body>")
    for sheet in sheets:
        name = f'<table:table table:name="{escape(sheet.name)}"'
        if isinstance(sheet.content, Table):
            own = "".join(
                f'<table:table-column table:style-name="w{w:g}"/>' for w in sheet.content.widths
            )
            text = text.replace(name + ">", f'{name} table:style-name="paper">{own}')
    return text


def workbook(sheets: list[Sheet]) -> str:
    kind = 'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
    body = "".join(map(_sheet, sheets))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} {kind}>'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document>"
    )
