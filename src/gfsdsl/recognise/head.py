"""The head of a table: number, entity and unit, wherever they stand between title and header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, field

from gfsdsl.documents.document import Place
from gfsdsl.fold import fold, widths
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.quantity.units import Unit


@define(eq=False)
class Head:
    """What the head of one table prints, each with its place in ``places``."""

    number: str | None = None
    entity: str | None = None
    unit: Unit | None = None
    unit_printed: str | None = None
    places: dict[str, Place] = field(factory=dict)


class HeadReader:
    """Reads heads with the layout words and the shapes of the declared table numbers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units = sorted(vocabulary.units.items(), key=lambda item: -len(item[0]))
        entity = vocabulary.layout["entity after"]
        unit = vocabulary.layout["unit after"]
        self._roles = {fold(w): "entity" for w in entity} | {fold(w): "unit" for w in unit}
        every = sorted(self._roles, key=len, reverse=True)
        spaced = "|".join(r"\s*".join(map(re.escape, word)) for word in every)
        self._mark = re.compile(rf"(?P<open>[(（]?)({spaced})\s*[:：]") if every else None
        shapes = {
            re.sub(r"\d+", r"\\d+", re.escape(fold(table.number)))
            for table in vocabulary.tables.values()
            if table.number
        }
        self._number = (
            re.compile("|".join(sorted(shapes, key=len, reverse=True))) if shapes else None
        )

    def number_in(self, text: str) -> str | None:
        """The table number that is all of ``text``, folded."""
        folded = fold(text).strip("()")
        if self._number is not None and self._number.fullmatch(folded):
            return folded
        return None

    def read_tail(self, text: str, place: Place, head: Head) -> None:
        """Take the unit and the number that stand on the line of a title, after it."""
        if self._mark is not None:
            for match in self._mark.finditer(text):
                if match.start() and self._roles[fold(match.group(2))] == "unit":
                    value = text[match.end() :].rstrip(" )）")
                    self._take("unit", value.strip(), place.moved(match.end()), head)
                    text = text[: match.start()]
                    break
        number = self._trailing_number(text)
        if number is not None and head.number is None:
            head.number = number
            head.places["number"] = place.moved(_cut_at(text, number))

    def without_tail(self, folded: str) -> str:
        """A folded text without the table number or the unit that ends it."""
        bare = folded
        if self._mark is not None:
            for match in self._mark.finditer(bare):
                if self._roles[fold(match.group(2))] == "unit" and match.start():
                    bare = bare[: match.start()]
                    break
        number = self._trailing_number(bare)
        return bare[: len(bare) - len(number)] if number else bare

    def marks(self, text: str) -> bool:
        """Whether ``text`` is a line of a head: a number, or an entity or unit after its word."""
        if self.number_in(text) is not None:
            return True
        return self._mark is not None and self._mark.match(text.strip()) is not None

    def read(self, text: str, place: Place, head: Head) -> bool:
        """Take what ``text`` says into ``head``; whether it was a line of the head.

        Args:
            place: the place of the first character of ``text``.
        """
        number = self.number_in(text)
        if number is not None:
            if head.number is None:
                head.number = number
                head.places["number"] = place.moved(len(text) - len(text.lstrip()))
            return True
        if self._mark is None:
            return False
        found = list(self._mark.finditer(text))
        if not found or not self._begins(text[: found[0].start()]):
            return False
        for match, following in zip(found, [*found[1:], None], strict=True):
            end = following.start() if following is not None else len(text)
            value = text[match.end() : end]
            at = place.moved(match.end() + len(value) - len(value.lstrip()))
            role = self._roles[fold(match.group(2))]
            if match.group("open"):
                value = re.sub(r"[)）]\s*$", "", value)
            self._take(role, value.strip(), at, head)
        return True

    def _begins(self, before: str) -> bool:
        """Before the first word of a head only a table number or nothing may stand."""
        return not fold(before) or self.number_in(before) is not None

    def _take(self, role: str, value: str, place: Place, head: Head) -> None:
        if role == "entity":
            if value and head.entity is None:
                number = self._trailing_number(value)
                if number is not None and head.number is None:
                    head.number = number
                    value = value[: _cut_at(value, number)].strip()
                head.entity = "".join(value.split())
                head.places["entity"] = place
        elif head.unit_printed is None and value:
            head.unit_printed = "".join(widths(value).split())
            head.places["unit"] = place
            head.unit = self.unit_named(head.unit_printed)

    def _trailing_number(self, value: str) -> str | None:
        if self._number is None:
            return None
        matches = list(self._number.finditer(fold(value)))
        return matches[-1].group() if matches and matches[-1].end() == len(fold(value)) else None

    def unit_named(self, printed: str) -> Unit | None:
        """The unit that a print such as 万元, 人民币万元 or 金额：万元 ends with."""
        folded = fold(printed).strip("()")
        for name, unit in self._units:
            if folded.endswith(fold(name)):
                return unit
        return None


def _cut_at(value: str, number: str) -> int:
    """Where the folded ``number`` begins at the end of ``value``."""
    rest = len(number)
    for at in range(len(value) - 1, -1, -1):
        rest -= len(fold(value[at]))
        if rest <= 0:
            return at
    return 0


def entities_in(texts: Sequence[str], reader: HeadReader) -> list[str]:
    """The entities that the head lines among ``texts`` name, as often as they do."""
    found: list[str] = []
    for text in texts:
        head = Head()
        if ":" in text or "：" in text:
            reader.read(text, Place(), head)
            if head.entity is not None:
                found.append(head.entity)
    return found
