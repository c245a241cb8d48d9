"""The command line: one command a file, no logic. Commands are imported when they are run."""

from __future__ import annotations

from gfsdsl.cli.main import main

__all__ = ["main"]
