"""What a rule about the form rests on: labels, years, units, entities, line and column numbers.

Such facts have ids (SEMANTICS 32) and places, so that a finding can point at them.
"""

from __future__ import annotations

from gfsdsl.documents.document import Place
from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.explain.finding import Suspect
from gfsdsl.graph.terms import inputs
from gfsdsl.recognise.facts import Facts


def form_suspects(item: Judged, facts: Facts) -> tuple[Suspect, ...]:
    """The facts that ``item`` read, where they stand; what no print states is no suspect unless
    there is nothing else."""
    found: dict[str, Suspect] = {}
    for term in item.instance.terms:
        for source, _ in inputs(term):
            if source not in found and source not in facts.numbers:
                place, printed = _fact(source, facts, item)
                found[source] = Suspect(source, printed, None, place)
    placed = [suspect for suspect in found.values() if suspect.place.line is not None]
    odd = _odd(item)
    placed = [suspect for suspect in placed if suspect.printed in odd] or placed
    return tuple(placed or _rows(item, facts, odd) or found.values())


def _odd(item: Judged) -> list[str]:
    """What is out of order, or repeated, in a list that was tested."""
    comparison = item.comparison
    if comparison is None or comparison.kind != "test":
        return []
    return [text for detail in comparison.only_left for text in detail.split("、")]


def _rows(item: Judged, facts: Facts, odd: list[str]) -> list[Suspect]:
    """The rows whose keys are out of order in ``keys(T)``."""
    named = item.comparison.left if item.comparison is not None else ""
    block = facts.blocks.get(named.removeprefix("keys(").removesuffix(")"))
    if block is None:
        return []
    return [
        Suspect(f"{block.block.id}[{row.key}].label", row.printed, None, row.place)
        for row in block.rows
        if row.key in odd
    ]


def _fact(source: str, facts: Facts, item: Judged) -> tuple[Place, str]:
    owner, _, attribute = source.rpartition(".")
    if attribute == "label" and owner.endswith("]"):
        block, _, key = owner[:-1].partition("[")
        row = facts.blocks[block].row(key) if block in facts.blocks else None
        return (row.place, row.printed) if row is not None else (Place(), "")
    table = facts.tables.get(owner.partition(".")[0])
    if table is None:
        return Place(), ""
    if attribute == "行次":
        return _line_number(owner, facts, item) or (table.place, "")
    printed = {
        "year": str(table.year or ""),
        "entity": table.entity or "",
        "unit": table.unit_printed or "",
        "title": table.title,
        "number": table.number or "",
        "栏次": "、".join(map(str, table.column_numbers)),
    }
    return table.head_places.get(attribute, table.place), printed.get(attribute, "")


def _line_number(owner: str, facts: Facts, item: Judged) -> tuple[Place, str] | None:
    """The first line number out of order, with the place of its row."""
    odd = item.comparison.only_left[0] if item.comparison and item.comparison.only_left else ""
    first = odd.partition("、")[0]
    for block in facts.blocks.values():
        if owner in (block.block.id, block.block.table):
            for row in block.rows:
                if str(row.line_number) == first:
                    return row.place, first
    return None
