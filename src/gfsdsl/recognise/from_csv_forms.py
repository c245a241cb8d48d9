"""The lines of a facts csv that have no cell: tables and their heads, and what was left unread.

``note`` says which: ``document``, ``table`` or ``empty``, ``head: …``, ``columns``, ``row``,
``unread: kind: reason``, ``remark: kind: reason``, ``doubt: code {…}``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from attrs import define, evolve, field

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.registry import MESSAGES
from gfsdsl.model.tables import Table
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise.facts import Leftover
from gfsdsl.recognise.from_csv_doubts import Doubts
from gfsdsl.recognise.from_csv_lines import SEPARATOR, FactsLine

UNREAD, REMARK, HEADS, DOUBT = "unread: ", "remark: ", "head: ", "doubt: "
_KINDS = ("number", "row", "column", "header", "table")


@define(eq=False)
class Forms:
    """What the lines without a cell say.

    Attributes:
        tables: the line of each table; ``heads``: of each table or block, by what they give.
        columns: of a block without rows, the columns that it prints.
        unread: by table; ``outside``: what belongs to none.
    """

    vocabulary: Vocabulary
    said: Doubts
    document: FactsLine | None = None
    tables: dict[str, FactsLine] = field(factory=dict)
    heads: dict[str, dict[str, FactsLine]] = field(factory=dict)
    columns: dict[str, tuple[str, ...]] = field(factory=dict)
    rows: list[FactsLine] = field(factory=list)
    unread: dict[str, list[Leftover]] = field(factory=dict)
    unknown_columns: dict[str, list[str]] = field(factory=dict)
    outside: list[Leftover] = field(factory=list)
    remarks: list[Leftover] = field(factory=list)
    doubts: list[Diagnostic] = field(factory=list)

    def add(self, line: FactsLine) -> None:
        """Take one line."""
        note, owner = line["note"], line["table"]
        if note == "document":
            self.document = line
        elif note in ("table", "empty"):
            self.tables.setdefault(owner, line)
        elif note == "columns":
            self.columns[owner] = tuple(line["printed"].split(SEPARATOR))
        elif note == "row":
            self.rows.append(line)
        elif note.startswith(HEADS):
            self.heads.setdefault(owner, {})[note.removeprefix(HEADS)] = line
        elif note.startswith((UNREAD, REMARK)):
            self._left(line)
        elif note.startswith(DOUBT):
            self._doubt(line)
        else:
            self.said.unused("D0048", line, "note")

    def numbers(self, owner: str, what: str) -> tuple[int, ...]:
        """The line or column numbers that a head line gives."""
        line = self.heads.get(owner, {}).get(what)
        printed = line["printed"] if line is not None else ""
        return tuple(map(int, re.findall(r"[0-9]{1,9}", printed)))

    def _left(self, line: FactsLine) -> None:
        mark = UNREAD if line["note"].startswith(UNREAD) else REMARK
        kind, _, reason = line["note"].removeprefix(mark).partition(": ")
        if kind not in _KINDS:
            # Whoever wrote it: it says that something was not read.
            kind, reason = "row", line["note"].removeprefix(mark)
        owner = line["table"]
        names = [name for name in owner.split(SEPARATOR) if name]
        table = names[0].partition(".")[0] if len(names) == 1 else None
        also = line.place("row_")
        item = Leftover(
            kind,
            line["printed"],
            line.place(),
            reason,
            table,
            also if also.line is not None or also.page is not None else None,
            _tables(names, self.vocabulary.tables) if len(names) > 1 else (),
        )
        if mark == REMARK:
            self.remarks.append(item)
        elif kind == "table" or table is None:
            self.outside.append(item)
        else:
            self.unread.setdefault(table, []).append(item)
            if kind == "column":
                self.unknown_columns.setdefault(owner, []).append(item.text)

    def _doubt(self, line: FactsLine) -> None:
        """What the reader of the document was not sure of."""
        code, _, rest = line["note"].removeprefix(DOUBT).partition(" ")
        try:
            args = json.loads(rest or "{}")
        except ValueError:
            args = None
        if code not in MESSAGES or not isinstance(args, dict):
            self.said.unused("D0048", line, "note")
            return
        place, name = line.place(), self.said.document
        doubt = Diagnostic(code, args, document=name, line=place.line, page=place.page)
        self.doubts.append(evolve(doubt, sheet=place.sheet))


def _tables(names: list[str], tables: Mapping[str, Table]) -> tuple[Table, ...]:
    return tuple(tables[name] for name in names if name in tables)
