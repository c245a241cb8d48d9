"""What can be wrong with a pattern that reads well: holes named twice, gaps at no use, no text."""

from __future__ import annotations

from collections.abc import Callable

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.source import Span
from gfsdsl.syntax.tree_patterns import Choice, Gap, Hole, Literal, Option, Pattern, Piece

Report = Callable[[Diagnostic], None]
Pieces = tuple[Piece, ...]


def check_pattern(pattern: Pattern, report: Report) -> None:
    """What is wrong in any pattern: S0012, S0016, S0017."""
    _holes(pattern.pieces, ({},), report)
    _gaps(pattern.pieces, None, report)


def check_sentence(pattern: Pattern, report: Report) -> None:
    """What is wrong in a pattern that is looked for in running text, and not held against the whole
    of a label: S0013, and S0015 as a warning."""
    if not _says(pattern.pieces):
        report(Diagnostic("S0013", {}, pattern.span))
        return
    pieces = [piece for piece in pattern.pieces if not _blank(piece)]
    for piece in (pieces[0], pieces[-1]):
        if isinstance(piece, Gap):
            report(Diagnostic("S0015", {}, piece.span))


def _holes(pieces: Pieces, known: tuple[dict[str, Span | None], ...], report: Report) -> None:
    """Each name once on every way through the pattern; alternatives may use one name each.

    ``known``: the holes before these pieces; those in the same alternative last.
    """
    for piece in pieces:
        if isinstance(piece, Hole):
            first = next((holes[piece.name] for holes in known if piece.name in holes), None)
            if first is not None:
                args = {"name": piece.name}
                report(Diagnostic("S0012", args, piece.span, ((first, "first"),)))
            known[-1].setdefault(piece.name, piece.span)
        elif isinstance(piece, Option):
            _holes(piece.pieces, known, report)
        elif isinstance(piece, Choice):
            found: dict[str, Span | None] = {}
            for alternative in piece.alternatives:
                here: dict[str, Span | None] = {}
                _holes(alternative, (*known, here), report)
                found |= here
            known[-1].update(found)


def _gaps(pieces: Pieces, gap: Span | None, report: Report) -> Span | None:
    """Gaps beside each other, and gaps before what may be left out.

    Args:
        gap: the gap directly before ``pieces``, if there is one.

    Returns:
        the gap that they may end with.
    """
    for piece in pieces:
        match piece:
            case Gap():
                if gap is not None:
                    report(Diagnostic("S0016", {}, piece.span, ((gap, "first"),)))
                gap = piece.span
            case Option():
                if gap is not None:
                    report(Diagnostic("S0017", {}, piece.span, ((gap, "first"),)))
                # Where it is left out, what was before it is before what follows; that is said.
                gap = _gaps(piece.pieces, None, report)
            case Choice():
                ends = [_gaps(alternative, gap, report) for alternative in piece.alternatives]
                gap = next((end for end in ends if end is not None), None)
            case _ if not _blank(piece):
                gap = None
    return gap


def _says(pieces: Pieces) -> bool:
    """Whether there is some text of its own on every way through ``pieces``."""
    return any(
        (isinstance(piece, Literal) and not _blank(piece))
        or (isinstance(piece, Choice) and all(_says(a) for a in piece.alternatives))
        for piece in pieces
    )


def _blank(piece: Piece) -> bool:
    return isinstance(piece, Literal) and not piece.text.strip()
