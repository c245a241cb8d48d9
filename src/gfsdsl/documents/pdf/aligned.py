"""Tables without rulings: columns from the white between them."""

from __future__ import annotations

from collections.abc import Sequence

from gfsdsl.documents.document import Box, Grid
from gfsdsl.documents.pdf.ink import Ink
from gfsdsl.documents.pdf.lines import PrintedLine


def aligned_grids(
    lines: Sequence[PrintedLine], ink: Ink
) -> tuple[list[tuple[Grid, Box]], list[PrintedLine]]:
    """The grids that lines make, and the other lines."""
    return [], list(lines)
