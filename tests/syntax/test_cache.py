"""The cache of parsed rule files: it never changes what is parsed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gfsdsl.source import SourceFile
from gfsdsl.syntax import cache
from gfsdsl.syntax.parse import parse

TEXT = "rule 不为负 {\n  for each table t, row r of t\n  must t[r] >= 0 元\n}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GFS_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def source(text: str = TEXT) -> SourceFile:
    return SourceFile("a.gfs", text)


def test_the_second_time_nothing_is_parsed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cache.cached_parse(source())
    monkeypatch.setattr(cache, "parse", lambda file: pytest.fail("parsed again"))
    second = cache.cached_parse(source())
    assert second == first == parse(source())
    span = second.program.decls[0].span  # type: ignore[attr-defined]
    assert str(span) == "a.gfs:1:1"


def test_another_text_is_another_entry(folder: Path) -> None:
    cache.cached_parse(source())
    cache.cached_parse(source(TEXT.replace("0 元", "1 元")))
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 500])
def test_a_damaged_entry_is_ignored_and_mended(folder: Path, damage: bytes) -> None:
    cache.cached_parse(source())
    (entry,) = folder.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(damage)
    assert cache.cached_parse(source()) == parse(source())
    assert entry.read_bytes() == whole


def test_an_entry_cut_short_is_ignored(folder: Path) -> None:
    cache.cached_parse(source())
    (entry,) = folder.iterdir()
    entry.write_bytes(entry.read_bytes()[:-7])
    assert cache.cached_parse(source()) == parse(source())


def test_writers_at_the_same_time_leave_a_whole_entry(folder: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: cache.cached_parse(source()), range(32)))
    assert all(parsed == found[0] for parsed in found)
    assert len(list(folder.iterdir())) == 1


def test_warnings_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'statement 甲 { "…乙" }'
    first = cache.cached_parse(source(text))
    assert [d.code for d in first.diagnostics] == ["S0015"]
    monkeypatch.setattr(cache, "parse", lambda file: pytest.fail("parsed again"))
    second = cache.cached_parse(source(text))
    assert [d.where for d in second.diagnostics] == ["a.gfs:1:16"]


def test_mistakes_are_not_kept(folder: Path) -> None:
    assert cache.cached_parse(source("rule {")).diagnostics
    assert not folder.exists()


def test_it_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GFS_CACHE", "off")
    assert cache.cache_folder() is None
    assert cache.cached_parse(source()) == parse(source())


def test_a_folder_that_cannot_be_written_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GFS_CACHE", str(tmp_path / "file" / "kept"))
    assert cache.cached_parse(source()) == parse(source())
