"""Rules → instances: every way of filling in the variables of a rule (SEMANTICS 11–15)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import define, field, frozen

from gfsdsl.fold import fold
from gfsdsl.graph.bindings import Binding, ColumnOf, RowOf, SaidOf, TableOf, World
from gfsdsl.graph.ground import Ground, row_arithmetic
from gfsdsl.graph.ranges import Ranges, uses_of
from gfsdsl.graph.select import Env, same_column
from gfsdsl.graph.terms import ListTerm, Term, Truth, inputs
from gfsdsl.model import expr
from gfsdsl.model.rules import Figure, Forbid, Require, Rule
from gfsdsl.model.tables import Block, Column
from gfsdsl.quantity.units import RATIO
from gfsdsl.recognise.words import strip_ordinal

# A condition decided on printed numbers: true, false, or None when something is missing.
Decide = Callable[[Term], bool | None]

MAX_INSTANCES = 200_000


@frozen(eq=False)
class Instance:
    """One instance of a rule, figure or requirement.

    Attributes:
        id: stable; holds no values (SEMANTICS 15).
        must: what has to hold; None for a figure.
        when: conditions; one that is false makes the instance not applicable.
        places: of a figure, the amount at each of its places.
        keys: what each variable stands for, for explanations.
    """

    id: str
    rule: Rule | Figure | Require | Forbid
    must: Term | None
    when: tuple[Term, ...] = ()
    places: tuple[Term, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """Everything that the verdict is evaluated from."""
        must = () if self.must is None else (self.must,)
        return (*must, *self.places, *self.when)


@define(eq=False)
class Enumerate:
    """Enumerates the instances of all rules over one document."""

    world: World
    decide: Decide
    ground: Ground = field(init=False)
    ranges: Ranges = field(init=False)
    overflow: list[str] = field(factory=list)
    decisive: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.ground = Ground(self.world)
        self.ranges = Ranges(self.world, self.ground.select)

    def rule(self, rule: Rule) -> Iterator[Instance]:
        """The instances of one rule."""
        lets = tuple(node for _, node in rule.lets)
        rows = [list(row_arithmetic(must)) for must in rule.musts]
        nodes = (*rule.musts, *rule.when, *lets)
        for env, undecided in self._envs(rule.binders, nodes):
            for number, (must, lines) in enumerate(zip(rule.musts, rows, strict=True), start=1):
                suffix = f"#{number}" if len(rule.musts) > 1 else ""
                for column in self._row_columns(lines, env):
                    self.ground.column = column
                    keys = self._keys(rule.binders, env)
                    if column is not None:
                        keys.append(("", column.key))
                    yield Instance(
                        _id(rule.id, keys, suffix),
                        rule,
                        self.ground.term(must, env),
                        tuple(self.ground.term(node, env) for node in rule.when) + undecided,
                        keys=tuple(keys),
                    )
                    self.ground.column = None

    def figure(self, figure: Figure) -> Iterator[Instance]:
        """The instances of one figure: one, or one a binding."""
        for env, _ in self._envs(figure.binders, figure.spots):
            terms = [self.ground.term(spot, env) for spot in figure.spots]
            places = tuple(
                place
                for term in terms
                for place in (term.items if isinstance(term, ListTerm) else (term,))
            )
            keys = self._keys(figure.binders, env)
            yield Instance(_id(figure.id, keys, ""), figure, None, (), places, tuple(keys))

    def expression(self, node: expr.Node) -> Iterator[tuple[str, Term]]:
        """A lone expression, with no variables; a row gives one term an amount column."""
        for column in self._row_columns(list(row_arithmetic(node)), {}):
            self.ground.column = column
            yield (column.key if column is not None else ""), self.ground.term(node, {})
            self.ground.column = None

    def require(self, require: Require) -> Instance:
        """The one instance of a requirement."""
        there = self._there(require)
        narrative = self.world.facts.narrative
        if require.what != "table" and (narrative is None or not narrative.speaks):
            # A document of tables alone has no text that could lack something.
            text = Truth(require.span, False, require.name)
            return Instance(require.id, require, Truth(require.span, there, require.name), (text,))
        return Instance(require.id, require, Truth(require.span, there, require.name))

    def _there(self, require: Require) -> bool:
        facts = self.world.facts
        if require.what == "table":
            return require.name in facts.tables
        narrative = facts.narrative
        if narrative is None:
            return False
        if require.what == "statement":
            return require.name in narrative.said or require.name in narrative.ambiguous
        wanted = fold(require.name)
        empty = {strip_ordinal(text) for text in narrative.empty_headings}
        headings = {strip_ordinal(fold(text)) for _, text, _ in narrative.headings}
        return any(heading.endswith(wanted) for heading in headings - empty)

    def forbid(self, forbid: Forbid) -> Instance:
        """The one instance of a forbid: its texts do not occur."""
        narrative = self.world.facts.narrative
        found = [
            occurrence
            for occurrence in (narrative.forbidden if narrative is not None else ())
            if occurrence.text in forbid.texts
        ]
        text = "、".join(dict.fromkeys(occurrence.text for occurrence in found))
        return Instance(forbid.id, forbid, Truth(forbid.span, not found, text))

    def _envs(
        self, binders: Sequence[expr.Bound], nodes: tuple[expr.Node, ...]
    ) -> Iterator[tuple[Env, tuple[Term, ...]]]:
        """All bindings that pass their ``where``; conditions that cannot be decided come along."""
        stack: list[tuple[Env, tuple[Term, ...]]] = [({}, ())]
        for bound in binders:
            uses = uses_of(bound.name, nodes)
            after: list[tuple[Env, tuple[Term, ...]]] = []
            for env, undecided in stack:
                for binding in self.ranges.over(bound, env, uses):
                    inner = {**env, bound.name: binding}
                    conditions = undecided
                    if bound.where is not None:
                        condition = self.ground.term(bound.where, inner)
                        self.decisive.update(source for source, _ in inputs(condition))
                        decided = self.decide(condition)
                        if decided is False:
                            continue
                        if decided is None:
                            conditions = (*conditions, condition)
                    if self._repeated(bound, binders, env, binding):
                        continue
                    after.append((inner, conditions))
                    if len(after) > MAX_INSTANCES:
                        self.overflow.append(str(bound.span))
                        return
            stack = after
        yield from stack

    def _repeated(
        self, bound: expr.Bound, binders: Sequence[expr.Bound], env: Env, binding: object
    ) -> bool:
        """Two row binders over one source: each unordered pair once, never with itself."""
        for other in binders:
            if other.name == bound.name:
                return False
            if other.kind != bound.kind or bound.kind not in ("row", "sentence"):
                continue
            if bound.kind == "sentence":
                if other.statements == bound.statements and self._before(env[other.name], binding):
                    return True
                continue
            if _blocks(other) != _blocks(bound):
                continue
            first = env[other.name]
            if isinstance(first, RowOf) and isinstance(binding, RowOf):
                rows = [row.key for row in self.world.families[binding.block.id].facts.rows]
                if first.block.id == binding.block.id and rows.index(binding.key) <= rows.index(
                    first.key
                ):
                    return True
        return False

    def _before(self, first: Binding, second: object) -> bool:
        """Whether the second of two sentences is the first, or comes before it."""
        if not isinstance(first, SaidOf) or not isinstance(second, SaidOf):
            return False
        narrative = self.world.facts.narrative
        every = narrative.said.values() if narrative is not None else ()
        order = [said.id for sentences in every for said in sentences]
        return order.index(second.key) <= order.index(first.key)

    def _keys(self, binders: Sequence[expr.Bound], env: Env) -> list[tuple[str, str]]:
        tables = [(b.name, env[b.name].key) for b in binders if isinstance(env[b.name], TableOf)]
        rest: list[tuple[str, str]] = []
        for bound in binders:
            binding = env[bound.name]
            if isinstance(binding, TableOf):
                continue
            if isinstance(binding, RowOf) and len(bound.sources) > 1:
                rest.append(("", binding.block.id))
            rest.append((bound.name, binding.key))
        return tables + rest

    def _row_columns(self, rows: list[expr.Node], env: Env) -> list[ColumnOf | None]:
        """The amount columns that ``rows`` share; [None] where no row is meant."""
        shared: list[ColumnOf] | None = None
        for node in rows:
            block = self._block(node, env)
            family = self.world.family(block) if block is not None else None
            if block is None or family is None:
                return [None]
            if len(block.amounts) == 1:
                continue
            columns = [
                ColumnOf(block, column)
                for column in family.facts.columns
                if _takes_part(column, block)
            ]
            if shared is None:
                shared = columns
            elif columns and columns[0].block is not shared[0].block:
                shared = [c for c in shared if same_column(c, block) is not None]
        return [None] if shared is None else list(shared)

    def _block(self, node: expr.Node, env: Env) -> Block | None:
        if isinstance(node, expr.At):
            return self.ground.select.block(node.table, env)
        bound = env.get(getattr(node, "name", ""))
        return bound.block if isinstance(bound, RowOf) else None


def _blocks(bound: expr.Bound) -> list[str]:
    """The tables that a binder names, in order; a table variable stands for itself."""
    return [
        block
        for source in bound.sources
        for block in (
            [b.id for b in source.blocks]
            if isinstance(source, expr.TableRef)
            else [getattr(source, "name", "")]
        )
    ]


def _takes_part(column: Column, block: Block) -> bool:
    """Amounts and counts take part in row arithmetic; ratios, texts and quantities do not."""
    unit = column.unit or block.unit
    return column.kind == "amount" and unit is not None and unit.dimension != RATIO


def _id(rule: str, keys: Sequence[tuple[str, str]], suffix: str) -> str:
    inside = ", ".join(key for _, key in keys)
    return f"{rule}[{inside}]{suffix}" if inside else f"{rule}{suffix}"
