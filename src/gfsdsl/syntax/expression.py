"""A lone expression, as ``gfs eval`` takes one."""

from __future__ import annotations

from typing import Any

from gfsdsl.diagnostics import GfsError
from gfsdsl.source import SourceFile
from gfsdsl.syntax import tree
from gfsdsl.syntax.parse import parser
from gfsdsl.syntax.recovery import too_deep, too_long


def parse_expression(file: SourceFile) -> tree.Expr:
    """Parse an expression.

    Raises:
        GfsError: it is not well formed (S…).
    """
    from lark.exceptions import UnexpectedInput

    from gfsdsl.syntax.build import Build
    from gfsdsl.syntax.mistakes import diagnose

    deep = too_deep(file)
    if deep is not None:
        raise GfsError(deep)
    try:
        parsed: Any = parser().parse(file.text, start="or_")
    except UnexpectedInput as error:
        raise GfsError(diagnose(error, file, 0, len(file.text))) from None
    expression: tree.Expr = Build(file).transform(parsed)
    long = too_long(expression)
    if long is not None:
        raise GfsError(long)
    return expression
