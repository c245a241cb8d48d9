"""PDF files written object by object, so that each can be wrong in its own way."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field

from tests.files.make.crypt import Lock

A4 = (595, 842)


def flate(data: bytes) -> bytes:
    return zlib.compress(data, 9)


@dataclass
class Pdf:
    """A file being made: object 1 is its catalogue, object 2 its page tree."""

    objects: dict[int, bytes] = field(default_factory=lambda: {1: b"", 2: b""})
    pages: list[int] = field(default_factory=list)
    catalogue: str = ""
    lock: Lock | None = None

    def add(self, body: str | bytes) -> int:
        number = max(self.objects) + 1
        self.objects[number] = body.encode("latin-1") if isinstance(body, str) else body
        return number

    def stream(self, data: bytes, more: str = "", *, packed: bool = True) -> int:
        """A stream, deflated unless ``packed`` is false; the file's lock is put on it."""
        filters = "/Filter /FlateDecode" if packed else ""
        data = flate(data) if packed else data
        number = max(self.objects) + 1
        if self.lock:
            data = self.lock.encrypt(number, data)
        head = f"<< {more} {filters} /Length {len(data)} >>\nstream\n"
        return self.add(head.encode("latin-1") + data + b"\nendstream")

    def page(
        self,
        content: bytes | int,
        resources: str,
        more: str = "",
        box: tuple[float, float] = A4,
    ) -> int:
        """A page; ``content`` may be the number of a stream that exists already."""
        number = content if isinstance(content, int) else self.stream(content)
        media = f"[0 0 {box[0]} {box[1]}]"
        self.pages.append(
            self.add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox {media} /Contents {number} 0 R"
                f" /Resources << {resources} >> {more} >>"
            )
        )
        return self.pages[-1]

    def _roots(self) -> None:
        self.objects[1] = f"<< /Type /Catalog /Pages 2 0 R {self.catalogue} >>".encode("latin-1")
        if self.objects.get(2) == b"":
            kids = " ".join(f"{n} 0 R" for n in self.pages)
            tree = f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>"
            self.objects[2] = tree.encode("latin-1")

    def _body(self, version: str) -> tuple[bytearray, dict[int, int]]:
        """All objects, and where each begins."""
        out = bytearray(f"%PDF-{version}\n%\xe2\xe3\xcf\xd3\n".encode("latin-1"))
        places = {}
        for number in sorted(self.objects):
            places[number] = len(out)
            out += b"%d 0 obj\n" % number + self.objects[number] + b"\nendobj\n"
        return out, places

    def compact(self, inside: dict[int, tuple[int, int]]) -> bytes:
        """The file, with a stream of cross references; ``inside`` tells of the objects that are in
        others which one, and where in it."""
        self._roots()
        out, places = self._body("1.5")
        start, size = len(out), max(self.objects) + 2
        places[size - 1] = start
        rows = [struct.pack(">BIH", 0, 0, 65535)]
        for number in range(1, size):
            if number in inside:
                rows.append(struct.pack(">BIH", 2, *inside[number]))
            else:
                rows.append(struct.pack(">BIH", 1, places[number], 0))
        data = flate(b"".join(rows))
        head = f"<< /Type /XRef /Size {size} /W [1 4 2] /Root 1 0 R /Filter /FlateDecode"
        out += f"{size - 1} 0 obj\n{head} /Length {len(data)} >>\nstream\n".encode()
        out += data + b"\nendstream\nendobj\n"
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)

    def bytes(self, version: str = "1.7") -> bytes:
        """The file, with a table of cross references."""
        self._roots()
        trailer = ""
        if self.lock:
            trailer = f"/Encrypt {self.add(self.lock.dictionary)} 0 R {self.lock.trailer}"
        out, found = self._body(version)
        places = [found[number] for number in sorted(found)]
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % at for at in places)
        size = len(places) + 1
        out += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n".encode("latin-1")
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)
