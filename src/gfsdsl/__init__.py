"""gfsdsl: declare government accounts, check a published document, explain what is wrong.

>>> import gfsdsl
>>> report = gfsdsl.check("决算公开.txt")
>>> report.verdicts["violated"]
0

Everything is loaded on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gfsdsl.diagnostics import Diagnostic, GfsError
    from gfsdsl.explain.result import Report
    from gfsdsl.session import check

__all__ = ["Diagnostic", "GfsError", "Report", "__version__", "check"]
__version__ = "0.1.0"

_HOMES = {
    "check": "gfsdsl.session",
    "Report": "gfsdsl.explain.result",
    "Diagnostic": "gfsdsl.diagnostics",
    "GfsError": "gfsdsl.diagnostics",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
