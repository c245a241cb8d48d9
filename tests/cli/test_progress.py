"""A bar on standard error, and only where somebody looks at it for longer than a second."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import gfsdsl
from gfsdsl.cli.progress import progress


class Console(io.StringIO):
    """Standard error on a terminal."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Console:
    console = Console()
    monkeypatch.setattr(sys, "stderr", console)
    monkeypatch.setenv("TERM", "xterm")
    return console


def seconds(*times: float) -> Iterator[float]:
    yield from times
    while True:
        yield times[-1]


def test_nobody_is_told_where_there_is_no_terminal() -> None:
    with progress() as told:
        assert told is None


def test_a_quick_document_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = terminal(monkeypatch)
    clock = seconds(0.0, 0.3, 0.6, 0.9)
    with progress(lambda: next(clock)) as told:
        assert told is not None
        for page in range(1, 4):
            told(page, 4)
    assert shown.getvalue() == ""


def test_after_a_second_the_bar_appears_and_in_the_end_goes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = terminal(monkeypatch)
    clock = seconds(0.0, 0.6, 1.2)
    with progress(lambda: next(clock)) as told:
        assert told is not None
        told(1, 9)
        assert shown.getvalue() == ""
        told(2, 9)
        assert "2/9" in shown.getvalue()
    assert capsys.readouterr().out == ""


def test_the_last_page_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar that would go at once does not come."""
    shown = terminal(monkeypatch)
    clock = seconds(0.0, 5.0)
    with progress(lambda: next(clock)) as told:
        assert told is not None
        told(1, 1)
    assert shown.getvalue() == ""


def test_a_pdf_is_told_of_page_by_page(root: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = root / "tests/files/example.pdf"
    gfsdsl.check(path, progress=lambda done, of: seen.append((done, of)))
    pages = seen[-1][1]
    assert seen == [(page, pages) for page in range(1, pages + 1)]
