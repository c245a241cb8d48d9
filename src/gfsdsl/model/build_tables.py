"""Syntax tree → tables and layouts. ``extend`` only adds: a known first name gains aliases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from attrs import define, evolve, field

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.fold import fold
from gfsdsl.model.build_subjects import in_force
from gfsdsl.model.build_units import unit_of
from gfsdsl.model.check_tables import check_block
from gfsdsl.model.subjects import Hierarchy, Subject
from gfsdsl.model.tables import Block, Column, ExtraRow, Key, Layout, Table, TotalRow
from gfsdsl.quantity.units import Unit
from gfsdsl.source import Span
from gfsdsl.syntax import tree

Report = Callable[[Diagnostic], None]
Value = TypeVar("Value", str, int)
# Types of columns that are no units.
_CELL_KINDS = {tree.UnitExpr(kind): kind for kind in ("text", "quantity", "year")}


@define(eq=False)
class _BlockDraft:
    side: str | None
    span: Span | None
    key: Key | None = None
    columns: list[Column] = field(factory=list)
    totals: list[TotalRow] = field(factory=list)
    extras: list[ExtraRow] = field(factory=list)
    fields: list[Column] = field(factory=list)
    settings: dict[str, str] = field(factory=dict)
    said: set[tuple[str, ...]] = field(factory=set)


@define(eq=False)
class _Draft:
    name: str
    pack: str
    span: Span | None
    titles: list[str] = field(factory=list)
    number: str | None = None
    unit: Unit | None = None
    ends: list[str] = field(factory=list)
    years: dict[str, int] = field(factory=dict)
    blocks: dict[str | None, _BlockDraft] = field(factory=dict)
    settings: dict[str, str] = field(factory=dict)


class TableBuilder:
    """Collects table declarations and their extensions, then makes the tables."""

    def __init__(
        self,
        units: dict[str, Unit],
        hierarchies: dict[str, Hierarchy],
        year: int | None,
        report: Report,
    ) -> None:
        self.units = units
        self.hierarchies = hierarchies
        self.year = year
        self.report = report
        self.drafts: dict[str, _Draft] = {}
        self.other_years: set[str] = set()

    def add(self, decl: tree.TableDecl, pack: str) -> None:
        """Take in one declaration; a second one is M0002, an extension of nothing M0005."""
        draft = self.drafts.get(decl.name)
        if decl.extend and draft is None:
            close = closest(decl.name, self.drafts)
            fix = close[0] if close else None
            self.report(Diagnostic("M0005", {"name": decl.name}, decl.span, fix=fix))
            return
        if not decl.extend and draft is not None:
            related = ((draft.span, "first"),) if draft.span else ()
            self.report(Diagnostic("M0002", {"name": decl.name}, decl.span, related))
            return
        if draft is None:
            draft = self.drafts[decl.name] = _Draft(decl.name, pack, decl.span)
        for known in draft.blocks.values():
            known.said.clear()
        for item in decl.items:
            self._table_item(draft, item)

    def _table_item(self, draft: _Draft, item: tree.Item) -> None:
        if isinstance(item, tree.SideItem):
            block = draft.blocks.setdefault(item.name, _BlockDraft(item.name, item.span))
            for inner in item.items:
                self._block_item(draft, block, inner, ())
        elif isinstance(item, tree.Setting):
            self._setting(draft, item)
        else:
            block = draft.blocks.setdefault(None, _BlockDraft(None, draft.span))
            self._block_item(draft, block, item, ())

    def _setting(self, draft: _Draft, item: tree.Setting) -> None:
        value = item.value
        if item.key == "title" and isinstance(value, tuple):
            draft.titles.extend(title for title in value if title not in draft.titles)
        elif item.key == "number" and isinstance(value, tuple):
            draft.number = draft.number or value[0]
        elif item.key == "ends before" and isinstance(value, tuple):
            draft.ends.extend(value)
        elif isinstance(value, tree.UnitExpr):
            unit = unit_of(value, self.units, self.report)
            if draft.unit is not None and unit is not None and draft.unit.name != unit.name:
                self._contradiction(draft.name, item, draft.unit.name, unit.name)
            draft.unit = draft.unit or unit
        elif isinstance(value, int):
            self._once(draft.name, draft.years, item, value)
        elif isinstance(value, str):
            self._once(draft.name, draft.settings, item, value)

    def _once(
        self, name: str, settings: dict[str, Value], item: tree.Setting, value: Value
    ) -> None:
        first = settings.setdefault(item.key, value)
        if first != value:
            self._contradiction(name, item, first, value)

    def _contradiction(self, name: str, item: tree.Setting, first: object, second: object) -> None:
        args = {"name": name, "key": item.key, "first": first, "second": second}
        self.report(Diagnostic("M0038", args, item.span))

    def _block_item(
        self, draft: _Draft, block: _BlockDraft, item: tree.Item, group: tree.Names
    ) -> None:
        if isinstance(item, tree.KeyItem):
            self._key(block, item)
        elif isinstance(item, tree.ColumnsItem):
            self._columns(draft, block, item, group)
        elif isinstance(item, tree.GroupItem):
            for inner in item.items:
                self._block_item(draft, block, inner, item.names)
        elif isinstance(item, tree.TotalItem):
            if self._new(draft, block, "row", item.names, item.span):
                _add_total(block.totals, TotalRow(item.names, item.of, item.span))
        elif isinstance(item, tree.RowItem):
            if self._new(draft, block, "row", item.names, item.span):
                _add_extra(block.extras, ExtraRow(item.names, item.nested, item.span))
        elif isinstance(item, tree.FieldItem):
            unit = self._unit(item.type)
            if self._new(draft, block, "field", item.names, item.span):
                _add_column(block.fields, Column(item.names, unit=unit, span=item.span))
        elif isinstance(item, tree.Setting) and isinstance(item.value, str) and not group:
            self._once(draft.name, block.settings, item, item.value)
        elif isinstance(item, tree.Setting):
            self.report(Diagnostic("M0037", {"key": item.key}, item.span))
        elif isinstance(item, tree.SideItem):
            self.report(Diagnostic("M0030", {"name": item.name}, item.span))

    def _new(
        self, draft: _Draft, block: _BlockDraft, kind: str, names: tree.Names, span: Span | None
    ) -> bool:
        """Whether this declaration says ``names`` for the first time; M0039 if not."""
        said = (kind, fold(names[0]))
        if said in block.said:
            self.report(Diagnostic("M0039", {"table": draft.name, "name": names[0]}, span))
            return False
        block.said.add(said)
        return True

    def _key(self, block: _BlockDraft, item: tree.KeyItem) -> None:
        name = item.hierarchy or (block.key.hierarchy if block.key else None)
        hierarchy = self._hierarchy(name, item.span)
        levels = [level.name for level in hierarchy.levels] if hierarchy is not None else []
        if item.level and item.level not in levels and (hierarchy is not None or name is None):
            close = closest(item.level, levels)
            fix = close[0] if close else None
            args = {"level": item.level, "name": name or item.names[0]}
            self.report(Diagnostic("M0031", args, item.span, fix=fix))
        names = item.names
        if block.key is not None:
            names = block.key.names + tuple(n for n in names if n not in block.key.names)
        kept = block.key
        block.key = Key(
            names,
            item.hierarchy or (kept.hierarchy if kept else None),
            item.level or (kept.level if kept else None),
            item.by_name or (kept.by_name if kept else False),
            item.span,
        )

    def _columns(
        self, draft: _Draft, block: _BlockDraft, item: tree.ColumnsItem, group: tree.Names
    ) -> None:
        if not in_force(item.years, self.year):
            self.other_years |= {fold(name) for names in item.columns for name in names}
            return
        hierarchy = self._hierarchy(item.hierarchy, item.span)
        kind, unit = "amount", None
        if item.type in _CELL_KINDS:
            kind = _CELL_KINDS[item.type]
        else:
            unit = self._unit(item.type)
        for names in item.columns:
            subject: Subject | None = None
            if hierarchy is not None:
                found = hierarchy.by_name(names[0])
                subject = found[0] if found else None
                if subject is None and fold(names[0]) in hierarchy.other_years:
                    self.other_years |= {fold(name) for name in names}
                    continue
                if subject is None:
                    known = [n for s in hierarchy.subjects.values() for n in s.names]
                    close = closest(names[0], known)
                    fix = close[0] if close else None
                    args = {"name": names[0], "hierarchy": hierarchy.name}
                    self.report(Diagnostic("M0032", args, item.span, fix=fix))
            if self._new(draft, block, f"column {fold(''.join(group[:1]))}", names, item.span):
                new = Column(names, group, kind, subject, unit, span=item.span)
                _add_column(block.columns, new)

    def _unit(self, type_: tree.UnitExpr | tree.Pattern | None) -> Unit | None:
        # A table whose cells are patterns is not built (narrative.py).
        return unit_of(type_, self.units, self.report) if isinstance(type_, tree.UnitExpr) else None

    def _hierarchy(self, name: str | None, span: Span | None) -> Hierarchy | None:
        if name is None:
            return None
        if name not in self.hierarchies:
            close = closest(name, self.hierarchies)
            self.report(Diagnostic("M0033", {"name": name}, span, fix=close[0] if close else None))
        return self.hierarchies.get(name)

    def tables(self) -> dict[str, Table]:
        """The finished tables of the year; what is incomplete is reported and left out."""
        tables: dict[str, Table] = {}
        for draft in self.drafts.values():
            years = tree.Years(draft.years.get("since"), draft.years.get("until"))
            if not in_force(years, self.year):
                self.other_years.add(fold(draft.name))
                continue
            if None in draft.blocks and len(draft.blocks) > 1:
                self.report(Diagnostic("M0034", {"name": draft.name}, draft.span))
                continue
            blocks = [self._block(draft, block) for block in draft.blocks.values()]
            if not draft.titles or not blocks or any(block is None for block in blocks):
                self.report(Diagnostic("M0035", {"name": draft.name}, draft.span))
                continue
            tables[draft.name] = Table(
                draft.name,
                tuple(draft.titles),
                draft.number,
                draft.unit,
                tuple(block for block in blocks if block is not None),
                tuple(draft.ends),
                years.since,
                years.until,
                draft.pack,
                draft.span,
            )
        return tables

    def _block(self, draft: _Draft, block: _BlockDraft) -> Block | None:
        if block.key is None or not block.columns:
            return None
        settings = {**draft.settings, **block.settings}
        plain = [total for total in block.totals if not total.of]
        if plain and len(block.totals) > 1:
            self.report(Diagnostic("M0036", {"name": draft.name}, plain[0].span))
        made = Block(
            draft.name,
            block.side,
            block.key,
            tuple(block.columns),
            tuple(block.totals),
            tuple(block.extras),
            tuple(block.fields),
            settings.get("absent", "missing"),
            settings.get("blank", "missing"),
            settings.get("zero") == "exact",
            settings.get("open") is not None or block.key.hierarchy is None,
            draft.unit,
            block.span,
        )
        check_block(made, self.hierarchies.get(made.key.hierarchy or ""), self.report)
        return made


def _named(items: Sequence[Column | TotalRow | ExtraRow], name: str) -> int | None:
    """Where the item of this first name is."""
    for index, item in enumerate(items):
        if fold(item.names[0]) == fold(name):
            return index
    return None


def _joined(known: tree.Names, new: tree.Names) -> tree.Names:
    return known + tuple(name for name in new if name not in known)


def _add_column(columns: list[Column], new: Column) -> None:
    """Add ``new``, or its aliases where the column of that name and group is known."""
    for index, column in enumerate(columns):
        same_group = [*map(fold, column.group[:1])] == [*map(fold, new.group[:1])]
        if same_group and fold(column.name) == fold(new.name):
            columns[index] = evolve(column, names=_joined(column.names, new.names))
            return
    columns.append(new)


def _add_total(totals: list[TotalRow], new: TotalRow) -> None:
    index = _named(totals, new.names[0])
    if index is None:
        totals.append(new)
        return
    known = totals[index]
    of = _joined(known.of, new.of)
    totals[index] = evolve(known, names=_joined(known.names, new.names), of=of)


def _add_extra(extras: list[ExtraRow], new: ExtraRow) -> None:
    index = _named(extras, new.names[0])
    if index is None:
        extras.append(new)
        return
    known = extras[index]
    nested = known.nested + tuple(names for names in new.nested if names not in known.nested)
    extras[index] = evolve(known, names=_joined(known.names, new.names), nested=nested)


def build_layout(decls: list[tree.LayoutDecl], report: Report) -> Layout:
    """One layout of all declared words; layouts of several packs add up."""
    words: dict[str, tuple[str, ...]] = {}
    known: dict[str, Span | None] = {}
    for decl in decls:
        if decl.extend and decl.name not in known:
            close = closest(decl.name, known)
            fix = close[0] if close else None
            report(Diagnostic("M0005", {"name": decl.name}, decl.span, fix=fix))
        elif not decl.extend and decl.name in known:
            first = known[decl.name]
            related = ((first, "first"),) if first else ()
            report(Diagnostic("M0002", {"name": decl.name}, decl.span, related))
        known.setdefault(decl.name, decl.span)
        for key, texts in decl.words:
            words[key] = _joined(words.get(key, ()), texts)
    return Layout(words)
