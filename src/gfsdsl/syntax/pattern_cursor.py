"""A place in a pattern that is being read."""

from __future__ import annotations

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.source import SourceFile, Span


class PatternError(Exception):
    """Ends the reading of a pattern."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


class PatternCursor:
    """The text of a file from ``at``, the place that was reached, to ``end``."""

    def __init__(self, file: SourceFile, start: int, end: int) -> None:
        self.file = file
        self.text = file.text
        self.at = start
        self.end = end

    def span(self, start: int, end: int | None = None) -> Span:
        """From ``start`` to ``end``, or to where reading is now."""
        return Span(self.file, start, self.at if end is None else end)

    def mistake(
        self, code: str, start: int, end: int, fix: str | None = None, **args: object
    ) -> PatternError:
        """What is wrong from ``start`` to ``end``, to be raised."""
        return PatternError(Diagnostic(code, args, self.span(start, end), fix=fix))

    def character(self) -> str:
        """The next character, behind a backslash if there is one."""
        if self.text[self.at] == "\\" and self.at + 1 < self.end:
            self.at += 1
        self.at += 1
        return self.text[self.at - 1]

    def blanks(self, at: int) -> int:
        """The first place from ``at`` on that is not blank."""
        while at < self.end and self.text[at].isspace():
            at += 1
        return at
