"""Parse tree → syntax tree: declarations. It only builds; every check is made on the model."""

from __future__ import annotations

from typing import Any, TypeVar

from attrs import frozen
from lark.tree import Meta
from lark.visitors import v_args

from gfsdsl.source import Span
from gfsdsl.syntax import tree
from gfsdsl.syntax.build_expressions import BuildExpressions, number, unquoted

T = TypeVar("T")


@frozen
class _Year:
    key: str
    year: int
    span: Span | None


@frozen
class _Clause:
    key: str
    value: Any


@frozen
class _Step:
    """One ``[…]`` or ``.name`` of a spot, and where it ends."""

    value: Any
    end: int


@frozen
class _When:
    value: Any


@frozen
class _Must:
    value: Any


def _years(items: list[Any]) -> tree.Years:
    found = {item.key: item.year for item in items if isinstance(item, _Year)}
    return tree.Years(found.get("since"), found.get("until"))


def _only(kind: type[T], items: list[Any]) -> tuple[T, ...]:
    return tuple(item for item in items if isinstance(item, kind))


def _clauses(items: list[Any]) -> tree.Clauses:
    found: dict[str, Any] = {}
    texts: dict[str, list[str]] = {"cite": [], "advise": [], "tags": []}
    for item in _only(_Clause, items):
        if item.key in texts:
            texts[item.key].extend(item.value)
        else:
            found[item.key] = item.value
    return tree.Clauses(
        severity=found.get("severity", "error"),
        strict=found.get("strict", False),
        cite=tuple(texts["cite"]),
        advise=tuple(texts["advise"]),
        tags=tuple(texts["tags"]),
        years=_years(items),
    )


