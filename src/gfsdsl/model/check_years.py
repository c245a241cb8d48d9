"""Years that end before they begin: a declaration that would silently never apply (M0006)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.source import Span
from gfsdsl.syntax import tree

Report = Callable[[Diagnostic], None]


def check_years(decls: Iterable[tree.Decl], report: Report) -> None:
    """Look through everything that can be dated."""
    for decl in decls:
        _look(decl, getattr(decl, "span", None), report)


def _look(node: object, span: Span | None, report: Report) -> None:
    if isinstance(node, tuple):
        for item in node:
            _look(item, span, report)
        return
    if isinstance(node, tree.TableDecl):
        set_ = {i.key: i.value for i in node.items if isinstance(i, tree.Setting)}
        _years(set_.get("since"), set_.get("until"), node.span, report)
    if isinstance(node, tree.Years):
        _years(node.since, node.until, span, report)
    elif not isinstance(node, (tree.Expr, Span)):
        place = getattr(node, "span", None) or span
        for slot in getattr(type(node), "__attrs_attrs__", ()):
            if slot.name != "span":
                _look(getattr(node, slot.name), place, report)


def _years(since: object, until: object, span: Span | None, report: Report) -> None:
    if isinstance(since, int) and isinstance(until, int) and since > until:
        report(Diagnostic("M0006", {"since": since, "until": until}, span))
