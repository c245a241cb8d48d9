"""Invented departments: their truth is made with the text, not read from it."""

from __future__ import annotations

import pytest
from tests.departments import make_department

from gfsdsl.documents import read_document
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise import recognise


@pytest.mark.parametrize("seed", range(8))
def test_every_cell_of_a_department_is_read(seed: int, vocabulary: Vocabulary) -> None:
    department = make_department(seed)
    facts = recognise(read_document(department.text.encode(), "账.txt"), vocabulary)
    got = {id_: (cell.printed, cell.place.line) for id_, cell in facts.cells.items()}
    assert got == {id_: tuple(cell) for id_, cell in department.cells.items()}
    assert (facts.entity, facts.year) == (department.entity, department.year)
    assert all(table.leftovers == () for table in facts.tables.values())
    assert facts.leftovers == ()
