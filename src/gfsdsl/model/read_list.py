"""Official lists of subjects: csv with the columns code, name, since, until."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from importlib.resources.abc import Traversable

from attrs import frozen

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.source import Span
from gfsdsl.syntax.tree import Years

Report = Callable[[Diagnostic], None]


@frozen
class Listed:
    """A line of a list; ``names`` are the name and, after ``|``, its aliases."""

    line: int
    code: str
    names: tuple[str, ...]
    years: Years


def read_list(
    folder: Traversable, source: str, digits: set[int], span: Span | None, report: Report
) -> Iterator[Listed]:
    """The lines of a list that are well formed; the others are reported (M0010, M0011).

    Args:
        digits: the lengths that a code may have.
    """
    try:
        text = folder.joinpath(source).read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        report(Diagnostic("M0010", {"name": source, "reason": reason}, span))
        return
    except UnicodeDecodeError:
        report(Diagnostic("M0010", {"name": source, "reason": "not UTF-8"}, span))
        return
    lines = csv.DictReader(io.StringIO(text))
    if not {"code", "name"} <= set(lines.fieldnames or ()):
        report(Diagnostic("M0010", {"name": source, "reason": "no code,name"}, span))
        return
    for record in lines:
        code, name = (record.get("code") or "").strip(), (record.get("name") or "").strip()
        years = [(record.get(key) or "").strip() for key in ("since", "until")]
        sound = all(year.isdecimal() for year in years if year)
        if not code.isdecimal() or not name or len(code) not in digits or not sound:
            args = {"name": source, "line": lines.line_num, "code": code}
            report(Diagnostic("M0011", args, span))
            continue
        since, until = (int(year) if year else None for year in years)
        names = tuple(part.strip() for part in name.split("|"))
        yield Listed(lines.line_num, code, names, Years(since, until))
