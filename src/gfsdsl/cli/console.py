"""Writing to a console of whatever encoding, and the language in which to write."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Mapping
from typing import Literal, TextIO

Language = Literal["zh", "en"]

# What is drawn, in characters that every console has.
_PLAIN = {
    **dict.fromkeys("─━═—–", "-"),
    **dict.fromkeys("│┃║", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛╔╗╚╝", "+"),
    **dict.fromkeys("“”", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("•·●", "*"),
    "…": "...",
    "→": "->",
    "←": "<-",
    "≠": "!=",
    "≤": "<=",
    "≥": ">=",
    "−": "-",
    "×": "x",
    "✓": "v",
    "✗": "x",
    "\u00a0": " ",
    "\ufeff": "",
}


def echo(text: str, err: bool = False) -> None:
    """Write ``text`` and an end of line to standard output, or to standard error.

    A character that the console's encoding lacks is written plainer, or as an escape.
    """
    stream = sys.stderr if err else sys.stdout
    try:
        stream.write(_writable(text, stream) + "\n")
        stream.flush()
    except BrokenPipeError:
        _reader_went_away(stream)


def echo_json(value: object) -> None:
    """Write ``value`` to standard output as JSON, always as UTF-8."""
    echo_utf8(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n")


def echo_utf8(text: str) -> None:
    """Write ``text`` to standard output as UTF-8, whatever the console's encoding."""
    try:
        sys.stdout.flush()
        binary = getattr(sys.stdout, "buffer", None)
        if binary is None:
            sys.stdout.write(text)
        else:
            # A lone surrogate, from an undecodable file name, becomes an escape that JSON knows.
            binary.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        _reader_went_away(sys.stdout)


def _reader_went_away(stream: TextIO) -> None:
    """Nothing more is said to a reader that is gone (``gfs … | head``); the exit code stands."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def language(option: str | None, environ: Mapping[str, str]) -> Language:
    """The language to write in: ``--lang``, else ``GFS_LANG``, else the locale's; zh by default."""
    said = option or environ.get("GFS_LANG")
    locale = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = said or next((value for value in locale if value), "")
    return "en" if chosen.lower().startswith("en") else "zh"


def _writable(text: str, stream: TextIO) -> str:
    """``text`` with every character replaced that ``stream`` cannot write."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, _ERRORS).decode(encoding)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_PLAIN[c] if c in _PLAIN else _escape(c) for c in missing), error.end


def _escape(character: str) -> str:
    return character.encode("ascii", "backslashreplace").decode("ascii")


_ERRORS = "gfsdsl.plainer"
codecs.register_error(_ERRORS, _plainer)
