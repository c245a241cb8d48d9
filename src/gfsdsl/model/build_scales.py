"""Syntax tree → scales; ranges that overlap or hold nothing are reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.fold import fold
from gfsdsl.model.build_units import unit_of
from gfsdsl.model.expr import Scale
from gfsdsl.quantity.units import Unit
from gfsdsl.syntax.tree import Band, ScaleDecl

Report = Callable[[Diagnostic], None]


def build_scales(
    decls: Sequence[ScaleDecl], units: dict[str, Unit], report: Report
) -> dict[str, Scale]:
    """The scales that ``decls`` declare and extend; ``extend`` adds words to a range, or ranges."""
    scales: dict[str, Scale] = {}
    for decl in decls:
        known = scales.get(decl.name)
        if decl.extend and known is None:
            close = closest(decl.name, scales)
            fix = close[0] if close else None
            report(Diagnostic("M0005", {"name": decl.name}, decl.span, fix=fix))
            continue
        if not decl.extend and known is not None:
            related = ((known.span, "first"),) if known.span else ()
            report(Diagnostic("M0002", {"name": decl.name}, decl.span, related))
            continue
        unit = unit_of(decl.unit, units, report) if decl.unit else None
        if known is None:
            scales[decl.name] = known = Scale(decl.name, unit, (), decl.span)
        bands = list(known.bands)
        for band in decl.bands:
            _add(bands, band, decl.name, report)
        scales[decl.name] = evolve(known, unit=known.unit or unit, bands=tuple(bands))
    return scales


def _add(bands: list[Band], new: Band, scale: str, report: Report) -> None:
    if _empty(new):
        report(Diagnostic("M0024", {"name": scale, "word": new.names[0]}, new.span))
        return
    words = {fold(name): index for index, band in enumerate(bands) for name in band.names}
    for index, band in enumerate(bands):
        if _same_range(band, new):
            # 大于 | 多于 > 0: the range is known, and gains words.
            if any(words.get(fold(name), index) != index for name in new.names):
                break
            more = tuple(n for n in new.names if fold(n) not in map(fold, band.names))
            bands[index] = evolve(band, names=band.names + more)
            return
        if _overlap(band, new):
            args = {"name": scale, "first": band.names[0], "second": new.names[0]}
            related = ((band.span, "first"),) if band.span else ()
            report(Diagnostic("M0023", args, new.span, related))
            return
    for name in new.names:
        if fold(name) in words:
            first = bands[words[fold(name)]].span
            related = ((first, "first"),) if first else ()
            report(Diagnostic("M0025", {"name": scale, "word": name}, new.span, related))
            return
    bands.append(new)


def _same_range(a: Band, b: Band) -> bool:
    return (a.low, a.high, a.low_open, a.high_open) == (b.low, b.high, b.low_open, b.high_open)


def _empty(band: Band) -> bool:
    if band.low is None or band.high is None:
        return False
    return band.low > band.high or (band.low == band.high and (band.low_open or band.high_open))


def _overlap(a: Band, b: Band) -> bool:
    return not _before(a, b) and not _before(b, a)


def _before(a: Band, b: Band) -> bool:
    """Whether all of ``a`` lies below all of ``b``."""
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))
