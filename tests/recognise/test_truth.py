"""The truth that the other tests compare with adds up, so that it is not wrong by itself."""

from __future__ import annotations

from decimal import Decimal

from tests.recognise import truth
from tests.recognise.truth import TrueRow


def amount(row: TrueRow, column: str) -> Decimal:
    return Decimal(row.cells[column][0].replace(",", ""))


def test_there_are_870_cells_in_256_rows() -> None:
    assert len(truth.cells()) == 870
    counts = {name: len(rows) for name, rows in truth.rows().items()}
    assert counts == {
        "收入决算表分单位": 4, "收入决算表": 34, "支出决算表分单位": 4, "支出决算表": 34,
        "一般公共支出表": 31, "国有资本表": 4, "三公经费表": 6, "收入支出决算总表": 42,
        "财政拨款总表": 38, "基本支出明细表": 92, "政府性基金表": 0,
    }  # fmt: skip


def test_the_top_subjects_add_up_to_the_total_in_every_column() -> None:
    for name in ("收入决算表", "支出决算表", "一般公共支出表", "国有资本表"):
        rows = truth.rows()[name]
        for column in rows[0].cells:
            parts = sum(amount(row, column) for row in rows if len(row.code) == 3)
            assert abs(parts - amount(rows[0], column)) <= Decimal("0.03"), (name, column)


def test_the_parts_of_each_row_add_up_across() -> None:
    for name in (
        "收入决算表分单位",
        "收入决算表",
        "支出决算表分单位",
        "支出决算表",
        "一般公共支出表",
    ):
        for row in truth.rows()[name]:
            total, *parts = row.cells
            # Every part is rounded by itself.
            slack = Decimal("0.005") * (len(parts) + 1)
            off = amount(row, total) - sum(amount(row, part) for part in parts)
            assert abs(off) <= slack, (name, row.key)


def test_the_sides_of_the_overall_tables_balance() -> None:
    for name in ("收入支出决算总表", "财政拨款总表"):
        totals = {row.block: row for row in truth.rows()[name] if row.key == "总计"}
        assert len(totals) == 2
        assert len({next(iter(row.cells.values()))[0] for row in totals.values()}) == 1


def test_the_three_blocks_of_basic_expenditure_add_up_to_their_totals() -> None:
    rows = truth.rows()["基本支出明细表"]
    top = {row.code: amount(row, "决算数") for row in rows if len(row.code) == 3}
    totals = {row.key: amount(row, "决算数") for row in rows if not row.code}
    staff = top["301"] + top["303"]
    assert abs(staff - totals["人员经费合计"]) <= Decimal("0.02")
    assert abs(sum(top.values()) - staff - totals["公用经费合计"]) <= Decimal("0.05")
    for code, total in top.items():
        parts = [amount(r, "决算数") for r in rows if len(r.code) == 5 and r.code[:3] == code]
        assert abs(sum(parts) - total) <= Decimal("0.05"), code
