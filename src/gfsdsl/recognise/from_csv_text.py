"""What a facts csv says of the running text: its sentences, with what they say corrected.

A line with the id of a captured value, ``陈述.名`` or ``陈述[key].名``, is that value. The ``note``
of a line without a cell is ``text: kind {…}``: a sentence, a heading, an unread number.
"""

from __future__ import annotations

import json

from attrs import define, evolve, field

from gfsdsl.model.statements import Hole
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise.from_csv_doubts import Doubts
from gfsdsl.recognise.from_csv_lines import FactsLine
from gfsdsl.recognise.from_csv_said import Unpacked
from gfsdsl.recognise.from_csv_values import ValueReader
from gfsdsl.recognise.said import Captured, Narrative, Said, Word
from gfsdsl.recognise.said_data import KINDS

TEXT = "text: "


def of_sentence(line: FactsLine) -> bool:
    """Whether the cell of a line is what a sentence says."""
    cell = line["cell"]
    return bool(line["statement"]) or ("." in cell and ("[" not in cell or "]." in cell))


@define(eq=False)
class CsvText:
    """Collects the lines about the running text.

    Attributes:
        unknown: by name, lines of what is not declared.
        values: by id, the lines of captured values.
    """

    vocabulary: Vocabulary
    said: Doubts
    unknown: dict[str, list[FactsLine]]
    parts: Unpacked = field(init=False)
    values: dict[str, FactsLine] = field(factory=dict)
    _any: bool = False

    def __attrs_post_init__(self) -> None:
        self.parts = Unpacked(self.vocabulary)

    def note(self, line: FactsLine) -> None:
        """Take a line without a cell."""
        self._any = True
        kind, _, rest = line["note"].removeprefix(TEXT).partition(" ")
        try:
            data = json.loads(rest)
            if kind not in KINDS or not isinstance(data, dict):
                raise ValueError(kind)
            name = data["statement"] if kind in ("said", "ambiguous") else None
            if name is not None and name not in self.vocabulary.statements:
                self.unknown.setdefault(str(name), []).append(line)
            else:
                self.parts.add(kind, data)
        except (ArithmeticError, KeyError, RecursionError, TypeError, ValueError):
            self.said.unused("D0048", line, "note")

    def value(self, line: FactsLine) -> None:
        """Take a line with the id of a captured value."""
        first = self.values.setdefault(line["cell"], line)
        if first is not line:
            args = {"cell": line["cell"], "first": first.number, "second": line.number}
            self.said.say("D0045", line, **args)

    def narrative(self, entity: str | None) -> Narrative | None:
        """Everything that the lines say; None where no line is about the running text."""
        reader = ValueReader(self.vocabulary, entity, self.said, list(self.values.values()))
        added = self._added()
        said = {
            name: tuple(self._corrected(one, added.get(one.id, ()), reader) for one in sentences)
            for name, sentences in self.parts.said.items()
        }
        return self.parts.narrative(said) if self._any else None

    def _corrected(
        self, sentence: Said, added: tuple[tuple[Hole, FactsLine], ...], reader: ValueReader
    ) -> Said:
        """A sentence with its values as the lines have them; one without a line was taken away."""
        captured: dict[str, Captured | Word] = {}
        lines = [(v.hole, self.values.get(v.id)) for v in sentence.captured.values()]
        for hole, line in [*lines, *added]:
            if line is not None:
                value = reader.value(sentence, hole, line)
                if value is not None:
                    captured[hole.name] = value
        return evolve(sentence, captured=captured)

    def _added(self) -> dict[str, tuple[tuple[Hole, FactsLine], ...]]:
        """By the id of a sentence, the lines of what was not read in it."""
        every = [one for sentences in self.parts.said.values() for one in sentences]
        by_id = {sentence.id: sentence for sentence in every}
        read = {value.id for sentence in every for value in sentence.captured.values()}
        found: dict[str, tuple[tuple[Hole, FactsLine], ...]] = {}
        for cell, line in self.values.items():
            if cell in read:
                continue
            id, _, name = cell.rpartition(".")
            statement = self.vocabulary.statements.get(id.partition("[")[0])
            if statement is None:
                self.unknown.setdefault(id.partition("[")[0], []).append(line)
            elif name not in statement.holes:
                known = "、".join(statement.holes)
                self.said.say("D0043", line, table=statement.name, column=name, known=known)
            elif id not in by_id:
                self.said.unused("D0048", line, "no sentence")
            else:
                found[id] = (*found.get(id, ()), (statement.holes[name], line))
        return found
