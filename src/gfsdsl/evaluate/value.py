"""Values that know how they came about. A value keeps the values it was computed from, so that it
is its own proof: what is printed about it is read off, never computed again."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from gfsdsl.graph.terms import Lost, Term
from gfsdsl.quantity.interval import Interval
from gfsdsl.quantity.units import Unit
from gfsdsl.recognise.facts import Number


@frozen(eq=False)
class Value:
    """Any value; ``parts`` are the values that it was made from."""

    term: Term
    parts: tuple[Value, ...] = field(default=(), kw_only=True, repr=False)


@frozen(eq=False)
class Amount(Value):
    """A number.

    Attributes:
        value: over the printed numbers, exact.
        interval: all that it may truly be.
        unit: of both.
        atom: the one printed number that it is, after exact zeros are dropped and one-term sums
            unfolded; None for anything else.
        partial: a sum of items printed under 其中, so that the whole may be more.
        origin: ``printed``, ``derived``, ``assumed`` or ``written`` (in the rule).
        linear: coefficient and amount of each leaf, where the number is linear in its leaves.
    """

    value: Fraction
    interval: Interval
    unit: Unit
    atom: Number | None = None
    partial: bool = False
    origin: str = "derived"
    linear: tuple[tuple[Fraction, Amount], ...] | None = field(default=None, repr=False)
    cell: Number | None = None
    why: str = ""

    @property
    def is_zero(self) -> bool:
        """Whether it is an exact zero."""
        return self.interval == Interval(Fraction(0), Fraction(0))


@frozen(eq=False)
class Missing(Value):
    """Not to be had; ``lost`` names every place that is missing, with the reason."""

    lost: tuple[Lost, ...]


@frozen(eq=False)
class Thing(Value):
    """Text, a subject, a year, a unit, a word: compared, never added."""

    kind: str
    value: object
    text: str
    names: tuple[str, ...] = ()


@frozen(eq=False)
class Elements(Value):
    """A set or list. ``members`` are (key, text); those that ``idle`` names have only zeros.
    ``names`` are, by key, the names that a text may equal."""

    members: tuple[tuple[object, str], ...]
    names: tuple[tuple[object, tuple[str, ...]], ...] = ()
    idle: frozenset[object] = frozenset()
    text: str = ""


@frozen(eq=False)
class Decision(Value):
    """Holds or not, with the verdict that an instance would get from it."""

    verdict: str
    comparison: Comparison | None = None

    @property
    def holds(self) -> bool:
        return self.verdict in ("holds", "rounding")


@frozen(eq=False)
class Comparison:
    """How two values compare.

    Attributes:
        kind: ``same`` (one number printed twice), ``aggregate``, ``order``, ``set``, ``text``.
        left_side, right_side: words, or a number that writes itself out when it is asked for.
        difference: left minus right over printed numbers.
        slack: how far apart they may be by rounding alone.
        truncated: it is right when the computed value is cut off instead of rounded.
        only_left, only_right: of sets.
        stated: which side is the stated number: ``left``, ``right`` or None.
    """

    kind: str
    op: str
    left_side: object
    right_side: object
    difference: Fraction | None = None
    slack: Fraction | None = None
    unit: Unit | None = None
    truncated: bool = False
    only_left: tuple[str, ...] = ()
    only_right: tuple[str, ...] = ()
    stated: str | None = None
    places: int | None = None

    @property
    def left(self) -> str:
        """The left side as decimal text in ``unit``, or in words."""
        return str(self.left_side)

    @property
    def right(self) -> str:
        """The right side, likewise."""
        return str(self.right_side)
