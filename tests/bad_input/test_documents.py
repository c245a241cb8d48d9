"""Documents that cannot be used, and documents in every encoding that can."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from tests.bad_input.packs import small_pack
from tests.cli.runner import PACK, example_text, gfs, said

# bytes of the document, what is said in Chinese, what in English.
UNUSABLE = {
    "empty": (b"", "D0002：文件是空的：", "D0002: {} is empty"),
    "blank": ("\ufeff \n\u3000\n".encode(), "D0002：文件是空的：", "D0002: {} is empty"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "D0021：PDF 文件已损坏", "D0021: {} is broken or cut off"),
    "zip": (b"PK\x03\x04\x14\0", "D0003：不是文本文件：", "D0003: {} is no text file (ZIP"),
    "null": ("合计 1.00\0 2.00".encode(), "D0003：不是文本文件：", "D0003: {} is no text file"),
    "random": (random.Random(1).randbytes(4000), "D0003：", "D0003: {} is no text file"),
    "encoding": (b"\xff\xff\xff\xff", "D0005：无法识别文件编码：", "D0005: unknown encoding: {}"),
    "prose": ("今天天气很好。\n".encode(), "R0001：", "R0001: no declared table was found in {}"),
}


@pytest.mark.parametrize("kind", UNUSABLE)
def test_unusable(kind: str, tmp_path: Path) -> None:
    """One diagnostic with code, file and hint; exit code 2; nothing on standard output."""
    data, zh, en = UNUSABLE[kind]
    path = tmp_path / "决算公开.txt"
    path.write_bytes(data)
    chinese, english = gfs("check", path), gfs("check", path, "--lang", "en")
    for done in (chinese, english):
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"--> {path}\n" in done.stderr
    assert chinese.stderr.startswith(f"错误 {zh}")
    assert chinese.stderr.count("\n  = 提示：") == 1
    assert english.stderr.startswith(f"error {en.format(path)}")
    assert english.stderr.count("\n  = hint: ") == 1
    assert [d["code"] for d in said("check", path)["diagnostics"]] == [zh[:5]]


@pytest.mark.parametrize("name", ["没有这份.txt", ".", ""])
def test_nothing_there(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file, or a folder that is neither a report nor csv."""
    monkeypatch.chdir(tmp_path)
    done = gfs("check", name)
    assert (done.exit_code, done.stdout) == (2, "")
    code = "D0001" if name.endswith("txt") else "D0006"
    assert done.stderr.startswith(f"错误 {code}：")
    assert "= 提示：" in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "决算公开.txt"
    path.write_text("合计", encoding="utf-8")
    path.chmod(0)
    done = gfs("check", path)
    assert done.exit_code == 2
    assert done.stderr.startswith("错误 D0001：打不开文件：")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_encodings_give_the_same_cells(encoding: str, tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    plain, other = tmp_path / "plain.txt", tmp_path / "other.txt"
    text = example_text()
    plain.write_text(text, encoding="utf-8")
    other.write_text(text, encoding=encoding)
    cells = said("extract", plain, "--pack", pack)["cells"]
    assert len(cells) > 100
    assert said("extract", other, "--pack", pack)["cells"] == cells


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_give_the_same_cells(end: str, tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    plain, other = tmp_path / "plain.txt", tmp_path / "other.txt"
    plain.write_bytes(example_text().encode())
    other.write_bytes(example_text().replace("\n", end).encode())
    cells = said("extract", plain, "--pack", pack)["cells"]
    assert said("extract", other, "--pack", pack)["cells"] == cells


def test_cut_in_the_middle_of_a_row(tmp_path: Path) -> None:
    """The half row is an error at its line; rules that need the whole table are not evaluated."""
    path = tmp_path / "决算公开.txt"
    lines = example_text().split("\n")[:390]
    path.write_text("\n".join(lines) + "\n2080505 机关事业单位 185.46 18", encoding="utf-8")
    data = said("check", path, "--pack", PACK)
    errors = [d for d in data["diagnostics"] if d["severity"] == "error"]
    assert [(d["code"], d["line"]) for d in errors] == [("R0101", 391)]
    assert "2080505" in errors[0]["message"]
    assert data["verdicts"]["not_evaluated"] > 100
    assert gfs("check", path, "--pack", PACK).exit_code == 1


def test_cut_between_two_tables(tmp_path: Path) -> None:
    """The tables that are gone are missing by name; nothing in those that are there is wrong."""
    path = tmp_path / "决算公开.txt"
    path.write_text("\n".join(example_text().split("\n")[:340]), encoding="utf-8")
    data = said("check", path, "--pack", PACK)
    missing = [f["headline"] for f in data["findings"] if f["kind"] == "missing"]
    assert "缺少 支出决算表" in missing
    assert len(missing) == len(data["findings"]) == 7
    done = gfs("check", path, "--pack", PACK)
    assert done.exit_code == 1
    assert "未见的表：支出决算表、" in done.stdout.splitlines()[-1]


def test_an_enormous_line(tmp_path: Path) -> None:
    """It is an error at its line, and shown in part."""
    path = tmp_path / "决算公开.txt"
    lines = example_text().split("\n")
    lines[389] = "2080505 " + "长" * 500_000 + " 1.00 2.00"
    path.write_text("\n".join(lines), encoding="utf-8")
    done = gfs("check", path, "--pack", small_pack(tmp_path))
    assert done.exit_code == 1
    assert "✗ R0101  第 390 行" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) < 300
