"""Prints and declarations that do not go together one to one: both places are named."""

from __future__ import annotations

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.documents.document import Place
from gfsdsl.recognise.facts import Leftover

_CODES = {"printed twice": "R0110", "printed again": "R0112", "fits several": "R0111"}


def clash(item: Leftover, document: str) -> Diagnostic | None:
    """What is said where two prints claim one table (R0110, R0112), or one print fits several
    tables equally well (R0111); None of anything else that was left."""
    code = _CODES.get(item.reason)
    if code is None or item.kind != "table":
        return None
    args: dict[str, object] = {"table": item.table or "", "text": item.text}
    if code == "R0111":
        args["tables"] = "、".join(_declared(item))
        args |= _places(item.place, None)
    else:
        args |= _places(item.also or item.place, item.place)
    return Diagnostic(
        code,
        args,
        related=tuple((table.span, "declared") for table in item.rivals if table.span is not None),
        document=document,
        line=item.place.line,
        page=item.place.page,
        sheet=item.place.sheet,
    )


def _declared(item: Leftover) -> list[str]:
    """The names of the rivals, each with where it is declared."""
    return [
        f"{t.name} ({t.span.file.name}:{t.span.line})" if t.span else t.name for t in item.rivals
    ]


def _places(first: Place, second: Place | None) -> dict[str, object]:
    args: dict[str, object] = {"first": _where(first, "zh"), "first_en": _where(first, "en")}
    if second is not None:
        args |= {"second": _where(second, "zh"), "second_en": _where(second, "en")}
    return args


def _where(place: Place, lang: str) -> str:
    parts = []
    if place.sheet is not None:
        parts.append(f"“{place.sheet}”" if lang == "zh" else f"“{place.sheet}” ")
    if place.page is not None:
        parts.append(f"第 {place.page} 页" if lang == "zh" else f"page {place.page} ")
    if place.line is not None:
        parts.append(f"第 {place.line} 行" if lang == "zh" else f"line {place.line}")
    return "".join(parts).strip()
