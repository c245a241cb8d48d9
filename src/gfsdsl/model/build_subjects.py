"""Syntax tree → subject hierarchies, with official lists read from csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from attrs import define, evolve, field

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.fold import fold
from gfsdsl.model.packs import PackFile
from gfsdsl.model.subjects import Hierarchy, Level, Subject
from gfsdsl.source import Span
from gfsdsl.syntax.tree import SubjectDecl, SubjectsDecl, Years

Report = Callable[[Diagnostic], None]


@define(eq=False)
class _Draft:
    name: str
    title: str | None
    span: Span | None
    levels: list[Level] = field(factory=list)
    subjects: dict[str, Subject] = field(factory=dict)


def build_hierarchies(
    decls: list[tuple[PackFile, SubjectsDecl]], year: int | None, report: Report
) -> dict[str, Hierarchy]:
    """The hierarchies that ``decls`` declare and extend.

    Args:
        year: subjects not in force in it are left out, and former names are added only where they
            were in force; None keeps everything that is not dated.
    """
    drafts: dict[str, _Draft] = {}
    for file, decl in decls:
        draft = drafts.get(decl.name)
        if decl.extend and draft is None:
            report(Diagnostic("M0005", {"name": decl.name}, decl.span))
            continue
        if not decl.extend and draft is not None:
            related = ((draft.span, "first"),) if draft.span else ()
            report(Diagnostic("M0002", {"name": decl.name}, decl.span, related))
            continue
        if draft is None:
            draft = drafts[decl.name] = _Draft(decl.name, decl.title, decl.span)
        draft.levels.extend(Level(level.name, level.digits) for level in decl.levels)
        for source in decl.sources:
            _read_list(draft, file, source, decl.span, year, report)
        for subject in decl.subjects:
            _add(draft, subject, None, year, report)
    return {
        name: Hierarchy(
            draft.name,
            draft.title,
            tuple(sorted(draft.levels, key=lambda level: level.digits)),
            draft.subjects,
            draft.span,
        )
        for name, draft in drafts.items()
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


def _parent_code(draft: _Draft, code: str) -> str | None:
    shorter = [level.digits for level in draft.levels if level.digits < len(code)]
    return code[: max(shorter)] if shorter else None


def _level(draft: _Draft, code: str | None) -> str | None:
    return next((lv.name for lv in draft.levels if code and lv.digits == len(code)), None)


def _read_list(
    draft: _Draft, file: PackFile, source: str, span: Span | None, year: int | None, report: Report
) -> None:
    try:
        text = file.folder.joinpath(source).read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        report(Diagnostic("M0010", {"name": source, "reason": str(error)}, span))
        return
    for number, record in enumerate(csv.DictReader(io.StringIO(text)), start=2):
        code, name = (record.get("code") or "").strip(), (record.get("name") or "").strip()
        years = Years(_year(record.get("since")), _year(record.get("until")))
        if not code or not name or _level(draft, code) is None:
            report(Diagnostic("M0011", {"name": source, "line": number, "code": code}, span))
            continue
        if not in_force(years, year) and not (year is None):
            continue
        names = tuple(part.strip() for part in name.split("|"))
        draft.subjects[code] = Subject(
            draft.name, code, code, names, _level(draft, code), _parent_code(draft, code)
        )


def _year(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isdigit() else None


def _add(
    draft: _Draft, decl: SubjectDecl, parent: str | None, year: int | None, report: Report
) -> None:
    if not in_force(decl.years, year):
        return
    if decl.code and _level(draft, decl.code) is None:
        report(Diagnostic("M0012", {"code": decl.code, "name": draft.name}, decl.span))
        return
    if decl.code and parent and not decl.code.startswith(parent):
        report(Diagnostic("M0013", {"code": decl.code, "parent": parent}, decl.span))
        return
    key = decl.code or decl.names[0]
    above = (
        parent if parent is not None else (_parent_code(draft, decl.code) if decl.code else None)
    )
    former = tuple(k.name for k in decl.known if in_force(k.years, year))
    known = draft.subjects.get(key) or _by_first_name(draft, decl)
    if known is None:
        draft.subjects[key] = Subject(
            draft.name,
            key,
            decl.code,
            decl.names + former,
            _level(draft, decl.code),
            above,
            tuple((same.hierarchy, same.key) for same in decl.same),
            decl.years.since,
            decl.years.until,
            decl.definition,
            span=decl.span,
        )
    else:
        # An official list gave the subject, or an `extend` speaks of it again: only add.
        key = known.key
        names = known.names + tuple(
            n for n in decl.names + former if fold(n) not in {fold(k) for k in known.names}
        )
        draft.subjects[key] = evolve(
            known,
            names=names,
            same_as=known.same_as + tuple((s.hierarchy, s.key) for s in decl.same),
            definition=decl.definition or known.definition,
        )
    for child in decl.children:
        _add(draft, child, key, year, report)


def _by_first_name(draft: _Draft, decl: SubjectDecl) -> Subject | None:
    if decl.code:
        return None
    first = fold(decl.names[0])
    return next((s for s in draft.subjects.values() if fold(s.names[0]) == first), None)
