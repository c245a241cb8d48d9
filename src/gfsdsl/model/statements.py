"""Statements resolved: what a sentence says, in which wordings, and what each hole takes."""

from __future__ import annotations

from attrs import field, frozen

from gfsdsl.model.expr import Scale
from gfsdsl.quantity.units import Unit
from gfsdsl.source import Span

# Kinds of holes whose value is a number.
AMOUNTS = frozenset({"amount", "count"})


@frozen(eq=False)
class Hole:
    """A place in a sentence that varies.

    Attributes:
        kind: ``amount``, ``count`` (a whole number without a unit), ``year``, ``date``, ``period``,
            ``entity``, ``text``, ``sentence``, ``word`` (one of a scale's), ``choice`` (one of
            ``words``), ``subject`` (one of ``hierarchy``), ``list`` (of texts, or of subjects of
            ``hierarchy``).
        unit: of an amount, the one that is meant; its dimension decides what may be printed.
        scale: of a word; or the one whose words, in front of an amount, give it its sign.
        printed: the unit that is printed, where it says less than what is meant.
        bare: no unit is printed.
    """

    name: str
    kind: str
    unit: Unit | None = None
    scale: Scale | None = None
    printed: Unit | None = None
    bare: bool = False
    hierarchy: str | None = None
    words: tuple[str, ...] = ()
    span: Span | None = field(default=None, repr=False)


@frozen(eq=False)
class Part:
    """A piece of a wording."""


@frozen(eq=False)
class Words(Part):
    """Text that stands in the sentence, as written in the pattern."""

    text: str


@frozen(eq=False)
class Slot(Part):
    """A hole."""

    hole: Hole


@frozen(eq=False)
class Maybe(Part):
    """Taken when possible."""

    parts: tuple[Part, ...]


@frozen(eq=False)
class OneOf(Part):
    """One of several."""

    alternatives: tuple[tuple[Part, ...], ...]


@frozen(eq=False)
class Skip(Part):
    """Any words of the same sentence; ``across``: of several."""

    across: bool


@frozen(eq=False)
class Wording:
    """One way to say a statement."""

    parts: tuple[Part, ...]
    span: Span | None = field(default=None, repr=False)


@frozen(eq=False)
class Statement:
    """A sentence that documents make.

    Attributes:
        each: None where it is made once; else it is repeated, and these holes tell the repetitions
            apart, if there are any.
        within: headings that it stands below, from the outside inward, each with its aliases;
            empty: anywhere in the text.
        holes: by name, over all wordings.
        pack: the pack that declares it.
    """

    name: str
    each: tuple[str, ...] | None
    within: tuple[tuple[str, ...], ...]
    wordings: tuple[Wording, ...]
    holes: dict[str, Hole] = field(repr=False)
    pack: str = ""
    span: Span | None = field(default=None, repr=False)

    @property
    def repeated(self) -> bool:
        return self.each is not None
