"""What all nodes of the syntax tree share, and the small nodes that many declarations hold."""

from __future__ import annotations

from attrs import field, frozen

from gfsdsl.source import Span

Names = tuple[str, ...]


def span_field() -> Span | None:
    """The field for a span. Spans do not take part in comparison: two trees are equal when they
    say the same."""
    return field(default=None, eq=False, repr=False)  # type: ignore[no-any-return]


@frozen
class Decl:
    """Any top-level declaration."""


@frozen
class UnitExpr:
    """``元/人/月``: unit names with the operator before each but the first."""

    first: str
    rest: tuple[tuple[str, str], ...] = ()
    span: Span | None = span_field()


@frozen
class Years:
    """The years, inclusive, in which a declaration is in force."""

    since: int | None = None
    until: int | None = None


@frozen
class Clauses:
    """What a rule, figure or require says about itself."""

    severity: str = "error"
    strict: bool = False
    cite: tuple[str, ...] = ()
    advise: tuple[str, ...] = ()
    tags: Names = ()
    years: Years = Years()
