"""csv: bytes to a document of grids, each cell with the physical line that it begins on."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import PurePath

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.documents.decode import decode
from gfsdsl.documents.document import Document, Grid, GridCell, Place
from gfsdsl.documents.text import digest

_DELIMITERS = (",", "\t", ";")
# Columns by which the first line of a csv of records is known: the output of ``gfs extract``.
_RECORDS = frozenset({"cell", "table", "column", "printed"})


def looks_like_records(data: bytes) -> bool:
    """Whether bytes begin with the head of a csv of records, whatever the file is called:
    spreadsheets save tab-separated text as ``.txt``."""
    start = data[:2048]
    wide = start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    text = start.decode("utf-16" if wide else "utf-8", "ignore")
    first = text.lstrip("\ufeff").partition("\n")[0].lower()
    return {name.strip(' "\r') for name in re.split("[,;\t]", first)} >= _RECORDS


def read_csv(data: bytes, name: str) -> Document:
    """The document of one csv file: one grid, named by the file without its extension.

    Raises:
        GfsError: when the bytes are not readable text, or no csv.
    """
    grid, encoding = _grid(data, name)
    return Document(name, "csv", digest(data), (grid,), encoding)


def read_csv_folder(files: Mapping[str, bytes], name: str) -> Document:
    """The document of several csv files: a grid a file, in the order of their names.

    Empty files are left out, unless all of them are.

    Raises:
        GfsError: when a file is not readable, or all are empty (D0002).
    """
    grids: list[Grid] = []
    encoding = "utf-8"
    for file in sorted(files):
        if not files[file].strip():
            continue
        grid, encoding = _grid(files[file], file)
        grids.append(grid)
    if not grids:
        raise GfsError(Diagnostic("D0002", {"name": name}, document=name))
    whole = hashlib.sha256()
    for file in sorted(files):
        whole.update(file.encode() + b"\0" + hashlib.sha256(files[file]).digest())
    return Document(name, "csv", f"sha256:{whole.hexdigest()}", tuple(grids), encoding)


def _grid(data: bytes, name: str) -> tuple[Grid, str]:
    text, encoding = decode(data, name)
    text = text.removeprefix("\ufeff")
    try:
        records = list(_records(text, _delimiter(text)))
    except csv.Error as error:
        raise GfsError(
            Diagnostic("D0007", {"name": name, "reason": str(error)}, document=name)
        ) from error
    width = max((len(cells) for cells, _ in records), default=0)
    rows = tuple(
        tuple(cells[i] if i < len(cells) else GridCell("", Place(line)) for i in range(width))
        for cells, line in records
    )
    return Grid(rows, PurePath(name).stem), encoding


def _delimiter(text: str) -> str:
    """The delimiter that most lines share a count of; a comma when none stands out."""
    lines = [line for line in text.split("\n")[:200] if line.strip()]
    scores = {d: sum(1 for line in lines if d in line) for d in _DELIMITERS}
    # Commas also stand in amounts: a tab or semicolon in as many lines is the delimiter.
    best = max(_DELIMITERS, key=lambda d: (scores[d], d != ","))
    return best if scores[best] else ","


def _records(text: str, delimiter: str) -> Iterator[tuple[list[GridCell], int]]:
    """Each record with the physical line it begins on; line breaks inside a cell move its
    neighbours' lines on, as they do in the file."""
    reader = csv.reader(StringIO(text), delimiter=delimiter, skipinitialspace=False)
    line = 1
    for record in reader:
        cells: list[GridCell] = []
        at = line
        for value in record:
            lead = len(value) - len(value.lstrip("\n"))
            cells.append(GridCell(value, Place(at + lead)))
            at += value.count("\n")
        if cells:
            yield cells, line
        line = reader.line_num + 1
