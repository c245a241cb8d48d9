"""What a document is read with: units, subject hierarchies, tables and the layout of forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from gfsdsl.model.subjects import Hierarchy
from gfsdsl.model.tables import Layout, Table
from gfsdsl.quantity.units import Unit

if TYPE_CHECKING:
    from gfsdsl.model.statements import Statement


@define(eq=False)
class Vocabulary:
    """The declarations that recognition needs, by name.

    ``other_years`` holds the folded names of tables and columns that are declared for years other
    than the model's, ``narrative`` those of parts and of the tables and statements in them, of
    which the model knows no more than that they are declared. ``forbidden`` are texts to look for.
    """

    units: dict[str, Unit]
    hierarchies: dict[str, Hierarchy]
    tables: dict[str, Table]
    layout: Layout
    other_years: frozenset[str] = frozenset()
    narrative: frozenset[str] = frozenset()
    statements: dict[str, Statement] = field(factory=dict)
    forbidden: tuple[str, ...] = ()
