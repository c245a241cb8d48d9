"""docs/diagnostics.md lists every code, as tests/bad shows it."""

from __future__ import annotations

from tests.docs.catalogue import CATALOGUE, COMMAND, text

from gfsdsl.diagnostics.registry import MESSAGES


def test_the_page_is_what_the_registry_and_the_examples_say() -> None:
    assert CATALOGUE.read_text(encoding="utf-8") == text(), f"run {COMMAND}"


def test_every_code_is_listed() -> None:
    page = CATALOGUE.read_text(encoding="utf-8")
    assert [code for code in MESSAGES if f"| {code} |" not in page] == []
