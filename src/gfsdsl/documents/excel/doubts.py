"""What is to be said about a sheet that was read: one diagnostic a kind, naming the first cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.documents.excel.grid import Laid
from gfsdsl.documents.excel.sheet import At, RawSheet, Remark, cell_name

NAMED = 3
"""How many cells are named; the others are only counted."""

_CODES = {
    Remark.UNCOMPUTED: ("D0014", ""),
    Remark.NO_NUMBER: ("D0015", "text"),
    Remark.COMPUTED: ("D0016", ""),
    Remark.FORMAT: ("D0019", "format"),
}


def doubts_of(sheet: RawSheet, laid: Laid, document: str) -> list[Diagnostic]:
    """The diagnostics about the cells of ``sheet`` that are shown in its grid, and about those that
    are not, in the order of their first cells."""
    groups: dict[tuple[Remark, str], list[At]] = {}
    for at, said in sheet.remarks.items():
        if at in laid.shown:
            groups.setdefault(said, []).append(at)
    found: list[tuple[At, Diagnostic]] = []
    for (remark, about), cells in groups.items():
        code, argument = _CODES[remark]
        args = {argument: about} if argument else {}
        found.append((min(cells), _diagnostic(code, args, sheet, sorted(cells), document)))
    if laid.aside:
        found.append((laid.aside[0], _diagnostic("D0018", {}, sheet, laid.aside, document)))
    return [diagnostic for _, diagnostic in sorted(found, key=lambda pair: pair[0])]


def hidden_sheet(name: str, document: str) -> Diagnostic:
    """The note that the sheet ``name`` was set aside."""
    return Diagnostic("D0017", {"sheet": name}, document=document)


def _diagnostic(
    code: str, args: dict[str, str], sheet: RawSheet, cells: Sequence[At], document: str
) -> Diagnostic:
    filled: dict[str, object] = {
        **args,
        "sheet": sheet.name,
        "cells": _names(cells[:NAMED]) + ("…" if len(cells) > NAMED else ""),
        "count": len(cells),
    }
    return Diagnostic(code, filled, document=document, line=cells[0][0])


def _names(cells: Iterable[At]) -> str:
    return "、".join(cell_name(at) for at in cells)
