"""Lines of a facts csv to the rows of one block, named as the document's own rows are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, evolve, field

from gfsdsl.model.tables import Block, Column
from gfsdsl.quantity.printed import Printed, read_number
from gfsdsl.quantity.units import Unit
from gfsdsl.recognise.cells import cell_of
from gfsdsl.recognise.facts import Cell, Row
from gfsdsl.recognise.from_csv_doubts import Doubts
from gfsdsl.recognise.from_csv_lines import FactsLine
from gfsdsl.recognise.from_csv_print import Said, said_by, usual_decimals, was_cut
from gfsdsl.recognise.lexicon import BlockWords, RowName
from gfsdsl.recognise.raw import Amount
from gfsdsl.recognise.words import print_without_ordinal

_REPEAT = re.compile(r"~\d+$")


@define(eq=False)
class BlockReader:
    """Gathers the lines of one block, and makes rows of them.

    Attributes:
        unit: the unit of the table, for lines that state none.
        lines: by the row key as written, each line with its column; None for a row that has no
            column that is declared.
    """

    block: Block
    words: BlockWords
    units: dict[str, Unit]
    said: Doubts
    lines: dict[str, list[tuple[Column | None, FactsLine]]] = field(factory=dict)
    _seen: dict[str, int] = field(factory=dict)

    def add(self, line: FactsLine, rest: str) -> None:
        """Take a line whose cell names ``rest`` in this block: a row and a column."""
        found = self._split(line, rest)
        if found is not None:
            key, column = found
            self.lines.setdefault(key, []).append((column, line))

    def add_row(self, line: FactsLine) -> None:
        """Take a line that stands for a row without cells."""
        self.lines.setdefault(line["printed"], []).append((None, line))

    def columns(self, stated: Sequence[str]) -> tuple[Column, ...]:
        """The printed columns: those of the rows, and those stated where there are no rows."""
        every = [column for row in self.lines.values() for column, _ in row if column is not None]
        by_path = {column.path: column for column in self.block.columns}
        every += [by_path[path] for path in stated if path in by_path]
        return tuple({column.path: column for column in every}.values())

    def rows(self, unit: Unit) -> tuple[Row, ...]:
        """All rows; ``unit`` is the table's."""
        rank = {column.path: order for order, column in enumerate(self.columns(()))}
        usual = {
            path: usual_decimals(
                line for row in self.lines.values() for c, line in row if c and c.path == path
            )
            for path in rank
        }
        found: dict[str, Row] = {}
        for key, lines in self.lines.items():
            row = self._row(key, [line for _, line in lines])
            if row is None:
                continue
            row = found.setdefault(row.key, row)
            for column, line in sorted(lines, key=lambda p: rank[p[0].path] if p[0] else -1):
                cell = self._cell(row.key, column, line, unit, usual) if column else None
                if cell is not None and column is not None:
                    row.cells[column.path] = cell
        return tuple(found.values())

    def _split(self, line: FactsLine, rest: str) -> tuple[str, Column] | None:
        """The row and the column of a cell's name."""
        amounts = self.block.amounts
        if self.block.side is not None and len(amounts) == 1:
            others = [c for c in self.block.columns if rest.endswith(f", {c.path}")]
            if not others:
                return rest, amounts[0]
        named = [
            (name, column)
            for column in self.block.columns
            for name in (column.path, *column.names)
            if rest.endswith(f", {name}")
        ]
        if not named:
            column = rest.rpartition(", ")[2] if ", " in rest else line["column"] or rest
            known = "、".join(c.path for c in self.block.columns)
            self.said.say("D0043", line, table=self.block.id, column=column, known=known)
            return None
        name, found = max(named, key=lambda pair: len(pair[0]))
        key = rest[: -len(name) - 2].strip()
        if not key:
            self.said.unused("D0048", line, "no row")
            return None
        return key, found

    def _row(self, key: str, lines: Sequence[FactsLine]) -> Row | None:
        """The row that lines with this key stand for, without its cells."""
        repeat = _REPEAT.search(key)
        base = key[: repeat.start()] if repeat else key
        first = lines[0]
        coded = self.words.coded or any(line["code"] for line in lines)
        code = base if coded and base.isdecimal() else None
        above, bare = self._above(base)
        what = f"{self.block.id}[{key}]"
        stated = self.said.agreed(lines, "row", what)
        # A row that was read has the name that it prints, if only a blank.
        given = first.has("row") and not first.added
        stated = stated if given else stated or self.said.agreed(lines, "label", what)
        label = stated or ("" if code else bare)
        name = self.words.row(label, code, above)
        if name is None or (self.words.coded and code is None and not name.known):
            reason = "no code" if self.words.coded else "unknown label"
            self.said.unused("D0044", first, reason, table=self.block.id, row=base)
            return None
        shown = name.label or print_without_ordinal(label)
        shown = shown if given else shown or _listed(name) or base
        own = code or (f"{name.above}.{shown}" if name.above else shown)
        if stated and own != base:
            self.said.unused("D0044", first, "other name", table=self.block.id, row=base)
            return None
        place = first.place("row_")
        if place.line is None and place.page is None:
            place = first.place()
        return Row(
            own + (repeat.group() if repeat else ""),
            name.kind,
            code,
            shown,
            "".join(label.split()) or ("" if given else shown),
            place,
            name.subject,
            name.total,
            name.above,
            name.part,
            next((n for line in lines if (n := line.whole("row_number")) is not None), None),
        )

    def _above(self, base: str) -> tuple[str | None, str]:
        """The extra row that a row is nested under, and its name without that one's."""
        for above, nested in self.words.nested.items():
            if nested and base.startswith(f"{above}."):
                return above, base[len(above) + 1 :]
        return None, base

    def _cell(
        self, key: str, column: Column, line: FactsLine, unit: Unit, usual: dict[str, int]
    ) -> Cell | None:
        named = self.units.get(line["unit"]) if line["unit"] else unit
        if named is None:
            self.said.unused("D0048", line, "unit")
            return None
        said = said_by(line, column.kind, usual[column.path])
        amount = Amount(said.text, line.place())
        cell = cell_of(amount, column, self.block, key, named, self.units)
        if cell.id in self._seen:
            first = self._seen[cell.id]
            self.said.say("D0045", line, cell=cell.id, first=first, second=line.number)
            return None
        self._seen[cell.id] = line.number
        cell = evolve(cell, corrected=said.corrected, read=said.read, csv_line=line.number)
        self._remark(cell, said, line)
        return cell

    def _remark(self, cell: Cell, said: Said, line: FactsLine) -> None:
        """Say what was corrected, and what of a correction cannot be used."""
        args = {"cell": cell.id, "printed": cell.printed}
        if said.corrected and cell.problem not in (None, "blank", "dash"):
            self.said.misfit(line, None, **args)
        elif said.corrected and said.read is None:
            self.said.say("D0041", line, **args)
        elif said.corrected:
            self.said.say("D0040", line, read=said.read, **args)
        value = read_number(line["value"])
        if cell.column.kind not in ("amount", "quantity") or not line["value"]:
            return
        numbers = [read_number(text) for text in (said.text, said.read or "")]
        known = [number for number in numbers if isinstance(number, Printed)]
        if isinstance(value, Printed):
            if any(n.value == value.value or was_cut(line["value"], n) for n in known):
                return
            self.said.say("D0047", line, value=line["value"], **args)


def _listed(name: RowName) -> str:
    """The name of the subject that a code stands for."""
    subject = name.subject
    return subject.name if subject is not None and subject.names else ""
