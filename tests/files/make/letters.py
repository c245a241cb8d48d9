"""Fonts of hand-made PDF files: embedded, embedded without a map to Unicode, or only named."""

from __future__ import annotations

from dataclasses import dataclass

from tests.files.make import fonts
from tests.files.make.raw import Pdf

SYSTEM = "/CIDSystemInfo << /Registry (Adobe) /Ordering ({}) /Supplement {} >>"
FLAGS = "/Flags 4 /FontBBox [-100 -200 1100 900] /ItalicAngle 0 /Ascent 880 /Descent -120"
MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
{} endcmap CMapName currentdict /CMap defineresource pop end end"""


@dataclass(frozen=True)
class Font:
    """A font in a file: its object, and the code and width (of 1000) of each character."""

    number: int
    codes: dict[str, int]
    widths: dict[str, int]

    def hex(self, text: str) -> str:
        return "".join(f"{self.codes[c]:04X}" for c in text)

    def width(self, text: str, size: float) -> float:
        return sum(self.widths[c] for c in text) * size / 1000


def embedded(
    pdf: Pdf, characters: str, *, unicode: bool = True, says: dict[str, str] | None = None
) -> Font:
    """The sans font cut to ``characters``.

    Args:
        unicode: whether the file tells which character each code is.
        says: characters that the map gives as others than they are.
    """
    font = fonts.cut("sans", "".join(sorted(set(characters))))
    table = font["CFF "]
    names = font.getBestCmap()
    codes = {c: int(names[ord(c)].removeprefix("cid")) for c in set(characters)}
    widths = {c: font["hmtx"][names[ord(c)]][0] for c in codes}
    file = pdf.stream(table.compile(font), "/Subtype /CIDFontType0C")
    under = pdf.add(
        f"<< /Type /FontDescriptor /FontName /AAAAAA+Sans {FLAGS} /CapHeight 700 /StemV 80"
        f" /FontFile3 {file} 0 R >>"
    )
    each = " ".join(f"{codes[c]} [{widths[c]}]" for c in sorted(codes))
    child = pdf.add(
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /AAAAAA+Sans"
        f" {SYSTEM.format('Identity', 0)} /FontDescriptor {under} 0 R /DW 1000 /W [{each}] >>"
    )
    to_unicode = ""
    if unicode:
        to_unicode = f"/ToUnicode {pdf.stream(_map(codes, says or {}))} 0 R"
    number = pdf.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Sans /Encoding /Identity-H"
        f" /DescendantFonts [{child} 0 R] {to_unicode} >>"
    )
    return Font(number, codes, widths)


def _map(codes: dict[str, int], says: dict[str, str]) -> bytes:
    pairs = sorted((code, says.get(c, c)) for c, code in codes.items())
    parts = []
    for start in range(0, len(pairs), 100):
        some = pairs[start : start + 100]
        lines = "\n".join(f"<{code:04X}> <{c.encode('utf-16-be').hex()}>" for code, c in some)
        parts.append(f"{len(some)} beginbfchar\n{lines}\nendbfchar")
    return MAP.format("\n".join(parts)).encode("latin-1")


def named(pdf: Pdf, characters: str, name: str = "SimSun") -> Font:
    """A font that the file names and does not hold, its codes those of UCS-2."""
    codes = {c: ord(c) for c in set(characters)}
    widths = {c: 500 if c.isascii() else 1000 for c in codes}
    under = pdf.add(
        f"<< /Type /FontDescriptor /FontName /{name} {FLAGS} /CapHeight 700 /StemV 80 >>"
    )
    child = pdf.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} {SYSTEM.format('GB1', 2)}"
        f" /FontDescriptor {under} 0 R /DW 1000 /W [1 95 500] >>"
    )
    number = pdf.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /UniGB-UCS2-H"
        f" /DescendantFonts [{child} 0 R] >>"
    )
    return Font(number, codes, widths)
