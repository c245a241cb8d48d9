"""One table on lines of text: head, header, body, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from gfsdsl.documents.document import Line
from gfsdsl.fold import fold
from gfsdsl.model.tables import Table
from gfsdsl.recognise.body import Body, body_of
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.head import Head, HeadReader
from gfsdsl.recognise.header_text import Header, common_decimals, read_header
from gfsdsl.recognise.lexicon import Lexicon
from gfsdsl.recognise.parse import Reading, RowParser
from gfsdsl.recognise.plan import Plan
from gfsdsl.recognise.raw import RawTable
from gfsdsl.recognise.reconcile import reconciled
from gfsdsl.recognise.titles import TitleHit
from gfsdsl.recognise.tokens import Token
from gfsdsl.recognise.wraps import Group, groups_of


def read_table(
    lines: Sequence[Line],
    title: TitleHit,
    table: Table,
    end: int,
    lexicon: Lexicon,
    reader: HeadReader,
) -> RawTable | None:
    """Read ``table`` under its title.

    Args:
        lines: all lines of the document.
        end: the index of the line where the next title stands, or the number of lines.

    Returns:
        The table with its leftovers, None when nothing under the title is a header of it (a
        contents line or a caption).
    """
    head = Head()
    start = _read_head(lines, title, end, reader, head)
    header = read_header(lines, start, end, lexicon)
    if not any(block.known for block in header.plan.blocks):
        return None
    body = body_of(lines, header.body, end, lexicon, reader, head, _header_text(lines, start, header))
    decimals = common_decimals(body.tokens)
    sizes = [_amounts_at_end(tokens, decimals) for tokens in body.tokens]
    plan = reconciled(header.plan, header.numbers, [size for size in sizes if size])
    raw = RawTable(
        table, lexicon, title, head, plan or Plan([], False), end=body.end,
        column_numbers=[n for run in header.numbers for n in run],
        empty_said=body.empty_said, cut=body.cut,
    )  # fmt: skip
    if plan is None:
        _void(raw, body, header, "header")
        return raw
    raw.unknown_columns = [s.text for b in plan.blocks for s in b.slots if s.column is None]
    parser = RowParser(lexicon, plan, decimals)
    groups = groups_of(body.tokens, parser)
    if not header.numbers and header.unknown and _too_many(groups, body, parser):
        _void(raw, body, header, "more amounts than columns")
        return raw
    for group in groups:
        _take(raw, group, body, parser)
    return raw


def _read_head(
    lines: Sequence[Line], title: TitleHit, end: int, reader: HeadReader, head: Head
) -> int:
    """Read the head lines around the title; returns the line where the header begins."""
    for index in range(max(0, title.start - 4), title.start):
        number = reader.number_in(lines[index].text)
        if number is not None:
            reader.read(lines[index].text, lines[index].place(), head)
    start = title.end
    for index in range(title.end, min(end, title.end + 12)):
        text = lines[index].text
        if not text.strip():
            continue
        if reader.read(text, lines[index].place(), head):
            start = index + 1
        elif index > title.end + 6:
            break
    return start


def _header_text(lines: Sequence[Line], start: int, header: Header) -> frozenset[str]:
    """The header's lines, folded: the same ones printed again on a later page are skipped."""
    return frozenset(fold(line.text) for line in lines[start : header.body] if line.text.strip())


def _amounts_at_end(tokens: Sequence[Token], decimals: int | None) -> int:
    count = 0
    for token in reversed(tokens):
        if token.kind == "text" or (decimals and token.integer):
            break
        count += 1
    return count


def _too_many(groups: Sequence[Group], body: Body, parser: RowParser) -> bool:
    """Whether a row has more amounts than its header has columns, and the header is doubtful."""
    return any(any(parser.may_be_amount(t) for t in group.reading.left) for group in groups)


def _void(raw: RawTable, body: Body, header: Header, reason: str) -> None:
    for piece in header.unknown:
        raw.leftovers.append(Leftover("header", piece.text, piece.place, reason, raw.table.name))
    for tokens in body.tokens:
        text = " ".join(token.text for token in tokens)
        raw.leftovers.append(Leftover("row", text, tokens[0].place, reason, raw.table.name))


def _take(raw: RawTable, group: Group, body: Body, parser: RowParser) -> None:
    """Rows of a group into the table; what is not read whole becomes leftovers."""
    reading = group.reading
    tokens = [t for line in body.tokens[group.start : group.end] for t in line]
    text = " ".join(token.text for token in tokens)
    if reading.left or not reading.parts:
        if _caption(reading, tokens, raw):
            return
        kind = "row" if any(t.kind == "text" for t in tokens) else "number"
        place = reading.left[0].place if reading.left else tokens[0].place
        raw.leftovers.append(Leftover(kind, text, place, "no place for it", raw.table.name))
        return
    for part in reading.parts:
        if part.complete:
            raw.rows.append(part.row)
        elif not _heading(part.row.label, raw):
            printed = " ".join(filter(None, [part.row.code, part.row.label]))
            printed = " ".join([printed, *(a.text for a in part.row.amounts)]).strip()
            reason = "amounts missing" if part.row.amounts else "no amounts"
            raw.leftovers.append(
                Leftover("row", printed, part.row.place, reason, raw.table.name)
            )


def _caption(reading: Reading, tokens: Sequence[Token], raw: RawTable) -> bool:
    """Words that are header words only: a sub-header in the body."""
    if any(token.kind != "text" for token in tokens):
        return False
    words = {word for group in raw.lexicon.words.values() for word in group}
    return all(fold(token.text) in words for token in tokens)


def _heading(label: str, raw: RawTable) -> bool:
    """A total's name without amounts above its block is the block's heading."""
    if not label:
        return False
    text = fold(label)
    return any(text != name and name.startswith(text) for w in raw.lexicon.blocks for name in w.totals)
