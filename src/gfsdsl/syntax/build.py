"""Parse tree → syntax tree: declarations. It only builds; every check is made on the model."""

from __future__ import annotations

from typing import Any

from attrs import frozen
from lark.tree import Meta
from lark.visitors import v_args

from gfsdsl.source import Span
from gfsdsl.syntax import tree
from gfsdsl.syntax.build_clauses import Clause, Year, clauses_of, only, years_of
from gfsdsl.syntax.build_expressions import number, unquoted
from gfsdsl.syntax.build_tables import BuildTables


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


@v_args(meta=True)
class Build(BuildTables):
    """One method a grammar rule."""

    def start(self, meta: Meta, children: list[Any]) -> tree.Program:
        return tree.Program(tuple(children))

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

    # ------------------------------------------------------------- subjects

    def subjects(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, title, *items = children
        return tree.SubjectsDecl(
            extend is not None,
            name,
            unquoted(title) if title else None,
            only(tree.LevelDecl, items),
            tuple(item.value for item in only(Clause, items)),
            only(tree.SubjectDecl, items),
            self.span(meta),
        )

    def level(self, meta: Meta, children: list[Any]) -> tree.LevelDecl:
        return tree.LevelDecl(unquoted(children[0]), int(children[1]), self.span(meta))

    def source(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("from", unquoted(children[0]))

    def subject(self, meta: Meta, children: list[Any]) -> tree.SubjectDecl:
        code, names, *rest = children
        body: list[Any] = rest[-1] or []
        definitions = [item.value for item in only(Clause, body)]
        return tree.SubjectDecl(
            str(code) if code else None,
            names,
            years_of(rest[:-1]),
            only(tree.SubjectDecl, body),
            definitions[-1] if definitions else None,
            only(tree.KnownDecl, body),
            only(tree.SameDecl, body),
            self.span(meta),
        )

    def subject_body(self, meta: Meta, children: list[Any]) -> list[Any]:
        return children

    def definition(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("define", unquoted(children[0]))

    def known(self, meta: Meta, children: list[Any]) -> tree.KnownDecl:
        return tree.KnownDecl(unquoted(children[0]), years_of(children[1:]), self.span(meta))

    def same(self, meta: Meta, children: list[Any]) -> tree.SameDecl:
        return tree.SameDecl(unquoted(children[0]), unquoted(children[1]), self.span(meta))

    # ---------------------------------------------------- layout and tables

    def layout(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, *words = children
        return tree.LayoutDecl(extend is not None, name, tuple(words), self.span(meta))

    def layout_words(self, meta: Meta, children: list[Any]) -> tuple[str, tree.Names]:
        return str(children[0]), children[1]

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

    def _binders(self, items: list[Any]) -> tuple[tree.Binder, ...]:
        return tuple(b for item in items if isinstance(item, tuple) for b in item)

    def rule(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, title, *items = children
        return tree.RuleDecl(
            extend is not None,
            name,
            unquoted(title) if title else None,
            self._binders(items),
            tuple(item.value for item in only(_When, items)),
            only(tree.Let, items),
            tuple(item.value for item in only(_Must, items)),
            clauses_of(items),
            self.span(meta),
        )

    def figure(self, meta: Meta, children: list[Any]) -> tree.Decl:
        extend, name, title, *items = children
        return tree.FigureDecl(
            extend is not None,
            name,
            unquoted(title) if title else None,
            self._binders(items),
            only(tree.Expr, items),
            clauses_of(items),
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
            str(kind), unquoted(name), clauses_of([c for c in clauses if c]), self.span(meta)
        )

    def exception(self, meta: Meta, children: list[Any]) -> tree.Decl:
        *reference, because = [child for child in children if not isinstance(child, Year)]
        pack = reference[0] if len(reference) == 2 else None
        return tree.ExceptionDecl(
            pack, unquoted(reference[-1]), unquoted(because), years_of(children), self.span(meta)
        )

    # ---------------------------------------------------- packs and reports

    def pack_name(self, meta: Meta, children: list[Any]) -> str:
        return unquoted(children[0])

    def version(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("version", unquoted(children[0]))

    def requires(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("requires", tuple(children))

    def extends(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("extends", children[0])

    def region(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("region", children[0])

    def pack(self, meta: Meta, children: list[Any]) -> tree.Decl:
        name, title, *items = children
        found = {item.key: item.value for item in only(Clause, items)}
        return tree.PackDecl(
            name,
            unquoted(title) if title else None,
            found.get("version"),
            found.get("requires", ()),
            found.get("extends"),
            found.get("region", ()),
            years_of(items),
            self.span(meta),
        )

    def entity(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("entity", unquoted(children[0]))

    def report_year(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("year", int(children[0]))

    def attribute_value(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("attribute", (unquoted(children[0]), unquoted(children[1])))

    def source_file(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("source", unquoted(children[0]))

    def use(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("use", unquoted(children[0]))

    def prior(self, meta: Meta, children: list[Any]) -> Clause:
        return Clause("prior", unquoted(children[0]))

    def waived(self, meta: Meta, children: list[Any]) -> tree.Names:
        return tuple(children)

    def waived_path(self, meta: Meta, children: list[Any]) -> str:
        return ".".join(children[0])

    def waived_text(self, meta: Meta, children: list[Any]) -> str:
        return unquoted(children[0])

    def waive(self, meta: Meta, children: list[Any]) -> tree.WaiveDecl:
        until = next((c.year for c in children if isinstance(c, Year)), None)
        *reference, keys, because = [c for c in children if not isinstance(c, Year)]
        pack = reference[0] if len(reference) == 2 else None
        rule = unquoted(reference[-1])
        return tree.WaiveDecl(pack, rule, keys, unquoted(because), until, self.span(meta))

    def report(self, meta: Meta, children: list[Any]) -> tree.Decl:
        name, *items = children
        clauses = only(Clause, items)
        found = {item.key: item.value for item in clauses}
        return tree.ReportDecl(
            name,
            found.get("entity"),
            found.get("year"),
            tuple(item.value for item in clauses if item.key == "attribute"),
            found.get("source"),
            tuple(item.value for item in clauses if item.key == "use"),
            found.get("prior"),
            only(tree.WaiveDecl, items),
            self.span(meta),
        )
