"""Report folders, and the packs that are asked for: by a report, by name, by path."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.model.packs import Pack, PackFile, discover, installed_roots, read_file
from gfsdsl.syntax.tree import ReportDecl

REPORT = "report.gfs"


@frozen(eq=False)
class ReportFolder:
    """A folder with one department's report: its declarations, and the path of its document."""

    report: ReportDecl
    files: tuple[PackFile, ...]
    source: Path


def report_folder(path: Path) -> ReportFolder | None:
    """The report folder that ``path`` is, or that it is the report file of; None if it is neither.

    Raises:
        GfsError: the folder has not exactly one report with a source (P0007), or a file of it is
            not well formed.
    """
    if path.is_dir() and (path / REPORT).is_file():
        folder = path
    elif path.name == REPORT and path.is_file():
        folder = path.parent
    else:
        return None
    files = tuple(read_file(item, str(item)) for item in sorted(folder.glob("*.gfs")))
    broken = [diagnostic for file in files for diagnostic in file.diagnostics]
    if broken:
        raise GfsError(*broken)
    reports = [decl for file in files for decl in file.decls if isinstance(decl, ReportDecl)]
    if len(reports) != 1 or reports[0].source is None:
        span = reports[0].span if reports else None
        raise GfsError(Diagnostic("P0007", {"name": str(folder), "count": len(reports)}, span))
    for file in files:
        file.folder = folder
    return ReportFolder(reports[0], files, folder / reports[0].source)


def asked_for(
    packs: Sequence[str | Path], folder: ReportFolder | None, available: dict[str, Pack]
) -> list[str] | None:
    """The names of the packs to check by; None when nobody asked for any.

    Packs named by path are found there and join ``available``, also in place of an installed one of
    their name: the path was asked for. A report's paths are relative to its folder.

    Raises:
        GfsError: no pack is at a path (P0008), or as ``discover``.
    """
    asked: list[str | Path] = list(packs)
    if not asked and folder is not None:
        base = folder.source.parent
        asked = [base / use if "/" in use or use[:1] == "." else use for use in folder.report.use]
    if not asked:
        available.update(discover(installed_roots(), available))
        return None
    names: list[str] = []
    for item in asked:
        if str(item) in available or not Path(item).is_dir():
            names.append(str(item))
            continue
        found = discover([Path(item)])
        if not found:
            raise GfsError(Diagnostic("P0008", {"name": str(item)}))
        available.update(found)
        names.extend(found)
    if any(name not in available for name in names):
        # Only now, since looking through what is installed takes time.
        available.update(discover(installed_roots(), available))
    return names
