"""Colour is for terminals; what is piped stays plain."""

from __future__ import annotations

import io
import sys

import pytest

from gfsdsl.cli.colour import show

TEXT = "某局  2024\n✗ 1  横向汇总：1.00 ≠ 2.00\n! 2  [警告] 行次"


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_piped_output_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    show(TEXT)
    assert capsys.readouterr().out == TEXT + "\n"


def test_on_a_terminal_what_is_wrong_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR")
    show(TEXT)
    lines = screen.getvalue().splitlines()
    assert lines[0] == "某局  2024"
    assert lines[1].startswith("\x1b[1;31m✗ 1")
    assert lines[2].startswith("\x1b[33m! 2")


def test_no_color_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("NO_COLOR", "1")
    show(TEXT)
    assert screen.getvalue() == TEXT + "\n"
