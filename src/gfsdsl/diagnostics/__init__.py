"""Diagnostics: data, one registry of codes, one renderer a file."""

from gfsdsl.diagnostics.diagnostic import Diagnostic, GfsError

__all__ = ["Diagnostic", "GfsError"]
