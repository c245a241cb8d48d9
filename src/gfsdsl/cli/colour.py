"""Reports on a terminal, with what is wrong in colour. Anywhere else the text goes out as it is."""

from __future__ import annotations

import os
import re
import sys

from gfsdsl.cli.console import echo

# Marks at the beginning of a line or of a remark, and the style of what follows them.
_STYLES = (
    (re.compile(r"^✗.*$", re.MULTILINE), "bold red"),
    (re.compile(r"✗[^✓\n]*$", re.MULTILINE), "red"),
    (re.compile(r"^! .*$", re.MULTILINE), "yellow"),
    (re.compile(r"^≈.*$", re.MULTILINE), "yellow"),
    (re.compile(r"^✓.*$", re.MULTILINE), "green"),
    (re.compile(r"^· .*$", re.MULTILINE), "dim"),
)


def show(text: str) -> None:
    """Write a report to standard output, in colour where it is a terminal that wants it."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or encoding != "utf8":
        echo(text)
        return
    # Imported here: output that is piped does not pay for it.
    from rich.console import Console
    from rich.text import Text

    styled = Text(text)
    for pattern, style in _STYLES:
        styled.highlight_regex(pattern, style)
    Console(highlight=False).print(styled, soft_wrap=True)
