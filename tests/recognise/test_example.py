"""The example account: eleven tables, and every number in its row and column."""

from __future__ import annotations

from tests.recognise import truth

from gfsdsl.quantity.printed import read_number
from gfsdsl.recognise.facts import Facts


def test_every_cell_is_read_with_its_line(facts: Facts) -> None:
    got = {id_: (cell.printed, cell.place.line) for id_, cell in facts.cells.items()}
    assert got == truth.cells()


def test_values_are_exact_and_printed_zeros_true(facts: Facts) -> None:
    for cell in facts.cells.values():
        printed = read_number(cell.printed)
        assert cell.value == printed.value  # type: ignore[union-attr]
        assert (cell.decimals, cell.problem) == (2, None)
        assert cell.exact == (cell.value == 0)
        assert cell.unit.name == "万元"


def test_rows_stand_in_document_order(facts: Facts) -> None:
    for name, rows in truth.rows().items():
        got = [row.key for block in facts.tables[name].blocks for row in block.rows]
        assert got == [row.key for row in rows], name


def test_rows_keep_code_label_print_and_line_number(facts: Facts) -> None:
    for name, rows in truth.rows().items():
        got = [row for block in facts.tables[name].blocks for row in block.rows]
        for row, true in zip(got, rows, strict=True):
            assert (row.code or "") == true.code
            assert row.printed == true.label.replace(" ", "")
            assert str(row.line_number or "") == true.line_number
            assert not row.part


def test_rows_are_what_the_declarations_say(facts: Facts) -> None:
    kinds = {
        (block.block.id, row.key): row.kind for block in facts.blocks.values() for row in block.rows
    }
    assert kinds["财政拨款总表.收入", "年初财政拨款结转和结余.一般公共预算财政拨款"] == "nested"
    assert kinds["财政拨款总表.收入", "一般公共预算财政拨款"] == "subject"
    assert kinds["财政拨款总表.收入", "年初财政拨款结转和结余"] == "extra"
    assert kinds["收入支出决算总表.支出", "本年支出合计"] == "total"
    assert kinds["收入决算表分单位", "绍兴市越城区职业技能管理服务中心"] == "open"
    rows = {row.key: row for row in facts.blocks["基本支出明细表"].rows}
    assert (rows["公用经费合计"].total, rows["人员经费合计"].total) == (1, 0)
    by_name = facts.blocks["收入支出决算总表.支出"].row("科学技术支出")
    assert by_name is not None
    assert by_name.subject is not None
    assert (by_name.code, by_name.subject.code) == (None, "206")


def test_heads_are_read(facts: Facts) -> None:
    numbers = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11"]
    assert [table.number for table in facts.tables.values()] == [f"公开{n}表" for n in numbers]
    entity = "绍兴市越城区人力资源和社会保障局（汇总）"
    for table in facts.tables.values():
        assert (table.year, table.entity, table.unit_printed) == (2024, entity, "万元")
        assert set(table.head_places) == {"number", "entity", "unit", "year"}
    assert (facts.year, facts.year_ground, facts.entity) == (2024, "title", entity)
    assert facts.tables["支出决算表"].head_places["number"].line == 343


def test_printed_numbering_is_read(facts: Facts) -> None:
    assert facts.tables["财政拨款总表"].column_numbers == (1, 2, 3, 4, 5)
    assert facts.blocks["收入支出决算总表.收入"].line_numbers == tuple(range(1, 32))
    assert facts.blocks["收入支出决算总表.支出"].line_numbers == tuple(range(32, 63))


def test_nothing_is_left_over_in_any_table(facts: Facts) -> None:
    assert {name: table.leftovers for name, table in facts.tables.items()} == dict.fromkeys(
        facts.tables, ()
    )
    assert all(table.whole for table in facts.tables.values())
    assert facts.notes == ()


def test_the_published_empty_table_is_present_and_empty(facts: Facts) -> None:
    table = facts.tables["政府性基金表"]
    assert table.empty
    assert table.whole
    assert table.blocks[0].rows == ()
    assert [n for n, t in facts.tables.items() if t.empty] == ["政府性基金表"]


def test_the_one_table_of_the_annex_is_reported(facts: Facts) -> None:
    assert [(item.kind, item.place.line) for item in facts.leftovers] == [("table", 2586)]
