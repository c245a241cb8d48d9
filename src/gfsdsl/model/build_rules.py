"""Syntax tree → rules, figures, derived values and requirements."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from attrs import define, evolve, field

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.model import expr, typing
from gfsdsl.model.binders import resolve_binders
from gfsdsl.model.build_subjects import in_force
from gfsdsl.model.build_units import unit_of
from gfsdsl.model.expr import Node, Type
from gfsdsl.model.model import Model
from gfsdsl.model.narrative import NOT_YET
from gfsdsl.model.resolve import resolve
from gfsdsl.model.rules import Derive, Figure, Forbid, Require, Rule, Skipped
from gfsdsl.model.scope import NarrativeError, NotInForceError, Scope
from gfsdsl.source import Span
from gfsdsl.syntax import tree


@define(eq=False)
class RuleBuilder:
    """Adds the rules of packs to a model, in the order in which the packs build on each other.

    Rules and figures are collected first, because ``extend`` may add to them, and built at the end.
    ``names`` are those of each pack: rules, figures and requirements share them (SEMANTICS 9).
    """

    model: Model
    scope: Scope
    names: dict[tuple[str, str], Span | None] = field(factory=dict)
    rules: dict[tuple[str, str], tree.RuleDecl] = field(factory=dict)
    figures: dict[tuple[str, str], tree.FigureDecl] = field(factory=dict)
    forbids: dict[tuple[str, str], tree.ForbidDecl] = field(factory=dict)
    lost: dict[str, str] = field(factory=dict)  # values that are not derived, and why

    def derives(self, decls: list[tuple[str, tree.DeriveDecl]]) -> None:
        """Derived values come first: rules of any file may use them. Circles are M0051."""
        first: dict[str, Span | None] = {}
        for pack, decl in decls:
            if decl.name in first:
                place = first[decl.name]
                related = ((place, "first"),) if place else ()
                self.scope.report(Diagnostic("M0002", {"name": decl.name}, decl.span, related))
                continue
            first[decl.name] = decl.span
            self._derive(pack, decl)
        self._circles()
        self._not_derived()

    def _derive(self, pack: str, decl: tree.DeriveDecl) -> None:
        unit = unit_of(decl.unit, self.model.vocabulary.units, self.scope.report)
        try:
            value = resolve(decl.value, self.scope.inner())
        except NotInForceError as error:
            self.lost[decl.name] = self._reason(error)
            return
        typing.expect(value, frozenset({"number", "any"}), self.scope.report)
        if unit is None:
            return
        declared = Type("number", unit.dimension)
        typing.joined(declared, value.type, decl.span, ("相等", "equal"), self.scope.report)
        self.model.derives[decl.name] = Derive(pack, decl.name, unit, value, decl.span)

    def _not_derived(self) -> None:
        """Take out what rests on a value that is not derived in this year; rules that use it are
        then left out as well."""
        lost = True
        while lost:
            known = self.model.derives
            lost = False
            for name in list(known):
                why = self._rests_on_lost(known[name].value)
                if why is not None:
                    self.lost[name] = why
                    lost = known.pop(name) is not None

    def _circles(self) -> None:
        used = {name: uses(d.value) for name, d in self.model.derives.items()}
        done: set[str] = set()
        for start in used:
            path: list[str] = []
            if self._visit(start, used, done, path):
                circle = " → ".join(path)
                spans = tuple(
                    (span, "cycle")
                    for name in path[1:-1]
                    if (span := self.model.derives[name].span) is not None
                )
                self.scope.report(
                    Diagnostic("M0051", {"circle": circle}, self.model.derives[path[0]].span, spans)
                )
                return

    def _visit(
        self, name: str, used: dict[str, list[str]], done: set[str], path: list[str]
    ) -> bool:
        if name in path:
            path.append(name)
            del path[: path.index(name)]
            return True
        if name in done:
            return False
        path.append(name)
        if any(self._visit(n, used, done, path) for n in used.get(name, []) if n in used):
            return True
        path.pop()
        done.add(name)
        return False

    def add(self, pack: str, decl: tree.Decl) -> None:
        """Take in one rule, figure or requirement."""
        if isinstance(decl, tree.RuleDecl):
            if decl.extend:
                self._extend_rule(decl)
            elif self._fresh(pack, decl.name, decl.span):
                self.rules[pack, decl.name] = decl
        elif isinstance(decl, tree.FigureDecl):
            if decl.extend:
                self._extend_figure(decl)
            elif self._fresh(pack, decl.name, decl.span):
                self.figures[pack, decl.name] = decl
        elif isinstance(decl, tree.ForbidDecl):
            self._forbid(pack, decl)
        elif isinstance(decl, tree.RequireDecl) and self._fresh(
            pack, f"require {decl.kind} {decl.name}", decl.span
        ):
            self._require(pack, decl)

    def _forbid(self, pack: str, decl: tree.ForbidDecl) -> None:
        """One forbid for each place that its texts are forbidden at; ``extend`` adds texts."""
        first = decl
        if decl.extend:
            key = self._extended(self.forbids, decl.name, decl.span)
            if key is None:
                return
            # What is added is as grave as the rest, and reported as it.
            pack, first = key[0], self.forbids[key]
        elif not self._fresh(pack, decl.name, decl.span):
            return
        else:
            self.forbids[pack, decl.name] = decl
        if not self._in_force(f"{pack}/{decl.name}", first.clauses.years):
            return
        for forbidden in decl.texts:
            if not all(isinstance(place, tree.Section) for place in forbidden.within):
                self._skip(f"{pack}/{decl.name}", NOT_YET)
                continue
            titles = [place.titles for place in forbidden.within if isinstance(place, tree.Section)]
            within = titles[-1] if titles else ()
            made = (forbidden.texts, within, first.clauses, decl.span)
            self.model.forbids.append(Forbid(pack, decl.name, first.title, *made))

    def _fresh(self, pack: str, name: str, span: Span | None) -> bool:
        if (pack, name) in self.names:
            first = self.names[pack, name]
            related = ((first, "first"),) if first else ()
            self.scope.report(Diagnostic("M0002", {"name": name}, span, related))
            return False
        self.names[pack, name] = span
        return True

    def _extended(
        self, known: Iterable[tuple[str, str]], name: str, span: Span | None
    ) -> tuple[str, str] | None:
        """What ``extend`` speaks of: the last of that name."""
        keys = list(known)
        found = [key for key in keys if key[1] == name]
        if not found:
            close = closest(name, [key[1] for key in keys])
            fix = close[0] if close else None
            self.scope.report(Diagnostic("M0005", {"name": name}, span, fix=fix))
        return found[-1] if found else None

    def _extend_rule(self, decl: tree.RuleDecl) -> None:
        key = self._extended(self.rules, decl.name, decl.span)
        if key is None:
            return
        new = decl.clauses
        bare = tree.Clauses(cite=new.cite, advise=new.advise, tags=new.tags)
        if decl.binders or decl.when or decl.lets or decl.title is not None or new != bare:
            self.scope.report(Diagnostic("M0059", {"name": decl.name}, decl.span))
            return
        known = self.rules[key]
        clauses = evolve(
            known.clauses,
            cite=known.clauses.cite + new.cite,
            advise=known.clauses.advise + new.advise,
            tags=known.clauses.tags + new.tags,
        )
        self.rules[key] = evolve(known, musts=known.musts + decl.musts, clauses=clauses)

    def _extend_figure(self, decl: tree.FigureDecl) -> None:
        key = self._extended(self.figures, decl.name, decl.span)
        if key is not None:
            known = self.figures[key]
            self.figures[key] = evolve(known, spots=known.spots + decl.spots)

    def _in_force(self, rule: str, years: tree.Years) -> bool:
        if in_force(years, self.model.year):
            return True
        self._skip(rule, self._reason())
        return False

    def _reason(self, error: NotInForceError | None = None) -> str:
        """Why something is left out: what it uses raised ``error``, or it is of other years."""
        if isinstance(error, NarrativeError):
            return NOT_YET
        return "year unknown" if self.model.year is None else "not in force"

    def _skip(self, rule: str, reason: str) -> None:
        self.model.skipped.append(Skipped(rule, reason))

    def _rests_on_lost(self, node: object) -> str | None:
        """Why a value that ``node`` uses is not derived; None where all are."""
        missing = [name for name in uses(node) if name not in self.model.derives]
        return self.lost.get(missing[0], self._reason()) if missing else None

    def _rule(self, pack: str, decl: tree.RuleDecl) -> None:
        if not self._in_force(f"{pack}/{decl.name}", decl.clauses.years):
            return
        scope = self.scope.inner()
        binders = resolve_binders(decl.binders, scope)
        lets: list[tuple[str, Node]] = []
        for let in decl.lets:
            value = resolve(let.value, scope)
            if let.name in scope.lets or let.name in scope.bound:
                scope.report(Diagnostic("M0002", {"name": let.name}, let.span))
            scope.lets[let.name] = value
            lets.append((let.name, value))
        when = tuple(resolve(condition, scope) for condition in decl.when)
        musts = tuple(link for must in decl.musts for link in _links(resolve(must, scope)))
        for node in (*when, *musts):
            typing.expect(node, frozenset({"bool", "any"}), scope.report)
        if not musts:
            scope.report(Diagnostic("M0049", {"name": decl.name}, decl.span))
            return
        lost = self._rests_on_lost((binders, when, tuple(lets), musts))
        if lost is not None:
            self._skip(f"{pack}/{decl.name}", lost)
            return
        made = (binders, when, tuple(lets), musts, decl.clauses, decl.span)
        self.model.rules.append(Rule(pack, decl.name, decl.title, *made))

    def _figure(self, pack: str, decl: tree.FigureDecl) -> None:
        if not self._in_force(f"{pack}/{decl.name}", decl.clauses.years):
            return
        if not decl.spots:
            self.scope.report(Diagnostic("M0055", {"name": decl.name}, decl.span))
            return
        scope = self.scope.inner()
        binders = resolve_binders(decl.binders, scope)
        spots: list[Node] = []
        reasons: list[str] = []
        for spot in decl.spots:
            try:
                place = resolve(spot, scope)
            except NotInForceError as error:
                reasons.append(self._reason(error))
                continue
            lost = self._rests_on_lost(place)
            if lost is None:
                spots.append(place)
            else:
                reasons.append(lost)
        if not spots:
            self._skip(f"{pack}/{decl.name}", reasons[0])
            return
        for left, right in pairwise(spots):
            typing.compared("=", left, right, right.span, self.scope.report)
        made = (binders, tuple(spots), decl.clauses, decl.span)
        self.model.figures.append(Figure(pack, decl.name, decl.title, *made))

    def finish(self, exceptions: list[tuple[str, tree.ExceptionDecl]]) -> None:
        """Build the rules and figures, now complete; take out what exceptions name (M0052)."""
        for (pack, name), rule in self.rules.items():
            try:
                self._rule(pack, rule)
            except NotInForceError as error:
                self._skip(f"{pack}/{name}", self._reason(error))
        for (pack, name), figure in self.figures.items():
            try:
                self._figure(pack, figure)
            except NotInForceError as error:
                self._skip(f"{pack}/{name}", self._reason(error))
        said: dict[str, Span | None] = {}
        for _, exception in exceptions:
            if in_force(exception.years, self.model.year):
                self._exception(exception, said)

    def _exception(self, decl: tree.ExceptionDecl, said: dict[str, Span | None]) -> None:
        """Two exceptions to one rule are an error that shows both (M0060)."""
        named = [key for key in self.names if key[1] == decl.rule and decl.pack in (None, key[0])]
        if not named:
            close = closest(decl.rule, [name for _, name in self.names])
            fix = close[0] if close else None
            self.scope.report(Diagnostic("M0052", {"name": decl.rule}, decl.span, fix=fix))
            return
        for pack, name in named:
            identity = f"{pack}/{name}"
            if identity in said:
                first = said[identity]
                related = ((first, "first"),) if first else ()
                self.scope.report(Diagnostic("M0060", {"name": name}, decl.span, related))
                return
            said[identity] = decl.span
            kept = self._count()
            self.model.rules = [r for r in self.model.rules if r.id != identity]
            self.model.figures = [f for f in self.model.figures if f.id != identity]
            self.model.requires = [r for r in self.model.requires if r.id != identity]
            self.model.forbids = [f for f in self.model.forbids if f.id != identity]
            if self._count() < kept:
                self.model.skipped.append(Skipped(identity, "exception", decl.because))

    def _count(self) -> int:
        model = self.model
        kept = len(model.rules) + len(model.figures)
        return kept + len(model.requires) + len(model.forbids)

    def _require(self, pack: str, decl: tree.RequireDecl) -> None:
        require = Require(pack, decl.kind, decl.name, decl.clauses, decl.span)
        tables = self.model.vocabulary.tables
        try:
            if decl.kind == "section":
                if self._in_force(require.id, decl.clauses.years):
                    self.model.requires.append(require)
            elif decl.kind == "statement":
                known = self.model.vocabulary.statements
                if decl.name not in known:
                    self.scope.missing("M0069", {"name": decl.name}, decl.span, known, decl.name)
                elif self._in_force(require.id, decl.clauses.years):
                    self.model.requires.append(require)
            elif decl.name not in tables:
                self.scope.missing("M0040", {"name": decl.name}, decl.span, tables, decl.name)
            elif self._in_force(require.id, decl.clauses.years):
                self.model.requires.append(require)
        except NotInForceError as error:
            self._skip(require.id, self._reason(error))


def _links(node: Node) -> list[Node]:
    """The links of a chain at the top of a must, each an instance of its own."""
    if isinstance(node, expr.Logic) and node.op == "link":
        return [*_links(node.left), node.right]
    return [node]


def uses(node: object) -> list[str]:
    """The derived values that a resolved expression uses."""
    if isinstance(node, expr.Derived):
        return [node.name]
    if isinstance(node, tuple):
        return [name for item in node for name in uses(item)]
    if isinstance(node, (Node, expr.Bound)):
        slots = [slot.name for slot in node.__attrs_attrs__ if slot.name not in ("type", "span")]
        return [name for slot in slots for name in uses(getattr(node, slot))]
    return []
