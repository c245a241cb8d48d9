"""Facts as csv in tests: written, changed as a user or a spreadsheet changes them, and read."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.cli.runner import gfs

from gfsdsl.report.facts_csv import as_csv
from gfsdsl.session import read

Line = dict[str, str]


def facts_of(source: bytes | str | Path, packs: Sequence[str] | None = None) -> str:
    """The facts csv of a document."""
    name = "账.txt" if isinstance(source, bytes) else None
    reading = read(source, packs, name=name)
    whose = (reading.entity, reading.year, reading.asked)
    return as_csv(reading.facts, reading.document.doubts, *whose)


def lines_of(text: str) -> list[Line]:
    return list(csv.DictReader(io.StringIO(text)))


def text_of(
    lines: Sequence[Mapping[str, str]], columns: Sequence[str], delimiter: str = ","
) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=delimiter, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def changed(text: str, change: Callable[[list[Line]], None]) -> str:
    """``text`` with its lines changed."""
    lines = lines_of(text)
    columns = list(lines[0])
    change(lines)
    return text_of(lines, columns)


def of(lines: Sequence[Line], cell: str) -> Line:
    """The line of one cell."""
    return next(line for line in lines if line["cell"] == cell)


def corrected(document: str | Path, folder: Path, prints: Mapping[str, str]) -> Path:
    """A facts csv, as ``gfs extract`` writes it, with other prints in some cells."""

    def change(lines: list[Line]) -> None:
        for cell, printed in prints.items():
            of(lines, cell)["printed"] = printed

    path = folder / "facts.csv"
    written = gfs("extract", document, "--format", "csv").stdout
    path.write_text(changed(written, change), encoding="utf-8")
    return path
