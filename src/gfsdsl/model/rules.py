"""Rules, figures, derived values and requirements, resolved."""

from __future__ import annotations

from attrs import field, frozen

from gfsdsl.model.expr import Bound, Node
from gfsdsl.quantity.units import Unit
from gfsdsl.source import Span
from gfsdsl.syntax.tree import Clauses


@frozen(eq=False)
class Rule:
    """A rule. ``musts`` holds one comparison a link: ``a = b = c`` are two (SEMANTICS 14)."""

    pack: str
    name: str
    title: str | None
    binders: tuple[Bound, ...]
    when: tuple[Node, ...]
    lets: tuple[tuple[str, Node], ...]
    musts: tuple[Node, ...]
    clauses: Clauses
    span: Span | None = field(default=None, repr=False)

    kind = "rule"

    @property
    def id(self) -> str:
        return f"{self.pack}/{self.name}"


@frozen(eq=False)
class Figure:
    """One amount, and every place at which it is printed."""

    pack: str
    name: str
    title: str | None
    binders: tuple[Bound, ...]
    spots: tuple[Node, ...]
    clauses: Clauses
    span: Span | None = field(default=None, repr=False)

    kind = "figure"

    @property
    def id(self) -> str:
        return f"{self.pack}/{self.name}"


@frozen(eq=False)
class Derive:
    """A derived value with its declared unit."""

    pack: str
    name: str
    unit: Unit
    value: Node
    span: Span | None = field(default=None, repr=False)


@frozen(eq=False)
class Forbid:
    """Texts that must not occur, anywhere or below one of some headings."""

    pack: str
    name: str
    title: str | None
    texts: tuple[str, ...]
    within: tuple[str, ...]
    clauses: Clauses
    span: Span | None = field(default=None, repr=False)

    kind = "forbid"

    @property
    def id(self) -> str:
        return f"{self.pack}/{self.name}"


@frozen(eq=False)
class Require:
    """A table, a section or a statement that must be there."""

    pack: str
    what: str
    name: str
    clauses: Clauses
    span: Span | None = field(default=None, repr=False)

    kind = "require"
    title: str | None = None

    @property
    def id(self) -> str:
        return f"{self.pack}/require {self.what} {self.name}"


@frozen
class Skipped:
    """A rule that is left out of a run, and why: an exception, or its years."""

    rule: str
    reason: str
    because: str = ""
