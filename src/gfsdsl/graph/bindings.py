"""What the variables of a rule stand for in one instance."""

from __future__ import annotations

from attrs import define, field, frozen

from gfsdsl.graph.family import Family
from gfsdsl.graph.terms import Member
from gfsdsl.model.model import Model
from gfsdsl.model.subjects import Subject
from gfsdsl.model.tables import Block, Column
from gfsdsl.recognise.facts import Facts, Row
from gfsdsl.recognise.said import Said


@frozen(eq=False)
class RowOf:
    """A printed row."""

    block: Block
    row: Row

    @property
    def key(self) -> str:
        return self.row.key


@frozen(eq=False)
class SubjectOf:
    """A subject."""

    subject: Subject

    @property
    def key(self) -> str:
        return self.subject.key


@frozen(eq=False)
class ColumnOf:
    """A column of a block."""

    block: Block
    column: Column

    @property
    def key(self) -> str:
        return self.column.path


@frozen(eq=False)
class TableOf:
    """A table, or one side of one."""

    block: Block

    @property
    def key(self) -> str:
        return self.block.id


@frozen(eq=False)
class SaidOf:
    """A sentence."""

    said: Said

    @property
    def key(self) -> str:
        return self.said.id


@frozen(eq=False)
class StatementOf:
    """A statement that is said."""

    name: str

    @property
    def key(self) -> str:
        return self.name


Binding = RowOf | SubjectOf | ColumnOf | TableOf | SaidOf | StatementOf


@define(eq=False)
class World:
    """The model and the facts that rules are grounded over, with what is derived from them once."""

    model: Model
    facts: Facts
    year: int | None
    entity: str | None
    attributes: dict[str, str] = field(factory=dict)
    families: dict[str, Family] = field(factory=dict)
    names_of: dict[tuple[str, str], list[str]] = field(factory=dict)
    keys: dict[tuple[str, str | None], tuple[Member, ...]] = field(factory=dict)
    counterparts: dict[tuple[str, str, str], Subject | None] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        hierarchies = self.model.vocabulary.hierarchies
        for table in self.facts.tables.values():
            for block in table.blocks:
                self.families[block.block.id] = Family(
                    block, table, hierarchies.get(block.block.key.hierarchy or "")
                )
                for row in block.rows:
                    if row.subject is not None:
                        names = self.names_of.setdefault(
                            (row.subject.hierarchy, row.subject.key), []
                        )
                        if row.label not in names:
                            names.append(row.label)

    def family(self, block: Block) -> Family | None:
        """The rows of ``block`` as printed, None when its table was not found."""
        return self.families.get(block.id)


def counterpart(world: World, subject: Subject, block: Block) -> Subject | None:
    """What ``subject`` is among the keys of ``block``: itself, by ``same as``, or by one shared
    name (SEMANTICS 6)."""
    memo = (subject.hierarchy, subject.key, block.id)
    if memo not in world.counterparts:
        world.counterparts[memo] = _counterpart(world, subject, block)
    return world.counterparts[memo]


def _counterpart(world: World, subject: Subject, block: Block) -> Subject | None:
    hierarchies = world.model.vocabulary.hierarchies
    target = hierarchies.get(block.key.hierarchy or "")
    if target is None:
        return None
    if subject.hierarchy == target.name:
        return subject
    for hierarchy, key in subject.same_as:
        if hierarchy == target.name:
            return target.by_code(key) or next(iter(target.by_name(key)), None)
    for other in target.subjects.values():
        if any(same == (subject.hierarchy, subject.key) for same in other.same_as):
            return other
    found = {s.key: s for name in subject.names for s in target.by_name(name, block.key.level)}
    return next(iter(found.values())) if len(found) == 1 else None
