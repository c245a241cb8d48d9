"""Spoiled rule files: whatever is deleted, doubled or swapped, there are diagnostics and never an
exception.

By default 1,000 programs are tried; ``GFS_MUTATIONS=10000`` tries that many.
"""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

from gfsdsl.diagnostics.terminal import render_all
from gfsdsl.model.build import build_model
from gfsdsl.model.packs import PackFile, builtin_roots, closure, discover
from gfsdsl.source import SourceFile
from gfsdsl.syntax.parse import parse

COUNT = int(os.environ.get("GFS_MUTATIONS", "1000"))
_TOKEN = re.compile(r'"[^"\n]*"|\w+|[^\w\s]|\s+')


def spoiled(text: str, rng: random.Random) -> str:
    """``text`` with one to three of its tokens, characters or lines deleted, doubled or swapped."""
    for _ in range(rng.randint(1, 3)):
        parts = {
            "token": _TOKEN.findall,
            "character": list,
            "line": lambda t: t.splitlines(keepends=True),
        }[rng.choice(["token", "token", "character", "line"])](text)
        if len(parts) < 2:
            return text
        at, other = rng.randrange(len(parts)), rng.randrange(len(parts))
        kind = rng.choice(["delete", "double", "swap", "replace"])
        if kind == "delete":
            del parts[at]
        elif kind == "double":
            parts.insert(at, parts[at])
        elif kind == "swap":
            parts[at], parts[other] = parts[other], parts[at]
        else:
            parts[at] = rng.choice(["{", "}", "[", "。", '"', "'", "7", "total", "某", "..", "and"])
        text = "".join(parts)
    return text


def test_spoiled_programs_give_diagnostics(root: Path) -> None:
    rng = random.Random(2024)
    packs = discover(builtin_roots())
    base = closure(packs, ["cn.forms"])
    files = [f for p in packs.values() for f in p.files]
    small = sorted(files, key=lambda f: len(f.source.text))
    wrong = 0
    for number in range(COUNT):
        # Mostly small pieces, so that what is spoiled matters.
        file = rng.choice(small[:10] if number % 4 else small)
        decl = rng.choice(file.decls)
        text = decl.span.text if decl.span is not None else file.source.text  # type: ignore[attr-defined]
        source = SourceFile("坏.gfs", spoiled(text + "\n", rng))
        parsed = parse(source)
        own = PackFile(source, parsed.program.decls, file.folder, parsed.diagnostics, parsed.broken)
        model = build_model(base, 2024, [own])
        wrong += bool(model.diagnostics)
        told = render_all(model.diagnostics, "en" if number % 2 else "zh")
        assert bool(told) == bool(model.diagnostics)
    assert wrong > COUNT / 2
