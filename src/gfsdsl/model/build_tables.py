"""Syntax tree → tables and layouts. ``extend`` only adds: a known first name gains aliases."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from attrs import define, evolve, field

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.fold import fold
from gfsdsl.model.build_subjects import in_force
from gfsdsl.model.build_units import unit_of
from gfsdsl.model.subjects import Hierarchy, Subject
from gfsdsl.model.tables import Block, Column, ExtraRow, Key, Layout, Table, TotalRow
from gfsdsl.quantity.units import Unit
from gfsdsl.source import Span
from gfsdsl.syntax import tree

Report = Callable[[Diagnostic], None]
Named = TypeVar("Named", Column, TotalRow, ExtraRow)


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

    def add(self, decl: tree.TableDecl, pack: str) -> None:
        """Take in one declaration; duplicates (M0002) and extensions of nothing (M0005) are said."""
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
        for item in decl.items:
            self._table_item(draft, item)

    def _table_item(self, draft: _Draft, item: tree.Item) -> None:
        if isinstance(item, tree.SideItem):
            block = draft.blocks.setdefault(item.name, _BlockDraft(item.name, item.span))
            for inner in item.items:
                self._block_item(block, inner, ())
        elif isinstance(item, tree.Setting):
            self._setting(draft, item)
        else:
            block = draft.blocks.setdefault(None, _BlockDraft(None, draft.span))
            self._block_item(block, item, ())

    def _setting(self, draft: _Draft, item: tree.Setting) -> None:
        value = item.value
        if item.key == "title" and isinstance(value, tuple):
            draft.titles.extend(title for title in value if title not in draft.titles)
        elif item.key == "number" and isinstance(value, tuple):
            draft.number = draft.number or value[0]
        elif item.key == "ends before" and isinstance(value, tuple):
            draft.ends.extend(value)
        elif isinstance(value, tree.UnitExpr):
            draft.unit = unit_of(value, self.units, self.report)
        elif isinstance(value, int):
            draft.years[item.key] = value
        elif isinstance(value, str):
            draft.settings[item.key] = value

    def _block_item(self, block: _BlockDraft, item: tree.Item, group: tree.Names) -> None:
        if isinstance(item, tree.KeyItem):
            self._key(block, item)
        elif isinstance(item, tree.ColumnsItem):
            self._columns(block, item, group)
        elif isinstance(item, tree.GroupItem):
            for inner in item.items:
                self._block_item(block, inner, item.names)
        elif isinstance(item, tree.TotalItem):
            _merge(block.totals, TotalRow(item.names, item.of, item.span))
        elif isinstance(item, tree.RowItem):
            _merge(block.extras, ExtraRow(item.names, item.nested, item.span))
        elif isinstance(item, tree.FieldItem):
            unit = unit_of(item.type, self.units, self.report) if item.type else None
            _merge(block.fields, Column(item.names, unit=unit, span=item.span))
        elif isinstance(item, tree.Setting) and isinstance(item.value, str):
            block.settings[item.key] = item.value
        elif isinstance(item, tree.SideItem):
            self.report(Diagnostic("M0030", {"name": item.name}, item.span))

    def _key(self, block: _BlockDraft, item: tree.KeyItem) -> None:
        hierarchy = self._hierarchy(item.hierarchy, item.span)
        if item.level and (
            hierarchy is None or item.level not in {v.name for v in hierarchy.levels}
        ):
            self.report(
                Diagnostic("M0031", {"level": item.level, "name": item.hierarchy or ""}, item.span)
            )
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

    def _columns(self, block: _BlockDraft, item: tree.ColumnsItem, group: tree.Names) -> None:
        if not in_force(item.years, self.year):
            return
        hierarchy = self._hierarchy(item.hierarchy, item.span)
        kind, unit = "amount", None
        if item.type is not None:
            if not item.type.rest and item.type.first in ("text", "quantity", "year"):
                kind = item.type.first
            else:
                unit = unit_of(item.type, self.units, self.report)
        for names in item.columns:
            subject: Subject | None = None
            if hierarchy is not None:
                found = hierarchy.by_name(names[0])
                subject = found[0] if found else None
                if subject is None:
                    known = [n for s in hierarchy.subjects.values() for n in s.names]
                    close = closest(names[0], known)
                    self.report(
                        Diagnostic(
                            "M0032",
                            {"name": names[0], "hierarchy": hierarchy.name},
                            item.span,
                            fix=close[0] if close else None,
                        )
                    )
            _merge(block.columns, Column(names, group, kind, subject, unit, span=item.span))

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
        return Block(
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


def _merge(items: list[Named], new: Named) -> None:
    """Add ``new``, or its aliases where an item of the same first name (and group) is known."""
    for index, item in enumerate(items):
        if fold(item.names[0]) != fold(new.names[0]):
            continue
        if isinstance(item, Column) and isinstance(new, Column):
            if [fold(g) for g in item.group[:1]] != [fold(g) for g in new.group[:1]]:
                continue
        names = item.names + tuple(n for n in new.names if n not in item.names)
        if isinstance(item, TotalRow) and isinstance(new, TotalRow):
            items[index] = evolve(item, names=names, of=item.of + new.of)
        elif isinstance(item, ExtraRow) and isinstance(new, ExtraRow):
            items[index] = evolve(item, names=names, nested=item.nested + new.nested)
        else:
            items[index] = evolve(item, names=names)
        return
    items.append(new)


def build_layout(decls: list[tree.LayoutDecl]) -> Layout:
    """One layout of all declared words; layouts of several packs add up."""
    words: dict[str, tuple[str, ...]] = {}
    for decl in decls:
        for key, texts in decl.words:
            known = words.get(key, ())
            words[key] = known + tuple(text for text in texts if text not in known)
    return Layout(words)
