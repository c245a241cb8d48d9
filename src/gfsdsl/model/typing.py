"""Static types of operations: what can be added, compared, and given to a function."""

from __future__ import annotations

from collections.abc import Callable

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.model.expr import Node, Type
from gfsdsl.quantity.units import RATIO, Dimension
from gfsdsl.source import Span

Report = Callable[[Diagnostic], None]

BOOL = Type("bool")
TEXT = Type("text")
SET = Type("set")
YEAR = Type("year")
ANY = Type("any")

NUMERIC = frozenset({"number", "row", "any"})
AMOUNTS = frozenset({"numbers", "rows"})

# Arguments at least and at most (None: any number), and what comes out where that is fixed.
FUNCTIONS: dict[str, tuple[int, int | None, Type | None]] = {
    "sum": (1, None, None),
    "max": (1, None, None),
    "min": (1, None, None),
    "abs": (1, 1, None),
    "ceil": (1, 1, None),
    "floor": (1, 1, None),
    "clamp": (3, 3, None),
    "count": (1, 1, Type("number", RATIO)),
    "number": (1, 1, Type("number", RATIO)),
    "unique": (1, 1, BOOL),
    "same": (1, 1, BOOL),
    "ascending": (1, 1, BOOL),
    "consecutive": (1, 1, BOOL),
    "whole": (1, 1, BOOL),
    "present": (1, 1, BOOL),
    "empty": (1, 1, BOOL),
    "in_force": (1, 1, BOOL),
    "under": (2, None, BOOL),
    "set": (1, 1, SET),
    "keys": (1, 2, SET),
    "union": (1, None, SET),
    "name": (1, 1, TEXT),
    "children": (1, 1, None),
    "parent": (1, 1, None),
    "date": (3, 3, Type("date")),
    "start": (1, 1, Type("date")),
    "end": (1, 1, Type("date")),
}

# What the arguments of a function may be, the last entry for all further ones; the numeric
# functions that are not named here also take lists.
_SUBJECTS = frozenset({"subject", "row", "column"})
_LISTED = frozenset({"set", "numbers", "rows", "texts", "columns"})
PARAMETERS: dict[str, tuple[frozenset[str], ...]] = {
    "name": (_SUBJECTS,),
    "in_force": (_SUBJECTS,),
    "under": (_SUBJECTS, frozenset({"subject", "row"})),
    "children": (_SUBJECTS,),
    "parent": (_SUBJECTS,),
    "keys": (frozenset({"table"}), frozenset({"level"})),
    "empty": (frozenset({"table", "set"}),),
    "union": (frozenset({"set"}),),
    "date": (frozenset({"year", "number"}), frozenset({"number"})),
    "start": (frozenset({"period", "date"}),),
    "end": (frozenset({"period", "date"}),),
    **dict.fromkeys(("abs", "ceil", "floor", "clamp", "whole", "number"), (NUMERIC,)),
    **dict.fromkeys(("unique", "same", "ascending", "consecutive", "set", "count"), (_LISTED,)),
}

# What a function may be given by `for each`; others do not gather.
GATHERED: dict[str, frozenset[str] | None] = {
    **dict.fromkeys(("sum", "max", "min"), NUMERIC),
    **dict.fromkeys(("count", "set", "unique", "same", "ascending", "consecutive")),
    "union": frozenset({"set"}),
}

# Kinds that compare with each other; the second half has no order.
_ALIKE = {
    **dict.fromkeys(("number", "row"), "amount"),
    **dict.fromkeys(("text", "subject", "level", "column"), "word"),
    "year": "year",
    **dict.fromkeys(("date", "period"), "date"),
    **{kind: kind for kind in ("unit", "set", "bool")},
}
_ORDERED = frozenset({"amount", "word", "year", "date"})

