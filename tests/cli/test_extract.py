"""``gfs extract DOC > facts.csv``, correct, ``gfs check facts.csv``; and ``--why``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.runner import DOCUMENT, EXAMPLE, PACK, ROOT, gfs, said
from tests.facts_csv import corrected

SLIP = "examples/虚构文旅局-笔误"
CELL = "支出决算表[2070104, 项目支出]"


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_redirected_it_writes_csv(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    with path.open("wb") as out:
        subprocess.run([sys.executable, "-m", "gfsdsl", "extract", EXAMPLE], stdout=out, check=True)
    assert path.read_text(encoding="utf-8").startswith("cell,table,")
    again = gfs("check", path)
    assert (again.exit_code, "✗" in again.stdout) == (0, False)


def test_a_format_that_is_asked_for_is_given() -> None:
    assert gfs("extract", EXAMPLE, "--format", "text").stdout.startswith("收入支出决算总表  ")
    assert gfs("extract", EXAMPLE, "--format", "json").stdout.startswith("{")
    assert gfs("extract", EXAMPLE).stdout == gfs("extract", EXAMPLE, "--format", "csv").stdout


def test_a_mark_for_excel() -> None:
    plain = gfs("extract", EXAMPLE, "--format", "csv").stdout
    assert gfs("extract", EXAMPLE, "--format", "csv", "--bom").stdout == "\ufeff" + plain


def test_the_help_tells_how_to_correct() -> None:
    told = gfs("extract", "--help").stdout
    assert "gfs check facts.csv" in told and "csv when" in told


def test_a_correction_mends_the_slip(tmp_path: Path) -> None:
    assert gfs("check", SLIP).exit_code == 1
    done = gfs("check", corrected(SLIP, tmp_path, {CELL: "1744.3"}))
    assert done.exit_code == 0
    assert f"{CELL} 已更正为“1744.30”（原读作“1,474.30”）" in done.stdout
    assert "csv 第 " in done.stdout


def test_every_explanation_marks_a_correction(tmp_path: Path) -> None:
    path = corrected(SLIP, tmp_path, {CELL: "1744.3"})
    for id in ("横向汇总[支出决算表, 2070104, 本年支出合计]", CELL):
        assert "已更正，原读作 1,474.30" in gfs("explain", path, id).stdout
        assert "corrected, read as 1,474.30" in gfs("explain", path, id, "--lang", "en").stdout
    assert "已更正，原读作 1,474.30" in gfs("eval", path, CELL).stdout


def test_json_says_what_a_corrected_cell_was_read_as(tmp_path: Path) -> None:
    path = corrected(SLIP, tmp_path, {CELL: "1,474.03"})
    cells = {cell["cell"]: cell for cell in said("extract", path)["cells"]}
    assert cells[CELL]["read"] == "1,474.30"
    assert [id for id, cell in cells.items() if "read" in cell] == [CELL]
    report: Any = said("check", path)
    suspects = [s for f in report["findings"] for s in f["suspects"] if s["cell"] == CELL]
    assert suspects and all(s["read"] == "1,474.30" for s in suspects)
    (noted,) = [d for d in report["diagnostics"] if d["code"] == "D0040"]
    assert "1,474.30" in noted["message"]


def test_a_report_folder_may_have_the_csv_as_its_source(tmp_path: Path) -> None:
    """So that what the report says beside its document keeps counting."""
    corrected(SLIP, tmp_path, {CELL: "1,744.30"})
    report = (ROOT / SLIP / "report.gfs").read_text(encoding="utf-8")
    told = report.replace('source "决算公开.txt"', 'source "facts.csv"')
    (tmp_path / "report.gfs").write_text(told, encoding="utf-8")
    assert gfs("check", tmp_path).exit_code == 0


# ------------------------------------------------------------- why


def test_why_a_pack_was_chosen() -> None:
    why = said("extract", DOCUMENT, "--why")["why"]
    assert (why["packs"], why["pack_ground"]) == ([PACK], "recognised")
    chosen = [c for c in why["candidates"] if c["chosen"]]
    assert [(c["pack"], c["tables"], c["numbers"]) for c in chosen] == [(PACK, 11, 870)]
    assert all(c["tables"] <= 11 for c in why["candidates"])


def test_why_a_pack_was_not_chosen_but_named() -> None:
    assert said("extract", DOCUMENT, "--why", "--pack", PACK)["why"]["pack_ground"] == "option"
    assert said("extract", EXAMPLE, "--why")["why"]["pack_ground"] == "report"


def test_without_why_there_is_none() -> None:
    assert "why" not in said("extract", EXAMPLE)


def test_why_has_no_csv() -> None:
    assert gfs("extract", EXAMPLE, "--why", "--format", "csv").exit_code == 2
    assert gfs("extract", EXAMPLE, "--why").stdout.startswith("规则包 ")


def test_why_of_a_csv_says_that_it_is_one(tmp_path: Path) -> None:
    path = corrected(EXAMPLE, tmp_path, {})
    assert "取自更正用的 csv，没有重新识别" in gfs("extract", path, "--why").stdout
    why = json.loads(gfs("extract", path, "--why", "--format", "json").stdout)["why"]
    assert (why["pack_ground"], why["tables"]) == ("facts", [])


def test_check_says_that_the_pack_was_recognised() -> None:
    """And how to name another, in its second line."""
    assert "--pack" in gfs("check", DOCUMENT).stdout.split("\n")[1]
    assert "--pack" not in gfs("check", DOCUMENT, "--pack", PACK).stdout.split("\n")[1]
    assert "--pack" not in gfs("check", EXAMPLE).stdout.split("\n")[1]
