"""What a repair costs to believe, in bits; floats, for ranking only (LOCALISATION)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import log2

from attrs import define, field

from gfsdsl.localise.network import Network
from gfsdsl.localise.slips import Slip, slips_of
from gfsdsl.recognise.facts import Cell, Number

# That one more cell is wrong.
A_CELL = 10.0
# A touched equality that is only within rounding after the repair: 1 in 30 is in honest accounts.
ONLY_ROUNDED = 5.0
# A print of odd decimals, or an odd minus, that a repair leaves as it is.
ODD_FORM = 6.5
# A rule of less than an error that fails after the repair only.
BREAKS_SOFT = 7.0
# A word is wrong; a label, year or other fact of the form is.
A_WORD = 12.0
A_FACT = 14.0
# What rests on a changed word and holds as printed would probably fail.
CONTRADICTED = 6.0
# A rule that lacks a term: between a recognised slip and an arbitrary number.
MISSING_TERM = 22.0
# A leading set is named alone.
MARGIN = 8.0

_COPIED = 7.0
_DIGIT = log2(10)


def arbitrary(old: Fraction, new: Fraction | None, decimals: int) -> float:
    """Of a wrong number that no slip explains: the digits of the longer of both."""
    lengths = [len(str(int(abs(v) * 10**decimals))) for v in (old, new or Fraction(0))]
    return 5.0 + _DIGIT * max(lengths)


@define(eq=False)
class Prices:
    """Prices over one document."""

    network: Network
    _slips: dict[str, Mapping[Fraction, Slip]] = field(factory=dict)

    def slips(self, cell: Number) -> Mapping[Fraction, Slip]:
        """What the print of ``cell`` may have been meant for."""
        known = self._slips.get(cell.id)
        if known is None:
            assert cell.value is not None
            known = slips_of(cell.value, cell.decimals, self.network.forms.decimals(cell))
            self._slips[cell.id] = known
        return known

    def change(self, cell: Number, new: Fraction) -> tuple[float, Slip | None]:
        """The price of ``cell`` having been meant for ``new``, and the slip that explains it."""
        assert cell.value is not None
        slip = self.slips(cell).get(new)
        if slip is not None:
            return slip.bits, slip
        copied = self._copied(cell)
        plain = arbitrary(cell.value, new, self.network.forms.decimals(cell))
        if copied is not None and copied.bits < plain:
            return copied.bits, copied
        return plain, None

    def _copied(self, cell: Number) -> Slip | None:
        """Whether the print is that of a neighbour: of the row above or below, or the column to the
        left or right."""
        if not isinstance(cell, Cell) or not cell.value:
            return None
        block = self.network.facts.blocks.get(cell.block.id)
        if block is None:
            return None
        index = next((i for i, row in enumerate(block.rows) if row.key == cell.row), None)
        if index is None:
            return None
        for step in (-1, 1):
            if 0 <= index + step < len(block.rows):
                row = block.rows[index + step]
                other = row.cells.get(cell.column.path)
                if other is not None and other.value == cell.value:
                    return Slip("neighbouring row", _COPIED, row.key)
        columns = [column.path for column in block.columns]
        here = columns.index(cell.column.path) if cell.column.path in columns else -1
        for step in (-1, 1):
            if here >= 0 and 0 <= here + step < len(columns):
                other = block.rows[index].cells.get(columns[here + step])
                if other is not None and other.value == cell.value:
                    return Slip("neighbouring column", _COPIED, columns[here + step])
        return None
