"""The declarations that recognition is tested with: those of the province of the example."""

from __future__ import annotations

import pytest
from tests.recognise.truth import EXAMPLE

from gfsdsl.documents import read_document
from gfsdsl.model.build import build_model
from gfsdsl.model.packs import builtin_roots, closure, discover
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise import recognise
from gfsdsl.recognise.facts import Facts

PACK = "cn.zhejiang.final-accounts"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The vocabulary of the pack that the example is checked with."""
    return build_model(closure(discover(builtin_roots()), [PACK]), 2024).vocabulary


@pytest.fixture(scope="session")
def facts(vocabulary: Vocabulary) -> Facts:
    """What is recognised in the example."""
    return recognise(read_document(EXAMPLE), vocabulary)
