"""What is on a page, free of the library that read it: characters and rulings, upright.

Coordinates are points from the top left corner of the page, cropped and turned so that its text
stands upright: as it is shown.
"""

from __future__ import annotations

from typing import NamedTuple

from attrs import define, field

from gfsdsl.documents.document import Box


class Char(NamedTuple):
    """A character: its text, its box (the font's height, not the glyph's), and its baseline."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float

    @property
    def box(self) -> Box:
        return self.left, self.top, self.right, self.bottom


class Edge(NamedTuple):
    """A ruling at ``at``, a horizontal one's y or a vertical one's x, from ``low`` to ``high``."""

    at: float
    low: float
    high: float


@define(eq=False)
class Ink:
    """One page.

    Attributes:
        chars: in the order in which the file paints them.
        across, down: horizontal and vertical rulings.
        hidden: characters that are there but are not shown, taken out of ``chars``.
        lost: characters without a width in a font that the file does not hold, and text left out
            for that.
        unmapped: characters that the file does not say the meaning of.
        pictures: the part of the page that its largest picture covers, from 0 to 1.
        crowded: it holds more than is read; some of it is missing.
        second: the second reader was asked.
    """

    number: int
    width: float
    height: float
    chars: list[Char] = field(factory=list, repr=False)
    across: list[Edge] = field(factory=list, repr=False)
    down: list[Edge] = field(factory=list, repr=False)
    hidden: list[Char] = field(factory=list, repr=False)
    lost: int = 0
    unmapped: int = 0
    pictures: float = 0.0
    crowded: bool = False
    second: bool = False


class Turn(NamedTuple):
    """From the coordinates of the file to those of the page as shown.

    Attributes:
        quarter: how many times a quarter turn clockwise (/Rotate of ISO 32000-1, 7.7.3.3).
    """

    left: float
    bottom: float
    right: float
    top: float
    quarter: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarter % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file, as shown."""
        if self.quarter == 0:
            return x - self.left, self.top - y
        if self.quarter == 1:
            return y - self.bottom, x - self.left
        if self.quarter == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the file, as shown."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
