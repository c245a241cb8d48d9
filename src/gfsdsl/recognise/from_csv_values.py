"""A line of a facts csv with what a sentence says: as it was read, corrected, or added by hand."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from gfsdsl.documents.document import Place
from gfsdsl.model.statements import AMOUNTS, Hole
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.quantity.printed import Printed, Unreadable, decimal_text, read_number
from gfsdsl.quantity.units import BARE
from gfsdsl.recognise.from_csv_doubts import Doubts
from gfsdsl.recognise.from_csv_holes import HoleReader
from gfsdsl.recognise.from_csv_lines import FactsLine
from gfsdsl.recognise.from_csv_print import Said as Line
from gfsdsl.recognise.from_csv_print import said_by, usual_decimals, was_cut
from gfsdsl.recognise.narrative.amounts import stands_alone
from gfsdsl.recognise.said import Captured, Said, Word


@define(eq=False)
class ValueReader:
    """Reads the values of sentences.

    Attributes:
        lines: those of all values, to see how many decimals they print.
    """

    vocabulary: Vocabulary
    entity: str | None
    said: Doubts
    lines: Sequence[FactsLine]
    reader: HoleReader = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.reader = HoleReader(self.vocabulary, self.entity)

    def value(self, sentence: Said, hole: Hole, line: FactsLine) -> Captured | Word | None:
        """What a line says in a hole of ``sentence``; None where it cannot be used."""
        before = sentence.captured.get(hole.name)
        usual = before.decimals if isinstance(before, Captured) else self._usual(hole, line)
        said = said_by(line, "amount" if hole.kind in AMOUNTS else "text", usual)
        if hole.kind not in AMOUNTS and said.read is not None:
            unchanged = self.reader.same(hole, said.text, said.read)
            said = Line(said.read) if unchanged else said
        found = self._read(before, sentence.statement.name, hole, line, said)
        self._remark(found, before, hole, line, said)
        if found is None:
            return None
        place = before.place if before is not None else _place(line, sentence)
        read = said.read if said.corrected else None
        return evolve(found, place=place, corrected=said.corrected, read=read, csv_line=line.number)

    def _usual(self, hole: Hole, line: FactsLine) -> int:
        """The decimals that numbers of this unit show."""
        unit = _unit(hole, line["unit"])
        if not unit:
            return 0
        return usual_decimals(other for other in self.lines if other["unit"] == unit)

    def _read(
        self,
        before: Captured | Word | None,
        statement: str,
        hole: Hole,
        line: FactsLine,
        said: Line,
    ) -> Captured | Word | None:
        text, id = said.text, line["cell"]
        if hole.kind not in AMOUNTS:
            same = before is not None and text == before.printed
            return before if same else self.reader.value(hole, text, statement, id)
        old = before if isinstance(before, Captured) else None
        unit = line["unit"]
        moved = old is not None and unit not in ("", old.unit.name)
        if old is not None and not moved and text == old.printed:
            return old
        number = read_number(text)
        if not isinstance(number, Printed):
            texts = (text, text + _unit(hole, unit))
            found = [self.reader.value(hole, t, statement, id) for t in texts]
            new = next((v for v in found if isinstance(v, Captured) and not v.problem), None)
            return new or _unreadable(old, number)
        if old is None or moved:
            # Of a number alone nobody knows the sign where a word has to give it.
            unsigned = old is None and hole.scale is not None
            shown = text + _unit(hole, unit)
            new = None if unsigned else self.reader.amount(hole, shown, statement, id)
            if new is None or old is None:
                return new
            old = evolve(old, unit=new.unit)
        if hole.kind == "count" and number.decimals:
            return None
        return evolve(
            old,
            printed=text,
            value=number.value * self.reader.sign(hole, old.word),
            decimals=number.decimals,
            problem=None,
            exact=stands_alone(number.value, number.decimals, old.unit),
            derived=False,
        )

    def _remark(
        self,
        found: Captured | Word | None,
        before: Captured | Word | None,
        hole: Hole,
        line: FactsLine,
        said: Line,
    ) -> None:
        """Say what was corrected, and what of a correction cannot be used."""
        args = {"cell": line["cell"], "printed": said.text}
        unknown = hole.kind == "subject" and isinstance(found, Word) and found.value is None
        problem = isinstance(found, Captured) and found.problem is not None
        if found is None or (said.corrected and (unknown or problem)):
            self.said.misfit(line, hole, **args)
        elif said.corrected and said.read is None:
            self.said.say("D0041", line, **args)
        elif said.corrected:
            self.said.say("D0040", line, read=said.read, **args)
        if line["value"] and not any(self._says(line["value"], v) for v in (found, before) if v):
            self.said.say("D0047", line, value=line["value"], **args)

    def _says(self, text: str, value: Captured | Word) -> bool:
        """Whether ``text`` is the value, or what a spreadsheet made of it."""
        if isinstance(value, Word):
            texts = (value.text, value.printed)
            return any(self.reader.same(value.hole, text, other) for other in texts)
        number = read_number(text)
        if value.value is None or not isinstance(number, Printed):
            return True
        shown = Printed(decimal_text(value.value, value.decimals), value.value, value.decimals)
        return abs(number.value) == abs(value.value) or was_cut(text, shown)


def _place(line: FactsLine, sentence: Said) -> Place:
    """Where a line says that it stands, else where the sentence does."""
    place = line.place()
    return sentence.place if place.line is None and place.page is None else place


def _unit(hole: Hole, written: str) -> str:
    """The unit behind a number: the one written, else the one that the hole means."""
    if hole.kind == "count" or hole.bare:
        return ""
    return written or (hole.printed or hole.unit or BARE).name


def _unreadable(old: Captured | None, number: Unreadable) -> Captured | None:
    """A number that was replaced by something that is none."""
    if old is None:
        return None
    return evolve(old, printed=number.text, value=None, decimals=0, problem=number.reason)
