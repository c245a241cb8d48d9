"""What a facts csv says of the running text: its sentences, and the numbers in them corrected.

``note`` of a line without a cell is ``text: kind {…}``; a line with the id of a captured value is
that value, so that it can be corrected as a cell can.
"""

from __future__ import annotations

import json

from attrs import define, evolve, field

from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.quantity.printed import Printed, read_number
from gfsdsl.recognise.from_csv_doubts import Doubts
from gfsdsl.recognise.from_csv_lines import FactsLine
from gfsdsl.recognise.from_csv_print import said_by
from gfsdsl.recognise.said import Captured, Narrative, Said, Word
from gfsdsl.recognise.said_data import KINDS, Data, narrative_of

TEXT = "text: "


@define(eq=False)
class CsvText:
    """Collects the lines about the running text."""

    vocabulary: Vocabulary
    said: Doubts
    parts: list[tuple[str, Data]] = field(factory=list)
    values: dict[str, FactsLine] = field(factory=dict)

    def note(self, line: FactsLine) -> None:
        """Take a line without a cell."""
        kind, _, rest = line["note"].removeprefix(TEXT).partition(" ")
        try:
            data = json.loads(rest)
        except ValueError:
            data = None
        if kind not in KINDS or not isinstance(data, dict):
            self.said.unused("D0048", line, "note")
        else:
            self.parts.append((kind, data))

    def value(self, line: FactsLine) -> None:
        """Take a line with the id of a captured value."""
        first = self.values.setdefault(line["cell"], line)
        if first is not line:
            args = {"cell": line["cell"], "first": first.number, "second": line.number}
            self.said.say("D0045", line, **args)

    def narrative(self) -> Narrative | None:
        """Everything that the lines say; None where no line is about the running text."""
        if not self.parts:
            return None
        try:
            narrative = narrative_of(self.parts, self.vocabulary)
        except (KeyError, ValueError, AssertionError, TypeError):
            line = next(iter(self.values.values()), None)
            if line is not None:
                self.said.unused("D0048", line, "note")
            return None
        said = {
            name: tuple(self._corrected(sentence) for sentence in sentences)
            for name, sentences in narrative.said.items()
        }
        return evolve(narrative, said=said)

    def _corrected(self, sentence: Said) -> Said:
        captured = {name: self._value(value) for name, value in sentence.captured.items()}
        return evolve(sentence, captured=captured)

    def _value(self, value: Captured | Word) -> Captured | Word:
        line = self.values.get(value.id)
        if line is None:
            return value
        if isinstance(value, Word):
            said = said_by(line, "text", 0)
            if said.corrected and said.text != value.printed:
                # What a word stands for is found in the document, not in a csv.
                self.said.say("D0046", line, cell=value.id, printed=said.text)
            return value
        said = said_by(line, "amount", value.decimals)
        if not said.corrected:
            return evolve(value, csv_line=line.number)
        number = read_number(said.text)
        args = {"cell": value.id, "printed": said.text}
        if not isinstance(number, Printed):
            self.said.say("D0046", line, **args)
            return evolve(
                value, printed=said.text, value=None, problem=number.reason, csv_line=line.number
            )
        self.said.say("D0040", line, read=said.read, **args)
        negative = value.value is not None and value.value < 0 and value.word is not None
        return evolve(
            value,
            printed=said.text,
            value=-number.value if negative else number.value,
            decimals=number.decimals,
            corrected=True,
            read=said.read,
            csv_line=line.number,
        )
