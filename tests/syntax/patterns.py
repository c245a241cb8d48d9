"""Patterns of every shape that can be read, and the declarations that hold them, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.syntax.shapes import (
    aliases,
    anything,
    clauses,
    listed,
    maybe,
    names,
    texts,
    units,
    years,
)

from gfsdsl.syntax import tree

HOLES = ["年度", "决算", "a b", "s", "因公出国（境）费用", "list", "增减%"]
# A name that looks like a keyword of holes has to be quoted.
TYPED = ["万元", "%", "年度", "yaer", "List", "list", "year", "printed", "bare", "a b", "datum"]
literals = st.sampled_from(
    ["决算", "，", "a:b", "：", "[", "]}", "{", "|", "……", "\\", '"', "'", "x y", "（甲）", "甲："]
).map(tree.Literal)
typed = st.sampled_from(TYPED)
measures = st.builds(tree.UnitExpr, typed, listed(st.tuples(st.sampled_from("*/"), typed), 2))
lone_words = st.sampled_from([name for name in TYPED if name != "%"])


@st.composite
def amounts(draw: st.DrawFn) -> tree.MeasureType:
    printed = draw(maybe(measures))
    bare = printed is None and draw(st.booleans())
    return tree.MeasureType(draw(measures), draw(maybe(lone_words)), printed, bare)


words = st.sampled_from(["货物", "工程", "a b", "'", "甲}", "[", " x", "|", "\\", "year", '"'])
types = st.one_of(
    st.sampled_from(tree.KINDS).map(tree.KindType),
    amounts(),
    st.builds(tree.ListType, maybe(lone_words)),
    st.builds(tree.WordsType, listed(words, 3, 2)),
)


@st.composite
def pieces(draw: st.DrawFn, depth: int = 2, optional: bool = False) -> tuple[tree.Piece, ...]:
    """Text, and between texts one of the others: so that it is sound whatever is drawn."""
    found: list[tree.Piece] = [draw(literals)]
    for _ in range(draw(st.integers(0, 2))):
        found.append(draw(others(depth)))
        found.append(draw(literals))
    if optional and draw(st.booleans()):
        found.insert(0, tree.Gap(draw(st.booleans())))
    return tuple(found)


@st.composite
def others(draw: st.DrawFn, depth: int) -> tree.Piece:
    kind = draw(st.sampled_from(["hole", "gap", *["option", "choice"] * (depth > 0)]))
    if kind == "hole":
        # Named apart, since no hole may be named twice.
        name = draw(st.sampled_from(HOLES)) + str(draw(st.integers(0, 10**9)))
        return tree.Hole(name, draw(types))
    if kind == "gap":
        return tree.Gap(draw(st.booleans()))
    if kind == "option":
        return tree.Option(draw(pieces(depth - 1, optional=True)))
    return tree.Choice(draw(listed(pieces(depth - 1), 3, 2)))


patterns = st.builds(tree.Pattern, pieces())
places = st.one_of(
    st.builds(tree.Section, listed(texts, 2, 1)), st.builds(tree.Inside, listed(names, 2, 1))
)
scopes = listed(places)
keys = maybe(listed(names))
statements = st.builds(
    tree.StatementDecl, st.booleans(), anything, keys, scopes, listed(patterns), years
)
parts = st.builds(tree.PartDecl, st.booleans(), anything, keys, listed(texts), years)
forbids = st.builds(
    tree.ForbidDecl,
    st.booleans(),
    anything,
    maybe(texts),
    listed(st.builds(tree.Forbidden, listed(texts, 2, 1), scopes)),
    clauses,
)
cell_types = maybe(units | patterns)
keyed = st.builds(
    tree.KeyItem,
    aliases,
    maybe(names),
    maybe(names),
    st.booleans(),
    listed(aliases),
    maybe(patterns),
)
