"""Diagnostics in published JSON."""

from __future__ import annotations

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.json import record
from gfsdsl.source import SourceFile, Span

FILE = SourceFile("a.gfs", "表 甲\n列 乙\n")


def test_about_a_document() -> None:
    missing = Diagnostic("D0001", {"name": "甲", "reason": "乙"}, document="甲", page=2, line=7)
    assert record(missing) == {
        "code": "D0001",
        "severity": "error",
        "message": "打不开文件：甲（乙）",
        "page": 2,
        "line": 7,
    }


def test_about_a_gfs_file() -> None:
    unknown = Diagnostic("S0002", {"found": "乙"}, Span(FILE, 6, 7))
    assert record(unknown, "en") == {
        "code": "S0002",
        "severity": "error",
        "message": "syntax error: unknown character “乙”",
        "page": None,
        "line": 2,
        "file": "a.gfs",
        "column": 3,
    }
