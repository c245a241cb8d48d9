"""Make the files again: ``python -m tests.files.make [names]``; what it needs is in README.md."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
MAKERS = (
    "example_pdf", "example_xlsx", "example_writer", "trap_text", "trap_file", "trap_lines",
    "trap_cells", "trap_bombs", "invented_ruled", "invented_open", "scrambled", "calc",
)  # fmt: skip


def main(names: list[str]) -> None:
    for name in names or MAKERS:
        print(name)
        importlib.import_module(f"tests.files.make.{name}").make(FOLDER)


main(sys.argv[1:])
