"""Which instances rest on which cells, what they demand, what they come to when cells change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import define, evolve, field

from gfsdsl.evaluate.verdicts import Judge, Judged
from gfsdsl.graph.dependency import Dependencies
from gfsdsl.graph.terms import Term, inputs
from gfsdsl.localise.forms import Forms
from gfsdsl.localise.relation import Relation, relations_of
from gfsdsl.recognise.facts import Facts, Number
from gfsdsl.recognise.said import Word

_COUNTED = ("holds", "rounding", "last_digit", "violated")


@define(eq=False)
class Network:
    """The judged instances of one document as a network of cells and relations.

    Attributes:
        judged: by id.
        operands: by instance, the ids of everything it rests on, form facts included.
        users: by cell, word or fact, the instances that rest on it.
        tried: how many changes were judged, as a measure of the work.
    """

    facts: Facts
    dependencies: Dependencies
    judged: dict[str, Judged]
    cells: Mapping[str, Number] = field(init=False)
    words: Mapping[str, Word] = field(init=False)
    forms: Forms = field(init=False)
    operands: dict[str, frozenset[str]] = field(init=False, factory=dict)
    users: dict[str, list[str]] = field(init=False, factory=dict)
    tried: int = 0
    _relations: dict[str, tuple[Relation, ...]] = field(init=False, factory=dict)
    _below: dict[str, frozenset[str]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.cells = self.facts.numbers
        self.forms = Forms(self.cells)
        narrative = self.facts.narrative
        self.words = narrative.words if narrative is not None else {}
        for judged in self.judged.values():
            found = self._sources(judged.instance.terms)
            self.operands[judged.id] = found
            for source in found:
                self.users.setdefault(source, []).append(judged.id)

    def _sources(self, terms: Sequence[Term]) -> frozenset[str]:
        """Everything that ``terms`` rest on, derived values resolved."""
        found: set[str] = set()
        for term in terms:
            for source, _ in inputs(term):
                node = self.dependencies.derived.get(source)
                if node is None:
                    found.add(source)
                    continue
                if source not in self._below:
                    self._below[source] = self._sources((node.term,))
                found |= self._below[source]
        return frozenset(found)

    def relations(self, id: str) -> tuple[Relation, ...]:
        """What the instance demands."""
        known = self._relations.get(id)
        if known is None:
            known = relations_of(self.judged[id], self.operands[id], self.forms)
            self._relations[id] = known
        return known

    def touching(self, cells: Iterable[str], severities: Sequence[str]) -> list[Relation]:
        """The decided relations of these severities that rest on any of ``cells``, each once."""
        ids = dict.fromkeys(id for cell in cells for id in self.users.get(cell, ()))
        return [
            relation
            for id in ids
            if self.judged[id].verdict in _COUNTED
            and self.judged[id].instance.rule.clauses.severity in severities
            for relation in self.relations(id)
        ]

    def judge(self, changes: Mapping[str, Number]) -> dict[str, Judged]:
        """The instances that rest on the changed cells, judged anew."""
        self.tried += 1
        judge = Judge({**self.cells, **changes}, self.dependencies)
        ids = dict.fromkeys(id for cell in changes for id in self.users.get(cell, ()))
        return {id: judge.judge(self.judged[id].instance) for id in ids}


def revalued(cell: Number, value: Fraction, decimals: int) -> Number:
    """``cell`` with another amount. Its print stays, since only its value is judged."""
    exact = cell.unit.exact or (cell.zero_exact and value == 0)
    return evolve(cell, value=value, decimals=decimals, exact=exact, problem=None)
