"""The example account as blocks: its narrative from the text, its tables from the truth."""

from __future__ import annotations

import re
from collections import Counter

from tests.files.make import example_tables
from tests.files.make.model import Block, Paragraph, Table, plain, printed
from tests.recognise import truth

TENS = "[一二三四五六七八九十]"
START = re.compile(rf"\d+\.\D|[（(]({TENS}|\d)+[）)]|{TENS}+、|[注说]明?：")
HEADING = re.compile(rf"[一二三四五]、|（{TENS}+）\D{{2,30}}$")
FULL = 24  # a line of so many characters is one that may go on
ANNEX = " 五、附件"


def blocks() -> list[Block]:
    """The whole account; every character of the text is in it, and no other."""
    lines = truth.EXAMPLE.read_text(encoding="utf-8").split("\n")
    first = next(i for i, line in enumerate(lines) if plain(line) == "2024年度收入支出决算总表")
    last = next(i for i, line in enumerate(lines) if line.startswith(" 三、"))
    annex = next(i for i, line in enumerate(lines) if line == ANNEX)
    found: list[Block] = [*_paragraphs(lines[:first])]
    found += _tables(lines[first:last])
    found += [*_paragraphs(lines[last:annex]), *_annex(lines[annex:])]
    _check(lines, found)
    return found


def _annex(lines: list[str]) -> list[Paragraph]:
    """The annex holds forms and drawings of its own: it stays as it is, a paragraph a line."""
    texts = [" ".join(line.split()) for line in lines if line.strip()]
    return [Paragraph(text, "page" if order == 0 else "") for order, text in enumerate(texts)]


def _paragraphs(lines: list[str]) -> list[Paragraph]:
    """Lines joined to paragraphs where one runs on into the next."""
    texts: list[str] = []
    open_ = False
    for line in (" ".join(line.split()) for line in lines if line.strip()):
        if open_ and not START.match(line):
            texts[-1] = _join(texts[-1], line)
        else:
            texts.append(line)
        open_ = len(line) >= FULL and not line.endswith(("。", "：", "说明"))
    return [Paragraph(text, "heading" if HEADING.match(text) else "") for text in texts]


def _join(one: str, two: str) -> str:
    """Two lines of a paragraph; no space in the text where one was broken in the middle."""
    gap = " " if re.search(r"[A-Za-z\d]$", one) and re.match(r"[\u4e00-\u9fff]", two) else ""
    return one + gap + two


def _tables(lines: list[str]) -> list[Block]:
    """The tables, each with the notes that the text prints below it."""
    notes: list[list[str]] = []
    inside = False
    for line in (line for line in lines if line.strip()):
        if plain(line).startswith("2024年度") and not plain(line).endswith("。"):
            notes.append([])
            inside = False
        inside = inside or line.startswith("注：")
        if inside:
            notes[-1].append(line)
    tables = example_tables.tables()
    for table, texts in zip(tables, notes, strict=True):
        table.notes = [p.text for p in _paragraphs(texts)]
    return [*tables]


def _check(lines: list[str], found: list[Block]) -> None:
    text = Counter(plain("".join(lines)))
    made = Counter(plain("".join(t for block in found for t in printed(block))))
    assert text == made, (text - made, made - text)
    amounts = [c for table in found if isinstance(table, Table) for c in table.amounts()]
    assert {c.id: c.text for c in amounts} == {
        id_: print_ for id_, (print_, _) in truth.cells().items()
    }
