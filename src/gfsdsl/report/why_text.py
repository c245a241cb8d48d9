"""Why each table was taken for what it is, and why these packs: as text and as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gfsdsl.diagnostics.cells import width
from gfsdsl.recognise.facts import TableFacts
from gfsdsl.recognise.match import Candidate, Ground, Match, Rival
from gfsdsl.report.layout import columns, pad
from gfsdsl.report.proof_parts import place_words
from gfsdsl.report.why_words import ground_word, tell

Data = dict[str, Any]


def why_text(
    tables: Sequence[TableFacts],
    asked: Sequence[str],
    ground: str,
    candidates: Sequence[Candidate],
    lang: str,
) -> str:
    """The grounds, packs first, then table by table.

    Args:
        tables: the recognised tables in printed order.
        asked: the packs that the document was read by, and the ``ground`` for them.
        candidates: how each pack fits, where they were chosen by that.
    """
    lines = [tell(f"packs-{ground}", lang, packs=", ".join(asked))]
    if candidates:
        rows = [["", *(tell(head, lang) for head in ("pack", "tables", "numbers", "leftovers"))]]
        for one in candidates:
            mark = "✓" if one.chosen else ""
            rows.append([mark, one.pack, str(one.tables), str(one.numbers), str(one.leftovers)])
        lines += ["  " + line for line in columns(rows, right=(2, 3, 4))]
    for table in tables:
        lines += ["", *_table(table, lang)]
    return "\n".join(lines)


def _table(table: TableFacts, lang: str) -> list[str]:
    match = table.match
    name, where = table.table.name, place_words(table.place, lang)
    if match is None:
        return [f"{name}  {tell('from-csv', lang)}  {where}".rstrip()]
    sure = tell("sure", lang, percent=f"{match.confidence:.1%}")
    rows = [
        (tell("title", lang), _title(table, match, lang)),
        (tell("header", lang), _header(match, lang)),
        (tell("column counts", lang), _counts(match, lang)),
        (tell("rows", lang), _rows(table, match, lang)),
        (tell("unit", lang), _unit(table, match, lang)),
        (tell("left", lang), _left(table, lang)),
        *((tell("rival", lang), _rival(rival, lang)) for rival in match.rivals),
        (tell("sum", lang), _sum(match, table, lang)),
    ]
    wide = max(width(head) for head, _ in rows)
    return [f"{name}  {sure}  {where}", *(f"  {pad(h, wide)}  {text}" for h, text in rows)]


def _title(table: TableFacts, match: Match, lang: str) -> str:
    span = table.table.span
    where = f"{span.file.name}:{span.line}" if span is not None else ""
    declared = " ".join(filter(None, [table.table.pack, where]))
    return tell("title-is", lang, printed=table.title, declared=match.title, where=declared)


def _header(match: Match, lang: str) -> str:
    known = len(match.columns)
    parts = [tell("columns-are", lang, known=known, declared=match.declared)]
    other = [f"{word}→{path}" for word, path in match.columns if "".join(word.split()) != path]
    for key, names in (("as", other), ("unknown", match.unknown), ("missing", match.missing)):
        if names:
            parts.append(tell(key, lang, names="、".join(names)))
    return ("; " if lang == "en" else "；").join(parts)


def _counts(match: Match, lang: str) -> str:
    ground = _ground(match, "column counts")
    if not match.column_numbers:
        if ground is None:
            return tell("no-counts", lang)
        return tell("counts-of-rows", lang, found=ground.found, of=ground.of)
    slots = len(match.columns) + len(match.unknown)
    key = "counts-agree" if match.column_numbers == slots else "counts-differ"
    return tell(key, lang, numbers=match.column_numbers, columns=slots)


def _rows(table: TableFacts, match: Match, lang: str) -> str:
    known, whole = _ground(match, "rows known"), _ground(match, "rows complete")
    if known is None or whole is None:
        return tell("no-rows", lang)
    return tell("rows-are", lang, rows=whole.of, whole=whole.found, known=known.found, of=known.of)


def _unit(table: TableFacts, match: Match, lang: str) -> str:
    unit = table.unit.name if table.unit is not None else ""
    place = table.head_places.get("unit")
    where = place_words(place, lang) if place is not None else ""
    return tell(f"unit-{match.unit}", lang, unit=unit, where=where).strip()


def _left(table: TableFacts, lang: str) -> str:
    if not table.leftovers:
        return tell("nothing-left", lang)
    texts = "、".join(f"“{item.text}”" for item in table.leftovers[:3])
    more = " …" if len(table.leftovers) > 3 else ""
    return tell("some-left", lang, count=len(table.leftovers), texts=texts + more)


def _rival(rival: Rival, lang: str) -> str:
    why = tell(rival.reason, lang, amounts=rival.amounts, leftovers=rival.leftovers)
    fits = tell("has-columns", lang, known=rival.columns, of=rival.of)
    return tell("rival-is", lang, name=rival.table.name, why=why, fits=fits)


def _sum(match: Match, table: TableFacts, lang: str) -> str:
    """How the figure comes about: each ground with its share and weight, less the leftovers."""
    parts = [
        f"{ground_word(g.name, lang)} {g.share:.0%} × {g.weight}" for g in match.grounds if g.of
    ]
    less = f" × 0.97^{len(table.leftovers)}" if table.leftovers else ""
    return (", " if lang == "en" else "，").join(parts) + less


def _ground(match: Match, name: str) -> Ground | None:
    return next((ground for ground in match.grounds if ground.name == name), None)


def why_data(
    tables: Sequence[TableFacts],
    asked: Sequence[str],
    ground: str,
    candidates: Sequence[Candidate],
) -> Data:
    """The same as the property ``why`` of ``gfsdsl.extract/1``; arguments as of ``why_text``."""
    return {
        "packs": list(asked),
        "pack_ground": ground,
        "candidates": [
            {
                "pack": one.pack,
                "tables": one.tables,
                "numbers": one.numbers,
                "leftovers": one.leftovers,
                "chosen": one.chosen,
            }
            for one in candidates
        ],
        "tables": [_data(table, table.match) for table in tables if table.match is not None],
    }


def _data(table: TableFacts, match: Match) -> Data:
    return {
        "table": table.table.name,
        "pack": table.table.pack,
        "confidence": round(match.confidence, 4),
        "title": {"printed": table.title, "declared": match.title},
        "columns": [{"printed": word, "column": path} for word, path in match.columns],
        "unknown": list(match.unknown),
        "missing": list(match.missing),
        "declared_columns": match.declared,
        "column_numbers": match.column_numbers,
        "unit": match.unit,
        "leftovers": len(table.leftovers),
        "grounds": [
            {"name": g.name, "weight": g.weight, "found": g.found, "of": g.of}
            for g in match.grounds
        ],
        "rivals": [
            {
                "table": rival.table.name,
                "reason": rival.reason,
                "columns": rival.columns,
                "of": rival.of,
                "amounts": rival.amounts,
                "leftovers": rival.leftovers,
            }
            for rival in match.rivals
        ],
    }
