"""The result of a check: everything that renderers show, computed once."""

from __future__ import annotations

from collections import Counter

from attrs import define, field, frozen

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.documents.document import Document
from gfsdsl.evaluate.verdicts import VERDICTS, Judged
from gfsdsl.evaluate.waivers import Waiver
from gfsdsl.explain.finding import Finding
from gfsdsl.graph.dependency import Dependencies
from gfsdsl.model.model import Model
from gfsdsl.recognise.facts import Facts

_LEVELS = {"error": 0, "warning": 1, "note": 2}


@frozen
class Coverage:
    """Which numbers were looked at.

    Attributes:
        numbers: how many numbers were read into cells.
        looked_at: how many of them some rule compares with another printed number.
        unseen: the ids of the others.
    """

    numbers: int
    looked_at: int
    unseen: tuple[str, ...] = field(default=(), repr=False)


@define(eq=False)
class Report:
    """What ``check`` found in one document.

    Attributes:
        entity, year: of the document; ``year_ground`` says where the year was taken from:
            ``option``, ``report``, ``cover``, ``titles``.
        instances: every instance of every rule with its verdict, in the order of the rules.
        findings: what is wrong, errors first.
        diagnostics: what was noticed while reading.
        without: rules that have no instance in this document.
        waivers: what the report waives, and what became of it.
        only: the tags (or names) of rules that the check was limited to.
        pack_ground: who named the packs: ``option``, ``report``, ``facts``, or nobody, in which
            case they were ``recognised`` by what fits the document best.
        given: the document or report folder as the user wrote it.
        options: the packs and the year asked for, as written on a command line.
    """

    document: Document
    entity: str | None
    year: int | None
    year_ground: str | None
    model: Model
    facts: Facts
    dependencies: Dependencies
    instances: list[Judged]
    findings: list[Finding] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)
    coverage: Coverage = field(default=Coverage(0, 0))
    given: str = ""
    pack_ground: str = "option"
    options: tuple[str, ...] = ()
    waivers: list[Waiver] = field(factory=list)
    only: tuple[str, ...] = ()

    @property
    def verdicts(self) -> dict[str, int]:
        """How many instances came to each verdict."""
        found = Counter(judged.verdict for judged in self.instances)
        return {verdict: found[verdict] for verdict in VERDICTS}

    @property
    def without(self) -> list[str]:
        return self.dependencies.without

    def instance(self, id: str) -> Judged | None:
        """The judged instance of this id."""
        return next((judged for judged in self.instances if judged.id == id), None)

    def exit_code(self, fail_on: str = "error") -> int:
        """0 or 1, as CONTRACT has it: 1 when an error rule (or, by ``fail_on``, a warning or note)
        is violated or broken, something required is missing, or part of a table is unread."""
        bar = _LEVELS[fail_on]
        if any(_LEVELS[finding.severity] <= bar for finding in self.findings):
            return 1
        if any(_LEVELS[diagnostic.severity] <= bar for diagnostic in self.diagnostics):
            return 1
        return 1 if any(judged.verdict == "broken" for judged in self.instances) else 0
