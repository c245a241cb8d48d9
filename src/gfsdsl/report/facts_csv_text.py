"""The running text in a facts csv: a line a captured value, and what else there is to know."""

from __future__ import annotations

import json
from collections.abc import Iterator

from gfsdsl.documents.document import Place
from gfsdsl.recognise.facts import Facts, Number
from gfsdsl.recognise.from_csv_lines import SHEET
from gfsdsl.recognise.from_csv_print import quoted
from gfsdsl.recognise.from_csv_text import TEXT
from gfsdsl.recognise.said import Word
from gfsdsl.recognise.said_data import packed
from gfsdsl.report.json import records

Values = dict[str, object]


def as_read(value: Number | Word) -> str | None:
    """What was read of a value, as it stands in the column ``read``."""
    read = value.read if value.corrected else value.printed
    return quoted(read) if read is not None else None


def said_values(facts: Facts) -> Iterator[Values]:
    """The values that sentences say, a line each."""
    for said_record in records(facts):
        value = facts.readings.get(str(said_record["cell"]))
        if "statement" in said_record and value is not None:
            yield {**said_record, "read": as_read(value), "sheet": sheet_of(value.place)}


def text_lines(facts: Facts) -> Iterator[Values]:
    """What else there is to know of the running text: all of it in the note, and to be seen."""
    if facts.narrative is None:
        return
    for kind, data, place in packed(facts.narrative):
        dumped = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        shown = {"statement": data.get("statement"), "printed": data.get("text")}
        yield {**shown, **place_values(place), "note": f"{TEXT}{kind} {dumped}"}


def place_values(place: Place) -> Values:
    """Where something stands, by column."""
    return {"page": place.page, "line": place.line, "sheet": sheet_of(place)}


def sheet_of(place: Place) -> str | None:
    """The sheet that something stands on, with its column there."""
    return f"{place.sheet}{SHEET}{place.column or ''}" if place.sheet is not None else None
