"""One table on lines of text: head, header, body, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from gfsdsl.documents.document import Line
from gfsdsl.fold import fold
from gfsdsl.model.tables import Table
from gfsdsl.recognise.audit import unread_numbers
from gfsdsl.recognise.body import Body, body_of, common_decimals
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.head import Head, HeadReader
from gfsdsl.recognise.header_text import Header, read_header
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
    if any(
        slot.column and slot.column.kind == "text" for b in header.plan.blocks for slot in b.slots
    ):
        # Where a column of words begins and ends cannot be seen on a line.
        return None
    body = body_of(
        lines, header.body, end, lexicon, reader, head, _header_text(lines, start, header)
    )
    decimals = common_decimals(body.tokens)
    sizes = [_amounts_at_end(tokens, decimals) for tokens in body.tokens]
    plan = reconciled(header.plan, header.numbers, [size for size in sizes if size])
    raw = RawTable(
        table, lexicon, title, head, plan or Plan([], False), end=body.end,
        column_numbers=[n for run in header.numbers for n in run],
        empty_said=body.empty_said, cut=body.cut, noted=body.noted,
    )  # fmt: skip
    if plan is None:
        _void(raw, body, header, "header")
        return raw
    for slot in (slot for block in plan.blocks for slot in block.slots if slot.column is None):
        raw.leftovers.append(
            Leftover("column", slot.text, slot.place, "unknown column", table.name)
        )
    parser = RowParser(lexicon, plan, decimals)
    if len(plan.blocks) == 1:
        body.tokens = [part for line in body.tokens for part in _parts(line)]
    groups = groups_of(body.tokens, parser)
    if not header.numbers and header.unknown and _too_many(groups, body, parser):
        _void(raw, body, header, "more amounts than columns")
        return raw
    for group in groups:
        at_end = body.cut and group.end == len(body.tokens)
        _take(raw, group, body, at_end and _is_cut(group, body))
    for tokens in body.suspects:
        text = " ".join(token.text for token in tokens)
        reason = "runs into text"
        raw.leftovers.append(Leftover("row", text, tokens[0].place, reason, table.name))
    raw.leftovers += unread_numbers(raw, lines, header.body)
    return raw


def _read_head(
    lines: Sequence[Line], title: TitleHit, end: int, reader: HeadReader, head: Head
) -> int:
    """Read the head lines around the title; returns the line where the header begins."""
    for index in range(max(0, title.start - 4), title.start):
        number = reader.number_in(lines[index].text)
        if number is not None:
            reader.read(lines[index].text, lines[index].place(), head)
    reader.read_tail(title.printed, title.place, head)
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


def _parts(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Words after the amounts of a line belong to the end of its label, or to the next row."""
    last = max((at for at, token in enumerate(tokens) if token.kind == "number"), default=-1)
    words = all(token.kind == "text" for token in tokens[last + 1 :])
    if 0 < last < len(tokens) - 1 and words and "." in tokens[last].plain:
        return [tokens[: last + 1], tokens[last + 1 :]]
    return [tokens]


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


def _is_cut(group: Group, body: Body) -> bool:
    """Whether the last row of a document that ends in a table is cut: its last part has no amounts
    yet, or its last number cannot be read or lacks decimals that others show."""
    if not group.reading.parts:
        return True
    amounts = group.reading.parts[-1].row.amounts
    if not amounts:
        return True
    last = body.tokens[-1][-1]
    others = [t for line in body.tokens for t in line if t.kind == "number" and t is not last]
    if last.kind != "number" or not others:
        return True
    usual = common_decimals(body.tokens[:-1])
    return last.decimals < (max(t.decimals for t in others) if usual is None else usual)


def _take(raw: RawTable, group: Group, body: Body, cut: bool) -> None:
    """Rows of a group into the table; what is not read whole becomes leftovers."""
    reading = group.reading
    tokens = [t for line in body.tokens[group.start : group.end] for t in line]
    if group.end - group.start > 1 or cut or not reading.clean:
        raw.accounted.update(token.line.number for token in tokens)
    text = " ".join(token.text for token in tokens)
    if reading.left or not reading.parts:
        if _caption(reading, tokens, raw):
            return
        kind = "row" if any(t.kind == "text" for t in tokens) else "number"
        place = reading.left[0].place if reading.left else tokens[0].place
        raw.leftovers.append(Leftover(kind, text, place, "no place for it", raw.table.name))
        return
    for part in reading.parts:
        last = part is reading.parts[-1]
        if part.complete and not (cut and last):
            raw.rows.append(part.row)
        elif not _heading(part.row.label, raw):
            printed = " ".join(filter(None, [part.row.code, part.row.label]))
            printed = " ".join([printed, *(a.text for a in part.row.amounts)]).strip()
            reason = "amounts missing" if part.row.amounts else "no amounts"
            reason = "cut off" if cut and last else reason
            raw.leftovers.append(Leftover("row", printed, part.row.place, reason, raw.table.name))


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
    return any(
        text != name and name.startswith(text) for w in raw.lexicon.blocks for name in w.totals
    )
