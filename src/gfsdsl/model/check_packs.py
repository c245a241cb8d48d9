"""Checking rule files by themselves, before any document is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.model.build import build_model
from gfsdsl.model.model import Model
from gfsdsl.model.packs import MANIFEST, Pack, PackFile, builtin_roots, closure, discover, read_file


@frozen(eq=False)
class PackCheck:
    """What is wrong with rule files, and the model that they make.

    Attributes:
        names: the packs that were checked; empty for files outside any pack.
    """

    names: tuple[str, ...]
    model: Model
    diagnostics: tuple[Diagnostic, ...]


def is_rules(path: Path) -> bool:
    """Whether ``path`` is a rule file, or a folder of them without a report."""
    if path.suffix == ".gfs":
        return path.name != "report.gfs"
    if not path.is_dir() or (path / "report.gfs").is_file():
        return False
    # A folder of csv files is a document, also with rules in a folder below it.
    return any(path.glob("*.gfs")) or (not any(path.glob("*.csv")) and any(path.rglob("*.gfs")))


def check_packs(path: Path, packs: Sequence[str] = ()) -> PackCheck:
    """Build the packs at ``path``: a folder with packs, or a file of one.

    A file that belongs to no pack is checked as if it stood in a report folder that uses ``packs``,
    or else all installed ones.

    Raises:
        GfsError: files that cannot be read, or packs that cannot be found (P…).
    """
    available = discover(builtin_roots())
    own: list[PackFile] = []
    folder = path if path.is_dir() else _pack_folder(path)
    if folder is not None:
        found = discover([folder])
        names = tuple(found)
        # A pack that is installed too is checked as it stands here.
        available = {n: p for n, p in available.items() if n not in found} | found
    else:
        own, names = [read_file(path, str(path))], ()
    chosen = closure(available, [*(names or packs or available)])
    model = build_model(chosen, None, own)
    return PackCheck(names, model, tuple(_ours(model.diagnostics, chosen, names, own)))


def _pack_folder(path: Path) -> Path | None:
    """The folder of the pack that a file belongs to, None where it belongs to none.

    Raises:
        GfsError: there is no such file (P0001).
    """
    if not path.is_file():
        raise GfsError(Diagnostic("P0001", {"name": str(path), "reason": "no such file"}))
    above = path.resolve().parent
    return next((f for f in (above, *above.parents) if (f / MANIFEST).is_file()), None)


def _ours(
    diagnostics: Sequence[Diagnostic],
    chosen: Sequence[Pack],
    names: Sequence[str],
    own: Sequence[PackFile],
) -> list[Diagnostic]:
    """Those that are about the files asked for; of the packs they build on, only errors."""
    files = {id(f.source) for p in chosen if p.name in names for f in p.files}
    files |= {id(file.source) for file in own}
    ours = [
        d
        for d in diagnostics
        if d.span is None or id(d.span.file) in files or d.severity == "error"
    ]
    return sorted(ours, key=lambda d: (d.span.file.name, d.span.start) if d.span else ("", 0))
