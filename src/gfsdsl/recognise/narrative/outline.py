"""The literal text that every match of a wording has, in order: what near misses are told by."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from gfsdsl.model.statements import Part, Skip, Slot, Words
from gfsdsl.recognise.narrative.program import Program, literals

# Shorter pieces are found everywhere.
COUNTED = 2
# How far apart two neighbouring pieces may stand, and where … or …… is between them.
NEAR, FAR = 120, 1000


@frozen
class Piece:
    """A literal; ``reach`` is how far behind the piece before it may stand."""

    text: str
    reach: int


@frozen(eq=False)
class Outline:
    """Of one wording.

    Attributes:
        opens: the first part is a literal, the first of ``pieces``.
    """

    program: Program
    pieces: tuple[Piece, ...]
    opens: bool

    @property
    def size(self) -> int:
        return sum(len(piece.text) for piece in self.pieces)


@frozen
class Alignment:
    """Where the pieces of an outline stand in the text; None for one that does not."""

    outline: Outline
    places: tuple[int | None, ...]

    @property
    def share(self) -> float:
        """How much of the literal text is there."""
        found = zip(self.outline.pieces, self.places, strict=True)
        return sum(len(p.text) for p, at in found if at is not None) / self.outline.size

    @property
    def start(self) -> int:
        return next(at for at in self.places if at is not None)

    @property
    def end(self) -> int:
        pairs = zip(reversed(self.outline.pieces), reversed(self.places), strict=True)
        return next(at + len(piece.text) for piece, at in pairs if at is not None)


def outline_of(program: Program) -> Outline:
    """The outline of a wording."""
    pieces: list[Piece] = []
    reach, opens, begun = NEAR, False, False
    parts: Sequence[Part] = program.wording.parts
    for index, part in enumerate(parts):
        if isinstance(part, Words):
            for text in literals(part.text, index == 0):
                bare = text.strip(":;。,")
                if len(bare) >= COUNTED:
                    opens = opens or not begun
                    pieces.append(Piece(bare, reach))
                    reach = NEAR
                begun = True
        elif isinstance(part, Skip):
            reach, begun = FAR, True
        else:
            begun = begun or isinstance(part, Slot)
    return Outline(program, tuple(pieces), opens)


def align(outline: Outline, text: str, number: int, at: int, low: int, high: int) -> Alignment:
    """The pieces nearest to the piece ``number`` that stands at ``at``, between ``low`` and
    ``high``."""
    pieces = outline.pieces
    places: list[int | None] = [None] * len(pieces)
    places[number] = at
    cursor, allowance = at + len(pieces[number].text), 0
    for index in range(number + 1, len(pieces)):
        allowance += pieces[index].reach
        found = text.find(pieces[index].text, cursor, min(high, cursor + allowance))
        if found >= 0:
            places[index] = found
            cursor, allowance = found + len(pieces[index].text), 0
    cursor, allowance = at, 0
    for index in range(number - 1, -1, -1):
        allowance += pieces[index + 1].reach
        found = text.rfind(pieces[index].text, max(low, cursor - allowance), cursor)
        if found >= 0:
            places[index] = found
            cursor, allowance = found, 0
    return Alignment(outline, tuple(places))
