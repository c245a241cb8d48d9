"""Subjects as sentences name them: by a name, with or without 支出, or by a path of levels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import define, field

from gfsdsl.fold import fold
from gfsdsl.model.subjects import Hierarchy, Subject

# What names of spending may end in, or may lack.
_SPENDING = "支出"
LONGEST = 120


@define(eq=False)
class Namer:
    """Finds the subjects of one hierarchy by what is printed."""

    hierarchy: Hierarchy
    _known: dict[str, Subject | None] = field(factory=dict)
    _level: re.Pattern[str] | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        levels = "|".join(re.escape(fold(level.name)) for level in self.hierarchy.levels)
        self._level = re.compile(rf"\(({levels})\)") if levels else None

    def find(self, folded: str) -> Subject | None:
        """The one subject that ``folded`` names, None where there is none, or several."""
        if folded not in self._known:
            self._known[folded] = self._find(folded)
        return self._known[folded]

    def path(self, folded: str) -> bool:
        """Whether ``folded`` ends with the mark of a level, and so means a subject in any case."""
        if self._level is None:
            return False
        pieces = self._level.split(folded)
        return len(pieces) > 2 and pieces[-1] in ("", _SPENDING)

    def _find(self, folded: str) -> Subject | None:
        if len(folded) > LONGEST:
            return None
        direct = self._named(folded, None)
        if direct:
            return _one(direct, self.hierarchy)
        if self._level is None:
            return None
        pieces = self._level.split(folded)
        if len(pieces) < 3:
            return None
        found: list[Subject] | None = None
        for name, level in zip(pieces[0::2], [*pieces[1::2], None], strict=True):
            if level is None and name in ("", _SPENDING):
                break
            below = self._named(name, level)
            if found is not None:
                above = set(found)
                below = [s for s in below if above & set(self.hierarchy.ancestors(s))]
            found = below
        return _one(found or [], self.hierarchy)

    def _named(self, name: str, level: str | None) -> list[Subject]:
        for variant in _variants(name):
            found = self.hierarchy.by_name(variant, level)
            if found:
                return found
        return []


def _variants(name: str) -> Iterable[str]:
    yield name
    yield name + _SPENDING
    if name.endswith(_SPENDING) and len(name) > len(_SPENDING):
        yield name[: -len(_SPENDING)]


def _one(found: Sequence[Subject], hierarchy: Hierarchy) -> Subject | None:
    """The only one; of several, the one that all others lie below."""
    for subject in found:
        if all(other == subject or subject in hierarchy.ancestors(other) for other in found):
            return subject
    return None
