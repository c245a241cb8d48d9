"""Every construct compiles as in tests/good, and every mistake is found as in tests/bad."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from gfsdsl.diagnostics.codes_language import CODES
from tests.model.programs import BAD, GOOD, compiled, diagnostics, expected

# Said only when a session looks for packs: see test_packs.py.
ELSEWHERE = {"P0008", "P0009"}
