"""``gfs graph``, and ``gfs check`` on rule files alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.runner import EXAMPLE, ROOT, gfs, said

SLIP = "examples/虚构文旅局-笔误"


def valid(data: object) -> bool:
    """Whether ``data`` is as the schema that it names says."""
    assert isinstance(data, dict)
    name = data["schema"].partition("/")[0].partition(".")[2]
    path = ROOT / "src" / "gfsdsl" / "report" / "schemas" / f"{name}.json"
    Draft202012Validator(json.loads(path.read_text(encoding="utf-8"))).validate(data)
    return True


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_around_a_violated_instance() -> None:
    lines = gfs("graph", SLIP, "1").stdout.splitlines()
    assert lines[:2] == ["flowchart LR", '  n0{{"横向汇总[支出决算表, 2070104, 本年支出合计]"}}']
    assert sum("<br/>" in line for line in lines) == 6
    assert any("2070104 图书馆, 项目支出]<br/>1,474.30 万元" in line for line in lines)
    assert sum(line.endswith("--> n0") for line in lines) == 6
    assert lines[-1] == "  style n0 fill:#fdd,stroke:#c00"


def test_around_a_cell_as_data() -> None:
    data = said("graph", SLIP, "支出决算表[2070104, 项目支出]")
    assert valid(data)
    kinds = {node["id"]: node["kind"] for node in data["nodes"]}
    assert kinds["支出决算表[2070104, 项目支出]"] == "cell"
    assert "violated" in {node["verdict"] for node in data["nodes"]}


def test_tables_and_rules_from_far_away() -> None:
    data = said("graph", EXAMPLE)
    assert valid(data)
    assert {node["kind"] for node in data["nodes"]} == {"table", "rule"}
    assert sum(node["kind"] == "table" for node in data["nodes"]) >= 12


def test_the_whole_graph() -> None:
    data = said("graph", EXAMPLE, "--all")
    assert valid(data)
    assert sum(node["kind"] == "cell" for node in data["nodes"]) >= 870


def test_a_name_that_nothing_has() -> None:
    done = gfs("graph", EXAMPLE, "没有这一项")
    assert done.exit_code == 2
    assert "U0001" in done.stderr


def test_rule_files_alone() -> None:
    done = gfs("check", "rules")
    assert done.exit_code == 0
    assert "问题 0 处" in done.stdout


def test_rule_files_alone_as_data() -> None:
    data = said("check", "rules/cn/final-accounts")
    assert valid(data)
    assert data["diagnostics"] == []
    assert "cn.final-accounts/横向汇总" in data["rules"]


def test_mistakes_in_rule_files(tmp_path: Path) -> None:
    """Five independent mistakes give five diagnostics with the right places."""
    (tmp_path / "pack.gfs").write_text(
        """pack test.five { version "1"  requires cn.forms }
rule 一 { must 支出决策表[合计, 基本支出] > 0 元 }
rule 二 { must 支出决算表[合计, 基本开支] > 0 元 }
rule 三 { must 支出决算表[合计, 基本支出] > 0 }
rule 四 { must }
rule 五 { must 支出决算表[2080, 基本支出] > 0 元 }
rule 六 { must 支出决算表[208, 基本支出] > 0 元 }
""",
        encoding="utf-8",
    )
    data = said("check", tmp_path)
    assert valid(data)
    found = [(d["line"], d["column"], d["code"]) for d in data["diagnostics"]]
    assert found == [
        (2, 15, "M0040"),
        (3, 25, "M0041"),
        (4, 15, "M0045"),
        (5, 15, "S0001"),
        (6, 21, "M0043"),
    ]
    english = gfs("check", tmp_path, "--lang", "en")
    assert english.exit_code == 2
    for code in ("M0040", "M0041", "M0045", "S0001", "M0043"):
        assert f"error {code}: " in english.stdout
