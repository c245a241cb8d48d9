"""The model: everything that the packs of one run declare, resolved, for one year."""

from __future__ import annotations

from collections.abc import Collection

from attrs import define, field, frozen

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.model.expr import Scale
from gfsdsl.model.rules import Derive, Figure, Forbid, Require, Rule, Skipped
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
    forbids: list[Forbid] = field(factory=list)
    scales: dict[str, Scale] = field(factory=dict)
    skipped: list[Skipped] = field(factory=list)
    report: ReportDecl | None = None
    diagnostics: list[Diagnostic] = field(factory=list)

    def limit(self, only: Collection[str]) -> None:
        """Leave out the rules that have none of the tags, names or ids in ``only``.

        Raises:
            GfsError: no rule has any of them (U0003).
        """

        def wanted(rule: Rule | Figure | Require | Forbid) -> bool:
            return bool({rule.name, rule.id, *rule.clauses.tags} & set(only))

        everything: list[Rule | Figure | Require | Forbid] = [*self.rules, *self.figures]
        everything += [*self.requires, *self.forbids]
        if not any(wanted(rule) for rule in everything):
            raise GfsError(Diagnostic("U0003", {"only": "、".join(sorted(only))}))
        self.skipped += [Skipped(rule.id, "only") for rule in everything if not wanted(rule)]
        self.rules = [rule for rule in self.rules if wanted(rule)]
        self.figures = [figure for figure in self.figures if wanted(figure)]
        self.forbids = [forbid for forbid in self.forbids if wanted(forbid)]
        self.requires = [require for require in self.requires if wanted(require)]
