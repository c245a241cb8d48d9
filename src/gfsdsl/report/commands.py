"""Commands that reports suggest, as they are typed."""

from __future__ import annotations

from gfsdsl.explain.result import Report
from gfsdsl.report.layout import typed


def explain_command(report: Report, id: str) -> str:
    """The command that explains ``id`` in the same document, with the same packs and year."""
    words = ["gfs", "explain", report.given, id, *report.options]
    return " ".join(typed(word) for word in words)
