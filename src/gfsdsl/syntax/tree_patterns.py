"""Nodes of patterns: the text in double quotes that says how a sentence, or a label, is written.

Spans lie inside the text. A pattern is what it says and no more: what the names in it stand for is
found out by the model.
"""

from __future__ import annotations

from attrs import frozen

from gfsdsl.source import Span
from gfsdsl.syntax.tree_common import Names, UnitExpr, span_field

# What a hole may hold besides amounts, words and subjects.
KINDS = ("year", "date", "period", "entity", "text", "count", "sentence")


@frozen
class Piece:
    """Anything that a pattern is made of, in the order in which it is read."""


@frozen
class Literal(Piece):
    """Text that stands in the sentence itself."""

    text: str
    span: Span | None = span_field()


@frozen
class HoleType:
    """What a hole takes."""


@frozen
class KindType(HoleType):
    """One of ``KINDS``."""

    kind: str
    span: Span | None = span_field()


@frozen
class MeasureType(HoleType):
    """``万元``, ``增减 万元``, ``元/人/月 printed 元/月``, ``分 printed bare``: an amount.

    A lone name may also be that of a scale (one of its words) or of subjects (one of their names);
    which it is, the model says.

    Attributes:
        scale: the scale whose words, in front of the amount, give it its sign.
        printed: the unit that is printed, where it says less than what is meant.
        bare: no unit is printed at all.
    """

    unit: UnitExpr
    scale: str | None = None
    printed: UnitExpr | None = None
    bare: bool = False
    span: Span | None = span_field()


@frozen
class ListType(HoleType):
    """``list`` or ``list 经济分类``: several texts, or several subjects of one hierarchy."""

    of: str | None = None
    span: Span | None = span_field()


@frozen
class WordsType(HoleType):
    """``货物|工程|服务``: one of these words."""

    words: Names
    span: Span | None = span_field()


@frozen
class Hole(Piece):
    """``{name: type}``: what is captured, and under which name."""

    name: str
    type: HoleType
    span: Span | None = span_field()


@frozen
class Option(Piece):
    """``[…]``: taken when possible."""

    pieces: tuple[Piece, ...]
    span: Span | None = span_field()


@frozen
class Choice(Piece):
    """``{a|b}``: one of several wordings; each may have holes of its own."""

    alternatives: tuple[tuple[Piece, ...], ...]
    span: Span | None = span_field()


@frozen
class Gap(Piece):
    """``…``: any words of the same sentence; ``……``: any words, ``across`` sentences too."""

    across: bool = False
    span: Span | None = span_field()


@frozen
class Pattern:
    """A whole pattern; its span is that of the text with its quotes."""

    pieces: tuple[Piece, ...]
    span: Span | None = span_field()
