"""Tables without rulings between their columns: the columns are taken from the white.

A run of lines with numbers is a body; the white that runs through all of them parts its columns.
Lines without numbers close to one of its rows are parts of that row, as broken names are. The lines
above, up to a wide gap or a line of prose, are its header, put over the columns they stand above.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from types import MappingProxyType

from attrs import define, field

from gfsdsl.documents.document import Box, Grid, GridCell, Place
from gfsdsl.documents.pdf.heads import (
    Column,
    Matched,
    fits_stacks,
    group_ranges,
    match_heads,
    stacks_of,
)
from gfsdsl.documents.pdf.ink import Ink
from gfsdsl.documents.pdf.lines import PrintedLine, box_of
from gfsdsl.documents.pdf.segments import (
    Segment,
    Span,
    columns_of,
    columns_under,
    segments_of,
)

# So many rows with numbers, in so many columns, are a table.
_ROWS, _COLUMNS = 3, 3
# A line of prose covers this part of the page in one piece.
_PROSE = 0.55
# In heights of the text: how far a row may be from the one before, a header from the body, and the
# parts of a row from each other.
_NEXT, _ABOVE, _PART = 6.0, 3.5, 1.35
_MAX_HEADER = 10


@define(eq=False)
class _Row:
    line: PrintedLine
    segments: list[Segment]
    parts: list[Segment] = field(factory=list)

    @property
    def numbers(self) -> int:
        return sum(segment.is_number or segment.is_amount for segment in self.segments)

    @property
    def base(self) -> float:
        return self.line.chars[0].base


def aligned_grids(
    lines: Sequence[PrintedLine], ink: Ink
) -> tuple[list[tuple[Grid, Box]], list[PrintedLine]]:
    """The grids that lines make, each with what it covers, and the other lines."""
    rows = [_Row(line, segments_of(line)) for line in lines]
    grids: list[tuple[Grid, Box]] = []
    taken: set[int] = set()
    start = 0
    while start < len(rows):
        if rows[start].numbers < 2:
            start += 1
            continue
        end = _end(rows, start, ink.width)
        found = _grid(rows, start, end, ink, taken)
        if found is not None:
            grid, used = found
            taken |= used
            grids.append((grid, box_of(c for i in used for c in rows[i].line.chars)))
        start = end
    return grids, [row.line for i, row in enumerate(rows) if i not in taken]


def _end(rows: Sequence[_Row], start: int, width: float) -> int:
    """The index after the last row with numbers of the body that begins at ``start``."""
    end = start + 1
    last = start
    for index in range(start + 1, len(rows)):
        row = rows[index]
        far = row.base - rows[last].base > _NEXT * _height(row)
        if far or _is_prose(row, width):
            break
        if row.numbers and (row.numbers > 1 or len(row.segments) > 1):
            last, end = index, index + 1
    return end


def _is_prose(row: _Row, width: float) -> bool:
    return any(s.span[1] - s.span[0] > _PROSE * width for s in row.segments)


def _height(row: _Row) -> float:
    return median(char.bottom - char.top for char in row.line.chars)


def _grid(
    rows: Sequence[_Row], start: int, end: int, ink: Ink, taken: set[int]
) -> tuple[Grid, set[int]] | None:
    body = [index for index in range(start, end) if rows[index].numbers]
    amounts = sum(segment.is_amount for index in body for segment in rows[index].segments)
    if len(body) < _ROWS or amounts < _ROWS:
        return None
    spans = columns_of(rows[index].segments for index in body)
    if len(spans) < _COLUMNS:
        return None
    used = set(body)
    for index in range(start, min(end + 2, len(rows))):
        if index not in used and _joins(rows, index, body, spans):
            used.add(index)
    plain = [i for i in range(start, end) if i not in used]
    header = _header(rows, start, ink.width, taken)
    foot = _foot(rows, header, len(spans))
    spans = _fewer(rows, body, spans, len(stacks_of(foot)))
    matched = match_heads(_columns(rows, body, spans), foot)
    used.update(plain, header)
    cells = _header_rows(rows, header, matched)
    order = sorted({*body, *plain})
    below = [column.span for column in matched.columns]
    cells += [_spread(rows[i].segments + rows[i].parts, below) for i in order]
    printed = tuple(tuple(_cell(part, ink.number) for part in row) for row in cells)
    return Grid(printed, page=ink.number, aligned=True, spans=tuple(below)), used


def _fewer(
    rows: Sequence[_Row], body: Sequence[int], spans: Sequence[Span], heads: int
) -> list[Span]:
    """The columns with neighbours made one, from the left, while they are more than the heads:
    those that no row prints both of, as the name of a total beside codes."""
    found = list(spans)
    at = 0
    while heads and len(found) > heads and at + 1 < len(found):
        both = False
        for index in body:
            over = {c for s in rows[index].segments for c in columns_under(s.span, found)}
            both |= {at, at + 1} <= over
        if both:
            at += 1
        else:
            found[at : at + 2] = [(found[at][0], found[at + 1][1])]
    return found


def _columns(rows: Sequence[_Row], body: Sequence[int], spans: Sequence[Span]) -> list[Column]:
    """The columns of a body; one holds numbers where most of what it prints are."""
    votes = [0] * len(spans)
    for index in body:
        for segment in rows[index].segments:
            for at in columns_under(segment.span, spans):
                votes[at] += 1 if segment.is_number else -1
    return [Column(span, vote > 0) for span, vote in zip(spans, votes, strict=True)]


def _foot(rows: Sequence[_Row], header: Sequence[int], columns: int) -> list[Segment]:
    """The pieces at the foot of a header, where the heads of single columns stand: as many lines,
    close to each other, as it takes for a head on each column."""
    found: list[Segment] = []
    below: _Row | None = None
    for index in reversed(header):
        row = rows[index]
        if below is not None and below.base - row.base > _PART * _height(row):
            break
        if len(stacks_of(found)) >= columns and not fits_stacks(row.segments, found):
            break
        found += row.segments
        below = row
    return found


def _joins(rows: Sequence[_Row], index: int, body: Sequence[int], columns: Sequence[Span]) -> bool:
    """Whether a line without numbers is a part of the row nearest to it; then it is put there."""
    row = rows[index]
    nearest = min(body, key=lambda at: abs(rows[at].base - row.base))
    if abs(rows[nearest].base - row.base) > _PART * _height(row):
        return False
    for segment in row.segments:
        over = columns_under(segment.span, columns)
        if len(over) > 1:
            return False
    rows[nearest].parts += row.segments
    return True


def _header(rows: Sequence[_Row], start: int, width: float, taken: set[int]) -> list[int]:
    """The lines above a body that may be its header, from the top."""
    found: list[int] = []
    for index in range(start - 1, max(-1, start - 1 - _MAX_HEADER), -1):
        row, below = rows[index], rows[index + 1]
        if index in taken or _is_prose(row, width):
            break
        if below.base - row.base > _ABOVE * max(_height(row), _height(below)):
            break
        found.append(index)
    return _without_head(rows, found[::-1])


def _without_head(rows: Sequence[_Row], header: list[int]) -> list[int]:
    """The header without the lines of title, number and unit above it: it begins below the last
    line with a colon, else with the first line of several pieces."""
    colons = [i for i, at in enumerate(header) if any(c.text in "：:" for c in rows[at].line.chars)]
    if colons:
        return header[colons[-1] + 1 :]
    several = next((i for i, at in enumerate(header) if len(rows[at].segments) > 1), len(header))
    while 0 < several < len(header):
        here, above = rows[header[several]], rows[header[several - 1]]
        if here.base - above.base > _PART * _height(above):
            break
        several -= 1  # the first line of a head broken over two
    return header[several:]


def _header_rows(
    rows: Sequence[_Row], header: Sequence[int], matched: Matched
) -> list[list[list[Segment] | None]]:
    """The rows of the header. Lines that lie close are one row, as the lines of a broken head are;
    a piece over several columns stands in the first of them."""
    found: list[list[list[Segment] | None]] = []
    before: _Row | None = None
    for index in header:
        row = rows[index]
        if matched.column_of and not any(id(s) in matched.column_of for s in row.segments):
            spread = _grouped(row.segments, matched)
        else:
            spread = _spread(row.segments, _wide(matched), matched.column_of)
        if before is not None and _continues(spread, found[-1], row, before):
            for column, part in enumerate(spread):
                if part:
                    found[-1][column] = [*(found[-1][column] or []), *part]
        else:
            found.append(spread)
        before = row
    return found


def _grouped(segments: Sequence[Segment], matched: Matched) -> list[list[Segment] | None]:
    """An upper row of a header: each piece over the columns that it is centred over."""
    found: list[list[Segment] | None] = [[] for _ in matched.columns]
    ordered = sorted(segments, key=lambda segment: segment.span)
    for piece, (first, last) in zip(ordered, group_ranges(ordered, _wide(matched)), strict=False):
        found[first] = [piece]
        for column in range(first + 1, last + 1):
            found[column] = None
    return found


def _continues(
    spread: Sequence[list[Segment] | None],
    above: Sequence[list[Segment] | None],
    row: _Row,
    before: _Row,
) -> bool:
    """Whether a line goes on with the header row above it: close to it, with no piece over several
    columns in either."""
    close = row.base - before.base < _PART * max(_height(row), _height(before))
    return close and None not in spread and None not in above


def _wide(matched: Matched) -> list[Span]:
    """What each column covers with its head."""
    return [
        (min(column.span[0], head[0]), max(column.span[1], head[1])) if head else column.span
        for column, head in zip(matched.columns, matched.heads, strict=True)
    ]


def _spread(
    segments: Sequence[Segment],
    columns: Sequence[Span],
    known: Mapping[int, int] = MappingProxyType({}),
) -> list[list[Segment] | None]:
    """The pieces by column; None in the columns that a piece goes on over."""
    found: list[list[Segment] | None] = [[] for _ in columns]
    for segment in segments:
        at = known.get(id(segment))
        first, *others = [at] if at is not None else columns_under(segment.span, columns)
        found[first] = [*(found[first] or []), segment]
        for other in others:
            if not found[other]:
                found[other] = None
    return found


def _cell(parts: list[Segment] | None, page: int) -> GridCell:
    if parts is None:
        return GridCell(None, Place(page=page))
    if not parts:
        return GridCell("", Place(page=page))
    ordered = sorted(parts, key=lambda part: (round(part.chars[0].base), part.span[0]))
    lines: list[str] = []
    base: float | None = None
    for part in ordered:
        if base is not None and abs(part.chars[0].base - base) < 2:
            lines[-1] += " " + part.text
        else:
            lines.append(part.text)
        base = part.chars[0].base
    box = box_of(char for part in parts for char in part.chars)
    return GridCell("\n".join(lines), Place(page=page, box=box))
