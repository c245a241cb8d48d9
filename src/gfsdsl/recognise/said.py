"""What the running text says: sentences that match a statement, and what they capture."""

from __future__ import annotations

from attrs import field, frozen

from gfsdsl.documents.document import Place
from gfsdsl.model.statements import Hole, Statement
from gfsdsl.quantity.interval import Interval
from gfsdsl.recognise.facts import Leftover, Number
from gfsdsl.recognise.forbidden import Occurrence


@frozen(eq=False)
class Captured(Number):
    """A number in a sentence; its id is ``陈述.名``, or ``陈述[key].名`` where it is repeated.

    Attributes:
        statement: the name of the statement.
        hole: which of its holes.
        word: the word that gave it its sign, as printed.
        qualifier: what is printed about it, as ``不低于``, ``＜``, ``以内``, ``约``, ``余``.
        low, high: whether the qualifier leaves that side open: it may be less, or more.
        about: the qualifier says that it is only near; that alone is never a violation.
        derived: nothing is printed but the word: it is exactly 0.
    """

    statement: str = field(kw_only=True)
    hole: Hole = field(kw_only=True)
    word: str | None = field(default=None, kw_only=True)
    qualifier: str | None = field(default=None, kw_only=True)
    low: bool = field(default=False, kw_only=True)
    high: bool = field(default=False, kw_only=True)
    about: bool = field(default=False, kw_only=True)
    derived: bool = field(default=False, kw_only=True)

    @property
    def holder(self) -> str:
        return self.statement

    @property
    def interval(self) -> Interval:
        """All that it may stand for: a qualifier leaves one side open, or both."""
        printed = super().interval
        low = None if self.low or self.about else printed.low
        return Interval(low, None if self.high or self.about else printed.high)


@frozen(eq=False)
class Word:
    """A captured value that is no number.

    Attributes:
        id: as of a number.
        printed: as printed, line breaks taken out.
        value: a year: int; a date: (year, month, day), the later ones None where they are not
            printed; a period: two such; a subject: the ``Subject``, None where no subject has that
            name; a list: a tuple of texts, or of subjects and texts; else the text as compared
            (a word of a scale: as printed).
        text: ``value`` as it is written in records: 2024, 2024-12-31, a subject's first name.
        place: where its first character stands.
        corrected, read, csv_line: as of a number.
    """

    id: str
    statement: str
    hole: Hole
    printed: str
    value: object
    text: str
    place: Place
    corrected: bool = field(default=False, kw_only=True)
    read: str | None = field(default=None, kw_only=True)
    csv_line: int | None = field(default=None, kw_only=True)


@frozen(eq=False)
class Said:
    """One sentence that matches a statement.

    Attributes:
        id: ``陈述``, or ``陈述[key]`` where it is repeated; a second one with the same key is
            ``陈述[key~2]``.
        key: what tells it from the others; '' where it is said once.
        captured: by the name of the hole; one that is not printed has no entry.
        text: the whole match as printed, line breaks taken out.
        sentence: the number of the sentence it begins in, from 0: what one sentence says may match
            several statements.
        section: the headings above it, from the outside inward, as printed.
    """

    id: str
    statement: Statement
    key: str
    captured: dict[str, Captured | Word] = field(repr=False)
    text: str
    place: Place
    sentence: int
    section: tuple[str, ...] = ()


@frozen(eq=False)
class Near:
    """A sentence that matches a statement but for one place.

    Attributes:
        printed: what the sentence prints there; '' where it ends.
        expected: what the statement has there, in its own words.
        reason: ``words``, ``unit`` (another dimension), ``unknown word`` (none of a scale or a
            choice), ``no number``, ``ends``.
        matched: the part of the statement that matches, from 0 to 1.
    """

    statement: str
    printed: str
    expected: str
    reason: str
    place: Place
    text: str
    matched: float


@frozen(eq=False)
class Narrative:
    """Everything that the running text says.

    Attributes:
        said: by statement, in printed order; a statement said nowhere has no entry.
        ambiguous: statements that are said once and match at several places with different texts,
            with these places; they are not in ``said``.
        clashes: places that two statements match equally: a diagnostic each.
        unread: amounts, rates and counts in no statement, with the sentence they stand in.
        near: near misses, those of numbers that nothing else captured.
        numbers: how many amounts, rates and counts the running text prints.
        headings: as printed, in order, with their level from 1 (一、 （一） 1．).
        has_text: there is a sentence at all, besides the tables.
        forbidden: where texts that must not occur do.
        empty_headings: those, folded, that nothing follows before the next one.
    """

    said: dict[str, tuple[Said, ...]] = field(factory=dict)
    ambiguous: dict[str, tuple[Said, ...]] = field(factory=dict)
    clashes: tuple[Leftover, ...] = ()
    unread: tuple[Leftover, ...] = ()
    near: tuple[Near, ...] = ()
    numbers: int = 0
    headings: tuple[tuple[int, str, Place], ...] = ()
    empty_headings: frozenset[str] = frozenset()
    forbidden: tuple[Occurrence, ...] = ()
    has_text: bool = False

    @property
    def speaks(self) -> bool:
        """Whether there is running text at all, and not tables alone."""
        return self.has_text or bool(self.said or self.unread)

    @property
    def numbers_said(self) -> dict[str, Captured]:
        """The numbers of sentences, by their ids."""
        return {
            value.id: value
            for sentences in self.said.values()
            for said in sentences
            for value in said.captured.values()
            if isinstance(value, Captured)
        }

    @property
    def words(self) -> dict[str, Word]:
        """What sentences say that is no number, by its id."""
        return {
            value.id: value
            for sentences in self.said.values()
            for said in sentences
            for value in said.captured.values()
            if isinstance(value, Word)
        }
