"""Numbers of running text that no statement has, and those that two have."""

from __future__ import annotations

from attrs import field, frozen

from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.narrative.numbers import Token
from gfsdsl.recognise.narrative.stream import Stream

# How much of the sentence is shown before and behind the number.
_AROUND = 120


@frozen(eq=False)
class UnreadNumber(Leftover):
    """A number in no statement; ``text`` is the sentence it stands in, or what is near in it.

    Attributes:
        number: the number with its unit, as printed.
    """

    number: str = field(default="", kw_only=True)


def unread_number(stream: Stream, token: Token) -> UnreadNumber:
    """The record of one."""
    number = stream.printed(token.start, token.readings[0].end)
    text, place = excerpt(stream, token.start), stream.place(token.start)
    return UnreadNumber("number", text, place, "in no statement", number=number)


def clash(stream: Stream, at: int, names: tuple[str, ...]) -> Leftover:
    """A number that several statements have an equal claim to; ``table`` holds their names."""
    text, place = excerpt(stream, at), stream.place(at)
    return Leftover("number", text, place, "two statements", "、".join(names))


def excerpt(stream: Stream, at: int) -> str:
    """The sentence around ``at``, or what is near in it."""
    start, end = stream.sentence_bounds(at)
    return stream.printed(max(start, at - _AROUND), min(end, at + _AROUND)).strip()
