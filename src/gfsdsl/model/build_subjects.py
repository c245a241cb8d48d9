"""Syntax tree → subject hierarchies, with official lists read from csv."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, evolve, field

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.fold import fold
from gfsdsl.model.check_subjects import check_names, resolve_same
from gfsdsl.model.packs import PackFile
from gfsdsl.model.read_list import read_list
from gfsdsl.model.subjects import Hierarchy, Level, Subject
from gfsdsl.source import Span
from gfsdsl.syntax.tree import LevelDecl, SubjectDecl, SubjectsDecl, Years

Report = Callable[[Diagnostic], None]


@define(eq=False)
class _Draft:
    name: str
    title: str | None
    span: Span | None
    levels: list[Level] = field(factory=list)
    subjects: dict[str, Subject] = field(factory=dict)
    other_years: set[str] = field(factory=set)
    same: list[tuple[Subject, Span | None]] = field(factory=list)


def build_hierarchies(
    decls: list[tuple[PackFile, SubjectsDecl]], year: int | None, report: Report
) -> dict[str, Hierarchy]:
    """The hierarchies that ``decls`` declare and extend.

    Args:
        year: subjects not in force in it are left out, and former names are added only where they
            were in force. None, when a document is read before its year is known, keeps what is
            not dated, and all of an official list.
    """
    drafts: dict[str, _Draft] = {}
    for file, decl in decls:
        draft = drafts.get(decl.name)
        if decl.extend and draft is None:
            close = closest(decl.name, drafts)
            fix = close[0] if close else None
            report(Diagnostic("M0005", {"name": decl.name}, decl.span, fix=fix))
            continue
        if not decl.extend and draft is not None:
            related = ((draft.span, "first"),) if draft.span else ()
            report(Diagnostic("M0002", {"name": decl.name}, decl.span, related))
            continue
        if draft is None:
            draft = drafts[decl.name] = _Draft(decl.name, decl.title, decl.span)
        for level in decl.levels:
            _level(draft, level, report)
        for source in decl.sources:
            _list(draft, file, source, decl.span, year, report)
        reader = _Reader(draft, year, report)
        for subject in decl.subjects:
            reader.add(subject, None)
    hierarchies = {
        name: Hierarchy(
            draft.name,
            draft.title,
            tuple(sorted(draft.levels, key=lambda level: level.digits)),
            draft.subjects,
            draft.span,
            frozenset(draft.other_years),
        )
        for name, draft in drafts.items()
    }
    for hierarchy in hierarchies.values():
        check_names(hierarchy, report)
    return {
        name: evolve(hierarchy, subjects=resolve_same(hierarchy, hierarchies, report))
        for name, hierarchy in hierarchies.items()
    }


def in_force(years: Years, year: int | None) -> bool:
    """Whether a dated declaration applies in ``year`` (SEMANTICS 30)."""
    if years.since is None and years.until is None:
        return True
    if year is None:
        return False
    return (years.since is None or years.since <= year) and (
        years.until is None or year <= years.until
    )


def _level(draft: _Draft, decl: LevelDecl, report: Report) -> None:
    for known in draft.levels:
        if known.name == decl.name or known.digits == decl.digits:
            args = {"name": draft.name, "first": known.name, "second": decl.name}
            report(Diagnostic("M0018", args, decl.span))
            return
    draft.levels.append(Level(decl.name, decl.digits))


def _parent_code(draft: _Draft, code: str) -> str | None:
    shorter = [level.digits for level in draft.levels if level.digits < len(code)]
    return code[: max(shorter)] if shorter else None


def _level_name(draft: _Draft, code: str | None) -> str | None:
    return next((lv.name for lv in draft.levels if code and lv.digits == len(code)), None)


def _list(
    draft: _Draft, file: PackFile, source: str, span: Span | None, year: int | None, report: Report
) -> None:
    digits = {level.digits for level in draft.levels}
    for line in read_list(file.folder, source, digits, span, report):
        if year is not None and not in_force(line.years, year):
            draft.other_years |= {line.code, *map(fold, line.names)}
            continue
        known = draft.subjects.get(line.code)
        names = line.names
        if known is not None and year is not None:
            args = {"name": source, "line": line.line, "code": line.code}
            report(Diagnostic("M0016", args, span))
            continue
        if known is not None:  # of another time, perhaps; which, only the year can tell
            names = known.names + tuple(n for n in names if n not in known.names)
        draft.subjects[line.code] = Subject(
            draft.name,
            line.code,
            line.code,
            names,
            _level_name(draft, line.code),
            _parent_code(draft, line.code),
            since=line.years.since,
            until=line.years.until,
        )


@define(eq=False)
class _Reader:
    """Adds the subjects of one declaration to a draft."""

    draft: _Draft
    year: int | None
    report: Report
    said: dict[str, Span | None] = field(factory=dict)

    def add(self, decl: SubjectDecl, parent: str | None) -> None:
        """Add a subject and those below it. A list or an earlier declaration may know it already;
        then it only gains names, definition and ``same as``."""
        draft = self.draft
        if not in_force(decl.years, self.year):
            draft.other_years |= {*map(fold, decl.names), *([decl.code] if decl.code else [])}
            return
        if decl.code and _level_name(draft, decl.code) is None:
            self._wrong("M0012", decl, {"code": decl.code, "name": draft.name})
            return
        if decl.code and parent and not decl.code.startswith(parent):
            self._wrong("M0013", decl, {"code": decl.code, "parent": parent})
            return
        known, sure = self._known(decl)
        if not sure:
            self._wrong("M0015", decl, {"hierarchy": draft.name, "name": decl.names[0]})
            return
        key = known.key if known is not None else decl.code or decl.names[0]
        if key in self.said:
            first = self.said[key]
            related = ((first, "first"),) if first else ()
            args = {"name": f"{decl.code or ''} {decl.names[0]}".strip()}
            self.report(Diagnostic("M0002", args, decl.span, related))
            return
        self.said[key] = decl.span
        former = tuple(k.name for k in decl.known if in_force(k.years, self.year))
        draft.other_years |= {fold(k.name) for k in decl.known}
        same = tuple((same.hierarchy, same.key) for same in decl.same)
        if known is None:
            above = parent
            if above is None and decl.code:
                above = _parent_code(draft, decl.code)
            draft.subjects[key] = Subject(
                draft.name,
                key,
                decl.code,
                decl.names + former,
                _level_name(draft, decl.code),
                above,
                same,
                decl.years.since,
                decl.years.until,
                decl.definition,
                span=decl.span,
            )
        else:
            folded = {fold(k) for k in known.names}
            draft.subjects[key] = evolve(
                known,
                names=known.names + tuple(n for n in decl.names + former if fold(n) not in folded),
                same_as=known.same_as + same,
                definition=decl.definition or known.definition,
                span=known.span or decl.span,
            )
        for child in decl.children:
            self.add(child, key)

    def _known(self, decl: SubjectDecl) -> tuple[Subject | None, bool]:
        """The subject that is spoken of, if it is known; and whether that is sure."""
        if decl.code:
            return self.draft.subjects.get(decl.code), True
        first = fold(decl.names[0])
        found = [s for s in self.draft.subjects.values() if fold(s.names[0]) == first]
        if self.draft.levels:
            return (found[0], True) if len(found) == 1 else (None, False)
        return (found[0] if found else None), True

    def _wrong(self, code: str, decl: SubjectDecl, args: dict[str, object]) -> None:
        self.report(Diagnostic(code, args, decl.span))
