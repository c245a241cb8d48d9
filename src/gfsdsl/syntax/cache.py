"""Parsed packs, kept between runs.

An entry is named by a hash of everything that it depends on: the text, its name, the grammar, the
code that builds trees, and the version of Python. So an entry is never out of date; it is only
unused. Entries are written to a temporary file and moved into place, so that two processes may
write one at the same time, and carry a checksum, so that a damaged one is noticed and parsed anew.
Only rule files are kept, never anything of a document.

``GFS_CACHE`` names the folder, or is ``off``. In a browser there is no cache unless it is named:
files there are gone with the page.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from functools import cache
from importlib import resources
from pathlib import Path

from gfsdsl.source import SourceFile
from gfsdsl.syntax.parse import Parsed, grammar, parse

_CHECKSUM = 32
# Errors of a damaged entry, or of one written by a program that was changed without its version.
_DAMAGED = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError)


def cached_parse(file: SourceFile) -> Parsed:
    """What ``parse`` gives, taken from the cache where it is there.

    A cache that cannot be read or written costs nothing but time.
    """
    folder = cache_folder()
    if folder is None:
        return parse(file)
    entry = folder / _key(file)
    known = _load(entry, file)
    if known is not None:
        return known
    parsed = parse(file)
    if all(diagnostic.severity != "error" for diagnostic in parsed.diagnostics):
        _save(entry, parsed)
    return parsed


def cache_folder() -> Path | None:
    """The folder of the cache, None where there is none."""
    named = os.environ.get("GFS_CACHE")
    if named is not None:
        return None if named in ("", "off") else Path(named)
    if sys.platform == "emscripten":
        return None
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "gfsdsl" if os.path.isabs(base) else None


def _key(file: SourceFile) -> str:
    digest = hashlib.sha256(_versions())
    text = f"{file.name}\0{file.text}"
    # A file name may hold bytes that are no text; they only need to give another key.
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def _versions() -> bytes:
    """Everything besides the text that a tree depends on; the code stands for itself, since a
    checkout changes without its version."""
    digest = hashlib.sha256(grammar().encode())
    # Through resources, since in a zip there is no such path.
    for code in sorted(resources.files("gfsdsl.syntax").iterdir(), key=lambda code: code.name):
        if code.name.endswith(".py"):
            digest.update(code.read_bytes())
    digest.update(f"{sys.version_info[:3]}".encode())
    return digest.digest()


def _load(entry: Path, file: SourceFile) -> Parsed | None:
    try:
        data = entry.read_bytes()
        body = data[_CHECKSUM:]
        if hashlib.sha256(body).digest() != data[:_CHECKSUM]:
            return None
        parsed = pickle.loads(body)
    except OSError:
        return None
    except _DAMAGED:
        return None
    return parsed if isinstance(parsed, Parsed) else None


def _save(entry: Path, parsed: Parsed) -> None:
    body = pickle.dumps(parsed, pickle.HIGHEST_PROTOCOL)
    try:
        entry.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=entry.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(body).digest() + body)
        os.replace(temporary, entry)
    except OSError:
        return
