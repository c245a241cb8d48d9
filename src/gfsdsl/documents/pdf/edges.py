"""Rulings as drawn to rulings as meant: those on one line made one, gaps closed, dots dropped.

The distances are those of pdfplumber's ``lines`` strategy, so that the tables are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gfsdsl.documents.pdf.ink import Edge

SNAP = 3.0
JOIN = 3.0
SHORTEST = 3.0
# So many dots, no further apart than this, are a dotted line.
_DOTS = 6
_DOT_GAP = 4.0


def tidy(edges: Iterable[Edge]) -> list[Edge]:
    """Edges of one direction, snapped to common lines and joined along them.

    Edges whose lines follow each other within ``SNAP`` points, one chain, move to their mean; on
    one line those with no more than ``JOIN`` points between them become one.
    """
    joined: list[Edge] = []
    for chain in _chains(sorted(edges)):
        at = sum(edge.at for edge in chain) / len(chain)
        joined += _join(at, chain)
    return joined


def dotted(dots: Sequence[tuple[float, float]]) -> tuple[list[Edge], list[Edge]]:
    """The horizontal and vertical rulings that rows of dots make."""
    across = _rows((y, x) for x, y in dots)
    down = _rows(dots)
    return across, down


def _rows(dots: Iterable[tuple[float, float]]) -> list[Edge]:
    """Runs of dots on one line (first of each pair) with no wide gap between them."""
    lines: dict[int, list[float]] = {}
    for at, along in dots:
        lines.setdefault(round(at * 4), []).append(along)
    found: list[Edge] = []
    for line, spots in lines.items():
        spots.sort()
        start = 0
        for end in range(1, len(spots) + 1):
            if end < len(spots) and spots[end] - spots[end - 1] <= _DOT_GAP:
                continue
            if end - start >= _DOTS:
                found.append(Edge(line / 4, spots[start], spots[end - 1]))
            start = end
    return found


def _chains(edges: Sequence[Edge]) -> Iterable[list[Edge]]:
    chain: list[Edge] = []
    for edge in edges:
        if chain and edge.at - chain[-1].at > SNAP:
            yield chain
            chain = []
        chain.append(edge)
    if chain:
        yield chain


def _join(at: float, chain: Sequence[Edge]) -> list[Edge]:
    spans = sorted((edge.low, edge.high) for edge in chain)
    low, high = spans[0]
    found: list[Edge] = []
    for start, end in spans[1:]:
        if start - high <= JOIN:
            high = max(high, end)
        else:
            found.append(Edge(at, low, high))
            low, high = start, end
    found.append(Edge(at, low, high))
    return [edge for edge in found if edge.high - edge.low >= SHORTEST]
