"""The registry: every code is well formed and says the same in both languages."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from gfsdsl.diagnostics.codes_documents import CODES as DOCUMENTS
from gfsdsl.diagnostics.codes_language import CODES as LANGUAGE
from gfsdsl.diagnostics.registry import MESSAGES


def fields(text: str) -> set[str]:
    """What is filled into a wording; ``verb_en`` is the English of ``verb``."""
    return {
        name.removesuffix("_en") for _, name, _, _ in Formatter().parse(text) if name is not None
    }


def test_no_code_is_given_twice() -> None:
    assert LANGUAGE.keys().isdisjoint(DOCUMENTS)


@pytest.mark.parametrize("code", MESSAGES)
def test_code(code: str) -> None:
    message = MESSAGES[code]
    assert re.fullmatch(r"[SMPDREU]\d{4}", code)
    assert (code[0] in "SMP") == (code in LANGUAGE)
    assert message.severity in ("error", "warning", "note")
    assert message.zh
    assert message.en
    assert fields(message.zh) == fields(message.en)
    assert bool(message.hint_zh) == bool(message.hint_en)
    assert fields(message.hint_zh) == fields(message.hint_en)
