"""Resolved expression + bindings → ground expression."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from attrs import define, field

from gfsdsl.graph import sayings
from gfsdsl.graph.attributes import attribute, subject_item
from gfsdsl.graph.bindings import ColumnOf, RowOf, World
from gfsdsl.graph.cells import Absent, Cells, DerivedNode
from gfsdsl.graph.decided import FUNCTIONS
from gfsdsl.graph.select import Env, Select, same_column
from gfsdsl.graph.sets import with_amounts
from gfsdsl.graph.terms import (
    Both,
    Calc,
    Choice,
    Cmp,
    Fn,
    Item,
    ListTerm,
    Lost,
    Neg,
    Negation,
    NodeTerm,
    Num,
    ScaleTerm,
    Sum,
    Term,
)
from gfsdsl.model import expr
from gfsdsl.model.tables import Block, Column
from gfsdsl.quantity.units import BARE
from gfsdsl.source import Span


@define(eq=False)
class Ground:
    """Grounds the expressions of all rules over one document.

    ``column`` is the column of the instance in row arithmetic; None outside of it.
    """

    world: World
    select: Select = field(init=False)
    cells: Cells = field(init=False)
    column: ColumnOf | None = None
    _deriving: list[str] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.select = Select(self.world)
        self.cells = Cells(self.world)

    def term(self, node: expr.Node, env: Env) -> Term:
        """``node`` with its variables filled in."""
        method = _METHODS[type(node)]
        return method(self, node, env)

    # ------------------------------------------------------------- constants

    def _const(self, node: expr.Const, env: Env) -> Term:
        return Num(node.span, node.value, node.unit)

    def _text(self, node: expr.TextConst, env: Env) -> Term:
        return Item(node.span, "text", node.value, node.value)

    def _unit(self, node: expr.UnitRef, env: Env) -> Term:
        return Item(node.span, "unit", node.unit.name, node.unit.name)

    def _level(self, node: expr.LevelRef, env: Env) -> Term:
        return Item(node.span, "text", node.name, node.name)

    def _label(self, node: expr.Label, env: Env) -> Term:
        return Item(node.span, "text", node.text, node.text)

    # --------------------------------------------------------------- indexing

    def _var(self, node: expr.Var, env: Env) -> Term:
        bound = env[node.name]
        if isinstance(bound, RowOf) and self.column is not None:
            column = same_column(self.column, bound.block)
            if column is not None:
                return self.cells.cell(bound.block, bound.row, column, node.span)
        subject = self.select.subject(node, env)
        if subject is not None:
            return subject_item(subject, node.span)
        if isinstance(bound, RowOf):
            return Item(node.span, "text", bound.row.label, bound.row.label)
        return Item(node.span, "text", bound.key, bound.key)

    def _at(self, node: expr.At, env: Env) -> Term:
        items = self._items(node, env)
        if isinstance(items, Term):
            return items
        return ListTerm(node.span, tuple(items[0]), "…")

    def _items(self, node: expr.At, env: Env) -> Term | tuple[list[Term], bool]:
        """One term for a cell, or the terms of several cells and whether they are only parts."""
        block = self.select.block(node.table, env)
        if block is None:
            return Lost(node.span, node.span.text if node.span else "", "no-table")
        if self.world.family(block) is None:
            return Lost(node.span, block.table, "no-table")
        columns = self._columns(block, node, env)
        if isinstance(columns, Term):
            return columns
        column, below = columns
        if isinstance(node.row, expr.Family) and node.row.relation == "children":
            parent = self.select.row(block, node.row.of, env)
            if isinstance(parent, Absent):
                return self._children_of_absent(block, parent, column, node.span)
            return self.cells.down(block, parent, column, node.span)
        row = self.select.row(block, node.row, env)
        if below:
            return self.cells.across(block, row, column, node.span), False
        return self.cells.cell(block, row, column, node.span)

    def _children_of_absent(
        self, block: Block, parent: Absent, column: Column, span: Span | None
    ) -> Term | tuple[list[Term], bool]:
        family = self.world.family(block)
        rows = family.descendants(parent.subject) if family and parent.subject else []
        if not rows:
            return Lost(span, f"{block.id}[{parent.name}]", "no-row", parent.name)
        return [self.cells.cell(block, row, column, span) for row in rows], False

    def _columns(self, block: Block, node: expr.At, env: Env) -> Term | tuple[Column, bool]:
        """The column meant, and whether it is the ones below it."""
        if node.column is None:
            amounts = block.amounts
            if len(amounts) == 1:
                return amounts[0], False
            if self.column is None:
                return Lost(node.span, block.id, "row-not-amount")
            column = same_column(self.column, block)
            if column is None:
                return Lost(node.span, block.id, "no-column", self.column.key)
            return column, False
        below = isinstance(node.column, expr.Family) and node.column.relation == "children"
        inner = node.column.of if isinstance(node.column, expr.Family) else node.column
        found = self.select.column(block, inner, env)
        if isinstance(found, str):
            return Lost(node.span, block.id, "no-column", found)
        return found, below

    def _family(self, node: expr.Family, env: Env) -> Term:
        subject = self.select.subject(node, env)
        if subject is None:
            return Lost(node.span, node.span.text if node.span else "", "no-parent")
        return subject_item(subject, node.span)

    def _field(self, node: expr.Field, env: Env) -> Term:
        base = node.base
        if isinstance(base, expr.Var) and base.name in env:
            bound = env[base.name]
            if isinstance(bound, RowOf) and node.type.kind in ("number", "text", "any"):
                column = next((c for c in bound.block.columns if c.path == node.name), None)
                if column is not None:
                    return self.cells.cell(bound.block, bound.row, column, node.span)
        return attribute(self.world, self.select, node, env)

    def _says(self, node: expr.Says, env: Env) -> Term:
        return sayings.says(self.world, node, env)

    def _sentence(self, node: expr.Node, env: Env) -> Term:
        return Lost(node.span, node.span.text if node.span else "", "row-not-amount")

    def _table(self, node: expr.TableRef, env: Env) -> Term:
        return Item(node.span, "text", node.table, node.table)

    def _nested(self, node: expr.Nested, env: Env) -> Term:
        return Lost(node.span, node.span.text if node.span else "", "row-not-amount")

    def _document(self, node: expr.Document, env: Env) -> Term:
        return Item(node.span, "text", node.name, node.name)

    def _prior(self, node: expr.Prior, env: Env) -> Term:
        # Last year's report is declared but not read: whatever asks for it is not evaluated.
        return Lost(node.span, node.span.text if node.span else "prior", "no-prior")

    def _derived(self, node: expr.Derived, env: Env) -> Term:
        identity = node.name
        if identity not in self.cells.derived:
            derive = self.world.model.derives.get(node.name)
            if derive is None or identity in self._deriving:
                return Lost(node.span, identity, "no-derive")
            self._deriving.append(identity)
            kept, self.column = self.column, None
            term = self.term(derive.value, {})
            self.column = kept
            self._deriving.pop()
            self.cells.derived[identity] = DerivedNode(
                identity, term, derive.unit, identity, derive.span
            )
        return NodeTerm(node.span, identity)

    # -------------------------------------------------------------- functions

    def _apply(self, node: expr.Apply, env: Env) -> Term:
        special = FUNCTIONS.get(node.function)
        if special is not None:
            return special(self, node, env)
        if node.function == "sum":
            return self._sum(node, env)
        args: list[Term] = []
        for arg in node.args:
            if isinstance(arg, expr.At):
                items = self._items(arg, env)
                if isinstance(items, Term):
                    args.append(items)
                else:
                    args.append(ListTerm(arg.span, tuple(items[0])))
            else:
                args.append(self.term(arg, env))
        return Fn(node.span, node.function, tuple(args))

    def _sum(self, node: expr.Apply, env: Env) -> Term:
        items: list[Term] = []
        partial = False
        for arg in node.args:
            found = self._items(arg, env) if isinstance(arg, expr.At) else self.term(arg, env)
            if isinstance(found, ListTerm):
                items.extend(found.items)
            elif isinstance(found, Term):
                items.append(found)
            else:
                items.extend(found[0])
                partial = partial or found[1]
        return Sum(node.span, tuple(items), node.span.text if node.span else "", partial)

    def _gather(self, node: expr.Gather, env: Env) -> Term:
        from gfsdsl.graph.gather import gather

        return gather(self, node, env)

    # -------------------------------------------------------------- operators

    def _scale(self, node: expr.OnScale, env: Env) -> Term:
        return ScaleTerm(node.span, node.scale, self.term(node.value, env))

    def _minus(self, node: expr.Minus, env: Env) -> Term:
        return Neg(node.span, self.term(node.value, env))

    def _arith(self, node: expr.Arith, env: Env) -> Term:
        return Calc(node.span, node.op, self.term(node.left, env), self.term(node.right, env))

    def _compare(self, node: expr.Compare, env: Env) -> Term:
        left, right = self.term(node.left, env), self.term(node.right, env)
        if node.op != "in":
            left, right = with_amounts(self.cells, left, right)
        return Cmp(node.span, node.op, left, right)

    def _logic(self, node: expr.Logic, env: Env) -> Term:
        op = "and" if node.op == "link" else node.op
        return Both(node.span, op, self.term(node.left, env), self.term(node.right, env))

    def _not(self, node: expr.Not, env: Env) -> Term:
        return Negation(node.span, self.term(node.value, env))

    def _if(self, node: expr.If, env: Env) -> Term:
        return Choice(
            node.span,
            self.term(node.condition, env),
            self.term(node.then, env),
            self.term(node.other, env),
        )


def row_arithmetic(node: expr.Node) -> Iterator[expr.Node]:
    """The rows inside ``node`` that stand for their amount columns."""
    stack: list[object] = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack.extend(item)
        elif isinstance(item, expr.Gather):
            continue
        elif (isinstance(item, expr.At) and item.type.kind in ("row", "rows")) or (
            isinstance(item, expr.Var) and item.type.kind == "row"
        ):
            yield item
        elif isinstance(item, expr.Field):
            # r.label, t[s].label: the row is only looked up.
            continue
        elif isinstance(item, (expr.At, expr.Sentence)) or (
            isinstance(item, expr.Apply) and item.function in ("under", "name", "in_force", "keys")
        ):
            continue
        elif isinstance(item, expr.Node):
            stack.extend(
                getattr(item, slot.name)
                for slot in item.__attrs_attrs__
                if slot.name not in ("type", "span")
            )


ZERO = Num(None, Fraction(0), BARE)

_METHODS: dict[type[expr.Node], Callable[[Ground, Any, Env], Term]] = {
    expr.Const: Ground._const,
    expr.TextConst: Ground._text,
    expr.UnitRef: Ground._unit,
    expr.LevelRef: Ground._level,
    expr.Label: Ground._label,
    expr.Var: Ground._var,
    expr.At: Ground._at,
    expr.Family: Ground._family,
    expr.Field: Ground._field,
    expr.TableRef: Ground._table,
    expr.Says: Ground._says,
    expr.Sentence: Ground._sentence,
    expr.StatementRef: Ground._sentence,
    expr.Nested: Ground._nested,
    expr.Document: Ground._document,
    expr.Derived: Ground._derived,
    expr.Prior: Ground._prior,
    expr.Apply: Ground._apply,
    expr.Gather: Ground._gather,
    expr.OnScale: Ground._scale,
    expr.Minus: Ground._minus,
    expr.Arith: Ground._arith,
    expr.Compare: Ground._compare,
    expr.Logic: Ground._logic,
    expr.Not: Ground._not,
    expr.If: Ground._if,
}
