"""What is drawn on a hand-made page: text objects and rulings, in this or in any order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.files.make.letters import Font
from tests.files.make.raw import A4

Point = tuple[float, float]


@dataclass
class Ink:
    """The content of a page; y grows downwards here, from the top of the page."""

    font: Font
    size: float = 9
    height: float = A4[1]
    marks: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    single: bool = False  # a text object a character

    def text(self, x: float, y: float, text: str, *, size: float = 0, before: str = "") -> None:
        """``text`` with its baseline at ``y``; ``before`` sets a colour or a mode for it."""
        size = size or self.size
        for piece in text if self.single else [text]:
            if piece.strip():
                self.texts.append(
                    f"BT {before} /F {size:g} Tf {x:.2f} {self.height - y:.2f} Td"
                    f" <{self.font.hex(piece)}> Tj ET"
                )
            x += self.font.width(piece, size)

    def line(self, a: Point, b: Point, width: float = 0.6, more: str = "") -> None:
        ends = f"{a[0]:.2f} {self.height - a[1]:.2f} m {b[0]:.2f} {self.height - b[1]:.2f} l S"
        self.marks.append(f"q {more} {width:g} w {ends} Q" if more else f"{width:g} w {ends}")

    def box(self, x: float, y: float, width: float, height: float, colour: str = "0 g") -> None:
        bottom = self.height - y - height
        self.marks.append(f"q {colour} {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f Q")

    def content(self, order: Iterable[str] | None = None) -> bytes:
        """Everything drawn: rulings and then texts, or ``order``."""
        drawn = [*self.marks, *self.texts] if order is None else order
        return "\n".join(drawn).encode("latin-1")

    @property
    def resources(self) -> str:
        return f"/Font << /F {self.font.number} 0 R >>"
