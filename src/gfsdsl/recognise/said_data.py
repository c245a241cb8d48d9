"""What the running text says as plain data and back: the lines of a facts csv hold it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gfsdsl.documents.document import Place
from gfsdsl.model.statements import Hole
from gfsdsl.model.subjects import Subject
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.quantity.units import BARE, Unit
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.forbidden import Occurrence
from gfsdsl.recognise.said import Captured, Narrative, Near, Said, Word

Data = dict[str, object]
KINDS = ("said", "ambiguous", "unread", "clash", "near", "heading", "empty", "forbidden", "count")


def packed(narrative: Narrative) -> Iterator[tuple[str, Data]]:
    """The parts of a narrative, each with its kind."""
    for kind, found in (("said", narrative.said), ("ambiguous", narrative.ambiguous)):
        for sentences in found.values():
            for said in sentences:
                yield kind, _said(said)
    for kind, items in (("unread", narrative.unread), ("clash", narrative.clashes)):
        for item in items:
            data: Data = {"text": item.text, "place": _place(item.place), "table": item.table}
            yield kind, {**data, "kind": item.kind, "reason": item.reason}
    for near in narrative.near:
        names = ("statement", "printed", "expected", "reason", "text", "matched")
        yield "near", {n: getattr(near, n) for n in names} | {"place": _place(near.place)}
    for level, text, place in narrative.headings:
        yield "heading", {"level": level, "text": text, "place": _place(place)}
    for text in sorted(narrative.empty_headings):
        yield "empty", {"text": text}
    for found_text in narrative.forbidden:
        quoted: Data = {"text": found_text.text, "quoted": found_text.quoted}
        yield "forbidden", {**quoted, "place": _place(found_text.place)}
    yield "count", {"numbers": narrative.numbers}


def _place(place: Place) -> list[object]:
    return [place.line, place.column, place.page, place.box, place.sheet]


def place_of(data: object) -> Place:
    """A place from its data."""
    assert isinstance(data, list)
    line, column, page, box, sheet = data
    return Place(line, column, page, tuple(box) if box else None, sheet)


def _said(said: Said) -> Data:
    return {
        "id": said.id,
        "statement": said.statement.name,
        "key": said.key,
        "text": said.text,
        "place": _place(said.place),
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


def said_of(data: Data, vocabulary: Vocabulary) -> Said | None:
    """A sentence from its data; None where its statement is not declared."""
    statement = vocabulary.statements.get(str(data["statement"]))
    if statement is None:
        return None
    captured: dict[str, Captured | Word] = {}
    values = data["captured"]
    assert isinstance(values, dict)
    for name, value in values.items():
        hole = statement.holes.get(name)
        if hole is not None:
            captured[name] = _value(value, statement.name, hole, vocabulary)
    section = data["section"]
    assert isinstance(section, list)
    return Said(
        str(data["id"]),
        statement,
        str(data["key"]),
        captured,
        str(data["text"]),
        place_of(data["place"]),
        int(str(data["sentence"])),
        tuple(section),
    )


def _value(data: Data, statement: str, hole: Hole, vocabulary: Vocabulary) -> Captured | Word:
    id, printed, place = str(data["id"]), str(data["printed"]), place_of(data["place"])
    if "word" in data:
        content = _restored(data["word"], vocabulary)
        return Word(id, statement, hole, printed, content, str(data["text"]), place)
    value = data["value"]
    return Captured(
        id,
        printed,
        Fraction(str(value)) if value is not None else None,
        int(str(data["decimals"])),
        _unit(data["unit"], hole, vocabulary),
        place,
        problem=_text(data["problem"]),
        exact=bool(data["exact"]),
        statement=statement,
        hole=hole,
        word=_text(data["sign"]),
        qualifier=_text(data["qualifier"]),
        low=bool(data["low"]),
        high=bool(data["high"]),
        about=bool(data["about"]),
        derived=bool(data["derived"]),
    )


def _text(value: object) -> str | None:
    return str(value) if value is not None else None


def _unit(data: object, hole: Hole, vocabulary: Vocabulary) -> Unit:
    assert isinstance(data, list)
    name, factor, exact = data
    known = vocabulary.units.get(name)
    if known is not None:
        return known
    dimension = hole.unit.dimension if hole.unit is not None else BARE.dimension
    return Unit(name, dimension, Fraction(factor), exact)


def _restored(value: object, vocabulary: Vocabulary) -> object:
    if isinstance(value, dict) and "subject" in value:
        hierarchy, key = value["subject"]
        found = vocabulary.hierarchies.get(hierarchy)
        return found.subjects.get(key) if found is not None else None
    if isinstance(value, dict) and "tuple" in value:
        return tuple(_restored(item, vocabulary) for item in value["tuple"])
    return value


def narrative_of(parts: list[tuple[str, Data]], vocabulary: Vocabulary) -> Narrative:
    """A narrative from its parts."""
    said: dict[str, list[Said]] = {}
    unsure: dict[str, list[Said]] = {}
    for kind, data in parts:
        if kind in ("said", "ambiguous"):
            sentence = said_of(data, vocabulary)
            if sentence is not None:
                into = said if kind == "said" else unsure
                into.setdefault(sentence.statement.name, []).append(sentence)
    of = {kind: [data for k, data in parts if k == kind] for kind in KINDS}
    return Narrative(
        {name: tuple(found) for name, found in said.items()},
        {name: tuple(found) for name, found in unsure.items()},
        tuple(_leftover(data) for data in of["clash"]),
        tuple(_leftover(data) for data in of["unread"]),
        tuple(_near(data) for data in of["near"]),
        sum(int(str(data["numbers"])) for data in of["count"]),
        tuple((int(str(d["level"])), str(d["text"]), place_of(d["place"])) for d in of["heading"]),
        frozenset(str(data["text"]) for data in of["empty"]),
        tuple(
            Occurrence(str(d["text"]), place_of(d["place"]), str(d["quoted"]))
            for d in of["forbidden"]
        ),
    )


def _leftover(data: Data) -> Leftover:
    table = _text(data["table"])
    place, reason = place_of(data["place"]), str(data["reason"])
    return Leftover(str(data["kind"]), str(data["text"]), place, reason, table)


def _near(data: Data) -> Near:
    return Near(
        str(data["statement"]),
        str(data["printed"]),
        str(data["expected"]),
        str(data["reason"]),
        place_of(data["place"]),
        str(data["text"]),
        float(str(data["matched"])),
    )
