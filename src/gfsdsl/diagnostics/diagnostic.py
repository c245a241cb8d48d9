"""Diagnostics as data: a code, its arguments and its places. Wording and rendering are apart."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from gfsdsl.diagnostics.registry import MESSAGES
from gfsdsl.source import Span


@frozen
class Diagnostic:
    """One thing that is wrong, or worth knowing, about a ``.gfs`` file or a document.

    Attributes:
        code: its key in the registry, which holds severity, wording and hint in both languages.
        args: what is filled into the wording.
        span: the place in a ``.gfs`` file.
        related: further places, each with the key of the note that explains it.
        document, line, page, sheet: the place in a document, where it is about one.
        fix: what would mend it, as text, where that is known.
    """

    code: str
    args: Mapping[str, object] = field(factory=dict)
    span: Span | None = None
    related: tuple[tuple[Span, str], ...] = ()
    document: str | None = None
    line: int | None = None
    page: int | None = None
    sheet: str | None = None
    fix: str | None = None

    @property
    def severity(self) -> str:
        """``error``, ``warning`` or ``note``."""
        return MESSAGES[self.code].severity

    def message(self, lang: str = "zh") -> str:
        """The headline in ``lang``."""
        return MESSAGES[self.code].text(lang).format_map(_Args(self.args))

    def hint(self, lang: str = "zh") -> str | None:
        """What to do about it, in ``lang``."""
        hint = MESSAGES[self.code].hint(lang)
        return hint.format_map(_Args(self.args)) if hint else None

    @property
    def where(self) -> str:
        """``file:line:column`` of a ``.gfs`` place, ``document:line`` of a document's."""
        if self.span is not None:
            return str(self.span)
        parts = [self.document or ""]
        if self.page is not None:
            parts.append(f"p{self.page}")
        if self.sheet is not None:
            parts.append(self.sheet)
        if self.line is not None:
            parts.append(str(self.line))
        return ":".join(part for part in parts if part)


class GfsError(Exception):
    """Raised when work cannot go on; carries everything that was found wrong up to there."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{d.where} {d.code} {d.message('en')}" for d in diagnostics))
        self.diagnostics = diagnostics


class _Args(dict[str, object]):
    """Arguments of a message; one that is missing shows as its name instead of failing."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"
