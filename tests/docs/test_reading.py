"""docs/reading.md names every column and every kind of line of the facts csv, and every code."""

from __future__ import annotations

from pathlib import Path

import pytest

from gfsdsl.diagnostics.codes_facts import CODES
from gfsdsl.recognise.confidence import PER_LEFTOVER, WEIGHTS
from gfsdsl.recognise.from_csv_forms import DOUBT, HEADS, REMARK, UNREAD
from gfsdsl.recognise.from_csv_lines import HEAD
from gfsdsl.recognise.from_csv_text import TEXT
from gfsdsl.recognise.said_data import KINDS


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/reading.md").read_text(encoding="utf-8")


def test_every_column_is_named(page: str) -> None:
    assert [name for name in HEAD if f"`{name}`" not in page] == []


def test_every_kind_of_line_is_named(page: str) -> None:
    kinds = [f"{mark.strip()} …" for mark in (UNREAD, REMARK, HEADS, DOUBT)]
    kinds += [f"{TEXT}{kind}" for kind in KINDS]
    kinds += ["empty", "table", "columns", "row", "document"]
    assert [kind for kind in kinds if f"`{kind}`" not in page] == []


def test_every_code_is_named(page: str) -> None:
    assert [code for code in CODES if code not in page] == []


def test_the_weights_are_those_of_the_program(page: str) -> None:
    stated = [line.rstrip(" |").rpartition("| ")[2] for line in page.split("\n")]
    assert [word for word in stated if word.isdigit()] == [str(w) for w in WEIGHTS.values()]
    assert str(PER_LEFTOVER) in page
