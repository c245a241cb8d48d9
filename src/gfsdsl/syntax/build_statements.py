"""Parse tree → syntax tree: statements, parts, forbidden texts and their places.

Patterns are read here, since they are text to the grammar; what is wrong in them is kept in
``problems``, and a pattern that cannot be read becomes None.
"""

from __future__ import annotations

from typing import Any

from lark import Token
from lark.tree import Meta
from lark.visitors import v_args

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.source import SourceFile
from gfsdsl.syntax import tree
from gfsdsl.syntax.build_clauses import BuildClauses, clauses_of, only, years_of
from gfsdsl.syntax.build_expressions import unquoted
from gfsdsl.syntax.pattern_checks import check_pattern, check_sentence
from gfsdsl.syntax.pattern_reader import read_pattern


@v_args(meta=True)
class BuildStatements(BuildClauses):
    """One method a grammar rule."""

    def __init__(self, file: SourceFile) -> None:
        super().__init__(file)
        self.problems: list[Diagnostic] = []

    def pattern(self, meta: Meta, children: list[Any]) -> tree.Pattern | None:
        place = self.token_span(children[0])
        pattern = read_pattern(self.file, place.start, place.end, self.problems.append)
        if pattern is not None:
            check_pattern(pattern, self.problems.append)
        return pattern

    def each(self, meta: Meta, children: list[Any]) -> tree.Names:
        return tuple(unquoted(name) for name in children if name is not None)

    def scope(self, meta: Meta, children: list[Any]) -> tuple[tree.Place, ...]:
        return tuple(children)

    def section(self, meta: Meta, children: list[Token]) -> tree.Place:
        return tree.Section(tuple(unquoted(title) for title in children), self.span(meta))

    def inside(self, meta: Meta, children: list[Token | None]) -> tree.Place:
        path = tuple(unquoted(name) for name in children if name is not None)
        return tree.Inside(path, self.span(meta))

    def part_title(self, meta: Meta, children: list[Any]) -> tuple[str, ...]:
        titles: tuple[str, ...] = children[0]
        return titles

    def part(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, each, *items = children
        titles = tuple(title for item in only(tuple, items) for title in item)
        return tree.PartDecl(
            extend is not None, name, each, titles, years_of(items), self.span(meta)
        )

    def statement(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, each, within, *items = children
        patterns = only(tree.Pattern, items)
        for pattern in patterns:
            check_sentence(pattern, self.problems.append)
        return tree.StatementDecl(
            extend is not None,
            name,
            each,
            within or (),
            patterns,
            years_of(items),
            self.span(meta),
        )

    def forbidden(self, meta: Meta, children: list[Any]) -> tree.Forbidden:
        texts, within = children
        return tree.Forbidden(texts, within or (), self.span(meta))

    def forbid(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, title, *items = children
        return tree.ForbidDecl(
            extend is not None,
            name,
            unquoted(title) if title else None,
            only(tree.Forbidden, items),
            clauses_of(items),
            self.span(meta),
        )
