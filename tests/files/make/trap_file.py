"""Traps of files: damaged, cut off, locked, empty, no PDF at all, a picture of a page."""

from __future__ import annotations

import subprocess
import tempfile
import zlib
from pathlib import Path

from PIL import Image
from tests.files.make import traps
from tests.files.make.crypt import Lock
from tests.files.make.ink import Ink
from tests.files.make.letters import embedded
from tests.files.make.pages import dump
from tests.files.make.raw import Pdf

HTML = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>404</title></head>
<body><p>您访问的文件不存在。合计 1,234.56 万元</p></body></html>
"""


def two_pages(pdf: Pdf, ink: Ink, *, packed: bool = True) -> list[int]:
    """A page with each table; gives the numbers of their content streams."""
    contents = []
    for table in (traps.by_unit(), traps.allowances()):
        page = Ink(ink.font)
        traps.draw(page, table)
        contents.append(pdf.stream(page.content(), packed=packed))
        pdf.page(contents[-1], ink.resources)
    return contents


def truth(path: Path) -> None:
    dump([traps.truth(traps.by_unit(), 1), traps.truth(traps.allowances(), 2)], path)


def sound() -> tuple[Pdf, list[int]]:
    pdf, ink = traps.paper([traps.by_unit(), traps.allowances()])
    return pdf, two_pages(pdf, ink)


def flipped(folder: Path) -> None:
    """One bit of the second page's stream is wrong, in its middle."""
    pdf, contents = sound()
    body = bytearray(pdf.objects[contents[1]])
    start = body.index(b"stream\n") + 7
    body[start + (len(body) - start) // 2] ^= 0x10
    pdf.objects[contents[1]] = bytes(body)
    path = folder / "damaged-stream.pdf"
    path.write_bytes(pdf.bytes())
    truth(path)


def wrong_sum(folder: Path) -> None:
    """The second page's stream inflates without an error, but one digit of it is another: only
    its check sum tells. Its texts are coded by a font, so a digit is two hexadecimal digits."""
    pdf, ink = traps.paper([traps.by_unit(), traps.allowances()])
    contents = two_pages(pdf, ink)
    page = zlib.decompress(pdf.objects[contents[1]].split(b"stream\n")[1][: -len("\nendstream")])
    stored = zlib.compress(page, 0)
    true = traps.allowances().body[0][2].text
    one, other = (ink.font.hex(t).encode() for t in (true, _other(true)))
    assert stored.count(one) == 1
    stored = stored.replace(one, other)
    head = f"<< /Filter /FlateDecode /Length {len(stored)} >>\nstream\n".encode()
    pdf.objects[contents[1]] = head + stored + b"\nendstream"
    path = folder / "damaged-digit.pdf"
    path.write_bytes(pdf.bytes())
    truth(path)


def _other(text: str) -> str:
    return text[:-1] + str((int(text[-1]) + 3) % 10)


def locked(folder: Path, name: str, lock: Lock) -> None:
    pdf = Pdf(lock=lock)
    tables = [traps.by_unit(), traps.allowances()]
    ink = Ink(embedded(pdf, traps.letters(tables)))
    two_pages(pdf, ink)
    path = folder / name
    path.write_bytes(pdf.bytes("1.4"))
    truth(path)


def scan(folder: Path) -> None:
    """A picture of both pages, black and white, as a scanner makes it."""
    source, _ = sound()
    pdf = Pdf()
    with tempfile.TemporaryDirectory() as work:
        (Path(work) / "a.pdf").write_bytes(source.bytes())
        command = ["pdftoppm", "-r", "80", "-gray", f"{work}/a.pdf", f"{work}/p"]
        subprocess.run(command, check=True)
        for file in sorted(Path(work).glob("p*.pgm")):
            picture(pdf, file)
    path = folder / "scan.pdf"
    path.write_bytes(pdf.bytes())
    truth(path)


def picture(pdf: Pdf, file: Path) -> None:
    image = Image.open(file).point(lambda grey: 255 if grey > 150 else 0).convert("1")
    size = f"/Width {image.width} /Height {image.height}"
    bits = pdf.stream(
        image.tobytes(),
        f"/Type /XObject /Subtype /Image {size} /ColorSpace /DeviceGray /BitsPerComponent 1",
    )
    pdf.page(b"q 595 0 0 842 0 0 cm /I Do Q", f"/XObject << /I {bits} 0 R >>")


def make(folder: Path) -> None:
    flipped(folder)
    wrong_sum(folder)
    data = sound()[0].bytes()
    (folder / "truncated.pdf").write_bytes(data[: len(data) * 6 // 10])
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "html.pdf").write_text(HTML, encoding="utf-8")
    locked(folder, "user-password.pdf", Lock("geheim", "eigner"))
    locked(folder, "owner-password.pdf", Lock("", "eigner"))
    scan(folder)