@v_args(meta=True)
class Build(BuildExpressions):
    """One method a grammar rule."""

    def start(self, meta: Meta, children: list[Any]) -> tree.Program:
        return tree.Program(tuple(children))

    def bare_name(self, meta: Meta, children: list[Any]) -> str:
        return unquoted(children[0])

    text_name = bare_name

    def names(self, meta: Meta, children: list[Any]) -> tree.Names:
        return tuple(children)

    def strings(self, meta: Meta, children: list[Any]) -> tree.Names:
        return tuple(unquoted(text) for text in children)

    def since(self, meta: Meta, children: list[Any]) -> _Year:
        return _Year("since", int(children[0]), self.span(meta))

    def until(self, meta: Meta, children: list[Any]) -> _Year:
        return _Year("until", int(children[0]), self.span(meta))

    # ---------------------------------------------------------------- units

    def unit_base(self, meta: Meta, children: list[Any]) -> tree.Decl:
        name, measures, exact = children
        return tree.UnitDecl(name, unquoted(measures), exact is not None, span=self.span(meta))

    def unit_multiple(self, meta: Meta, children: list[Any]) -> tree.Decl:
        name, factor, base = children
        return tree.UnitDecl(name, factor=number(factor), base=base, span=self.span(meta))

    def unit_ratio(self, meta: Meta, children: list[Any]) -> tree.Decl:
        name, over, under = children
        # 1/0 is caught by the model, which has a place to point at.
        divisor = number(under)
        factor = number(over) / divisor if divisor else number("0")
        return tree.UnitDecl(name, factor=factor, span=self.span(meta))

    def unit_expr(self, meta: Meta, children: list[Any]) -> tree.UnitExpr:
        operators, units = children[1::2], children[2::2]
        rest = tuple((str(op), unit) for op, unit in zip(operators, units, strict=True))
        return tree.UnitExpr(children[0], rest, self.span(meta))

    # ------------------------------------------------------------- subjects

    def subjects(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, title, *items = children
        return tree.SubjectsDecl(
            extend is not None,
            name,
            unquoted(title) if title else None,
            _only(tree.LevelDecl, items),
            tuple(item.value for item in _only(_Clause, items)),
            _only(tree.SubjectDecl, items),
            self.span(meta),
        )

    def level(self, meta: Meta, children: list[Any]) -> tree.LevelDecl:
        return tree.LevelDecl(unquoted(children[0]), int(children[1]), self.span(meta))

    def source(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("from", unquoted(children[0]))

    def subject(self, meta: Meta, children: list[Any]) -> tree.SubjectDecl:
        code, names, *rest = children
        body: list[Any] = rest[-1] or []
        definitions = [item.value for item in _only(_Clause, body)]
        return tree.SubjectDecl(
            str(code) if code else None,
            names,
            _years(rest[:-1]),
            _only(tree.SubjectDecl, body),
            definitions[-1] if definitions else None,
            _only(tree.KnownDecl, body),
            _only(tree.SameDecl, body),
            self.span(meta),
        )

    def subject_body(self, meta: Meta, children: list[Any]) -> list[Any]:
        return children

    def definition(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("define", unquoted(children[0]))

    def known(self, meta: Meta, children: list[Any]) -> tree.KnownDecl:
        return tree.KnownDecl(unquoted(children[0]), _years(children[1:]), self.span(meta))

    def same(self, meta: Meta, children: list[Any]) -> tree.SameDecl:
        return tree.SameDecl(unquoted(children[0]), unquoted(children[1]), self.span(meta))

    # ---------------------------------------------------- layout and tables

    def layout(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, *words = children
        return tree.LayoutDecl(extend is not None, name, tuple(words), self.span(meta))

    def layout_words(self, meta: Meta, children: list[Any]) -> tuple[str, tree.Names]:
        return str(children[0]), children[1]

    def table(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, *items = children
        return tree.TableDecl(extend is not None, name, self._items(items), self.span(meta))

    def _items(self, items: list[Any]) -> tuple[tree.Item, ...]:
        return tuple(
            tree.Setting(item.key, item.year, item.span) if isinstance(item, _Year) else item
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
        names, hierarchy, level, by_name = children
        return tree.KeyItem(
            names,
            unquoted(hierarchy) if hierarchy else None,
            unquoted(level) if level else None,
            by_name is not None,
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
        return _years(children)

    def column_type(self, meta: Meta, children: list[Any]) -> Any:
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

    # --------------------------------------------------------------- scales

    def scale(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, unit, *bands = children
        return tree.ScaleDecl(extend is not None, name, unit, tuple(bands), self.span(meta))

    def band(self, meta: Meta, children: list[Any]) -> tree.Band:
        names, (low, high, low_open, high_open) = children
        return tree.Band(names, low, high, low_open, high_open, self.span(meta))

    def between(self, meta: Meta, children: list[Any]) -> tuple[Any, Any, bool, bool]:
        low, dots, high = children
        return (
            number(low) if low else None,
            number(high) if high else None,
            str(dots) == "<..",
            str(dots) == "..<",
        )

    def above(self, meta: Meta, children: list[Any]) -> tuple[Any, Any, bool, bool]:
        return number(children[0]), None, True, False

    def below(self, meta: Meta, children: list[Any]) -> tuple[Any, Any, bool, bool]:
        return None, number(children[0]), False, True

    def exactly(self, meta: Meta, children: list[Any]) -> tuple[Any, Any, bool, bool]:
        return number(children[0]), number(children[0]), False, False

    # ---------------------------------------------------------------- rules

    def when(self, meta: Meta, children: list[Any]) -> _When:
        return _When(children[0])

    def must(self, meta: Meta, children: list[Any]) -> _Must:
        return _Must(children[0])

    def let(self, meta: Meta, children: list[Any]) -> tree.Let:
        return tree.Let(unquoted(children[0]), children[1], self.span(meta))

    def strict(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("strict", True)

    def cite(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("cite", [unquoted(children[0])])

    def advise(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("advise", [unquoted(children[0])])

    def tag(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("tags", [unquoted(tag) for tag in children])

    def severity(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("severity", str(children[0]))

    def _binders(self, items: list[Any]) -> tuple[tree.Binder, ...]:
        return tuple(b for item in items if isinstance(item, tuple) for b in item)

    def rule(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, title, *items = children
        return tree.RuleDecl(
            extend is not None,
            name,
            unquoted(title) if title else None,
            self._binders(items),
            tuple(item.value for item in _only(_When, items)),
            _only(tree.Let, items),
            tuple(item.value for item in _only(_Must, items)),
            _clauses(items),
            self.span(meta),
        )

    def figure(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, title, *items = children
        return tree.FigureDecl(
            extend is not None,
            name,
            unquoted(title) if title else None,
            self._binders(items),
            _only(tree.Expr, items),
            _clauses(items),
            self.span(meta),
        )

    def spot(self, meta: Meta, children: list[Any]) -> tree.Expr:
        head, *steps = children
        place: tree.Expr = tree.Name(unquoted(head), self.token_span(head))
        for step in steps:
            span = Span(self.file, meta.start_pos, step.end)
            if isinstance(step.value, tuple):
                place = tree.Index(place, step.value, span)
            else:
                place = tree.Attr(place, step.value, span)
        return place

    def subscript(self, meta: Meta, children: list[Any]) -> _Step:
        return _Step(tuple(children), meta.end_pos)

    def attribute(self, meta: Meta, children: list[Any]) -> _Step:
        return _Step(unquoted(children[0]), meta.end_pos)

    def derive(self, meta: Meta, children: list[Any]) -> tree.Decl:
        name, unit, value = children
        return tree.DeriveDecl(name, unit, value, self.span(meta))

    def require(self, meta: Meta, children: list[Any]) -> tree.Decl:
        kind, name, *clauses = children
        return tree.RequireDecl(
            str(kind), unquoted(name), _clauses([c for c in clauses if c]), self.span(meta)
        )

    def exception(self, meta: Meta, children: list[Any]) -> tree.Decl:
        *reference, because = [child for child in children if not isinstance(child, _Year)]
        pack = reference[0] if len(reference) == 2 else None
        return tree.ExceptionDecl(
            pack, unquoted(reference[-1]), unquoted(because), _years(children), self.span(meta)
        )

    # ---------------------------------------------------- packs and reports

    def pack_name(self, meta: Meta, children: list[Any]) -> str:
        return unquoted(children[0])

    def version(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("version", unquoted(children[0]))

    def requires(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("requires", tuple(children))

    def extends(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("extends", children[0])

    def region(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("region", children[0])

    def pack(self, meta: Meta, children: list[Any]) -> tree.Decl:
        name, title, *items = children
        found = {item.key: item.value for item in _only(_Clause, items)}
        return tree.PackDecl(
            name,
            unquoted(title) if title else None,
            found.get("version"),
            found.get("requires", ()),
            found.get("extends"),
            found.get("region", ()),
            _years(items),
            self.span(meta),
        )

    def entity(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("entity", unquoted(children[0]))

    def report_year(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("year", int(children[0]))

    def attribute_value(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("attribute", (unquoted(children[0]), unquoted(children[1])))

    def source_file(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("source", unquoted(children[0]))

    def use(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("use", unquoted(children[0]))

    def prior(self, meta: Meta, children: list[Any]) -> _Clause:
        return _Clause("prior", unquoted(children[0]))

    def waived(self, meta: Meta, children: list[Any]) -> tree.Names:
        return tuple(children)

    def waived_path(self, meta: Meta, children: list[Any]) -> str:
        return ".".join(children[0])

    def waived_text(self, meta: Meta, children: list[Any]) -> str:
        return unquoted(children[0])

    def waive(self, meta: Meta, children: list[Any]) -> tree.WaiveDecl:
        until = next((c.year for c in children if isinstance(c, _Year)), None)
        *reference, keys, because = [c for c in children if not isinstance(c, _Year)]
        pack = reference[0] if len(reference) == 2 else None
        rule = unquoted(reference[-1])
        return tree.WaiveDecl(pack, rule, keys, unquoted(because), until, self.span(meta))

    def report(self, meta: Meta, children: list[Any]) -> tree.Decl:
        name, *items = children
        clauses = _only(_Clause, items)
        found = {item.key: item.value for item in clauses}
        return tree.ReportDecl(
            name,
            found.get("entity"),
            found.get("year"),
            tuple(item.value for item in clauses if item.key == "attribute"),
            found.get("source"),
            tuple(item.value for item in clauses if item.key == "use"),
            found.get("prior"),
            _only(tree.WaiveDecl, items),
            self.span(meta),
        )
