"""Text → syntax tree, with one diagnostic for every independent mistake.

The parser is LALR(1); on an error the declaration at fault is blanked out, offsets kept, and the
rest is parsed again, so that one run reports each broken declaration once.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from attrs import frozen

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.source import SourceFile, Span
from gfsdsl.syntax import tree
from gfsdsl.syntax.recovery import declaration_around, too_deep

if TYPE_CHECKING:
    from lark import Lark
    from lark.exceptions import UnexpectedInput

MAX_ERRORS = 50


@frozen
class Parsed:
    """The tree of what could be parsed, and what was wrong with the rest."""

    program: tree.Program
    diagnostics: tuple[Diagnostic, ...]


@cache
def parser() -> Lark:
    """The parser, built once a process; lark is imported here because not every command needs it."""
    from lark import Lark

    grammar = resources.files("gfsdsl.syntax").joinpath("gfs.lark").read_text("utf-8")
    return Lark(
        grammar,
        start=["start", "or_"],
        parser="lalr",
        lexer="contextual",
        propagate_positions=True,
        maybe_placeholders=True,
    )


def parse(file: SourceFile) -> Parsed:
    """Parse a ``.gfs`` file.

    Returns:
        the declarations that are well formed, and a diagnostic (codes S…) for each that is not.
    """
    from lark.exceptions import UnexpectedInput

    from gfsdsl.syntax.build import Build

    text = file.text
    diagnostics: list[Diagnostic] = []
    deep = too_deep(file)
    if deep is not None:
        return Parsed(tree.Program(()), (deep,))
    while True:
        try:
            parsed: Any = parser().parse(text, start="start")
            break
        except UnexpectedInput as error:
            offset = _offset(error, text)
            start, end = declaration_around(text, offset)
            diagnostics.append(_diagnostic(error, file, offset, start))
            text = text[:start] + _blank(text[start:end]) + text[end:]
            if len(diagnostics) >= MAX_ERRORS or not text[start:].strip():
                parsed = parser().parse(text[:start], start="start") if not _broken(text[:start]) else None
                break
    program = Build(file).transform(parsed) if parsed is not None else tree.Program(())
    return Parsed(program, tuple(diagnostics))


def parse_expression(file: SourceFile) -> tree.Expr:
    """Parse a lone expression.

    Raises:
        GfsError: it is not well formed (S…).
    """
    from lark.exceptions import UnexpectedInput

    from gfsdsl.syntax.build import Build

    deep = too_deep(file)
    if deep is not None:
        raise GfsError(deep)
    try:
        parsed: Any = parser().parse(file.text, start="or_")
    except UnexpectedInput as error:
        raise GfsError(_diagnostic(error, file, _offset(error, file.text), 0)) from None
    expression: tree.Expr = Build(file).transform(parsed)
    return expression


def _broken(text: str) -> bool:
    from lark.exceptions import UnexpectedInput

    try:
        parser().parse(text, start="start")
    except UnexpectedInput:
        return True
    return False


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else " " for character in text)


def _offset(error: UnexpectedInput, text: str) -> int:
    position = error.pos_in_stream
    return len(text.rstrip()) if position is None or position < 0 else position


def _diagnostic(error: UnexpectedInput, file: SourceFile, offset: int, start: int) -> Diagnostic:
    from lark.exceptions import UnexpectedToken

    from gfsdsl.syntax.expected import expected_words

    if isinstance(error, UnexpectedToken):
        token = str(error.token)
        at_end = error.token.type == "$END" or offset >= len(file.text.rstrip())
        if at_end or (offset > start and file.text[offset - 1 : offset] == "\n"):
            # The error shows at the next declaration; the one before it was never closed.
            return Diagnostic(
                "S0003",
                {"expected": expected_words(error.accepts or error.expected)},
                Span(file, start, _line_end(file.text, start)),
            )
        return Diagnostic(
            "S0001",
            {"found": token, "expected": expected_words(error.accepts or error.expected)},
            Span(file, offset, offset + max(1, len(token))),
        )
    found = file.text[offset : offset + 1] or "…"
    return Diagnostic("S0002", {"found": found}, Span(file, offset, offset + 1))


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
