"""Whole outputs, kept in files that are read like a page of the manual.

``GFS_GOLDEN=write`` writes the files anew; read them line by line before keeping them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def steady(text: str) -> str:
    """``text`` without what changes while rules are edited: hashes, counts and lines of rules."""
    text = re.sub(r"(@\d+\.\d+\.\d+) [0-9a-f]{8}", r"\1 ########", text)
    text = re.sub(r"(规则实例) \d+：符合 \d+，", r"\1 #：符合 #，", text)
    text = re.sub(r"\d+ rule instances: holds \d+", "# rule instances: holds #", text)
    text = re.sub(r"(不适用|not applicable) \d+", r"\1 #", text)
    return re.sub(r"(\.gfs):\d+", r"\1:#", text)


def same(name: str, text: str) -> None:
    """Assert that ``text`` is what the golden file says."""
    path = FOLDER / f"{name}.txt"
    found = "\n".join(line.rstrip() for line in steady(text).split("\n"))
    if os.environ.get("GFS_GOLDEN") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")
