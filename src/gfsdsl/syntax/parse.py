"""Text → syntax tree, with one diagnostic for every independent mistake.

The parser is LALR(1). A file with a mistake is parsed again declaration by declaration, each on its
own, so that one run reports every broken declaration once and keeps all the others.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from attrs import frozen

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.source import SourceFile, Span
from gfsdsl.syntax import tree
from gfsdsl.syntax.recovery import declared_name, stretches, too_deep, too_long

if TYPE_CHECKING:
    from lark import Lark

MAX_ERRORS = 50


@frozen
class Parsed:
    """The tree of what could be parsed, what was wrong with the rest, and the names in it."""

    program: tree.Program
    diagnostics: tuple[Diagnostic, ...] = ()
    broken: tuple[str, ...] = ()


def grammar() -> str:
    """The text of the grammar."""
    return resources.files("gfsdsl.syntax").joinpath("gfs.lark").read_text("utf-8")


@cache
def parser() -> Lark:
    """The parser, built once a process; lark is imported here: not every command needs it."""
    from lark import Lark

    from gfsdsl.syntax.shallow import ShallowTree

    return Lark(
        grammar(),
        start=["start", "or_"],
        parser="lalr",
        lexer="contextual",
        propagate_positions=True,
        maybe_placeholders=True,
        tree_class=ShallowTree,
    )


def parse(file: SourceFile) -> Parsed:
    """Parse a ``.gfs`` file.

    Returns:
        the declarations that are well formed, and a diagnostic (codes S…) for each that is not.
    """
    from lark.exceptions import UnexpectedInput

    deep = too_deep(file)
    if deep is not None:
        return Parsed(tree.Program(()), (deep,))
    problems: list[Diagnostic] = []
    try:
        decls = _decls(file, file.text, problems)
    except UnexpectedInput:
        return _one_by_one(file)
    return _checked(decls, problems, [])


def _decls(file: SourceFile, text: str, problems: list[Diagnostic]) -> tuple[tree.Decl, ...]:
    """The declarations in ``text``; what is wrong in their patterns is added to ``problems``."""
    from gfsdsl.syntax.build import Build

    parsed: Any = parser().parse(text, start="start")
    build = Build(file)
    program: tree.Program = build.transform(parsed)
    problems += build.problems
    return program.decls


def _one_by_one(file: SourceFile) -> Parsed:
    from lark.exceptions import UnexpectedInput

    from gfsdsl.syntax.mistakes import diagnose

    decls: list[tree.Decl] = []
    diagnostics: list[Diagnostic] = []
    broken: list[str] = []
    for start, end in stretches(file.text):
        piece = file.text[start:end]
        try:
            # Blanks in front keep the offsets.
            decls.extend(_decls(file, " " * start + piece, diagnostics))
        except UnexpectedInput as error:
            diagnostics.append(diagnose(error, file, start, end))
            name = declared_name(piece)
            broken += [name] if name else []
            if len(diagnostics) >= MAX_ERRORS:
                break
    return _checked(tuple(decls), diagnostics, broken)


def _checked(
    decls: tuple[tree.Decl, ...], diagnostics: list[Diagnostic], broken: list[str]
) -> Parsed:
    errors = sorted(d.span.start for d in diagnostics if d.span and d.severity == "error")
    sound: list[tree.Decl] = []
    for decl in decls:
        span: Span | None = getattr(decl, "span", None)
        if span is not None and bisect_left(errors, span.start) < bisect_left(errors, span.end):
            broken.append(getattr(decl, "name", ""))
            continue
        long = too_long(decl)
        if long is None:
            sound.append(decl)
        else:
            diagnostics.append(long)
            broken.append(getattr(decl, "name", ""))
    diagnostics.sort(key=lambda d: d.span.start if d.span else 0)
    return Parsed(tree.Program(tuple(sound)), tuple(diagnostics[:MAX_ERRORS]), tuple(broken))
