"""Comparison of what is no amount: text, subjects, years, units, sets (SEMANTICS 28)."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeVar

from gfsdsl.evaluate.dates import last_day, same_date
from gfsdsl.evaluate.value import Amount, Comparison, Decision, Elements, Thing, Value
from gfsdsl.fold import fold

Ordered = TypeVar("Ordered", str, Fraction)


def compare_things(op: str, left: Value, right: Value) -> tuple[str, Comparison]:
    """The verdict of ``left op right``, and what was compared."""
    if op == "in":
        found = isinstance(right, Elements) and _contains(right, left)
        text = right.text if isinstance(right, Elements) else words(right)
        return _verdict(found), Comparison("set", op, words(left), text)
    if isinstance(left, Elements) and isinstance(right, Elements):
        return _sets(op, left, right)
    if op in ("=", "!="):
        same = _same(left, right)
        return _verdict(same == (op == "=")), Comparison("text", op, words(left), words(right))
    order = _ordered(op, left, right)
    return _verdict(order), Comparison("text", op, words(left), words(right))


def _contains(elements: Elements, value: Value) -> bool:
    if _key(value) in {_folded(k) for k, _ in elements.members}:
        return True
    if isinstance(value, Thing) and value.kind == "text":
        wanted = fold(value.text)
        if wanted in {fold(text) for _, text in elements.members}:
            return True
        return any(wanted in {fold(n) for n in names} for _, names in elements.names)
    return False


def _verdict(holds: bool) -> str:
    return "holds" if holds else "violated"


def _sets(op: str, left: Elements, right: Elements) -> tuple[str, Comparison]:
    a = {_folded(k): text for k, text in left.members}
    b = {_folded(k): text for k, text in right.members}
    idle = {_folded(k) for k in left.idle | right.idle}
    # A text that is the name of a key stands for it: a name may be that of several subjects.
    called = {_folded(k): names for k, names in (*left.names, *right.names)}
    for key in [k for k in a if isinstance(k, str) and k not in b]:
        _rename(a, key, b, called)
    for key in [k for k in b if isinstance(k, str) and k not in a]:
        _rename(b, key, a, called)
    only_left = tuple(text for key, text in a.items() if key not in b and key not in idle)
    only_right = tuple(text for key, text in b.items() if key not in a and key not in idle)
    if op == "=":
        holds = not only_left and not only_right
    elif op == "!=":
        holds = bool(only_left or only_right)
    elif op in ("<=", "<"):
        holds = not only_left
    else:
        holds = not only_right
    return _verdict(holds), Comparison(
        "set", op, left.text, right.text, only_left=only_left, only_right=only_right
    )


def _rename(
    texts: dict[object, str],
    key: str,
    others: dict[object, str],
    called: dict[object, tuple[str, ...]],
) -> None:
    found = [
        other
        for other in others
        if other not in texts and key in {fold(name) for name in called.get(other, ())}
    ]
    if len(found) == 1:
        texts[found[0]] = texts.pop(key)


def _same(left: Value, right: Value) -> bool:
    if isinstance(left, Thing) and isinstance(right, Thing):
        for a, b in ((left, right), (right, left)):
            if a.kind in ("names", "words") and isinstance(a.value, tuple):
                texts = {fold(str(n)) for n in a.value}
                if b.kind in ("names", "words") and isinstance(b.value, tuple):
                    return bool(texts & {fold(str(n)) for n in b.value})
                return _folded(b.value) in texts
        for a, b in ((left, right), (right, left)):
            if a.kind == "subject" and b.kind == "text":
                return fold(b.text) in {fold(n) for n in a.names}
        if {left.kind, right.kind} <= {"date", "period"}:
            return same_date(left.value, right.value)
    return _key(left) == _key(right)


def _key(value: Value) -> object:
    if isinstance(value, Thing):
        return _folded(value.value)
    if isinstance(value, Amount):
        return int(value.value) if value.value.denominator == 1 else value.value
    if isinstance(value, Decision):
        return value.holds
    return id(value)


def _folded(key: object) -> object:
    return fold(key) if isinstance(key, str) else key


def _ordered(op: str, left: Value, right: Value) -> bool:
    a, b = _key(left), _key(right)
    if isinstance(a, tuple) and isinstance(b, tuple):
        first, second = last_day(a), last_day(b)
        if first is None or second is None:
            return False
        order = (first > second) - (first < second)
    elif isinstance(a, str) and isinstance(b, str):
        order = _order(a, b)
    elif isinstance(a, (int, Fraction)) and isinstance(b, (int, Fraction)):
        order = _order(Fraction(a), Fraction(b))
    else:
        return False
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[op]


def _order(a: Ordered, b: Ordered) -> int:
    return (a > b) - (a < b)


def words(value: Value) -> str:
    """A value in words."""
    if isinstance(value, Thing):
        return value.text
    if isinstance(value, Elements):
        return "、".join(text for _, text in value.members)
    if isinstance(value, Decision):
        return "成立" if value.holds else "不成立"
    if isinstance(value, Amount):
        return str(value.value)
    return "?"
