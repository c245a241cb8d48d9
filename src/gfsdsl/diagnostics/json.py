"""Diagnostics as they stand in published JSON."""

from __future__ import annotations

from gfsdsl.diagnostics.diagnostic import Diagnostic


def record(diagnostic: Diagnostic, lang: str = "zh") -> dict[str, object]:
    """``diagnostic`` as a record; ``line`` is the ``.gfs`` file's where there is a ``file``."""
    out: dict[str, object] = {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message(lang),
        "page": diagnostic.page,
        "line": diagnostic.line,
    }
    if diagnostic.span is not None:
        line, column = diagnostic.span.file.position(diagnostic.span.start)
        out |= {"line": line, "file": diagnostic.span.file.name, "column": column}
    return out
