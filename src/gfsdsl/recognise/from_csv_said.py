"""What the lines of a facts csv hold of the running text, as ``said_data`` packs it, unpacked."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import define, field

from gfsdsl.documents.document import Place
from gfsdsl.model.statements import Hole
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.quantity.units import RATIO, Unit
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.forbidden import Occurrence
from gfsdsl.recognise.narrative.leftover import UnreadNumber
from gfsdsl.recognise.said import Captured, Narrative, Near, Said, Word

Data = Mapping[str, object]


@define(eq=False)
class Unpacked:
    """The parts of a narrative, in the order in which they were packed."""

    vocabulary: Vocabulary
    said: dict[str, list[Said]] = field(factory=dict)
    unsure: dict[str, list[Said]] = field(factory=dict)
    unread: list[Leftover] = field(factory=list)
    clashes: list[Leftover] = field(factory=list)
    near: list[Near] = field(factory=list)
    headings: list[tuple[int, str, Place]] = field(factory=list)
    empty: set[str] = field(factory=set)
    forbidden: list[Occurrence] = field(factory=list)
    numbers: int = 0
    has_text: bool = False

    def add(self, kind: str, data: Data) -> None:
        """Take one part.

        Raises:
            KeyError, ValueError: it is not as it was packed.
        """
        place = _place(data["place"]) if "place" in data else Place()
        match kind:
            case "said" | "ambiguous":
                said = self._said(data, place)
                into = self.said if kind == "said" else self.unsure
                into.setdefault(said.statement.name, []).append(said)
            case "unread":
                self.unread.append(_leftover(data, place))
            case "clash":
                self.clashes.append(_leftover(data, place))
            case "near":
                self.near.append(_near(data, place))
            case "heading":
                self.headings.append((int(str(data["level"])), str(data["text"]), place))
            case "empty":
                self.empty.add(str(data["text"]))
            case "forbidden":
                self.forbidden.append(Occurrence(str(data["text"]), place, str(data["quoted"])))
            case _:
                self.numbers += int(str(data["numbers"]))
                self.has_text = self.has_text or bool(data["has_text"])

    def narrative(self, said: Mapping[str, tuple[Said, ...]]) -> Narrative:
        """The whole, with ``said`` as it is after corrections."""
        return Narrative(
            dict(said),
            {name: tuple(found) for name, found in self.unsure.items()},
            tuple(self.clashes),
            tuple(self.unread),
            tuple(self.near),
            self.numbers,
            tuple(self.headings),
            frozenset(self.empty),
            tuple(self.forbidden),
            self.has_text,
        )

    def _said(self, data: Data, place: Place) -> Said:
        statement = self.vocabulary.statements[str(data["statement"])]
        captured = {
            name: self._value(_data(value), statement.name, statement.holes[name])
            for name, value in _data(data["captured"]).items()
        }
        section = tuple(str(title) for title in _list(data["section"]))
        number = int(str(data["sentence"]))
        id, key, text = (str(data[name]) for name in ("id", "key", "text"))
        return Said(id, statement, key, captured, text, place, number, section)

    def _value(self, data: Data, statement: str, hole: Hole) -> Captured | Word:
        id, printed, place = str(data["id"]), str(data["printed"]), _place(data["place"])
        if "word" in data:
            content = self._content(data["word"])
            return Word(id, statement, hole, printed, content, str(data["text"]), place)
        value, (name, factor, exact) = _text(data["value"]), _list(data["unit"])
        dimension = hole.unit.dimension if hole.unit is not None else RATIO
        return Captured(
            id,
            printed,
            Fraction(value) if value is not None else None,
            int(str(data["decimals"])),
            Unit(str(name), dimension, Fraction(str(factor)), bool(exact)),
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

    def _content(self, value: object) -> object:
        if isinstance(value, dict) and "subject" in value:
            hierarchy, key = _list(value["subject"])
            return self.vocabulary.hierarchies[str(hierarchy)].subjects[str(key)]
        if isinstance(value, dict):
            return tuple(self._content(item) for item in _list(value["tuple"]))
        return value


def _leftover(data: Data, place: Place) -> Leftover:
    kind, text, reason = (str(data[name]) for name in ("kind", "text", "reason"))
    table = _text(data["table"])
    if "number" in data:
        return UnreadNumber(kind, text, place, reason, table, number=str(data["number"]))
    return Leftover(kind, text, place, reason, table)


def _near(data: Data, place: Place) -> Near:
    statement, printed, expected = (str(data[n]) for n in ("statement", "printed", "expected"))
    reason, text, matched = str(data["reason"]), str(data["text"]), float(str(data["matched"]))
    return Near(statement, printed, expected, reason, place, text, matched)


def _place(data: object) -> Place:
    line, column, page, box, sheet = _list(data)
    edges = None
    if box is not None:
        left, top, right, bottom = (float(str(edge)) for edge in _list(box))
        edges = (left, top, right, bottom)
    return Place(_number(line), _number(column), _number(page), edges, _text(sheet))


def _number(value: object) -> int | None:
    return int(str(value)) if value is not None else None


def _text(value: object) -> str | None:
    return str(value) if value is not None else None


def _data(value: object) -> Data:
    if not isinstance(value, dict):
        raise ValueError(value)
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(value)
    return value
