"""The terminals of the grammar as regular expressions, for what is read outside the parser."""

from __future__ import annotations

import re
from functools import cache


@cache
def terminal(name: str) -> re.Pattern[str]:
    """The terminal of this name."""
    from gfsdsl.syntax.parse import parser

    pattern = next(t.pattern for t in parser().terminals if t.name == name)
    return re.compile(pattern.to_regexp())
