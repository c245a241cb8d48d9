"""Subject hierarchies (科目体系): trees of things that have codes, names and aliases."""

from __future__ import annotations

from attrs import define, field, frozen

from gfsdsl.fold import fold
from gfsdsl.source import Span


@frozen
class Level:
    """A level of a coded hierarchy: 款 are codes of five digits."""

    name: str
    digits: int


@frozen(eq=False)
class Subject:
    """One subject. ``key`` is its code where it has one, else its first name.

    Equality is by hierarchy and key. ``listed`` is False for a code met in a document that fits a
    level of the hierarchy but is not in its list (SEMANTICS 6).
    """

    hierarchy: str
    key: str
    code: str | None
    names: tuple[str, ...]
    level: str | None = None
    parent: str | None = None
    same_as: tuple[tuple[str, str], ...] = ()
    since: int | None = None
    until: int | None = None
    definition: str | None = None
    listed: bool = True
    span: Span | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The declared name, the first of the aliases."""
        return self.names[0] if self.names else self.key

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Subject):
            return NotImplemented
        return self.hierarchy == other.hierarchy and self.key == other.key

    def __hash__(self) -> int:
        return hash((self.hierarchy, self.key))


@define(eq=False)
class Hierarchy:
    """A subject hierarchy as declared, complete once the pack is built.

    ``other_years`` holds the folded names and the codes of subjects that are declared for years
    other than the model's.
    """

    name: str
    title: str | None
    levels: tuple[Level, ...]
    subjects: dict[str, Subject]
    span: Span | None = field(default=None, repr=False)
    other_years: frozenset[str] = frozenset()
    _by_name: dict[str, list[Subject]] = field(init=False, factory=dict, repr=False)
    _children: dict[str | None, list[Subject]] = field(init=False, factory=dict, repr=False)
    _ancestors: dict[str, tuple[Subject, ...]] = field(init=False, factory=dict, repr=False)

    def __attrs_post_init__(self) -> None:
        for subject in self.subjects.values():
            self._children.setdefault(subject.parent, []).append(subject)
            for name in subject.names:
                self._by_name.setdefault(fold(name), []).append(subject)

    @property
    def coded(self) -> bool:
        """Whether the subjects of this hierarchy are numbered."""
        return bool(self.levels)

    def level_of(self, code: str) -> Level | None:
        """The level whose length ``code`` has."""
        return next((level for level in self.levels if level.digits == len(code)), None)

    def by_name(self, text: str, level: str | None = None) -> list[Subject]:
        """The subjects one of whose names equals ``text`` after folding."""
        found = self._by_name.get(fold(text), [])
        return [s for s in found if level is None or s.level == level]

    def by_code(self, code: str) -> Subject | None:
        """The subject of this code. One that fits a level but is not listed is made up on the spot,
        with its parent by prefix and without a name; a code that fits no level is None."""
        if code in self.subjects:
            return self.subjects[code]
        level = self.level_of(code)
        if level is None or not code.isdigit():
            return None
        shorter = [lv.digits for lv in self.levels if lv.digits < level.digits]
        parent = code[: max(shorter)] if shorter else None
        return Subject(self.name, code, code, (), level.name, parent, listed=False)

    def parent(self, subject: Subject) -> Subject | None:
        """The subject directly above, None at the top."""
        if subject.parent is None:
            return None
        return self.by_code(subject.parent) if self.coded else self.subjects.get(subject.parent)

    def children(self, subject: Subject) -> list[Subject]:
        """The subjects declared directly below, in the order declared."""
        return list(self._children.get(subject.key, []))

    def roots(self) -> list[Subject]:
        """The subjects at the top, in the order declared."""
        return list(self._children.get(None, []))

    def ancestors(self, subject: Subject) -> tuple[Subject, ...]:
        """The subjects above, nearest first."""
        if subject.key not in self._ancestors:
            above = self.parent(subject)
            line = () if above is None else (above, *self.ancestors(above))
            self._ancestors[subject.key] = line
        return self._ancestors[subject.key]
