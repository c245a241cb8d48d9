"""The example printed otherwise: what can be placed is read, the rest reported."""

from __future__ import annotations

import random

import pytest
from tests.recognise import truth
from tests.recognise.distortions import LOSSY, SAFE

from gfsdsl.documents import read_document
from gfsdsl.fold import fold
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.quantity.printed import Printed, read_number
from gfsdsl.recognise import recognise
from gfsdsl.recognise.facts import Facts

TEXT = truth.EXAMPLE.read_text(encoding="utf-8")
TRUE = {fold(id_): cell[0] for id_, cell in truth.cells().items()}


def value(text: str) -> object:
    printed = read_number(text)
    assert isinstance(printed, Printed)
    return printed.value


def read(text: str, vocabulary: Vocabulary) -> Facts:
    return recognise(read_document(text.encode("utf-8"), "账.txt"), vocabulary)


def wrong(facts: Facts) -> list[str]:
    """Cells with a value that the account does not have there."""
    return [
        f"{id_} = {cell.printed}"
        for id_, cell in facts.cells.items()
        if cell.value is not None
        and (fold(id_) not in TRUE or cell.value != value(TRUE[fold(id_)]))
    ]


def silent(facts: Facts) -> list[str]:
    """Cells that are not read although nothing says so."""
    read_ids = {fold(id_) for id_ in facts.cells}
    found = []
    for id_ in TRUE:
        if id_ in read_ids:
            continue
        table = facts.tables.get(id_.split("[")[0].split("(")[0].split(".")[0])
        if table is None:
            reported = len(facts.leftovers) > 1
        else:
            reported = any(item.kind in ("row", "number", "column") for item in table.leftovers)
        if not reported:
            found.append(id_)
    return found


@pytest.mark.parametrize("name", SAFE)
def test_safe(name: str, vocabulary: Vocabulary) -> None:
    facts = read(SAFE[name](TEXT), vocabulary)
    assert wrong(facts) == []
    assert len(facts.cells) == 870
    assert all(cell.value is not None for cell in facts.cells.values())
    assert [item for table in facts.tables.values() for item in table.leftovers] == []
    assert [item.kind for item in facts.leftovers] == ["table"]


@pytest.mark.parametrize("name", LOSSY)
def test_lossy(name: str, vocabulary: Vocabulary) -> None:
    facts = read(LOSSY[name](TEXT), vocabulary)
    assert wrong(facts) == []
    assert silent(facts) == []


def test_each_distortion_changes_something() -> None:
    for change in (*SAFE.values(), *LOSSY.values()):
        assert change(TEXT) != TEXT


def test_dashes_are_cells_with_a_problem(vocabulary: Vocabulary) -> None:
    text = "\n".join(
        line.replace(" 0.00", " —") if number < 782 else line
        for number, line in enumerate(TEXT.split("\n"))
    )
    facts = read(text, vocabulary)
    assert len(facts.cells) == 870
    assert wrong(facts) == []
    dashes = {id_ for id_, cell in facts.cells.items() if cell.problem == "dash"}
    assert {fold(id_) for id_ in dashes} == {
        id_ for id_, print_ in TRUE.items() if print_ == "0.00"
    }


def test_a_document_cut_anywhere_reads_the_rows_it_has(vocabulary: Vocabulary) -> None:
    start = TEXT.index("2024 年度收入支出决算总表")
    end = TEXT.index("三、2024 年度部门决算情况说明")
    chance = random.Random(11)
    for _ in range(60):
        cut = chance.randrange(start, end)
        facts = read(TEXT[:cut], vocabulary)
        line = TEXT[:cut].count("\n") + 1
        assert wrong(facts) == []
        for id_, (_, at) in truth.cells().items():
            if at >= line or id_ in facts.cells:
                continue
            table = facts.tables[id_.split("[")[0].split(".")[0]]
            assert not table.whole, (cut, id_)


def test_a_title_printed_twice_is_reported(vocabulary: Vocabulary) -> None:
    lines = TEXT.split("\n")
    again = [line.replace("1,873.98", "1,837.98") for line in lines[340:427]]
    facts = read("\n".join([*lines[:427], *again, *lines[427:]]), vocabulary)
    assert wrong(facts) == []
    assert len(facts.cells) == 870
    twice = [item for item in facts.leftovers if item.table == "支出决算表"]
    assert [(item.kind, item.reason, item.place.line) for item in twice] == [
        ("table", "printed twice", 428)
    ]


def test_other_encodings(vocabulary: Vocabulary) -> None:
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        document = read_document(TEXT.encode(encoding), "账.txt")
        assert len(recognise(document, vocabulary).cells) == 870
