"""Small packs and reports for tests of bad input, written into a folder."""

from __future__ import annotations

from pathlib import Path

from tests.cli.runner import DOCUMENT, ROOT

PACK = """
pack test.small { version "1.0.0"  requires cn.forms }
rule 纵向 { for each table t, parent s of t  must t[s] = sum(t[children(s)]) }
rule 横向 {
  for each table t, row r of t, parent c of t.columns
  must t[r, c] = sum(t[r, children(c)])
}
"""


def small_pack(folder: Path, more: str = "") -> Path:
    """A pack of two rules on the national forms, and ``more`` in a file of its own."""
    pack = folder / "pack"
    pack.mkdir(exist_ok=True)
    (pack / "pack.gfs").write_text(PACK, encoding="utf-8")
    (pack / "more.gfs").write_text(more, encoding="utf-8")
    return pack


def report_folder(folder: Path, report: str = "", **files: str) -> Path:
    """A report folder on the example's document; ``files`` are further declarations."""
    found = folder / "report"
    found.mkdir()
    clauses = report or 'source "决算公开.txt"  use cn.zhejiang.final-accounts'
    (found / "report.gfs").write_text(f"report 某局 {{ {clauses} }}\n", encoding="utf-8")
    for name, text in files.items():
        (found / f"{name}.gfs").write_text(text, encoding="utf-8")
    (found / "决算公开.txt").write_bytes((ROOT / DOCUMENT).read_bytes())
    return found
