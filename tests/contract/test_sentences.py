"""The contract's sentences about ids, operands, findings and records, one test each."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal, InvalidOperation

import pytest
from tests.cli.runner import PACK, example_text
from tests.contract.data import CHANGES, NAMES, Data, document, extract, report

from gfsdsl.report.json import check_data
from gfsdsl.session import check

every = pytest.mark.parametrize("name", NAMES)
SLIPS = [name for name, changes in CHANGES.items() if changes]


def ids(found: list[Data], key: str = "id") -> list[str]:
    return [item[key] for item in found]


@every
def test_ids_are_unique(name: str) -> None:
    for found in (
        ids(extract(name)["cells"], "cell"),
        ids(report(name)["instances"]),
        ids(report(name)["rules"]),
        ids(report(name)["tables"], "table"),
    ):
        assert [id for id, count in Counter(found).items() if count > 1] == []


@every
def test_operands_are_cells_and_breaks_are_violated_instances(name: str) -> None:
    cells = set(ids(extract(name)["cells"], "cell"))
    verdicts = {i["id"]: i["verdict"] for i in report(name)["instances"]}
    for instance in report(name)["instances"]:
        assert set(instance["operands"]) <= cells, instance["id"]
        assert len(set(instance["operands"])) == len(instance["operands"]), instance["id"]
    for finding in report(name)["findings"]:
        assert {verdicts[id] for id in finding["breaks"]} <= {"violated", "broken"}


@every
def test_every_violated_instance_is_in_a_finding(name: str) -> None:
    broken = {i["id"] for i in report(name)["instances"] if i["verdict"] in ("violated", "broken")}
    assert {id for finding in report(name)["findings"] for id in finding["breaks"]} == broken


@every
def test_findings_are_numbered_and_errors_come_first(name: str) -> None:
    findings = report(name)["findings"]
    assert ids(findings) == list(range(1, len(findings) + 1))
    order = ["error", "warning", "note"]
    levels = [order.index(finding["severity"]) for finding in findings]
    assert levels == sorted(levels)


@every
def test_suspects_are_empty_only_where_something_is_missing(name: str) -> None:
    for finding in report(name)["findings"]:
        assert finding["suspects"] or finding["kind"] == "missing", finding["headline"]


@every
def test_counts_are_those_of_what_is_listed(name: str) -> None:
    data = report(name)
    assert Counter(i["verdict"] for i in data["instances"]) == Counter(
        {verdict: count for verdict, count in data["verdicts"].items() if count}
    )
    cells = Counter(cell["table"] for cell in extract(name)["cells"] if "table" in cell)
    assert {t["table"]: t["cells"] for t in data["tables"] if t["cells"]} == cells
    by_rule = Counter(i["id"].split("[")[0].split("#")[0] for i in data["instances"])
    assert {r["id"]: r["instances"] for r in data["rules"] if r["instances"]} == by_rule


@every
def test_coverage_counts_the_numbers_read(name: str) -> None:
    # A word or a year that a sentence says has a value and no unit, as a bare count has; only the
    # ids of the rest are numbers.
    read = [cell for cell in extract(name)["cells"] if cell["value"] is not None]
    numbers = [cell for cell in read if "table" in cell or cell["unit"] is not None]
    coverage = report(name)["coverage"]
    assert coverage["numbers"] == len(numbers)
    assert 0.9 * coverage["numbers"] < coverage["numbers_in_some_rule"] <= coverage["numbers"]


@every
def test_a_record_quotes_its_line(name: str) -> None:
    """``printed`` stands in the line it is said to be on; ``value`` is the same number."""
    lines = document(name).decode().split("\n")
    for cell in extract(name)["cells"]:
        if "table" not in cell:
            # A number of a sentence may go on on the next line.
            assert cell["printed"][:1] in lines[cell["line"] - 1], cell
            continue
        assert cell["row"].keys() == {"code", "label"}
        if cell["printed"]:
            assert cell["printed"] in lines[cell["line"] - 1], cell
        if cell["value"] is not None:
            assert Decimal(cell["value"]) == Decimal(cell["printed"].replace(",", "")), cell


@every
def test_a_code_is_the_printed_one(name: str) -> None:
    for cell in extract(name)["cells"]:
        if "table" not in cell:
            continue
        code, label = cell["row"]["code"], cell["row"]["label"]
        assert f"[{code or label}" in cell["cell"] or "." in cell["cell"], cell


def test_a_proof_adds_up() -> None:
    """The terms of a sum, each somewhere in its interval, reach from left to right."""
    for instance in report("one figure mistyped")["instances"]:
        proof = instance["proof"]
        if proof is None or proof["op"] != "=" or "terms" not in proof:
            continue
        ends = [(Decimal(t["coefficient"]), t["low"], t["high"]) for t in proof["terms"]]
        middle = sum(c * (Decimal(low) + Decimal(high)) / 2 for c, low, high in ends)
        assert middle == Decimal(instance["difference"]), instance["id"]
        cells = {t["cell"] for t in proof["terms"]} - {None}
        assert cells <= set(instance["operands"]), instance["id"]


@pytest.mark.parametrize(
    ("name", "verdicts"),
    [
        ("an amount that is no number", {"not_evaluated", "not_applicable"}),
        # A dash is a blank, which the forms print for a zero: the figure that is missing is seen.
        ("a dash for an amount", {"violated", "holds", "not_applicable"}),
    ],
)
def test_what_cannot_be_read_has_no_value(name: str, verdicts: set[str]) -> None:
    cell = next(c for c in extract(name)["cells"] if c["cell"] == "支出决算表[2080199, 项目支出]")
    with pytest.raises(InvalidOperation):
        Decimal(cell["printed"])
    assert cell["value"] is None
    using = [i for i in report(name)["instances"] if cell["cell"] in i["operands"]]
    assert using
    assert {i["verdict"] for i in using} <= verdicts
    assert all(i["reason"] for i in using if i["verdict"] == "not_evaluated")


def test_an_unreadable_amount_is_an_error_with_that_cell_as_suspect() -> None:
    finding = report("an amount that is no number")["findings"][0]
    assert (finding["kind"], finding["severity"], finding["tied"]) == ("unreadable", "error", False)
    assert ids(finding["suspects"], "cell") == ["支出决算表[2080199, 项目支出]"]
    assert finding["suspects"][0]["line"] == 388
    assert "16,83490" in finding["headline"]


@pytest.mark.parametrize("name", ["one figure mistyped", "figures mistyped in three tables"])
def test_ids_hold_no_values(name: str) -> None:
    """A figure may change; what it is called does not, nor do the instances that use it."""
    assert ids(extract(name)["cells"], "cell") == ids(extract("as published")["cells"], "cell")
    assert ids(report(name)["instances"]) == ids(report("as published")["instances"])
    assert ids(report(name)["rules"]) == ids(report("as published")["rules"])


def test_a_finding_that_a_change_does_not_touch_stays_as_it_is() -> None:
    """The slip in 支出决算表 is found in the same words when two other tables are wrong too."""
    kept = ("headline", "suspects", "breaks")
    both = [
        [{key: f[key] for key in kept} for f in report(name)["findings"]]
        for name in ("one figure mistyped", "figures mistyped in three tables")
    ]
    assert all(both)
    assert both[0] != both[1]


@pytest.mark.parametrize("name", SLIPS)
def test_what_was_slipped_is_seen(name: str) -> None:
    """Every seeded slip changes the findings, the diagnostics or what was not evaluated."""
    clean, slipped = report("as published"), report(name)
    keys = ("findings", "diagnostics", "verdicts")
    assert any(clean[key] != slipped[key] for key in keys)


def test_a_rule_about_the_form_suspects_what_is_printed_there() -> None:
    findings = [f for f in report("a year mistyped")["findings"] if f["severity"] == "error"]
    found = [s for f in findings for s in f["suspects"]]
    assert [(s["cell"], s["printed"], s["line"]) for s in found if s["line"]] == [
        ("支出决算表.year", "2023", 341)
    ]


@pytest.mark.parametrize("rule", ["表号连续", "科目编码升序"])
def test_a_rule_about_an_order_suspects_what_is_out_of_order(rule: str) -> None:
    lines = example_text().split("\n")
    if rule == "表号连续":
        lines[429] = lines[429].replace("06", "66")
    else:
        lines[373], lines[375] = lines[375], lines[373]
    data = check_data(check("\n".join(lines).encode(), [PACK], name="决算公开.txt"))
    found = [f for f in data["findings"] if f"/{rule}" in f["breaks"][0]]
    assert [f["suspects"] for f in found] != [[]]
