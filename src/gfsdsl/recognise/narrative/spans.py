"""How far loose holes may reach: texts between marks, lists, sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gfsdsl.recognise.narrative.stream import BREAK, DELIMITERS, Stream

# The longest text that a hole takes, and the longest list or sentence.
TEXT, LONG = 120, 1500


def text_ends(stream: Stream, at: int) -> Iterator[int]:
    """Where a text from ``at`` on may end, the nearest first: before a mark outside brackets and
    quotations, and never inside one that it opens."""
    text, position = stream.text, at
    while position < len(text) and position - at < TEXT:
        if stream.quotes.get(position, 0) > position:
            position = stream.quotes[position]
        elif text[position] in DELIMITERS:
            return
        elif text[position] == "(":
            position = stream.partner.get(position, position) + 1
        elif text[position] == ")":
            return
        else:
            position += 1
        yield position
        if stream.quotes_back.get(position, position) < at:
            return


def text_starts(stream: Stream, at: int) -> Iterator[int]:
    """Where a text that ends at ``at`` may begin, the nearest first."""
    text, position = stream.text, at
    while position > 0 and at - position < TEXT:
        if stream.quotes_back.get(position, position) < position:
            position = stream.quotes_back[position]
        elif text[position - 1] in DELIMITERS:
            return
        elif text[position - 1] == ")":
            position = stream.partner.get(position - 1, position - 1)
        elif text[position - 1] == "(":
            return
        else:
            position -= 1
        yield position
        if stream.quotes.get(position, position) >= at:
            return


def clause_start(stream: Stream, at: int, over: str) -> int:
    """Where that begins which ends at ``at``, marks in ``over`` included."""
    position = at
    while position > 0 and at - position < LONG:
        position = min(text_starts(stream, position), default=position)
        if position == 0 or stream.text[position - 1] not in over:
            return position
        position -= 1
    return position


def list_items(
    stream: Stream, ordinals: Mapping[int, int], at: int
) -> tuple[int, list[tuple[int, int]]]:
    """The items of a list from ``at`` on, and where it ends: on numbered lines, else between 、 to
    the closing mark."""
    if at in ordinals:
        return _numbered(stream, ordinals, at)
    text, position, begin = stream.text, at, at
    items: list[tuple[int, int]] = []
    while position < len(text) and position - at < LONG:
        character = text[position]
        if stream.quotes.get(position, 0) > position:
            position = stream.quotes[position]
            continue
        if character == "(" and position in stream.partner:
            position = stream.partner[position] + 1
            continue
        if character in "。;!?:)" or character == BREAK:
            break
        if character in "、,":
            items.append((begin, position))
            begin = position + 1
        position += 1
    items.append((begin, position))
    return position, [(a, b) for a, b in items if a < b]


def _numbered(
    stream: Stream, ordinals: Mapping[int, int], at: int
) -> tuple[int, list[tuple[int, int]]]:
    items: list[tuple[int, int]] = []
    position = end = at
    while position in ordinals and position - at < LONG:
        begin = ordinals[position]
        stop = max(text_ends(stream, begin), default=begin)
        if stop == begin:
            break
        items.append((begin, stop))
        end = position = stop
        while position < len(stream.text) and stream.text[position] in "。;," + BREAK:
            position += 1
    return end, items
