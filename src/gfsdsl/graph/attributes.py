"""Attributes of tables, rows, subjects, the document: facts that are no amounts (SEMANTICS 32)."""

from __future__ import annotations

from gfsdsl.graph.bindings import ColumnOf, RowOf, SubjectOf, World
from gfsdsl.graph.cells import Absent
from gfsdsl.graph.select import Env, Select
from gfsdsl.graph.terms import Item, ListTerm, Lost, Member, SetTerm, Term
from gfsdsl.model import expr
from gfsdsl.model.subjects import Subject
from gfsdsl.model.tables import Block
from gfsdsl.recognise.facts import Row, TableFacts
from gfsdsl.recognise.words import print_without_ordinal
from gfsdsl.source import Span


def attribute(world: World, select: Select, node: expr.Field, env: Env) -> Term:
    """What ``base.name`` says; what the print does not state is missing, not wrong."""
    base = node.base
    if isinstance(base, expr.Document):
        return _document(world, base.name, node.name, node.span)
    if isinstance(base, expr.At):
        block = select.block(base.table, env)
        family = world.family(block) if block is not None else None
        if block is None or family is None:
            return Lost(node.span, block.table if block else "?", "no-table")
        return _row(block.id, select.row(block, base.row, env), node)
    if isinstance(base, expr.Var) and base.name in env:
        bound = env[base.name]
        if isinstance(bound, RowOf):
            return _row(bound.block.id, bound.row, node)
        if isinstance(bound, SubjectOf):
            return _subject(bound.subject, node)
        if isinstance(bound, ColumnOf):
            return Item(node.span, "text", bound.column.name, bound.column.name)
    if base.type.kind == "table":
        block = select.block(base, env)
        name = block.table if block is not None else getattr(base, "table", "?")
        table = world.facts.tables.get(name)
        if table is None:
            return Lost(node.span, name, "no-table")
        return _table(table, block, node.name, node.span)
    subject = select.subject(base, env)
    if subject is not None:
        return _subject(subject, node)
    return Lost(node.span, node.span.text if node.span else node.name, "no-attribute", node.name)


def _table(table: TableFacts, block: Block | None, name: str, span: Span | None) -> Term:
    fact = f"{table.table.name}.{name}"
    if name == "year" and table.year is not None:
        return Item(span, "year", table.year, str(table.year), fact)
    if name in ("title", "number", "entity"):
        text = {"title": table.title, "number": table.number, "entity": table.entity}[name]
        if text:
            return Item(span, "text", text, text, fact)
    if name == "unit" and table.unit_printed and table.unit is not None:
        return Item(span, "unit", table.unit.name, table.unit_printed, fact)
    if name == "行次":
        sides = [b for b in table.blocks if block is None or b.block.id == block.id]
        numbers = [n for side in sides for n in side.line_numbers]
        return _numbers(f"{block.id if block else table.table.name}.行次", numbers, span)
    if name == "栏次":
        return _numbers(fact, list(table.column_numbers), span)
    if name == "columns":
        columns = [c for block in table.blocks for c in block.columns]
        return ListTerm(span, tuple(Item(span, "text", c.name, c.name) for c in columns), fact)
    return Lost(span, fact, "not-stated")


def _numbers(fact: str, numbers: list[int], span: Span | None) -> Term:
    if not numbers:
        return Lost(span, fact, "not-stated")
    return ListTerm(span, tuple(Item(span, "number", n, str(n), fact) for n in numbers), fact)


def _row(block: str, row: Row | Absent, node: expr.Field) -> Term:
    if isinstance(row, Absent):
        return Lost(node.span, f"{block}[{row.name}]", "no-row", row.name)
    if node.name == "label":
        fact = f"{block}[{row.key}].label"
        # The ordinal belongs to the form: 六、科学技术支出 is labelled 科学技术支出.
        return Item(node.span, "text", print_without_ordinal(row.printed), row.printed, fact)
    if node.name == "code" and row.code:
        return Item(node.span, "text", row.code, row.code)
    if row.subject is not None:
        return _subject(row.subject, node)
    if node.name == "key":
        return Item(node.span, "text", row.label, row.label)
    if node.name == "level":
        return Item(node.span, "text", row.kind, row.kind)
    return Lost(node.span, f"{block}[{row.key}].{node.name}", "not-stated")


def subject_item(subject: Subject, span: Span | None) -> Item:
    """A subject as a value: it equals a text that is one of its names."""
    key = (subject.hierarchy, subject.key)
    text = f"{subject.code or ''} {subject.name if subject.names else ''}".strip()
    return Item(span, "subject", key, text, names=subject.names)


def _subject(subject: Subject, node: expr.Field) -> Term:
    if node.name == "key":
        return subject_item(subject, node.span)
    if node.name == "code" and subject.code:
        return Item(node.span, "text", subject.code, subject.code)
    if node.name == "level" and subject.level:
        return Item(node.span, "text", subject.level, subject.level)
    if node.name in ("name", "label") and subject.names:
        return Item(node.span, "text", subject.names[0], subject.names[0])
    return Lost(node.span, f"{subject.key}.{node.name}", "not-stated")


def _document(world: World, base: str, name: str, span: Span | None) -> Term:
    fact = f"{base}.{name}"
    if base == "entity":
        value = world.attributes.get(name)
        return (
            Item(span, "text", value, value, fact)
            if value
            else Lost(span, fact, "no-attribute", name)
        )
    if name == "year" and world.year is not None:
        return Item(span, "year", world.year, str(world.year), fact)
    if name == "entity" and world.entity:
        return Item(span, "text", world.entity, world.entity, fact)
    if name == "表号":
        items = tuple(
            Item(span, "text", t.number, t.number, f"{t.table.name}.number")
            for t in world.facts.tables.values()
            if t.number
        )
        return ListTerm(span, items, fact) if items else Lost(span, fact, "not-stated")
    if name == "tables":
        return SetTerm(span, tuple(Member(span, n, n) for n in world.facts.tables), fact)
    return Lost(span, fact, "not-stated")
