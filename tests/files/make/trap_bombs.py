"""Traps of size and of structure: loops, bombs, endless pages, and things that want to run."""

from __future__ import annotations

import zlib
from pathlib import Path

from tests.files.make import traps
from tests.files.make.ink import Ink
from tests.files.make.pages import dump
from tests.files.make.raw import Pdf

MEBIBYTE = 1 << 20
TWICE = "/Filter [/FlateDecode /FlateDecode]"
RESOURCES = "/XObject << /X {} 0 R >> "


def paper() -> tuple[Pdf, Ink]:
    """A file and a page with a table on it, not yet added."""
    pdf, ink = traps.paper([traps.allowances()])
    traps.draw(ink, traps.allowances())
    return pdf, ink


def keep(pdf: Pdf, path: Path) -> None:
    traps.keep(pdf, path, [traps.allowances()])


def page_loop(folder: Path) -> None:
    """The second kid of the page tree is the page tree."""
    pdf, ink = paper()
    page = pdf.page(ink.content(), ink.resources)
    pdf.objects[2] = f"<< /Type /Pages /Kids [{page} 0 R 2 0 R] /Count 3 >>".encode()
    keep(pdf, folder / "page-loop.pdf")


def twice_deflated(piece: bytes, times: int) -> bytes:
    """``piece`` repeated, deflated, and deflated again: a million times smaller."""
    inner = zlib.compressobj(9)
    out = b"".join(inner.compress(piece) for _ in range(times)) + inner.flush()
    return zlib.compress(out, 9)


def deflate_bomb(folder: Path) -> None:
    """The second page's content inflates to 600 MiB of spaces."""
    pdf, ink = paper()
    pdf.page(ink.content(), ink.resources)
    data = twice_deflated(b" " * MEBIBYTE, 600)
    head = f"<< {TWICE} /Length {len(data)} >>\nstream\n".encode()
    pdf.page(pdf.add(head + data + b"\nendstream"), ink.resources)
    keep(pdf, folder / "deflate-bomb.pdf")


def object_bomb(folder: Path) -> None:
    """An object stream, in which the second page's resources are, inflates to 600 MiB."""
    pdf, ink = paper()
    pdf.page(ink.content(), ink.resources)
    second = pdf.page(b" ", "")
    lost = max(pdf.objects) + 1
    pdf.objects[second] = pdf.objects[second].replace(
        b"/Resources <<  >>", b"/Resources %d 0 R" % lost
    )
    data = twice_deflated(b" " * MEBIBYTE, 600)
    head = f"<< /Type /ObjStm /N 1 /First 8 {TWICE} /Length {len(data)} >>"
    pdf.objects[lost + 1] = head.encode() + b"\nstream\n" + data + b"\nendstream"
    path = folder / "object-bomb.pdf"
    path.write_bytes(pdf.compact({lost: (lost + 1, 0)}))
    dump([traps.truth(traps.allowances())], path)


def many_pages(folder: Path) -> None:
    """Twenty thousand kids that are one and the same page."""
    pdf, ink = paper()
    page = pdf.page(ink.content(), ink.resources)
    kids = f"{page} 0 R " * 20_000
    tree = f"<< /Type /Pages /Kids [{kids}] /Count 20000 >>"
    stream = pdf.stream(f"2 0 {tree}".encode(), "/Type /ObjStm /N 1 /First 4")
    del pdf.objects[2]
    (folder / "many-pages.pdf").write_bytes(pdf.compact({2: (stream, 0)}))


def actions(folder: Path) -> None:
    """A script on opening, one by name, a program to start on the page, a link over an amount."""
    pdf, ink = paper()
    script = pdf.add("<< /S /JavaScript /JS (app.alert\\('no'\\); this.print\\(\\);) >>")
    launch = pdf.add("<< /S /Launch /F (nothing.exe) /NewWindow true >>")
    link = pdf.add(
        f"<< /Type /Annot /Subtype /Link /Rect [300 600 545 700] /Border [0 0 0] /A {launch} 0 R >>"
    )
    pdf.catalogue = (
        f"/OpenAction {script} 0 R /Names << /JavaScript << /Names [(a) {script} 0 R] >> >>"
    )
    pdf.page(
        ink.content(),
        ink.resources,
        f"/AA << /O {launch} 0 R /C {script} 0 R >> /Annots [{link} 0 R]",
    )
    keep(pdf, folder / "actions.pdf")


def nested_form(folder: Path) -> None:
    """A form that draws itself, and two that draw each other."""
    pdf, ink = paper()
    number = max(pdf.objects) + 1
    for other in (number, number + 2, number + 1):
        uses = f"/Resources << {RESOURCES.format(other)} >>"
        made = pdf.stream(b"q /X Do Q", f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {uses}")
    two = f"/XObject << /X {number} 0 R /Y {made} 0 R >> "
    pdf.page(ink.content() + b"\n/X Do /Y Do", two + ink.resources)
    keep(pdf, folder / "nested-form.pdf")


def huge_box(folder: Path) -> None:
    """A page of a billion points; its table stands where it stands on any page."""
    pdf, ink = paper()
    pdf.page(ink.content(), ink.resources, box=(1_000_000_000, 1_000_000_000))
    keep(pdf, folder / "huge-box.pdf")


def many_segments(folder: Path) -> None:
    """A drawing of a million segments below the table."""
    pdf, ink = paper()
    zigzag = b"0 0 m\n" + b"60 60 l\n61 61 l\n" * 500_000 + b"S\n"
    pdf.page(ink.content() + b"\nq 0.1 w\n" + zigzag + b"Q", ink.resources)
    keep(pdf, folder / "many-segments.pdf")


def many_paths(folder: Path) -> None:
    """A million short lines, each a path of its own."""
    pdf, ink = paper()
    lines = b"0 0 m 60 60 l S\n" * 1_000_000
    pdf.page(ink.content() + b"\nq 0.1 w\n" + lines + b"Q", ink.resources)
    keep(pdf, folder / "many-paths.pdf")


def make(folder: Path) -> None:
    page_loop(folder)
    deflate_bomb(folder)
    object_bomb(folder)
    many_pages(folder)
    actions(folder)
    nested_form(folder)
    huge_box(folder)
    many_segments(folder)
    many_paths(folder)
