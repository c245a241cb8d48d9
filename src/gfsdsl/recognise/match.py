"""A match of a print with a declared table: how sure it is, the grounds, and the rivals."""

from __future__ import annotations

from attrs import frozen

from gfsdsl.model.tables import Table


@frozen(eq=False)
class Ground:
    """One thing that speaks for a match: ``found`` of ``of``, counted ``weight`` times.

    ``name`` is ``title``, ``header``, ``column counts``, ``rows known`` or ``rows complete``.
    """

    name: str
    weight: int
    found: int
    of: int

    @property
    def share(self) -> float:
        return self.found / self.of


@frozen(eq=False)
class Rival:
    """Another declared table that the print could be, and why it is not.

    Attributes:
        reason: ``shorter title`` (the print ends with its title, but with a longer one too),
            ``worse fit`` (same title; it reads fewer amounts or leaves more), ``no header`` (same
            title; the header is not its own) or ``other title`` (it has the columns only).
        columns, of: how many of the printed columns it declares.
        amounts, leftovers: what a reading by it came to, where there was one.
    """

    table: Table
    reason: str
    columns: int
    of: int
    amounts: int | None = None
    leftovers: int | None = None


@frozen(eq=False)
class Match:
    """Why a print is taken for a declared table.

    Attributes:
        confidence: the weighted mean of the grounds, less something for every leftover; 0 to 1.
        title: the declared title that it ends with.
        columns: the printed words over columns, each with the path of the declared one.
        unknown: words of the header that fit no declaration.
        missing: the paths of declared columns that are not printed.
        declared: how many columns are declared.
        column_numbers: how many column numbers are printed.
        unit: whether the unit is ``printed``, taken from what is ``declared``, or ``none``.
    """

    confidence: float
    grounds: tuple[Ground, ...]
    title: str
    columns: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    declared: int
    column_numbers: int
    unit: str
    rivals: tuple[Rival, ...] = ()


@frozen(eq=False)
class Candidate:
    """How a document fits the tables of one pack, with those that it builds on."""

    pack: str
    tables: int
    numbers: int
    leftovers: int
    chosen: bool = False
