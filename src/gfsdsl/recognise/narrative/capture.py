"""What one hole takes, and what all readers of holes share."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import define, field, frozen

from gfsdsl.fold import fold
from gfsdsl.model.expr import Scale
from gfsdsl.model.statements import Hole
from gfsdsl.quantity.units import Unit
from gfsdsl.recognise.narrative.dates import Dates
from gfsdsl.recognise.narrative.numbers import Numbers, Token
from gfsdsl.recognise.narrative.qualifiers import Qualifier
from gfsdsl.recognise.narrative.stream import Stream
from gfsdsl.recognise.narrative.subjects import Namer
from gfsdsl.syntax.tree import Band


@frozen(eq=False)
class Capture:
    """What one hole takes.

    Attributes:
        hole: None for a gap.
        token, unit: of an amount, in the unit in which its value is said.
        word: of a signed amount, where its word stands.
        sign: that of ``word``: 1, 0 or -1.
        value: a year, date, period or subject; the spans of the items of a list.
        loose: nothing of the text itself says that it fits.
    """

    hole: Hole | None
    start: int
    end: int
    token: Token | None = None
    unit: Unit | None = None
    word: tuple[int, int] | None = None
    sign: int = 1
    qualifiers: tuple[Qualifier, ...] = ()
    value: object = None
    loose: bool = False

    @property
    def owned(self) -> int | None:
        """Where the number begins that only one statement may have; None for what is no number."""
        if self.token is not None:
            return self.token.start
        return self.start if self.word is not None else None


@define(eq=False)
class Text:
    """A text with everything that was found in it beforehand."""

    stream: Stream
    numbers: Numbers
    dates: Dates
    ordinals: Mapping[int, int]
    namers: Mapping[str, Namer]
    entity: str = ""
    _scales: dict[str, list[tuple[str, int]]] = field(factory=dict)

    def words(self, scale: Scale) -> list[tuple[str, int]]:
        """The folded words of a scale with their signs, the longest first."""
        if scale.name not in self._scales:
            found = [(fold(name), _sign(band)) for band in scale.bands for name in band.names]
            self._scales[scale.name] = sorted(found, key=lambda pair: -len(pair[0]))
        return self._scales[scale.name]


def _sign(band: Band) -> int:
    zero = Fraction(0)
    if band.low == zero == band.high:
        return 0
    below = band.high is not None and (band.high < 0 or (band.high == 0 and band.high_open))
    return -1 if below else 1
