"""Parse tree → syntax tree: names, years, units and clauses, which many declarations hold."""

from __future__ import annotations

from typing import Any, TypeVar

from attrs import frozen
from lark.tree import Meta
from lark.visitors import v_args

from gfsdsl.source import Span
from gfsdsl.syntax import tree
from gfsdsl.syntax.build_expressions import BuildExpressions, unquoted

T = TypeVar("T")


@frozen
class Year:
    """``since`` or ``until``."""

    key: str
    year: int
    span: Span | None


@frozen
class Clause:
    """A line that sets one thing."""

    key: str
    value: Any


def years_of(items: list[Any]) -> tree.Years:
    """The years that are among ``items``."""
    found = {item.key: item.year for item in items if isinstance(item, Year)}
    return tree.Years(found.get("since"), found.get("until"))


def only(kind: type[T], items: list[Any]) -> tuple[T, ...]:
    """Those of ``items`` that are of one kind."""
    return tuple(item for item in items if isinstance(item, kind))


def clauses_of(items: list[Any]) -> tree.Clauses:
    """The clauses that are among ``items``."""
    found: dict[str, Any] = {}
    texts: dict[str, list[str]] = {"cite": [], "advise": [], "tags": []}
    for item in only(Clause, items):
        if item.key in texts:
            texts[item.key].extend(item.value)
        else:
            found[item.key] = item.value
    return tree.Clauses(
        severity=found.get("severity", "error"),
        strict=found.get("strict", False),
        cite=tuple(texts["cite"]),
        advise=tuple(texts["advise"]),
        tags=tuple(texts["tags"]),
        years=years_of(items),
    )


@v_args(meta=True)
class BuildClauses(BuildExpressions):
    """One method a grammar rule."""

    def bare_name(self, meta: Meta, children: list[Any]) -> str:
        return unquoted(children[0])

    text_name = bare_name

    def names(self, meta: Meta, children: list[Any]) -> tree.Names:
        return tuple(children)

    def strings(self, meta: Meta, children: list[Any]) -> tree.Names:
        return tuple(unquoted(text) for text in children)

    def since(self, meta: Meta, children: list[Any]) -> Year:
        return Year("since", int(children[0]), self.span(meta))

    def until(self, meta: Meta, children: list[Any]) -> Year:
        return Year("until", int(children[0]), self.span(meta))

    def unit_expr(self, meta: Meta, children: list[Any]) -> tree.UnitExpr:
        operators, units = children[1::2], children[2::2]
        rest = tuple((str(op), unit) for op, unit in zip(operators, units, strict=True))
        return tree.UnitExpr(children[0], rest, self.span(meta))

    def strict(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("strict", True)

    def cite(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("cite", [unquoted(children[0])])

    def advise(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("advise", [unquoted(children[0])])

    def tag(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("tags", [unquoted(tag) for tag in children])

    def severity(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("severity", str(children[0]))
