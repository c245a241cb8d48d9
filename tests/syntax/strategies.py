"""Syntax trees of every shape that the grammar can give, for hypothesis."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st
from tests.syntax import patterns
from tests.syntax.shapes import (
    PACKS,
    UNITS,
    aliases,
    anything,
    clauses,
    fractions,
    listed,
    maybe,
    names,
    numbers,
    texts,
    units,
    years,
)

from gfsdsl.syntax import tree

# ------------------------------------------------------------------ expressions


def number(text: str, unit: str | None) -> tree.Number:
    return tree.Number(Fraction(text.replace("_", "")), text, unit)


def _larger(inner: st.SearchStrategy[tree.Expr]) -> st.SearchStrategy[tree.Expr]:
    args = listed(inner, 2, 1)
    found = listed(binders(inner), 2, 1)
    links = listed(st.tuples(st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "in"]), inner), 2, 1)
    return st.one_of(
        st.builds(tree.Index, inner, args),
        st.builds(tree.Attr, inner, names),
        st.builds(tree.Call, names, args),
        st.builds(tree.Comprehension, names, inner, found),
        st.builds(tree.Signed, st.sampled_from("+-"), inner),
        st.builds(tree.Arithmetic, st.sampled_from("+-*/"), inner, inner),
        st.builds(tree.Chain, inner, links),
        st.builds(tree.Logic, st.sampled_from(["and", "or", "iff"]), inner, inner),
        st.builds(tree.Not, inner),
        st.builds(tree.If, inner, inner, inner),
    )


KINDS = ["row", "column", "parent", "subject", "table", "sentence", "statement", "part"]


def binders(conditions: st.SearchStrategy[tree.Expr]) -> st.SearchStrategy[tree.Binder]:
    kinds = st.sampled_from(KINDS)
    paths = listed(listed(names, 2, 1), 2)
    level, where = maybe(names), maybe(conditions)
    none, holes = st.none(), listed(names)
    some = listed(listed(names, 2, 1), 2, 1)
    return st.one_of(
        st.builds(tree.Binder, kinds, names, paths, maybe(names), level, where, holes),
        st.builds(tree.Binder, kinds, none, some, none, level, where, holes),
        st.builds(tree.Binder, kinds, none, st.just(()), none, none, where, listed(names, 2, 1)),
    )


leaves = st.one_of(
    names.map(tree.Name),
    texts.map(tree.Text),
    st.just(tree.TotalRow()),
    st.builds(number, numbers, maybe(st.sampled_from(UNITS))),
)
expressions = st.recursive(leaves, _larger, max_leaves=8)


# ------------------------------------------------------------------ declarations


unit_decls = st.one_of(
    st.builds(tree.UnitDecl, st.sampled_from(UNITS), names, st.booleans()),
    st.builds(
        tree.UnitDecl,
        st.sampled_from(UNITS),
        factor=fractions,
        base=st.sampled_from(UNITS),
    ),
    st.builds(tree.UnitDecl, st.sampled_from(UNITS), factor=st.fractions(0, 9, max_denominator=9)),
)


def _subject(children: st.SearchStrategy[tuple]) -> st.SearchStrategy[tree.SubjectDecl]:
    return st.builds(
        tree.SubjectDecl,
        maybe(st.sampled_from(["201", "20101"])),
        aliases,
        years,
        children,
        maybe(texts),
        listed(st.builds(tree.KnownDecl, texts, years)),
        listed(st.builds(tree.SameDecl, names, names | st.just("30201"))),
    )


subject_trees = st.recursive(
    _subject(st.just(())), lambda inner: _subject(listed(inner)), max_leaves=3
)
subject_decls = st.builds(
    tree.SubjectsDecl,
    st.booleans(),
    anything,
    maybe(texts),
    listed(st.builds(tree.LevelDecl, names, st.integers(1, 9))),
    listed(texts),
    listed(subject_trees),
)
layouts = st.builds(
    tree.LayoutDecl,
    st.booleans(),
    anything,
    listed(st.tuples(st.sampled_from(["note", "entity after", "cover"]), listed(texts, 2, 1))),
)

settings_ = st.one_of(
    st.builds(tree.Setting, st.sampled_from(["title", "ends before"]), listed(texts, 2, 1)),
    st.builds(tree.Setting, st.just("number"), aliases),
    st.builds(tree.Setting, st.just("unit"), units),
    st.builds(
        tree.Setting, st.sampled_from(["blank", "absent"]), st.sampled_from(["zero", "missing"])
    ),
    st.sampled_from([tree.Setting("open", "open"), tree.Setting("zero", "exact")]),
    st.builds(tree.Setting, st.sampled_from(["since", "until"]), st.integers(2000, 2030)),
)
lone_columns = st.builds(
    tree.ColumnsItem, aliases.map(lambda n: (n,)), maybe(names), patterns.cell_types, years
)
many_columns = st.builds(tree.ColumnsItem, listed(aliases, 3, 2), maybe(names), patterns.cell_types)
plain_items = st.one_of(
    settings_,
    patterns.keyed,
    lone_columns,
    many_columns,
    st.builds(tree.RowItem, aliases, listed(aliases)),
    st.builds(tree.TotalItem, aliases, listed(names | st.just("301"))),
    st.builds(tree.FieldItem, aliases, patterns.cell_types),
)
items = st.recursive(
    plain_items,
    lambda inner: (
        st.builds(tree.GroupItem, aliases, listed(inner))
        | st.builds(tree.SideItem, anything, listed(inner))
    ),
    max_leaves=3,
)
table_decls = st.builds(
    tree.TableDecl, st.booleans(), anything, listed(items, 3), patterns.keys, patterns.scopes
)


@st.composite
def bands(draw: st.DrawFn) -> tree.Band:
    low, high = draw(maybe(fractions)), draw(maybe(fractions))
    opened = draw(st.sampled_from(["", "low", "high"]))
    low_open = opened == "low" and low is not None
    high_open = opened == "high" and high is not None
    return tree.Band(draw(aliases), low, high, low_open, high_open)


scales = st.builds(tree.ScaleDecl, st.booleans(), anything, maybe(units), listed(bands()))
lets = st.builds(tree.Let, names, expressions)
rules = st.builds(
    tree.RuleDecl,
    st.booleans(),
    anything,
    maybe(texts),
    listed(binders(expressions)),
    listed(expressions, 1),
    listed(lets, 1),
    listed(expressions),
    clauses,
)
spots = st.recursive(
    names.map(tree.Name),
    lambda inner: (
        st.builds(tree.Index, inner, listed(expressions, 2, 1)) | st.builds(tree.Attr, inner, names)
    ),
    max_leaves=3,
)
plain_binders = st.builds(
    tree.Binder,
    st.sampled_from(KINDS),
    names,
    listed(listed(names, 2, 1), 2, 1),
    maybe(names),
    maybe(names),
    st.none(),
    listed(names),
)
figures = st.builds(
    tree.FigureDecl,
    st.booleans(),
    anything,
    maybe(texts),
    listed(plain_binders),
    listed(spots),
    clauses,
)
packs = st.builds(
    tree.PackDecl,
    st.sampled_from(PACKS),
    maybe(texts),
    maybe(texts),
    listed(st.sampled_from(PACKS)),
    maybe(st.sampled_from(PACKS)),
    listed(texts, 2),
    years,
)
waivers = st.builds(
    tree.WaiveDecl,
    maybe(st.sampled_from(PACKS)),
    names,
    maybe(listed(texts, 3, 1)),
    texts,
    maybe(st.integers(2000, 2030)),
)
reports = st.builds(
    tree.ReportDecl,
    anything,
    maybe(texts),
    maybe(st.integers(2000, 2030)),
    listed(st.tuples(names, texts)),
    maybe(texts),
    listed(st.sampled_from([*PACKS, "./rules", "../more"])),
    maybe(texts),
    listed(waivers),
)
declarations = st.one_of(
    unit_decls,
    subject_decls,
    layouts,
    table_decls,
    scales,
    rules,
    figures,
    st.builds(tree.DeriveDecl, names, units, expressions),
    st.builds(
        tree.RequireDecl, st.sampled_from(["table", "section", "statement"]), anything, clauses
    ),
    patterns.statements,
    patterns.parts,
    patterns.forbids,
    st.builds(tree.ExceptionDecl, maybe(st.sampled_from(PACKS)), names, texts, years),
    packs,
    reports,
)
programs = st.builds(tree.Program, listed(declarations, 3))
