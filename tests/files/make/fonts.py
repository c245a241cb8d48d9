"""Subset fonts: the few characters that a file prints, as TrueType or as bare CFF."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from fontTools import subset  # type: ignore[import-not-found]
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-not-found]
from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-not-found]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]

FAMILIES = {"serif": "Noto Serif CJK SC", "sans": "Noto Sans CJK SC"}


@cache
def _installed(family: str) -> tuple[str, int]:
    asked = ["fc-match", "-f", "%{file}\n%{index}", FAMILIES[family]]
    found = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    file, index = found.split("\n")
    return file, int(index)


def cut(family: str, characters: str) -> TTFont:
    """The installed font of this family, cut down to ``characters``."""
    file, index = _installed(family)
    options = subset.Options(notdef_outline=True, hinting=False, layout_features=[])
    options.drop_tables += ["BASE", "GPOS", "GSUB", "VORG", "vhea", "vmtx", "DSIG"]
    font = TTFont(file, fontNumber=index, lazy=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    return font


def truetype(family: str, characters: str, path: Path) -> None:
    """Write a TrueType font of ``characters``: browsers embed it as it is, others as drawings."""
    source = cut(family, characters)
    order, glyphs = source.getGlyphOrder(), source.getGlyphSet()
    shapes = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, max_err=1.5, reverse_direction=True))
        shapes[name] = pen.glyph()
    names = [f"g{i}" if i else ".notdef" for i in range(len(order))]
    renamed = dict(zip(order, names, strict=True))
    made = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    made.setupGlyphOrder(names)
    made.setupCharacterMap({c: renamed[g] for c, g in source.getBestCmap().items()})
    made.setupGlyf({renamed[g]: shape for g, shape in shapes.items()})
    widths = source["hmtx"].metrics
    bounds = {renamed[g]: getattr(shapes[g], "xMin", 0) for g in order}
    made.setupHorizontalMetrics({renamed[g]: (widths[g][0], bounds[renamed[g]]) for g in order})
    rise, fall = source["hhea"].ascent, source["hhea"].descent
    made.setupHorizontalHeader(ascent=rise, descent=fall)
    made.setupOS2(sTypoAscender=rise, sTypoDescender=fall, usWinAscent=rise, usWinDescent=-fall)
    made.setupNameTable({"familyName": f"Files {family}", "styleName": "Regular"})
    made.setupPost()
    made.font["head"].created = made.font["head"].modified = 0
    made.font.recalcTimestamp = False
    made.save(path)
