"""Parse trees of a bounded height.

Python frees nested objects by recursion. Thousands of levels, as a long chain of operators makes
them, are too many for the small stack of a browser, and there nothing is left to catch: so no such
tree is ever made.
"""

from __future__ import annotations

from typing import Any

from lark import Token, Tree
from lark.exceptions import UnexpectedInput

from gfsdsl.syntax.recovery import MAX_DEPTH

# An expression of MAX_DEPTH levels and the declaration around it fit in well.
MAX_HEIGHT = 3 * MAX_DEPTH


class TooTall(UnexpectedInput):
    """A parse tree grew higher than ``MAX_HEIGHT``."""

    pos_in_stream = None


class ShallowTree(Tree[Token]):
    """A parse tree that knows how high it is."""

    def __init__(self, data: str, children: list[Any], meta: Any = None) -> None:
        super().__init__(data, children, meta)
        self.height = 1
        for child in children:
            if isinstance(child, ShallowTree) and child.height >= self.height:
                self.height = child.height + 1
        if self.height > MAX_HEIGHT:
            raise TooTall
