"""Checks on finished hierarchies: names that two subjects share, ``same as`` of nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import evolve

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.fold import fold
from gfsdsl.model.subjects import Hierarchy, Subject

Report = Callable[[Diagnostic], None]


def check_names(hierarchy: Hierarchy, report: Report) -> None:
    """Without codes a name is all that tells two subjects apart, so it must (M0014)."""
    if hierarchy.coded:
        return
    owners: dict[str, Subject] = {}
    for subject in hierarchy.subjects.values():
        for name in subject.names:
            first = owners.setdefault(fold(name), subject)
            if first is not subject:
                args = {
                    "hierarchy": hierarchy.name,
                    "name": name,
                    "first": first.name,
                    "second": subject.name,
                }
                related = ((first.span, "first"),) if first.span else ()
                report(Diagnostic("M0014", args, subject.span, related))


def resolve_same(
    hierarchy: Hierarchy, hierarchies: Mapping[str, Hierarchy], report: Report
) -> dict[str, Subject]:
    """The subjects of ``hierarchy``, each with the keys of those that it is the ``same as``. They
    must be in the list of this year or of another (M0033, M0017)."""
    subjects = dict(hierarchy.subjects)
    for key, subject in hierarchy.subjects.items():
        if not subject.same_as:
            continue
        same: list[tuple[str, str]] = []
        for name, wanted in subject.same_as:
            target = hierarchies.get(name)
            if target is None:
                close = closest(name, hierarchies)
                fix = close[0] if close else None
                report(Diagnostic("M0033", {"name": name}, subject.span, fix=fix))
                continue
            found = [target.subjects[wanted]] if wanted in target.subjects else []
            found = found or target.by_name(wanted)
            if len(found) == 1:
                same.append((name, found[0].key))
            elif wanted not in target.other_years and fold(wanted) not in target.other_years:
                close = closest(wanted, [n for s in target.subjects.values() for n in s.names])
                fix = close[0] if close else None
                args = {"hierarchy": name, "name": wanted}
                report(Diagnostic("M0017", args, subject.span, fix=fix))
        subjects[key] = evolve(subject, same_as=tuple(same))
    return subjects
