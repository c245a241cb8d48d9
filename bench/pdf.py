"""``python -m bench.pdf``: tables of PDF files, read here and by pdfplumber, side by side.

Both read the same files in one process, in turns; the shortest of the rounds counts. Every cell
(row, column, text without blanks) and the box of every table is compared; the exit code is 1 where
one differs. pdfplumber's ``find_tables`` and ``extract`` are left at their settings.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from gfsdsl.documents.pdf.fill import fill
from gfsdsl.documents.pdf.grid import ruled_tables
from gfsdsl.documents.pdf.pages import ink_of
from gfsdsl.documents.pdf.plumber import SecondReader
from gfsdsl.documents.pdf.streams import check_streams

ROUNDS = 5
FILES = ("examples/*/*.pdf",)
RULED = ("codes-digits", "codes-whole", "inside-grid", "scrambled", "example", "example-writer")

Table = tuple[tuple[float, ...], list[list[str | None]]]


def main() -> int:
    """Print the ratio and the number of equal cells."""
    root = Path(__file__).parents[1]
    files = [path for pattern in FILES for path in sorted(root.glob(pattern))]
    files += [root / "tests" / "files" / f"{name}.pdf" for name in RULED]
    contents = [
        (path.name if path.parent.name == "files" else path.parent.name, path.read_bytes())
        for path in files
    ]
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(ROUNDS):
        mine = _timed(times["ours"], ours, contents)
        other = _timed(times["theirs"], theirs, contents)
    pages = sum(len(tables) for tables in mine)
    cells, wrong = _compare(contents, mine, other)
    ratio = min(times["theirs"]) / min(times["ours"])
    print(f"{len(files)} files, {pages} pages: {cells:,} cells, {cells - wrong:,} equal")
    print(
        f"pdfplumber {min(times['theirs']):.2f} s, here {min(times['ours']):.2f} s: {ratio:.1f} ×"
    )
    return 1 if wrong else 0


def ours(data: bytes) -> list[list[Table]]:
    """The ruled tables of each page, with everything that guards the reading."""
    import pypdfium2

    check_streams(data)
    second = SecondReader(data)
    found: list[list[Table]] = []
    file = pypdfium2.PdfDocument(data)
    for index in range(len(file)):
        ink = ink_of(file[index], index + 1, second)
        filled = fill(ruled_tables(ink.across, ink.down), ink.chars, index + 1)
        found.append(
            [
                (box, [[cell.text for cell in row] for row in grid.rows])
                for grid, box in filled.grids
            ]
        )
    file.close()
    return found


def theirs(data: bytes) -> list[list[Table]]:
    """The tables of each page as pdfplumber finds them."""
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as file:
        return [[(t.bbox, t.extract()) for t in page.find_tables()] for page in file.pages]


def _timed(times: list[float], read: Any, contents: Sequence[tuple[str, bytes]]) -> list[Any]:
    start = time.perf_counter()
    found = [read(data) for _, data in contents]
    times.append(time.perf_counter() - start)
    return found


def _compare(
    contents: Sequence[tuple[str, bytes]], mine: list[Any], other: list[Any]
) -> tuple[int, int]:
    cells = wrong = 0
    for (name, _), here, there in zip(contents, mine, other, strict=True):
        for number, (a, b) in enumerate(zip(here, there, strict=True), 1):
            if len(a) != len(b):
                print(f"{name}, page {number}: {len(a)} tables here, {len(b)} there")
                wrong += 1
                continue
            for (box, rows), (box_there, rows_there) in zip(a, b, strict=True):
                cells += sum(map(len, rows_there))
                apart = max(abs(x - y) for x, y in zip(box, box_there, strict=True))
                if apart > 1 or _bare(rows) != _bare(rows_there):
                    print(f"{name}, page {number}: a table differs")
                    wrong += 1
    return cells, wrong


def _bare(rows: list[list[str | None]]) -> list[list[str | None]]:
    return [[None if text is None else "".join(text.split()) for text in row] for row in rows]


if __name__ == "__main__":
    sys.exit(main())
