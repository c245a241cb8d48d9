"""Findings: what is reported as wrong, the cells under suspicion, the instances that break."""

from __future__ import annotations

from attrs import field, frozen

from gfsdsl.documents.document import Place


@frozen(eq=False)
class Suspect:
    """A place that may be wrong: its id, what is printed there, and, where known, what would mend
    it and by which slip; of a ``corrected`` cell also what was read before, None for nothing."""

    cell: str
    printed: str
    unit: str | None
    place: Place
    proposed: str | None = None
    slip: str | None = None
    corrected: bool = False
    read: str | None = None


@frozen(eq=False)
class Finding:
    """One thing that is wrong.

    Attributes:
        id: its number in the report, from 1.
        kind: ``rule``, ``unreadable``, ``missing`` or ``unread``.
        headline: in both languages, quoting the figures or words concerned.
        tied: no set of suspects leads.
        breaks: ids of the violated instances.
        advise: the rule author's advice.
    """

    id: int
    kind: str
    severity: str
    headline: dict[str, str]
    suspects: tuple[Suspect, ...]
    breaks: tuple[str, ...] = ()
    tied: bool = True
    advise: tuple[str, ...] = ()
    alternatives: tuple[tuple[Suspect, ...], ...] = ()
    place: Place = field(factory=Place)
