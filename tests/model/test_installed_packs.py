"""Packs that other Python packages bring, by entry point."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from tests.support import TABLE, UNITS, table
from tests.support import run as run_with_path

import gfsdsl
from gfsdsl.model.packs import installed_roots


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> list[EntryPoint]:
    found: list[EntryPoint] = []
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: found)
    return found


def test_an_installed_pack_is_found_by_its_name(
    tmp_path: Path, entries: list[EntryPoint], monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "some_packs"
    package.mkdir()
    (package / "__init__.py").write_text("")
    rule = "rule r { must 支出[201, 合计] > 0 元 }"
    text = (UNITS + TABLE + rule).replace("test.small", "test.installed")
    (package / "pack.gfs").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    entries.append(EntryPoint("some", "some_packs", "gfsdsl.packs"))
    grids = run_with_path(tmp_path, UNITS + TABLE + rule, 支出=table("201|甲|1.00|1.00|0.00"))
    report = gfsdsl.check(tmp_path / "grids", ["test.installed"])
    assert [p.name for p in report.model.packs] == ["test.installed"]
    assert report.verdicts == grids.verdicts
    sys.modules.pop("some_packs", None)


def test_an_entry_that_cannot_be_imported_is_named(entries: list[EntryPoint]) -> None:
    entries.append(EntryPoint("gone", "no_such_package", "gfsdsl.packs"))
    with pytest.raises(gfsdsl.GfsError) as caught:
        installed_roots()
    assert [(d.code, d.args["name"]) for d in caught.value.diagnostics] == [("P0010", "gone")]
