"""What is written by hand for a hole of a sentence, read as the hole reads a document itself."""

from __future__ import annotations

import re

from attrs import define, evolve

from gfsdsl.documents.document import Line
from gfsdsl.fold import fold
from gfsdsl.model.statements import AMOUNTS, Hole
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.quantity.printed import Printed, read_number
from gfsdsl.recognise.narrative.build_stream import StreamBuilder
from gfsdsl.recognise.narrative.capture import Capture, Text
from gfsdsl.recognise.narrative.holes import Holes
from gfsdsl.recognise.narrative.read import prepare
from gfsdsl.recognise.narrative.record import Recorder
from gfsdsl.recognise.narrative.sections import build_sections
from gfsdsl.recognise.said import Captured, Word

# Before what is read, so that it stands inside a sentence.
_BEFORE = "为"
# What spreadsheets put behind a day, and what a year may be written with.
_CLOCK = re.compile(r"\s+0{1,2}(?::00){1,2}$")
_YEAR = re.compile(r"年度?$|[.,]0+$")


@define(eq=False)
class HoleReader:
    """Reads one value at a time."""

    vocabulary: Vocabulary
    entity: str | None = None

    def value(self, hole: Hole, text: str, statement: str, id: str) -> Captured | Word | None:
        """What the hole takes, if it takes the whole of ``text``; of a subject that no list has,
        a word without a value."""
        plain = _CLOCK.sub("", "".join(text.splitlines()))
        plain = _YEAR.sub("", plain) if hole.kind == "year" else plain
        whole = self._text(_BEFORE + plain)
        capture = _capture(hole, whole)
        if capture is None:
            return None
        sections = build_sections(whole.stream, {}, {})
        value = Recorder(whole, sections, {}).value(statement, id, capture)
        return evolve(value, printed=text) if isinstance(value, Word) else value

    def amount(self, hole: Hole, text: str, statement: str, id: str) -> Captured | None:
        """What is meant by a number with its unit, leaving aside the word that gives it a sign."""
        value = self.value(evolve(hole, scale=None), text, statement, id)
        return evolve(value, hole=hole) if isinstance(value, Captured) else None

    def sign(self, hole: Hole, word: str | None) -> int:
        """The sign that ``word`` gives to a number, 1 where it gives none."""
        if hole.scale is None or word is None:
            return 1
        folded = fold(word)
        signs = dict(self._text(word).words(hole.scale))
        return signs.get(folded) or 1

    def same(self, hole: Hole, text: str, other: str) -> bool:
        """Whether two texts say the same in the hole, but for what a spreadsheet changes."""
        if fold(text) == fold(other):
            return True
        numbers = [read_number(t) for t in (text, other)]
        values = {n.value if isinstance(n, Printed) else None for n in numbers}
        if len(values) == 1 and None not in values:
            return True
        if hole.kind not in ("year", "date", "period"):
            return False
        one, two = (self.value(hole, t, "", "") for t in (text, other))
        return isinstance(one, Word) and isinstance(two, Word) and one.value == two.value

    def _text(self, text: str) -> Text:
        builder = StreamBuilder([Line(1, text)])
        builder.add(0)
        return prepare(builder.done(), self.vocabulary, self.entity)


def _capture(hole: Hole, text: Text) -> Capture | None:
    start, end = len(_BEFORE), len(text.stream.text)
    if start == end:
        return None
    if hole.kind in ("text", "entity", "sentence"):
        return Capture(hole, start, end)
    last = hole.kind not in AMOUNTS
    found = Holes(text).forward(hole, start, last, False)
    return next((c for c in found if (c.start, c.end) == (start, end)), None)
