"""Names, texts, numbers and clauses, of which the other strategies are made."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from gfsdsl.syntax import tree

ODD = ["增减%", "有 空格", "2024年", "a.b", "（半", "”反", "#号"]  # only in single quotes
PLAIN = ["本年支出", "因公出国（境）费用", "“三公”经费", "s", "_x", "a1", "表·一"]
KEYWORDS = ["total", "not", "parent", "if", "of", "for", "tag", "since", "level", "known", "row"]
KEYWORDS += ["with", "and", "at", "in", "each", "text", "keyed"]
PACKS = ["cn.forms", "cn.zhejiang.final-accounts", "单名", "two words"]
UNITS = ["万元", "%", "元", "人次", "since", "and", "then"]


def listed(items: st.SearchStrategy[object], most: int = 2, least: int = 0) -> st.SearchStrategy:
    return st.lists(items, min_size=least, max_size=most).map(tuple)


def maybe(items: st.SearchStrategy[object]) -> st.SearchStrategy:
    return st.none() | items


names = st.sampled_from(PLAIN + KEYWORDS + ODD)
anything = names | st.sampled_from(["it's", 'say "x"', "back\\slash", ""])
texts = st.sampled_from(["", "文字", 'say "x"', "a\\b", "{名}", "# no comment", "it's"])
aliases = listed(anything, 2, 1)
numbers = st.sampled_from(["0", "1", "10_000", "2080101", "0.50", "3.25"])
fractions = numbers.map(lambda text: Fraction(text.replace("_", "")))
years = st.builds(tree.Years, maybe(st.integers(2000, 2030)), maybe(st.integers(2000, 2030)))
units = st.builds(
    tree.UnitExpr,
    st.sampled_from(UNITS),
    listed(st.tuples(st.sampled_from("*/"), st.sampled_from(UNITS))),
)

clauses = st.builds(
    tree.Clauses,
    st.sampled_from(["error", "warning", "note"]),
    st.booleans(),
    listed(texts),
    listed(texts),
    listed(names),
    years,
)
