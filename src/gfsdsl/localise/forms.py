"""What the prints of a document look like: how many decimals, whether negative."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from attrs import define

from gfsdsl.quantity.printed import half_unit
from gfsdsl.recognise.facts import Cell, Number
from gfsdsl.recognise.said import Captured

# So many prints of a kind, and so large a share of them alike, make a form.
_ENOUGH = 8
_MOST = Fraction(9, 10)


@define(eq=False, slots=False)
class Forms:
    """The forms of one document's numbers; tables and text are looked at each by itself."""

    cells: Mapping[str, Number]

    @cached_property
    def _decimals(self) -> Mapping[str, int]:
        """By table and unit, or by unit in sentences, the decimals that nearly all prints have."""
        counts: dict[str, Counter[int]] = {}
        for cell in self.cells.values():
            if cell.value is not None and not cell.exact and cell.printed:
                counts.setdefault(_form(cell), Counter())[cell.decimals] += 1
        found: dict[str, int] = {}
        for form, count in counts.items():
            ((decimals, most),) = count.most_common(1)
            if most >= _ENOUGH and Fraction(most, count.total()) >= _MOST:
                found[form] = decimals
        return found

    @cached_property
    def _negative(self) -> Counter[str]:
        """By table or statement, how many amounts are negative."""
        return Counter(c.holder for c in self.cells.values() if c.value is not None and c.value < 0)

    def decimals(self, cell: Number) -> int:
        """The decimals that ``cell`` should have; its own where there is no form."""
        if cell.unit.exact:
            return cell.decimals
        return self._decimals.get(_form(cell), cell.decimals)

    def odd(self, cell: Number) -> bool:
        """Whether the print itself shows that something is wrong: other decimals than all others of
        its form, or the only minus."""
        if cell.value is None:
            return False
        if cell.value < 0 and self._negative[cell.holder] == 1 and _unworded(cell):
            return True
        return not cell.unit.exact and cell.decimals != self.decimals(cell)

    def never_negative(self, cell: Number) -> bool:
        """Whether a minus would be the only one of its table or statement."""
        found = self._negative[cell.holder]
        return _unworded(cell) and found - (cell.value is not None and cell.value < 0) == 0

    def slack(self, cell: Number) -> Fraction:
        """Half a unit in the last place that another print of ``cell`` would have."""
        return Fraction(0) if cell.unit.exact else half_unit(self.decimals(cell))


def _form(cell: Number) -> str:
    return f"{cell.holder} {cell.unit.name}" if isinstance(cell, Cell) else cell.unit.name


def _unworded(cell: Number) -> bool:
    """Whether no word gives the sign of the number."""
    return not isinstance(cell, Captured) or cell.word is None
