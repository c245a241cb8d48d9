"""What the running text says as plain data, which the lines of a facts csv hold."""

from __future__ import annotations

from collections.abc import Iterator

from gfsdsl.documents.document import Place
from gfsdsl.model.subjects import Subject
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.narrative.leftover import UnreadNumber
from gfsdsl.recognise.said import Captured, Narrative, Said, Word

Data = dict[str, object]
KINDS = ("said", "ambiguous", "unread", "clash", "near", "heading", "empty", "forbidden", "count")


def packed(narrative: Narrative) -> Iterator[tuple[str, Data, Place]]:
    """The parts of a narrative, each with its kind and where it stands."""
    for kind, found in (("said", narrative.said), ("ambiguous", narrative.ambiguous)):
        for sentences in found.values():
            for said in sentences:
                yield _part(kind, said.place, _said(said))
    for kind, items in (("unread", narrative.unread), ("clash", narrative.clashes)):
        for item in items:
            yield _part(kind, item.place, _leftover(item))
    for near in narrative.near:
        names = ("statement", "printed", "expected", "reason", "text", "matched")
        yield _part("near", near.place, {name: getattr(near, name) for name in names})
    for level, text, place in narrative.headings:
        yield _part("heading", place, {"level": level, "text": text})
    for text in sorted(narrative.empty_headings):
        yield "empty", {"text": text}, Place()
    for one in narrative.forbidden:
        yield _part("forbidden", one.place, {"text": one.text, "quoted": one.quoted})
    yield "count", {"numbers": narrative.numbers, "has_text": narrative.has_text}, Place()


def _part(kind: str, place: Place, data: Data) -> tuple[str, Data, Place]:
    return kind, {**data, "place": _place(place)}, place


def _leftover(item: Leftover) -> Data:
    names = ("text", "table", "kind", "reason")
    number = {"number": item.number} if isinstance(item, UnreadNumber) else {}
    return {**{name: getattr(item, name) for name in names}, **number}


def _place(place: Place) -> list[object]:
    return [place.line, place.column, place.page, place.box, place.sheet]


def _said(said: Said) -> Data:
    return {
        "id": said.id,
        "statement": said.statement.name,
        "key": said.key,
        "text": said.text,
        "sentence": said.sentence,
        "section": list(said.section),
        "captured": {name: _captured(value) for name, value in said.captured.items()},
    }


def _captured(value: Captured | Word) -> Data:
    data: Data = {"id": value.id, "printed": value.printed, "place": _place(value.place)}
    if isinstance(value, Word):
        return data | {"text": value.text, "word": _content(value.value)}
    unit = value.unit
    names = ("decimals", "problem", "exact", "qualifier", "low", "high", "about", "derived")
    data |= {name: getattr(value, name) for name in names}
    data["sign"] = value.word
    data["value"] = str(value.value) if value.value is not None else None
    data["unit"] = [unit.name, str(unit.factor), unit.exact]
    return data


def _content(value: object) -> object:
    if isinstance(value, Subject):
        return {"subject": [value.hierarchy, value.key]}
    if isinstance(value, tuple):
        return {"tuple": [_content(item) for item in value]}
    return value
