"""Syntax tree → statements: hole types found, wordings of one statement brought together.

``extend statement`` adds wordings. A statement whose place is a part, a table or a column is left
to the model of parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import define, field

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.model.build_subjects import in_force
from gfsdsl.model.build_units import unit_of
from gfsdsl.model.expr import Scale
from gfsdsl.model.statements import Hole, Maybe, OneOf, Part, Skip, Slot, Statement, Wording, Words
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.source import Span
from gfsdsl.syntax import tree

Report = Callable[[Diagnostic], None]


@define(eq=False)
class _Draft:
    decl: tree.StatementDecl
    pack: str
    wordings: list[Wording] = field(factory=list)
    holes: dict[str, Hole] = field(factory=dict)


@define(eq=False)
class StatementBuilder:
    """Collects statements and their extensions, then makes them."""

    vocabulary: Vocabulary
    scales: dict[str, Scale]
    year: int | None
    report: Report
    drafts: dict[str, _Draft] = field(factory=dict)

    def add(self, decl: tree.StatementDecl, pack: str) -> None:
        """Take in one declaration; a second one is M0002, an extension of nothing M0005."""
        draft = self.drafts.get(decl.name)
        if decl.extend and draft is None:
            close = closest(decl.name, self.drafts)
            fix = close[0] if close else None
            self.report(Diagnostic("M0005", {"name": decl.name}, decl.span, fix=fix))
            return
        if not decl.extend and draft is not None:
            related = ((draft.decl.span, "first"),) if draft.decl.span else ()
            self.report(Diagnostic("M0002", {"name": decl.name}, decl.span, related))
            return
        if not in_force(decl.years, self.year):
            return
        if draft is None:
            draft = self.drafts[decl.name] = _Draft(decl, pack)
        for pattern in decl.patterns:
            parts = self._parts(pattern.pieces, draft)
            draft.wordings.append(Wording(parts, pattern.span))

    def statements(self) -> dict[str, Statement]:
        """All of them, by name, in the order of their declarations."""
        return {name: self._statement(draft) for name, draft in self.drafts.items()}

    def _statement(self, draft: _Draft) -> Statement:
        decl = draft.decl
        for name in decl.each or ():
            if name not in draft.holes:
                close = closest(name, draft.holes)
                fix = close[0] if close else None
                self.report(Diagnostic("M0065", {"name": name}, decl.span, fix=fix))
        if not draft.wordings:
            self.report(Diagnostic("M0066", {"name": decl.name}, decl.span))
        within = tuple(place.titles for place in decl.within if isinstance(place, tree.Section))
        return Statement(
            decl.name,
            decl.each,
            within,
            tuple(draft.wordings),
            draft.holes,
            draft.pack,
            decl.span,
        )

    def _parts(self, pieces: Iterable[tree.Piece], draft: _Draft) -> tuple[Part, ...]:
        return tuple(self._part(piece, draft) for piece in pieces)

    def _part(self, piece: tree.Piece, draft: _Draft) -> Part:
        match piece:
            case tree.Literal():
                return Words(piece.text)
            case tree.Option():
                return Maybe(self._parts(piece.pieces, draft))
            case tree.Choice():
                return OneOf(tuple(self._parts(a, draft) for a in piece.alternatives))
            case tree.Gap():
                return Skip(piece.across)
            case tree.Hole():
                return Slot(self._hole(piece, draft))
        raise AssertionError(piece)

    def _hole(self, piece: tree.Hole, draft: _Draft) -> Hole:
        hole = self._typed(piece.name, piece.type, piece.span)
        known = draft.holes.setdefault(piece.name, hole)
        if not _agree(known, hole):
            related = ((known.span, "first"),) if known.span else ()
            self.report(Diagnostic("M0064", {"name": piece.name}, piece.span, related))
        return hole

    def _typed(self, name: str, type_: tree.HoleType, span: Span | None) -> Hole:
        match type_:
            case tree.KindType():
                return Hole(name, type_.kind, span=span)
            case tree.WordsType():
                return Hole(name, "choice", words=type_.words, span=span)
            case tree.ListType():
                if type_.of is not None:
                    self._known(type_.of, self.vocabulary.hierarchies, type_.span)
                return Hole(name, "list", hierarchy=type_.of, span=span)
            case tree.MeasureType():
                return self._measured(name, type_, span)
        raise AssertionError(type_)

    def _measured(self, name: str, type_: tree.MeasureType, span: Span | None) -> Hole:
        """An amount; or, by a lone name, a word of a scale or a subject of a hierarchy."""
        units = self.vocabulary.units
        first = type_.unit.first
        lone = not type_.unit.rest and type_.scale is None and type_.printed is None
        if lone and not type_.bare and first not in units:
            if first in self.scales:
                return Hole(name, "word", scale=self.scales[first], span=span)
            if first in self.vocabulary.hierarchies:
                return Hole(name, "subject", hierarchy=first, span=span)
            every = [*units, *self.scales, *self.vocabulary.hierarchies, *tree.KINDS]
            self._known(first, every, type_.span or span)
            return Hole(name, "text", span=span)
        scale = None
        if type_.scale is not None and self._known(type_.scale, self.scales, type_.span or span):
            scale = self.scales[type_.scale]
        printed = unit_of(type_.printed, units, self.report) if type_.printed else None
        unit = unit_of(type_.unit, units, self.report)
        return Hole(name, "amount", unit, scale, printed, type_.bare, span=span)

    def _known(self, name: str, known: Iterable[str], span: Span | None) -> bool:
        names: Sequence[str] = list(known)
        if name in names:
            return True
        close = closest(name, names)
        fix = close[0] if close else None
        self.report(Diagnostic("M0063", {"name": name}, span, fix=fix))
        return False


def in_narrative(decl: tree.StatementDecl) -> bool:
    """Whether a statement stands in the text, and not in a part, a table or a column."""
    return all(isinstance(place, tree.Section) for place in decl.within)


def _agree(one: Hole, two: Hole) -> bool:
    """Whether two holes of one name take the same."""
    if one.kind != two.kind or one.hierarchy != two.hierarchy:
        return False
    if one.unit is None or two.unit is None:
        return one.unit is two.unit
    return one.unit.dimension == two.unit.dimension
