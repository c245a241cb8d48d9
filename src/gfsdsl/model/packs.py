"""Packs: folders of ``.gfs`` files under a manifest, found by name or by path.

Sub-folders belong to the nearest manifest above them. Packs that come with the program are read
through ``importlib.resources``, so that they are found in a wheel and in a zip too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from attrs import define, field

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.diagnostics.suggest import closest
from gfsdsl.source import SourceFile, Span
from gfsdsl.syntax.cache import cached_parse
from gfsdsl.syntax.tree import Decl, PackDecl

MANIFEST = "pack.gfs"
ENTRY_POINTS = "gfsdsl.packs"


@define(eq=False)
class PackFile:
    """A parsed file of a pack, with the folder that its data files are relative to."""

    source: SourceFile
    decls: tuple[Decl, ...]
    folder: Traversable
    diagnostics: tuple[Diagnostic, ...] = ()
    broken: tuple[str, ...] = ()


@define(eq=False)
class Pack:
    """A pack as found: its manifest and its files, in a fixed order."""

    manifest: PackDecl
    files: list[PackFile] = field(factory=list)
    texts: list[tuple[str, bytes]] = field(factory=list, repr=False)

    @property
    def name(self) -> str:
        return self.manifest.name

    @property
    def hash(self) -> str:
        """A hash over names and bytes of all files, independent of where the pack lies."""
        digest = hashlib.sha256()
        for name, data in sorted(self.texts):
            digest.update(name.encode() + b"\0" + data + b"\0")
        return "sha256:" + digest.hexdigest()


def builtin_roots() -> list[Traversable]:
    """The folders of packs that come with the program."""
    installed = resources.files("gfsdsl").joinpath("packs")
    if installed.is_dir():
        return [installed.joinpath("specs"), installed.joinpath("rules")]
    checkout = Path(__file__).parents[3]
    return [checkout / "specs", checkout / "rules"]


def installed_roots() -> list[Traversable]:
    """The folders of packs that other installed Python packages bring, by the entry point group
    ``gfsdsl.packs``; the value of an entry is the Python package that holds the pack's files.

    Raises:
        GfsError: an entry names a package that cannot be imported (P0010).
    """
    from importlib.metadata import entry_points

    roots: list[Traversable] = []
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name):
        try:
            roots.append(resources.files(entry.module))
        except (ImportError, TypeError) as error:
            args = {"name": entry.name, "reason": str(error)}
            raise GfsError(Diagnostic("P0010", args)) from error
    return roots


def read_file(item: Traversable, shown: str) -> PackFile:
    """Parse one ``.gfs`` file.

    Raises:
        GfsError: it cannot be read or is not UTF-8 (P0001).
    """
    try:
        data = item.read_bytes()
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise GfsError(
            Diagnostic("P0001", {"name": shown, "reason": error.strerror or str(error)})
        ) from error
    except UnicodeDecodeError as error:
        raise GfsError(Diagnostic("P0001", {"name": shown, "reason": "not UTF-8"})) from error
    source = SourceFile(shown, text)
    parsed = cached_parse(source)
    folder = item.parent if isinstance(item, Path) else None
    return PackFile(
        source,
        parsed.program.decls,
        folder or resources.files("gfsdsl"),
        parsed.diagnostics,
        parsed.broken,
    )


def discover(
    roots: Iterable[Traversable], known: Mapping[str, Pack] | None = None
) -> dict[str, Pack]:
    """All packs below ``roots``, by name.

    Args:
        known: packs found before; a name is never taken twice, from wherever it comes.

    Raises:
        GfsError: two packs of one name (P0002), a file outside any pack (P0003), or files that
            cannot be read.
    """
    packs: dict[str, Pack] = {}
    for root in roots:
        for pack in _walk(root, str(root.name), None):
            other = packs.get(pack.name) or (known or {}).get(pack.name)
            if other is not None:
                related = ((other.manifest.span, "first"),) if other.manifest.span else ()
                raise GfsError(
                    Diagnostic("P0002", {"name": pack.name}, pack.manifest.span, related)
                )
            packs[pack.name] = pack
    return packs


def _walk(folder: Traversable, shown: str, above: Pack | None) -> Iterator[Pack]:
    if not folder.is_dir():
        return
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    pack = above
    files: list[PackFile] = []
    texts: list[tuple[str, bytes]] = []
    for entry in entries:
        name = f"{shown}/{entry.name}"
        if entry.is_file() and entry.name.endswith(".gfs"):
            file = read_file(entry, name)
            file.folder = folder
            files.append(file)
            texts.append((name, entry.read_bytes()))
        elif entry.is_file() and entry.name.endswith(".csv"):
            texts.append((name, entry.read_bytes()))
    manifests = [d for f in files for d in f.decls if isinstance(d, PackDecl)]
    if manifests:
        if len(manifests) > 1:
            raise GfsError(Diagnostic("P0004", {}, manifests[1].span))
        pack = Pack(manifests[0])
    elif files and pack is None:
        broken = [d for f in files for d in f.diagnostics]
        raise GfsError(*broken or [Diagnostic("P0003", {"name": files[0].source.name})])
    if pack is not None:
        pack.files.extend(files)
        pack.texts.extend(texts)
    for entry in entries:
        if entry.is_dir() and not entry.name.startswith((".", "__")):
            yield from _walk(entry, f"{shown}/{entry.name}", pack)
    if pack is not None and pack is not above:
        yield pack


def closure(packs: dict[str, Pack], names: Sequence[str], asked: Span | None = None) -> list[Pack]:
    """The named packs and everything that they require or extend, each after what it builds on.

    Args:
        asked: the place that asks for ``names``, such as the ``use`` of a report.

    Raises:
        GfsError: a name that no pack has (P0005), or packs that build on each other in a circle
            (P0006).
    """
    ordered: list[Pack] = []
    path: list[str] = []

    def visit(name: str, by: PackDecl | None) -> None:
        if any(pack.name == name for pack in ordered):
            return
        if name in path:
            circle = " → ".join([*path[path.index(name) :], name])
            raise GfsError(Diagnostic("P0006", {"circle": circle}, by.span if by else None))
        if name not in packs:
            close = closest(name, packs)
            raise GfsError(
                Diagnostic(
                    "P0005",
                    {"name": name},
                    by.span if by else asked,
                    fix=close[0] if close else None,
                )
            )
        path.append(name)
        manifest = packs[name].manifest
        for base in (*manifest.requires, *([manifest.extends] if manifest.extends else [])):
            visit(base, manifest)
        path.pop()
        ordered.append(packs[name])

    for name in names:
        visit(name, None)
    return ordered
