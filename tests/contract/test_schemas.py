"""The published schemas, and that what the commands write follows them."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.runner import EXAMPLE, ROOT, said
from tests.contract.data import NAMES, complaints, extract, report, schema

SCHEMAS = sorted(path.stem for path in (ROOT / "src/gfsdsl/report/schemas").glob("*.json"))


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_what_is_published() -> None:
    assert {"check", "error", "eval", "extract"} <= set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema(name: str) -> None:
    found = schema(name)
    Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["$id"] == found["properties"]["schema"]["const"] == f"gfsdsl.{name}/1"


@pytest.mark.parametrize("name", SCHEMAS)
def test_objects_are_closed_and_whole(name: str) -> None:
    """No property but those named; all of them are there, except a diagnostic's place in a file,
    what a corrected cell was read as, and the grounds that ``--why`` asks for."""

    def objects(node: object) -> list[dict[str, object]]:
        if isinstance(node, list):
            return [found for item in node for found in objects(item)]
        if not isinstance(node, dict):
            return []
        below = [found for item in node.values() for found in objects(item)]
        return [node, *below] if node.get("type") == "object" else below

    found = objects(schema(name))
    assert found
    for node in found:
        assert node["additionalProperties"] is False
        assert isinstance(node["properties"], dict)
        assert set(node["properties"]) - set(node["required"]) <= {"file", "column", "read", "why"}  # type: ignore[call-overload]


@pytest.mark.parametrize("name", NAMES)
def test_reports_and_extracts(name: str) -> None:
    assert complaints(report(name)) == []
    assert complaints(extract(name)) == []


def test_a_report_in_english() -> None:
    assert complaints(said("check", EXAMPLE, "--lang", "en")) == []


@pytest.mark.parametrize(
    ("expression", "kind", "value"),
    [
        ("支出决算表[2080199, 项目支出]", "amount", "225.53"),
        ("支出决算表[合计, 项目支出] - 支出决算表[合计, 本年支出合计]", "amount", "-3249.99"),
        ("1 / 3", "amount", "0.333333"),
        ("-1 万元", "amount", "-1"),
        ("document.year", "word", "2024"),
        ("keys(国有资本表)", "set", ["223", "22301", "2230105"]),
        ("支出决算表[2080199, 项目支出] = 1 万元", "verdict", "violated"),
        ("1 万元 / 支出决算表[合计, 经营支出]", "missing", None),
    ],
)
def test_values(expression: str, kind: str, value: object) -> None:
    data = said("eval", EXAMPLE, expression)
    assert complaints(data) == []
    assert [(v["kind"], v["value"]) for v in data["values"]] == [(kind, value)]


def test_a_row_is_one_value_a_column() -> None:
    data = said("eval", EXAMPLE, "三公经费表[公务接待费]")
    assert complaints(data) == []
    assert [v["column"] for v in data["values"]] == ["预算数", "决算数"]


def test_errors(tmp_path: Path) -> None:
    for arguments in (
        ("check", tmp_path / "no such file"),
        ("extract", tmp_path),
        ("eval", EXAMPLE, "支出决算表[合计, 基本开支]"),
        ("eval", EXAMPLE, "1 +"),
    ):
        assert complaints(said(*arguments)) == []


def test_a_schema_finds_fault() -> None:
    """A validator that takes anything would be no test."""
    wrong = deepcopy(dict(report("one figure mistyped")))
    wrong["instances"][0]["verdict"] = "fine"
    wrong["findings"][0]["suspects"] = []
    del wrong["entity"]
    wrong["more"] = 1
    assert len(complaints(wrong)) == 4