_KINDS = {
    "number": ("数", "a number"),
    "hierarchy": ("科目体系", "a hierarchy"),
    "scale": ("标尺", "a scale"),
    "document": ("文档", "the document"),
    "total": ("合计行", "the total row"),
    "row": ("一行金额", "a row of amounts"),
    "rows": ("几行金额", "rows of amounts"),
    "numbers": ("几个数", "numbers"),
    "subject": ("科目", "a subject"),
    "column": ("栏目", "a column"),
    "columns": ("栏目", "columns"),
    "table": ("表", "a table"),
    "text": ("文字", "text"),
    "texts": ("文字", "texts"),
    "bool": ("判断", "a condition"),
    "set": ("集合", "a set"),
    "year": ("年度", "a year"),
    "date": ("日期", "a date"),
    "period": ("期间", "a period"),
    "statement": ("陈述", "a statement"),
    "sentence": ("句子", "a sentence"),
    "unit": ("单位", "a unit"),
    "level": ("级次", "a level"),
    "any": ("值", "a value"),
}


def kind_words(kind: str) -> str:
    """A kind in words, Chinese and English side by side."""
    zh, en = _KINDS.get(kind, (kind, kind))
    return f"{zh} ({en})"


def expect(node: Node, kinds: frozenset[str], report: Report) -> bool:
    """Report M0046 unless ``node`` is of one of ``kinds``."""
    if node.type.kind in kinds or node.type.kind == "any":
        return True
    wanted = "、".join(kind_words(k) for k in sorted(kinds) if k != "any")
    report(
        Diagnostic("M0046", {"expected": wanted, "found": kind_words(node.type.kind)}, node.span)
    )
    return False


def dimension_words(type_: Type) -> str:
    """The dimension in words; a number written without a unit is called bare."""
    if type_.bare:
        return "不带单位的数 (bare number)"
    return str(type_.dimension) if type_.dimension is not None else "?"


def joined(
    left: Type, right: Type, span: Span | None, verb: tuple[str, str], report: Report
) -> Dimension | None:
    """The one dimension of two operands that are added or compared; M0045 when they have two.

    A bare number has no dimension but that of a ratio: it scales, and compares with ratios.
    """
    a, b = left.dimension, right.dimension
    if a is not None and b is not None and a != b:
        args = {
            "left": dimension_words(left),
            "right": dimension_words(right),
            "verb": verb[0],
            "verb_en": verb[1],
        }
        report(Diagnostic("M0045", args, span))
    return a if a is not None else b


def product(op: str, left: Type, right: Type) -> Type:
    """The type of a product or quotient."""
    if left.dimension is None or right.dimension is None:
        dimension = None
    elif op == "*":
        dimension = left.dimension * right.dimension
    else:
        dimension = left.dimension / right.dimension
    kind = "row" if "row" in (left.kind, right.kind) else "number"
    return Type(kind, dimension, left.bare and right.bare)


def arguments(function: str, args: tuple[Node, ...], report: Report) -> None:
    """Report M0046 for each argument that is of no kind that ``function`` takes."""
    kinds = PARAMETERS.get(function)
    if kinds is not None:
        for index, arg in enumerate(args):
            expect(arg, kinds[min(index, len(kinds) - 1)] | {"any"}, report)


def compared(op: str, left: Node, right: Node, span: Span | None, report: Report) -> None:
    """Report what cannot be compared: kinds that have nothing in common (M0056), amounts of
    different dimensions (M0045)."""
    a, b = left.type, right.type
    if "any" in (a.kind, b.kind):
        return
    if op == "in":
        fits = b.kind in _LISTED and a.kind in _ALIKE
    elif {a.kind, b.kind} == {"year", "number"}:
        fits = a.bare or b.bare  # the number of a year has no unit
    else:
        group = _ALIKE.get(a.kind)
        fits = group is not None and group == _ALIKE.get(b.kind)
        fits = fits and (op in ("=", "!=") or group in _ORDERED)
    if not fits:
        args = {"left": kind_words(a.kind), "op": op, "right": kind_words(b.kind)}
        report(Diagnostic("M0056", args, span))
    elif _ALIKE.get(a.kind) == "amount" == _ALIKE.get(b.kind):
        joined(a, b, span, ("比较", "compared"), report)
