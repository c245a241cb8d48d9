"""Rows that are broken over several lines: which lines belong together.

A line that reads clean by itself is a row. Any other is kept with the lines after it, up to the
first that completes it, and the lines are joined or kept apart as the scores of the readings say.
A number or code cut by a line end is glued where only the glued one can be read.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from gfsdsl.quantity.printed import Printed, read_number
from gfsdsl.recognise.parse import LEFT, Part, Reading, RowParser, State
from gfsdsl.recognise.tokens import Token

REACH = 7
_ALIKE = 4


@frozen(eq=False)
class Group:
    """Lines read together: their indices, their tokens, and the reading."""

    start: int
    end: int
    reading: Reading


def groups_of(lines: Sequence[tuple[Token, ...]], parser: RowParser) -> list[Group]:
    """The rows of a table's body.

    Args:
        lines: the tokens of each line, blank and page number lines taken out.
        parser: the parser of the table.
    """
    state = State()
    groups: list[Group] = []
    at = 0
    while at < len(lines):
        found = _next(lines, at, parser, state)
        for group in found:
            groups.append(group)
            advance(state, group.reading, parser)
        at = groups[-1].end
    return groups


def advance(state: State, reading: Reading, parser: RowParser) -> None:
    """Note what a reading says about what comes next."""
    for part in reading.parts:
        row = part.row
        if row.code is not None:
            state.code[row.printed] = row.code
        if row.line_number is not None:
            state.line[row.printed] = row.line_number
        if row.label:
            words = parser.words(row.printed)
            name = words.row(row.label, row.code, state.above.get(row.printed))
            if name is not None and name.kind == "extra" and name.label is not None:
                if words.nested.get(name.label):
                    state.above[row.printed] = name.label
                else:
                    state.above.pop(row.printed, None)


def _next(
    lines: Sequence[tuple[Token, ...]], at: int, parser: RowParser, state: State
) -> list[Group]:
    alone = parser.parse(lines[at], state)
    if alone.clean and not _cut_number(lines, at, parser):
        if all(part.known for part in alone.parts):
            return [Group(at, at + 1, alone)]
        tail = _with_tail(lines, at, alone, parser, state)
        return [tail] if tail is not None else [Group(at, at + 1, alone)]
    # The lines that may complete this one: up to the first that does, or is a row by itself.
    end = at + 1
    while end < len(lines) and end - at < REACH:
        end += 1
        if joined(lines, at, end, parser, state).clean:
            break
        if parser.parse(lines[end - 1], state).clean:
            break
    return _segmented(lines, at, end, parser, state)


def _segmented(
    lines: Sequence[tuple[Token, ...]], start: int, end: int, parser: RowParser, state: State
) -> list[Group]:
    """The best division of the lines into groups; only its first group is final, the rest of the
    lines is looked at again with what follows them."""
    best: list[tuple[float, list[Group]]] = [(0.0, [])]
    for stop in range(start + 1, end + 1):
        options: list[tuple[float, list[Group]]] = []
        for begin in range(start, stop):
            reading = joined(lines, begin, stop, parser, state)
            score, groups = best[begin - start]
            worth = reading.score if reading.clean else reading.score - 4.0
            options.append((score + worth, [*groups, Group(begin, stop, reading)]))
        best.append(max(options, key=lambda option: option[0]))
    first = best[-1][1][0]
    tail = _with_tail(lines, first.start, first.reading, parser, state, first.end)
    return [tail if tail is not None else first]


def joined(
    lines: Sequence[tuple[Token, ...]], start: int, end: int, parser: RowParser, state: State
) -> Reading:
    """The best reading of the lines ``start`` to ``end`` as one, cut numbers glued if need be."""
    tokens: list[tuple[Token, ...]] = [lines[start]]
    for line in lines[start + 1 : end]:
        glued = []
        for before in tokens:
            glued.append((*before, *line))
            glue = _glue(before[-1], line[0], parser)
            if glue is not None:
                glued.append((*before[:-1], glue, *line[1:]))
        tokens = glued[:8]
    readings = [parser.parse(t, state) for t in tokens]
    best = max(readings, key=lambda r: (r.clean, r.score))
    if any(_begins_alike(lines[start], line) for line in lines[start + 1 : end]):
        return evolve(best, score=best.score + LEFT)
    return best


def _begins_alike(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """Whether two lines begin with the same words: the second is then a label of its own."""
    a, b = first[0], second[0]
    return (
        a.kind == b.kind == "text"
        and a.plain[:_ALIKE] == b.plain[:_ALIKE]
        and len(b.plain) >= _ALIKE
    )


def _glue(before: Token, after: Token, parser: RowParser) -> Token | None:
    """One number of two tokens that a line end keeps apart: the first cannot be read by itself or
    lacks decimals, or the second begins with a mark."""
    if before.kind == "text" or after.kind == "text":
        return None
    short = parser.decimals is not None and 0 < before.decimals < parser.decimals
    if before.kind != "odd" and not short and after.plain[0] not in ".,":
        return None
    plain = before.plain + after.plain
    number = read_number(plain)
    if not isinstance(number, Printed):
        return None
    if parser.decimals is not None and number.decimals != parser.decimals:
        return None
    return evolve(before, kind="number", text=before.text + after.text, plain=plain)


def _cut_number(lines: Sequence[tuple[Token, ...]], at: int, parser: RowParser) -> bool:
    """Whether the last amount of a line lacks decimals that the next line begins with."""
    if parser.decimals is None or at + 1 >= len(lines):
        return False
    last, first = lines[at][-1], lines[at + 1][0]
    if last.kind == "text" or not first.plain.isdigit():
        return False
    return last.decimals < parser.decimals and _glue(last, first, parser) is not None


def _with_tail(
    lines: Sequence[tuple[Token, ...]],
    start: int,
    reading: Reading,
    parser: RowParser,
    state: State,
    end: int | None = None,
) -> Group | None:
    """A row whose label goes on after its amounts, on lines that hold nothing else: it is one only
    if the label is then a declared one."""
    end = start + 1 if end is None else end
    open_parts = [i for i, part in enumerate(reading.parts) if not part.known and part.row.amounts]
    if not reading.clean or len(open_parts) != 1:
        return None
    index = open_parts[0]
    part = reading.parts[index]
    words = parser.words(part.row.printed)
    label = part.row.label
    above = state.above.get(part.row.printed)
    for stop in range(end, min(end + 3, len(lines))):
        if any(token.kind != "text" for token in lines[stop]):
            return None
        label += "".join(token.text for token in lines[stop])
        name = words.row(label, part.row.code, above)
        if name is not None and name.known:
            whole = Part(evolve(part.row, label=label), part.complete, True, part.missing)
            parts = (*reading.parts[:index], whole, *reading.parts[index + 1 :])
            return Group(start, stop + 1, Reading(reading.score + 3.0, parts, reading.left))
    return None
