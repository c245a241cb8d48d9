"""Every rule about the text has an example that it finds right, and one that it finds wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from attrs import evolve
from tests.catalogue.examples import FILES, Example, examples, tables

from gfsdsl.documents.read import read_document
from gfsdsl.evaluate.evaluator import Evaluator
from gfsdsl.evaluate.verdicts import judge_all
from gfsdsl.graph.bindings import World
from gfsdsl.graph.dependency import dependencies
from gfsdsl.model.build import build_model
from gfsdsl.model.model import Model
from gfsdsl.model.packs import builtin_roots, closure, discover
from gfsdsl.recognise import recognise
from gfsdsl.report.words import word

PACK = "cn.final-accounts"
RIGHT = {word(verdict, "zh") for verdict in ("holds", "rounding")}
WRONG = {word("violated", "zh")}


@cache
def model() -> Model:
    return build_model(closure(discover(builtin_roots()), [PACK]), 2024)


def verdicts(document: str, rule: str) -> dict[str, str]:
    """The verdicts of the instances of one rule, in Chinese; by their ids without the pack."""
    alone = evolve(model(), skipped=[])
    alone.limit([rule])
    facts = recognise(read_document(document.encode(), "例.txt"), alone.vocabulary)
    world = World(alone, facts, facts.year, facts.entity, {})
    found = dependencies(world, Evaluator(facts.numbers, {}).condition)
    judged = judge_all(found, facts.numbers)
    return {j.id.partition("/")[2]: word(j.verdict, "zh") for j in judged}


def names(*files: str) -> set[str]:
    """The rules, figures and forbidden texts of files; without ``files``, all."""
    declared = (*model().rules, *model().figures, *model().forbids)
    return {
        rule.name
        for rule in declared
        if not files or (rule.span is not None and Path(rule.span.file.name).stem in files)
    }


def place(example: Example) -> str:
    return f"{example.file}:{example.line}"


@pytest.mark.parametrize("example", examples(), ids=place)
def test_the_rule_says(example: Example) -> None:
    found = verdicts(example.document, example.rule)
    assert found.get(example.instance) == example.verdict, found


@pytest.mark.parametrize("file", FILES)
def test_every_rule_is_shown_right_and_wrong(file: str) -> None:
    shown = [example for example in examples() if example.file == file]
    right = {example.rule for example in shown if example.verdict in RIGHT}
    wrong = {example.rule for example in shown if example.verdict in WRONG}
    assert names(file) - right == set(), "no example that holds"
    assert names(file) - wrong == set(), "no example that fails"


def test_the_catalogue_shows_rules_only() -> None:
    assert {example.rule for example in examples()} - names() == set()


def test_every_table_is_used() -> None:
    used = {name for example in examples() for name in example.tables}
    assert used == set(tables())
