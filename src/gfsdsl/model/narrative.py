"""What is declared about parts: carried by the syntax tree, not in the model yet.

A rule that needs any of it is left out, with the reason ``NOT_YET``.
"""

from __future__ import annotations

from collections.abc import Iterable

from gfsdsl.fold import fold
from gfsdsl.model.build_statements import in_narrative
from gfsdsl.syntax import tree

NOT_YET = "parts are not checked yet"
BINDERS = ("part",)


def narrative_names(decls: Iterable[tree.Decl]) -> frozenset[str]:
    """The folded names of parts, and of the tables and statements that only parts can have."""
    return frozenset(
        fold(decl.name)
        for decl in decls
        if isinstance(decl, tree.PartDecl)
        or (isinstance(decl, tree.StatementDecl) and not in_narrative(decl))
        or (isinstance(decl, tree.TableDecl) and _of_parts(decl))
    )


def _of_parts(decl: tree.TableDecl) -> bool:
    """Whether a table stands at one place, occurs repeatedly, or has cells that hold sentences."""
    return bool(decl.within) or decl.each is not None or any(_written(i) for i in decl.items)


def _written(item: tree.Item) -> bool:
    match item:
        case tree.KeyItem():
            return bool(item.below) or item.label is not None
        case tree.ColumnsItem() | tree.FieldItem():
            return isinstance(item.type, tree.Pattern)
        case tree.GroupItem() | tree.SideItem():
            return any(_written(inner) for inner in item.items)
    return False
