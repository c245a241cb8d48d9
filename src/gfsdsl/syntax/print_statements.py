"""Statements, parts and forbidden texts as lines of text, and the places that they name."""

from __future__ import annotations

from gfsdsl.syntax import print_names as say
from gfsdsl.syntax import tree
from gfsdsl.syntax.print_knowledge import block, head, where
from gfsdsl.syntax.print_patterns import pattern


def statement(decl: tree.StatementDecl) -> list[str]:
    """A statement: its wordings."""
    body = [pattern(wording) for wording in decl.patterns] + say.years(decl.years)
    return block(head(decl, "statement", say.name(decl.name)) + where(decl.each, decl.within), body)


def part(decl: tree.PartDecl) -> list[str]:
    """A part: its titles."""
    body = [f"title {say.strings(decl.titles)}"] if decl.titles else []
    start = head(decl, "part", say.name(decl.name)) + where(decl.each, ())
    return block(start, body + say.years(decl.years))


def forbidden(texts: tree.Forbidden) -> str:
    """Texts that must not occur, and where."""
    return f"text {say.strings(texts.texts)}{where(None, texts.within)}"
