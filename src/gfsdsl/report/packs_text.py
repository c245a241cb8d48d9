"""The result of checking rule files by themselves."""

from __future__ import annotations

from typing import Any

from gfsdsl.diagnostics.json import record
from gfsdsl.diagnostics.terminal import render_all
from gfsdsl.model.check_packs import PackCheck
from gfsdsl.report.phrases import say


def packs_text(checked: PackCheck, lang: str) -> str:
    """What is wrong, or how much was found in order."""
    model = checked.model
    lines = [render_all(checked.diagnostics, lang), ""] if checked.diagnostics else []
    lines.append(
        say(
            "packs-checked",
            lang,
            packs="、".join(f"{p.name}@{p.version}" for p in model.packs),
            tables=len(model.vocabulary.tables),
            rules=len(model.rules) + len(model.figures) + len(model.requires),
            problems=len(checked.diagnostics),
        )
    )
    return "\n".join(lines)


def packs_data(checked: PackCheck, lang: str) -> dict[str, Any]:
    """The same as ``gfsdsl.packs/1``."""
    model = checked.model
    return {
        "schema": "gfsdsl.packs/1",
        "packs": [{"name": p.name, "version": p.version, "hash": p.hash} for p in model.packs],
        "tables": list(model.vocabulary.tables),
        "rules": [
            *(require.id for require in model.requires),
            *(rule.id for rule in model.rules),
            *(figure.id for figure in model.figures),
        ],
        "diagnostics": [record(d, lang) for d in checked.diagnostics],
    }
