"""Syntax tree → rules, figures, derived values and requirements."""

from __future__ import annotations

from attrs import define, evolve, field

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.model import expr, typing
from gfsdsl.model.binders import resolve_binders
from gfsdsl.model.build_subjects import in_force
from gfsdsl.model.build_units import unit_of
from gfsdsl.model.expr import Node
from gfsdsl.model.model import Model
from gfsdsl.model.resolve import resolve
from gfsdsl.model.rules import Derive, Figure, Require, Rule, Skipped
from gfsdsl.model.scope import Scope
from gfsdsl.source import Span
from gfsdsl.syntax import tree


@define(eq=False)
class RuleBuilder:
    """Adds the rules of packs to a model, in the order in which the packs build on each other."""

    model: Model
    scope: Scope
    names: dict[str, Span | None] = field(factory=dict)
    figures: dict[str, tuple[str, tree.FigureDecl]] = field(factory=dict)

    def derives(self, decls: list[tuple[str, tree.DeriveDecl]]) -> None:
        """Derived values come first: rules of any file may use them. Circles are M0051."""
        for pack, decl in decls:
            unit = unit_of(decl.unit, self.model.vocabulary.units, self.scope.report)
            value = resolve(decl.value, self.scope.inner())
            typing.expect(value, typing.NUMERIC, self.scope.report)
            if unit is None:
                continue
            typing.joined(
                typing.Type("number", unit.dimension),
                value.type,
                decl.span,
                ("相等", "equal"),
                self.scope.report,
            )
            self.model.derives[decl.name] = Derive(pack, decl.name, unit, value, decl.span)
        self._circles()

    def _circles(self) -> None:
        uses = {name: _derived_in(d.value) for name, d in self.model.derives.items()}
        done: set[str] = set()
        for start in uses:
            path: list[str] = []
            if self._visit(start, uses, done, path):
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
        self, name: str, uses: dict[str, list[str]], done: set[str], path: list[str]
    ) -> bool:
        if name in path:
            path.append(name)
            del path[: path.index(name)]
            return True
        if name in done:
            return False
        path.append(name)
        if any(self._visit(n, uses, done, path) for n in uses.get(name, []) if n in uses):
            return True
        path.pop()
        done.add(name)
        return False

    def add(self, pack: str, decl: tree.Decl) -> None:
        """Take in one rule, figure or requirement."""
        if isinstance(decl, tree.FigureDecl) and decl.extend:
            self._extend(decl)
        elif isinstance(decl, tree.RuleDecl):
            if self._fresh(decl.name, decl.span):
                self._rule(pack, decl)
        elif isinstance(decl, tree.FigureDecl):
            if self._fresh(decl.name, decl.span):
                self.figures[decl.name] = (pack, decl)
        elif isinstance(decl, tree.RequireDecl):
            self._require(pack, decl)

    def _fresh(self, name: str, span: Span | None) -> bool:
        if name in self.names:
            first = self.names[name]
            related = ((first, "first"),) if first else ()
            self.scope.report(Diagnostic("M0002", {"name": name}, span, related))
            return False
        self.names[name] = span
        return True

    def _extend(self, decl: tree.FigureDecl) -> None:
        if decl.name not in self.figures:
            close = closest(decl.name, self.figures)
            fix = close[0] if close else None
            self.scope.report(Diagnostic("M0005", {"name": decl.name}, decl.span, fix=fix))
            return
        pack, known = self.figures[decl.name]
        self.figures[decl.name] = (pack, evolve(known, spots=known.spots + decl.spots))

    def _in_force(self, rule: str, years: tree.Years) -> bool:
        year = self.model.year
        if in_force(years, year):
            return True
        reason = "year unknown" if year is None else "not in force"
        self.model.skipped.append(Skipped(rule, reason))
        return False

    def _rule(self, pack: str, decl: tree.RuleDecl) -> None:
        if not self._in_force(f"{pack}/{decl.name}", decl.clauses.years):
            return
        scope = self.scope.inner()
        binders = resolve_binders(decl.binders, scope)
        lets: list[tuple[str, Node]] = []
        for let in decl.lets:
            value = resolve(let.value, scope)
            scope.lets[let.name] = value
            lets.append((let.name, value))
        when = tuple(resolve(condition, scope) for condition in decl.when)
        musts = tuple(link for must in decl.musts for link in _links(resolve(must, scope)))
        for node in (*when, *musts):
            typing.expect(node, frozenset({"bool", "any"}), scope.report)
        if not musts:
            scope.report(Diagnostic("M0049", {"name": decl.name}, decl.span))
            return
        self.model.rules.append(
            Rule(
                pack,
                decl.name,
                decl.title,
                binders,
                when,
                tuple(lets),
                musts,
                decl.clauses,
                decl.span,
            )
        )

    def finish(self, exceptions: list[tuple[str, tree.ExceptionDecl]]) -> None:
        """Build the figures, now complete, and take out what exceptions name (M0052)."""
        for name, (pack, decl) in self.figures.items():
            if not self._in_force(f"{pack}/{name}", decl.clauses.years):
                continue
            scope = self.scope.inner()
            binders = resolve_binders(decl.binders, scope)
            spots = tuple(resolve(spot, scope) for spot in decl.spots)
            for left, right in zip(spots, spots[1:], strict=False):
                typing.joined(
                    left.type, right.type, right.span, ("相等", "equal"), self.scope.report
                )
            self.model.figures.append(
                Figure(pack, name, decl.title, binders, spots, decl.clauses, decl.span)
            )
        for _, exception in exceptions:
            if not in_force(exception.years, self.model.year):
                continue
            found = [
                r
                for r in (*self.model.rules, *self.model.figures)
                if r.name == exception.rule and exception.pack in (None, r.pack)
            ]
            if not found and exception.rule not in self.names:
                close = closest(exception.rule, self.names)
                fix = close[0] if close else None
                self.scope.report(
                    Diagnostic("M0052", {"name": exception.rule}, exception.span, fix=fix)
                )
            for rule in found:
                if isinstance(rule, Rule):
                    self.model.rules.remove(rule)
                else:
                    self.model.figures.remove(rule)
                self.model.skipped.append(Skipped(rule.id, "exception", exception.because))

    def _require(self, pack: str, decl: tree.RequireDecl) -> None:
        if decl.name not in self.model.vocabulary.tables:
            close = closest(decl.name, self.model.vocabulary.tables)
            fix = close[0] if close else None
            self.scope.report(Diagnostic("M0040", {"name": decl.name}, decl.span, fix=fix))
            return
        require = Require(pack, decl.kind, decl.name, decl.clauses, decl.span)
        if self._in_force(require.id, decl.clauses.years):
            self.model.requires.append(require)


def _links(node: Node) -> list[Node]:
    """The links of a chain at the top of a must, each an instance of its own."""
    if isinstance(node, expr.Logic) and node.op == "link":
        return [*_links(node.left), node.right]
    return [node]


def _derived_in(node: object) -> list[str]:
    if isinstance(node, expr.Derived):
        return [node.name]
    if isinstance(node, tuple):
        return [name for item in node for name in _derived_in(item)]
    if isinstance(node, Node):
        return [
            name
            for slot in node.__attrs_attrs__
            if slot.name not in ("type", "span")
            for name in _derived_in(getattr(node, slot.name))
        ]
    return []
