"""A document that ends too soon."""

from __future__ import annotations

from pathlib import Path

import pytest

import gfsdsl


@pytest.mark.parametrize("lines", [230, 260, 360, 370, 400, 560, 600, 650])
def test_a_document_cut_after_a_whole_row_is_cut_all_the_same(root: Path, lines: int) -> None:
    """The tables before it end with a note: what may have stood below is not taken as zero."""
    text = (root / "examples" / "越城区人社局-2024" / "决算公开.txt").read_text(encoding="utf-8")
    cut = "\n".join(text.split("\n")[:lines])
    report = gfsdsl.check(cut.encode(), ["cn.zhejiang.final-accounts"])
    wrong = [f for f in report.findings if f.kind != "missing" and f.severity == "error"]
    assert [f.headline["zh"] for f in wrong] == []
    assert report.exit_code() == 1
