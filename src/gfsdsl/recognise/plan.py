"""The printed blocks of a table, from the words of its header in printed order.

Text and grids come here with the same thing, a sequence of header elements; what they make of it is
the same: which declared columns stand in which printed block, in printed order.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field, frozen

from gfsdsl.documents.document import Place
from gfsdsl.model.tables import Column
from gfsdsl.recognise.lexicon import Lexicon


@frozen(eq=False)
class Element:
    """One thing of a header.

    Attributes:
        role: ``code``, ``label``, ``line``, ``column``, ``unknown``, ``side``, or ``other``.
        columns: what columns it may be, each with the index of its declared block.
        index: the grid column it stands in; 0 in text.
    """

    role: str
    text: str
    place: Place
    columns: tuple[tuple[int, Column], ...] = ()
    index: int = 0


@frozen(eq=False)
class Slot:
    """A printed amount column: the declared one, or None for one that fits no declaration; ``rank``
    is where the declared one stands among the columns of its block."""

    column: Column | None
    text: str
    place: Place
    index: int = 0
    rank: int = 0


@define(eq=False)
class PrintedBlock:
    """A block as printed: heads, then amount columns. Several may belong to one declared block."""

    block: int
    slots: list[Slot] = field(factory=list)
    code: list[int] = field(factory=list)
    label: list[int] = field(factory=list)
    line: list[int] = field(factory=list)

    @property
    def known(self) -> int:
        """How many of its columns are declared."""
        return sum(1 for slot in self.slots if slot.column is not None)


@define(eq=False)
class Plan:
    """The printed blocks of a table, left to right."""

    blocks: list[PrintedBlock]
    # Whether every header word was understood, so that the rows must fit the header.
    sure: bool = True


def plan_of(elements: Sequence[Element], lexicon: Lexicon) -> Plan:
    """The printed blocks.

    Args:
        elements: the header in printed order; the children of a group already stand in its place.
        lexicon: the words of the table.
    """
    table = lexicon.table
    if table.sided:
        blocks = _by_heads(elements, lexicon)
        if len(blocks) != len(table.blocks) or not _fits(blocks):
            blocks = _by_columns(elements, lexicon)
    else:
        blocks = _by_repeats(elements, lexicon)
    sure = all(slot.column is not None for block in blocks for slot in block.slots)
    return Plan(blocks, sure and bool(blocks))


def _slot(element: Element, block: int, lexicon: Lexicon) -> Slot:
    """The slot of a column element in a declared block; unknown when the block has no such one."""
    column = next((c for index, c in element.columns if index == block), None)
    rank = lexicon.table.blocks[block].columns.index(column) if column is not None else 0
    return Slot(column, element.text, element.place, element.index, rank)


def _by_heads(elements: Sequence[Element], lexicon: Lexicon) -> list[PrintedBlock]:
    """A new block begins at a head of codes, labels or line numbers that follows a column."""
    blocks: list[PrintedBlock] = []
    pending = PrintedBlock(0)
    for element in elements:
        if element.role in ("code", "label", "line"):
            if pending.slots:
                blocks.append(pending)
                pending = PrintedBlock(len(blocks))
            getattr(pending, element.role).append(element.index)
        elif element.role in ("column", "unknown"):
            pending.slots.append(
                _slot(element, min(len(blocks), len(lexicon.table.blocks) - 1), lexicon)
            )
    if pending.slots:
        blocks.append(pending)
    elif blocks:
        _give_heads(pending, blocks[-1])
    return blocks


def _fits(blocks: Sequence[PrintedBlock]) -> bool:
    return all(b.known for b in blocks) and not any(repeats(b) for b in blocks)


def repeats(block: PrintedBlock) -> bool:
    """Whether a declared column stands in the block twice."""
    paths = [slot.column.path for slot in block.slots if slot.column is not None]
    return len(paths) != len(set(paths))


def _by_columns(elements: Sequence[Element], lexicon: Lexicon) -> list[PrintedBlock]:
    """A side ends where a column repeats, or belongs to a later side only."""
    sides = len(lexicon.table.blocks)
    blocks = [PrintedBlock(0)]
    heads = PrintedBlock(0)
    for element in elements:
        if element.role in ("code", "label", "line"):
            getattr(heads, element.role).append(element.index)
            continue
        if element.role not in ("column", "unknown"):
            continue
        here = blocks[-1]
        slot = _slot(element, here.block, lexicon)
        printed = {s.column.path for s in here.slots if s.column is not None}
        later = any(index > here.block for index, _ in element.columns)
        repeated = slot.column is not None and slot.column.path in printed
        if later and (repeated or slot.column is None) and here.block + 1 < sides:
            here = PrintedBlock(here.block + 1)
            blocks.append(here)
            slot = _slot(element, here.block, lexicon)
        if not here.slots:
            _give_heads(heads, here)
            heads = PrintedBlock(0)
        here.slots.append(slot)
    _give_heads(heads, blocks[-1])
    return [block for block in blocks if block.slots]


def _by_repeats(elements: Sequence[Element], lexicon: Lexicon) -> list[PrintedBlock]:
    """One declared block: a column printed again begins the next half or third of it, with the
    heads that stand since the last column."""
    blocks = [PrintedBlock(0)]
    heads = PrintedBlock(0)
    for element in elements:
        if element.role in ("code", "label", "line"):
            getattr(heads, element.role).append(element.index)
        elif element.role in ("column", "unknown"):
            slot = _slot(element, 0, lexicon)
            here = blocks[-1]
            if slot.column is not None and any(
                s.column is not None and s.column.path == slot.column.path for s in here.slots
            ):
                here = PrintedBlock(0)
                blocks.append(here)
            _give_heads(heads, here)
            heads = PrintedBlock(0)
            here.slots.append(slot)
    _give_heads(heads, blocks[-1])
    return [block for block in blocks if block.slots]


def _give_heads(source: PrintedBlock, target: PrintedBlock) -> None:
    target.code += source.code
    target.label += source.label
    target.line += source.line


def elements_of(words: Sequence[tuple[str, bool, Place]], lexicon: Lexicon) -> list[Element]:
    """Header words to elements: roles looked up, and the children of a group put in its place.

    Args:
        words: each word folded, whether it is a declared one, and its place.
    """
    elements: list[Element] = []
    anchors: list[tuple[int, str]] = []
    for text, known, place in words:
        if not known:
            elements.append(Element("unknown", text, place))
        elif text in lexicon.groups and text not in lexicon.columns:
            anchors.append((len(elements), lexicon.groups[text][0][1]))
            elements.append(Element("other", text, place))
        elif text in lexicon.columns:
            elements.append(Element("column", text, place, tuple(lexicon.columns[text])))
        elif text in lexicon.sides:
            elements.append(Element("side", text, place))
        else:
            elements.append(Element(lexicon.furniture.get(text, "other"), text, place))
    return _regrouped(elements, anchors)


def _regrouped(elements: list[Element], anchors: list[tuple[int, str]]) -> list[Element]:
    moved: dict[int, list[Element]] = {}
    taken: set[int] = set()
    for at, group in anchors:
        seen: set[str] = set()
        for index in range(at + 1, len(elements)):
            element = elements[index]
            own = [(b, c) for b, c in element.columns if c.group[:1] == (group,)]
            if element.role != "column" or not own or index in taken:
                continue
            if own[0][1].path in seen:
                break
            seen.add(own[0][1].path)
            taken.add(index)
            moved.setdefault(at, []).append(
                Element("column", element.text, element.place, tuple(own), element.index)
            )
    result: list[Element] = []
    for index, element in enumerate(elements):
        if index not in taken:
            result.append(element)
        result.extend(moved.get(index, ()))
    return result
