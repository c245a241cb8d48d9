"""Blocks as a flat text document, which the office suite prints."""

from __future__ import annotations

from html import escape

from tests.files.make.fods import HIDDEN, SPACES
from tests.files.make.model import Block, Cell, Paragraph, Row, Table, covered

FONT = 'style:font-name="{0}" style:font-name-asian="{0}"'.format("Noto Serif CJK SC")
TALL, WIDE = 17.0, 25.7  # what is printable of both kinds of paper, in centimetres


def _paragraph_style(name: str, size: float, align: str, more: str = "", own: str = "") -> str:
    text = f'fo:font-size="{size}pt" style:font-size-asian="{size}pt" {FONT}'
    return (
        f'<style:style style:name="{name}" style:family="paragraph" {own}>'
        f'<style:paragraph-properties fo:text-align="{align}" {more}/>'
        f"<style:text-properties {text}/></style:style>"
    )


def _paper(name: str, width: float, height: float) -> str:
    turned = "landscape" if width > height else "portrait"
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties'
        f' fo:page-width="{width}cm" fo:page-height="{height}cm" fo:margin="2cm"'
        f' style:print-orientation="{turned}"/><style:footer-style>'
        '<style:header-footer-properties fo:min-height="0.8cm"/></style:footer-style>'
        "</style:page-layout>"
    )


def _master(name: str, paper: str) -> str:
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="{paper}"><style:footer>'
        '<text:p text:style-name="middle">— <text:page-number>1</text:page-number> —</text:p>'
        "</style:footer></style:master-page>"
    )


STYLES = "".join(
    (
        _paragraph_style("body", 10.5, "justify", 'fo:text-indent="0.74cm"'),
        _paragraph_style("heading", 13, "start"),
        _paragraph_style("title", 14, "center", 'fo:keep-with-next="always"'),
        _paragraph_style("tall", 14, "center", "", 'style:master-page-name="Tall"'),
        _paragraph_style("wide", 14, "center", "", 'style:master-page-name="Wide"'),
        _paragraph_style("page", 10.5, "justify", "", 'style:master-page-name="Tall"'),
        _paragraph_style("right", 9, "end", 'fo:keep-with-next="always"'),
        _paragraph_style("line", 9, "start", 'fo:keep-with-next="always"'),
        _paragraph_style("note", 8, "start"),
        _paragraph_style("middle", 8, "center"),
        _paragraph_style("number", 8, "end"),
        '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties'
        ' fo:border="0.5pt solid #000000" fo:padding="0.06cm"/></style:style>',
        '<style:style style:name="row" style:family="table-row">'
        '<style:table-row-properties fo:keep-together="always"/></style:style>',
        _paper("tall", 21, 29.7),
        _paper("wide", 29.7, 21),
    )
)
ALIGN = {"amount": "number", "label": "note"}


def _text(text: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def _cell(cell: Cell) -> str:
    spans = f' table:number-columns-spanned="{cell.cols}"' if cell.cols > 1 else ""
    spans += f' table:number-rows-spanned="{cell.rows}"' if cell.rows > 1 else ""
    shown = _text(cell.text, ALIGN.get(cell.kind, "middle"))
    return f'<table:table-cell table:style-name="cell"{spans}>{shown}</table:table-cell>'


def _row(row: list[Cell | None]) -> str:
    cells = "".join(_cell(cell) if cell else HIDDEN for cell in row)
    return f'<table:table-row table:style-name="row">{cells}</table:table-row>'


def _width_style(name: str, width: float) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width:.3f}cm"/></style:style>'
    )


def _table(table: Table, number: int) -> tuple[str, str]:
    """A table with what stands over and under it, and the styles that are its own."""
    wide = "wide" in table.style
    room = WIDE if wide else TALL
    whole = sum(table.widths)
    names = [f"t{number}c{i}" for i in range(table.width)]
    styles = "".join(
        _width_style(n, w * room / whole) for n, w in zip(names, table.widths, strict=True)
    )
    styles += f'<style:style style:name="t{number}" style:family="table">'
    styles += (
        f'<style:table-properties style:width="{room}cm" table:align="margins"/></style:style>'
    )
    rows: list[Row] = [*table.head, *table.body]
    lines = [_row(row) for row in covered(rows, table.width)]
    cut = 0 if "once" in table.style else len(table.head)
    top = (
        f"<table:table-header-rows>{''.join(lines[:cut])}</table:table-header-rows>" if cut else ""
    )
    columns = "".join(f'<table:table-column table:style-name="{n}"/>' for n in names)
    title = ("wide" if wide else "tall") if "page" in table.style else "title"
    body = [
        _text(table.title, title),
        _text(table.number, "right"),
        _text(table.entity, "line"),
        _text(table.unit, "right"),
        f'<table:table table:name="t{number}" table:style-name="t{number}">{columns}{top}',
        "".join(lines[cut:]) + "</table:table>",
        *(_text(note, "note") for note in table.notes),
    ]
    return "".join(body), styles


def document(blocks: list[Block]) -> str:
    body, styles = [], [STYLES]
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            body.append(_text(block.text, block.style or "body"))
        else:
            text, own = _table(block, number)
            body.append(text)
            styles.append(own)
    kind = 'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} {kind}>'
        f"<office:automatic-styles>{''.join(styles)}</office:automatic-styles>"
        f"<office:master-styles>{_master('Standard', 'tall')}{_master('Tall', 'tall')}"
        f"{_master('Wide', 'wide')}</office:master-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>"
    )
