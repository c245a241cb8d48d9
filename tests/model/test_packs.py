"""Packs: how they are found, in which order they build on each other, what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gfsdsl import session
from gfsdsl.diagnostics import GfsError
from gfsdsl.model.packs import Pack, builtin_roots, closure, discover

UNITS = "unit 元 measures 金额\n"


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return root


def found(root: Path, files: dict[str, str]) -> dict[str, Pack]:
    return discover([write(root, files)])


def code(error: pytest.ExceptionInfo[GfsError]) -> list[str]:
    return [d.code for d in error.value.diagnostics]


def test_folders_belong_to_the_nearest_manifest_above(tmp_path: Path) -> None:
    packs = found(
        tmp_path,
        {
            "pack.gfs": "pack demo.base {}",
            "units.gfs": UNITS,
            "more/deep/x.gfs": UNITS,
            "city/pack.gfs": "pack demo.city { extends demo.base }",
            "city/y.gfs": UNITS,
            ".hidden/pack.gfs": "pack demo.hidden {}",
            "readme.md": "",
        },
    )
    names = {n: [Path(f.source.name).name for f in p.files] for n, p in packs.items()}
    assert names == {
        "demo.base": ["pack.gfs", "units.gfs", "x.gfs"],
        "demo.city": ["pack.gfs", "y.gfs"],
    }


def test_closure_puts_each_pack_after_what_it_builds_on(tmp_path: Path) -> None:
    packs = found(
        tmp_path,
        {
            "a/p.gfs": "pack demo.a { requires demo.c, demo.b }",
            "b/p.gfs": "pack demo.b { extends demo.d }",
            "c/p.gfs": "pack demo.c { requires demo.d }",
            "d/p.gfs": "pack demo.d {}",
        },
    )
    order = [pack.name for pack in closure(packs, ["demo.a"])]
    assert order == ["demo.d", "demo.c", "demo.b", "demo.a"]
    assert [pack.name for pack in closure(packs, ["demo.d", "demo.c"])] == ["demo.d", "demo.c"]
    assert closure(packs, []) == []


def test_unknown_packs_are_named_with_the_closest(tmp_path: Path) -> None:
    packs = found(tmp_path, {"p.gfs": "pack demo.alpha {}"})
    with pytest.raises(GfsError) as error:
        closure(packs, ["demo.alpah"])
    assert code(error) == ["P0005"]
    assert error.value.diagnostics[0].fix == "demo.alpha"


def test_a_pack_that_builds_on_itself_is_a_circle(tmp_path: Path) -> None:
    packs = found(tmp_path, {"p.gfs": "pack demo.a { requires demo.a }"})
    with pytest.raises(GfsError) as error:
        closure(packs, ["demo.a"])
    assert code(error) == ["P0006"]


def test_one_name_in_two_roots(tmp_path: Path) -> None:
    one, two = (write(tmp_path / n, {"p.gfs": "pack demo.a {}"}) for n in ("one", "two"))
    with pytest.raises(GfsError) as error:
        discover([one, two])
    assert code(error) == ["P0002"]
    assert error.value.diagnostics[0].related


def test_a_manifest_that_does_not_parse_says_why(tmp_path: Path) -> None:
    with pytest.raises(GfsError) as error:
        found(tmp_path, {"p.gfs": "pack demo.a { versoin }"})
    assert code(error) == ["S0001"]


def test_line_ends_and_byte_order_marks_are_no_difference(tmp_path: Path) -> None:
    text = '\ufeffpack demo.a {\r\n  version "1"\r\n}\r'
    pack = found(tmp_path, {"p.gfs": text})["demo.a"]
    assert pack.manifest.version == "1" and "\r" not in pack.files[0].source.text


def test_hash_depends_on_names_and_bytes_only(tmp_path: Path) -> None:
    files = {"x/p.gfs": "pack demo.a {}", "x/list.csv": "code,name\n"}
    one, two = (found(tmp_path / n / "x", {k[2:]: v for k, v in files.items()}) for n in "ab")
    assert one["demo.a"].hash == two["demo.a"].hash
    files["x/list.csv"] += "1,甲\n"
    changed = found(tmp_path / "c" / "x", {k[2:]: v for k, v in files.items()})
    assert changed["demo.a"].hash != one["demo.a"].hash


def test_packs_of_the_program() -> None:
    packs = discover(builtin_roots())
    order = [pack.name for pack in closure(packs, ["cn.zhejiang.final-accounts"])]
    assert order == ["cn.forms", "cn.final-accounts", "cn.zhejiang.final-accounts"]
    assert all(pack.manifest.version for pack in packs.values())


def test_a_folder_without_packs(tmp_path: Path) -> None:
    with pytest.raises(GfsError) as error:
        session.read(b"x", [write(tmp_path, {"readme.md": ""})], name="x.txt")
    assert code(error) == ["P0008"]


def test_no_packs_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "builtin_roots", list)
    with pytest.raises(GfsError) as error:
        session.read(b"x", name="x.txt")
    assert code(error) == ["P0009"]
