"""Pick the reader of a document by what it holds and by its extension."""

from __future__ import annotations

from pathlib import Path

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.documents.csv import looks_like_records, read_csv, read_csv_folder
from gfsdsl.documents.decode import LIMIT, too_large
from gfsdsl.documents.document import Document
from gfsdsl.documents.excel.read import looks_like_excel, read_excel
from gfsdsl.documents.pdf.read import Progress as Progress
from gfsdsl.documents.pdf.read import looks_like_pdf, read_pdf
from gfsdsl.documents.text import read_text

CSV_ENDINGS = (".csv", ".tsv")
# A folder with one of these and no csv is that document.
_ALONE = (".pdf", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".txt")


def read_document(
    source: bytes | str | Path, name: str | None = None, progress: Progress | None = None
) -> Document:
    """Read a document: lines of text, or grids of a csv file or of a folder of csv files.

    Args:
        source: the bytes, or the path of a file or folder.
        name: the name shown to the user, whose extension also picks the reader; by default the
            path, and ``<bytes>`` for bytes.
        progress: told by readers of pages, after each page, how many are read, of how many.

    Raises:
        GfsError: when it cannot be opened, is empty, binary, too large or in an unknown encoding.
    """
    if isinstance(source, bytes):
        return _from_bytes(source, name or "<bytes>", progress)
    shown = name or str(source)
    try:
        path = Path(source)
        if path.is_dir():
            return _from_folder(path, shown)
        if path.stat().st_size > LIMIT:
            raise too_large(shown)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise _unopened(shown, error) from error
    return _from_bytes(data, shown if name or path.suffix else path.name, progress)


def _from_bytes(data: bytes, name: str, progress: Progress | None) -> Document:
    # What a file holds counts, not what it is called.
    if looks_like_pdf(data):
        return read_pdf(data, name, progress)
    if looks_like_excel(data):
        return read_excel(data, name)
    if name.lower().endswith(CSV_ENDINGS) or looks_like_records(data):
        return read_csv(data, name)
    return read_text(data, name)


def _from_folder(path: Path, shown: str) -> Document:
    files: dict[str, bytes] = {}
    total = 0
    for file in sorted(path.iterdir(), key=lambda p: p.name):
        if file.suffix.lower() in CSV_ENDINGS and file.is_file():
            total += file.stat().st_size
            if total > LIMIT:
                raise too_large(shown)
            files[file.name] = file.read_bytes()
    if not files:
        alone = [file for file in path.iterdir() if file.suffix.lower() in _ALONE]
        if len(alone) != 1:
            raise GfsError(Diagnostic("D0006", {"name": shown}, document=shown))
        return read_document(alone[0], f"{shown}/{alone[0].name}")
    return read_csv_folder(files, shown)


def _unopened(name: str, error: Exception) -> GfsError:
    reason = getattr(error, "strerror", None) or str(error)
    return GfsError(Diagnostic("D0001", {"name": name, "reason": reason}, document=name))
