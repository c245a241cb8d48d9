"""The model: everything that the packs of one run declare, resolved, for one year."""

from __future__ import annotations

from attrs import define, field, frozen

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.model.expr import Scale
from gfsdsl.model.rules import Derive, Figure, Require, Rule, Skipped
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.syntax.tree import ReportDecl


@frozen
class PackInfo:
    """A pack as it is reported: name, version, and a hash of what was read."""

    name: str
    version: str
    hash: str
    title: str | None = None


@define(eq=False)
class Model:
    """What a document is checked by.

    Attributes:
        year: the year that dated declarations were chosen for, None when unknown.
        skipped: rules left out, each with its reason.
        diagnostics: what is wrong with the declarations; a run with errors here checks nothing.
    """

    vocabulary: Vocabulary
    packs: tuple[PackInfo, ...]
    year: int | None
    rules: list[Rule] = field(factory=list)
    figures: list[Figure] = field(factory=list)
    derives: dict[str, Derive] = field(factory=dict)
    requires: list[Require] = field(factory=list)
    scales: dict[str, Scale] = field(factory=dict)
    skipped: list[Skipped] = field(factory=list)
    report: ReportDecl | None = None
    diagnostics: list[Diagnostic] = field(factory=list)
