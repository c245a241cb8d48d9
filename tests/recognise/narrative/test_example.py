"""The running text of a whole account, as published and distorted."""

from __future__ import annotations

from functools import cache

import pytest
from tests.recognise.distortions import SAFE
from tests.recognise.truth import EXAMPLE

from gfsdsl.documents.read import read_document
from gfsdsl.fold import fold
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise import recognise
from gfsdsl.recognise.narrative.leftover import UnreadNumber
from gfsdsl.recognise.said import Captured, Narrative

TEXT = EXAMPLE.read_text(encoding="utf-8")


def narrative(text: str, words: Vocabulary) -> Narrative:
    return recognise(read_document(text.encode(), "t.txt"), words).narrative


@cache
def values(text: str, words: Vocabulary) -> dict[str, object]:
    """What is captured, by id; how it is printed does not matter."""
    return {
        captured.id: captured.value if isinstance(captured, Captured) else fold(captured.text)
        for several in narrative(text, words).said.values()
        for said in several
        for captured in said.captured.values()
        # A contents page, or a title on every page, names the year more often.
        if said.statement.each != ()
    }


def test_every_amount_before_the_annexes_is_captured(vocabulary: Vocabulary) -> None:
    annexes = next(n for n, line in enumerate(TEXT.split("\n"), 1) if line.strip() == "五、附件")
    found = narrative(TEXT, vocabulary)
    assert found.clashes == ()
    unread = [u for u in found.unread if u.place.line is not None and u.place.line < annexes]
    assert [u for u in unread if isinstance(u, UnreadNumber) and "元" in u.number] == []


@pytest.mark.parametrize("name", SAFE)
def test_distortions_change_nothing(name: str, vocabulary: Vocabulary) -> None:
    assert values(SAFE[name](TEXT), vocabulary) == values(TEXT, vocabulary)
