"""Ids with the names of the rows in them, for people who know accounts by name."""

from __future__ import annotations

from attrs import define, field

from gfsdsl.recognise.facts import Facts


@define(eq=False)
class Names:
    """Puts the label of a coded row into ids: ``支出决算表[2080199 其他…, 项目支出]``."""

    facts: Facts
    _labels: dict[tuple[str, str], str] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for block in self.facts.blocks.values():
            for row in block.rows:
                if row.code is not None and row.label and row.label != row.code:
                    self._labels[(block.block.id, row.key)] = row.label

    def full(self, id: str) -> str:
        """``id`` with the row's name after its code."""
        block, bracket, rest = id.partition("[")
        if not bracket:
            return id
        row, comma, column = rest.rstrip("]").partition(", ")
        label = self._labels.get((block, row))
        if label is None:
            return id
        return f"{block}[{row} {label}{comma}{column}]"

    def key(self, key: str, block: str | None = None) -> str:
        """The key of a binding with its name, looked up in ``block`` or anywhere."""
        for (where, row), label in self._labels.items():
            if row == key and block in (None, where):
                return f"{key} {label}"
        return key
