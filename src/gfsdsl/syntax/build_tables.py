"""Parse tree → syntax tree: tables."""

from __future__ import annotations

from typing import Any

from lark.tree import Meta
from lark.visitors import v_args

from gfsdsl.syntax import tree
from gfsdsl.syntax.build_clauses import Year, years_of
from gfsdsl.syntax.build_expressions import unquoted
from gfsdsl.syntax.build_statements import BuildStatements


@v_args(meta=True)
class BuildTables(BuildStatements):
    """One method a grammar rule."""

    def table(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, each, within, *items = children
        return tree.TableDecl(
            extend is not None, name, self._items(items), each, within or (), self.span(meta)
        )

    def _items(self, items: list[Any]) -> tuple[tree.Item, ...]:
        return tuple(
            tree.Setting(item.key, item.year, item.span) if isinstance(item, Year) else item
            for item in items
        )

    def title(self, meta: Meta, children: list[Any]) -> tree.Item:
        return tree.Setting("title", children[0], self.span(meta))

    def number(self, meta: Meta, children: list[Any]) -> tree.Item:
        return tree.Setting("number", children[0], self.span(meta))

    def table_unit(self, meta: Meta, children: list[Any]) -> tree.Item:
        return tree.Setting("unit", children[0], self.span(meta))

    def ends_before(self, meta: Meta, children: list[Any]) -> tree.Item:
        return tree.Setting("ends before", children[0], self.span(meta))

    def open_labels(self, meta: Meta, children: list[Any]) -> tree.Item:
        return tree.Setting("open", "open", self.span(meta))

    def zero_exact(self, meta: Meta, children: list[Any]) -> tree.Item:
        return tree.Setting("zero", "exact", self.span(meta))

    def blank(self, meta: Meta, children: list[Any]) -> tree.Item:
        return tree.Setting("blank", str(children[0]), self.span(meta))

    def absent(self, meta: Meta, children: list[Any]) -> tree.Item:
        return tree.Setting("absent", str(children[0]), self.span(meta))

    def key(self, meta: Meta, children: list[Any]) -> tree.Item:
        (names, *below), hierarchy, level, by_name, label = children
        return tree.KeyItem(
            names,
            unquoted(hierarchy) if hierarchy else None,
            unquoted(level) if level else None,
            by_name is not None,
            tuple(below),
            label,
            self.span(meta),
        )

    def column(self, meta: Meta, children: list[Any]) -> tree.Item:
        names, hierarchy, type_, dated = children
        return tree.ColumnsItem(
            (names,),
            unquoted(hierarchy) if hierarchy else None,
            type_,
            dated or tree.Years(),
            self.span(meta),
        )

    def columns(self, meta: Meta, children: list[Any]) -> tree.Item:
        *columns, hierarchy, type_ = children
        return tree.ColumnsItem(
            tuple(columns),
            unquoted(hierarchy) if hierarchy else None,
            type_,
            span=self.span(meta),
        )

    def dated(self, meta: Meta, children: list[Any]) -> tree.Years:
        return years_of(children)

    def key_path(self, meta: Meta, children: list[Any]) -> list[tree.Names]:
        return children

    def unit_type(self, meta: Meta, children: list[Any]) -> Any:
        return children[0]

    def group(self, meta: Meta, children: list[Any]) -> tree.Item:
        return tree.GroupItem(children[0], self._items(children[1:]), self.span(meta))

    def side(self, meta: Meta, children: list[Any]) -> tree.Item:
        return tree.SideItem(children[0], self._items(children[1:]), self.span(meta))

    def row(self, meta: Meta, children: list[Any]) -> tree.Item:
        return tree.RowItem(children[0], children[1] or (), self.span(meta))

    def nested(self, meta: Meta, children: list[Any]) -> tuple[tree.Names, ...]:
        return tuple(children)

    def total(self, meta: Meta, children: list[Any]) -> tree.Item:
        names, *members = children
        return tree.TotalItem(names, tuple(m for m in members if m), self.span(meta))

    def member(self, meta: Meta, children: list[Any]) -> str:
        return unquoted(children[0])

    def field(self, meta: Meta, children: list[Any]) -> tree.Item:
        return tree.FieldItem(children[0], children[1], self.span(meta))
