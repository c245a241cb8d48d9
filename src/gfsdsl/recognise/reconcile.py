"""Header words against column numbers and against the rows: how many amounts a row has.

The column numbers decide before the words, the words before what most rows print. Where they cannot
be brought together the header is void: its rows are then reported and none is read.
"""

from __future__ import annotations

from collections.abc import Sequence

from gfsdsl.recognise.plan import Plan, PrintedBlock, Slot, repeats


def reconciled(
    plan: Plan, numbers: Sequence[Sequence[int]], row_sizes: Sequence[int]
) -> Plan | None:
    """The plan with a size that everything agrees on; None when there is none.

    Args:
        plan: the blocks as the header words give them; words that fit no declared column are slots
            without a column.
        numbers: the printed column numbers, a list a block; empty when none are printed.
        row_sizes: for each line that ends in amounts, how many there are.
    """
    if not plan.blocks:
        return None
    # A column twice in one block is a header misread: a word of it was taken for another.
    if any(repeats(block) for block in plan.blocks):
        return None
    stated = [len(run) for run in numbers]
    if len(stated) == len(plan.blocks):
        blocks = [_sized(b, n) for b, n in zip(plan.blocks, stated, strict=True)]
        if any(block is None for block in blocks):
            return None
        return Plan([b for b in blocks if b is not None], True)
    if plan.sure:
        total = sum(len(b.slots) for b in plan.blocks)
        return None if stated and sum(stated) != total else plan
    # Unknown words: columns of their own if the rows (or the numbers) have room for them.
    full = sum(len(b.slots) for b in plan.blocks)
    known = sum(b.known for b in plan.blocks)
    widest = sum(stated) if stated else max(row_sizes, default=0)
    if widest == full:
        return plan
    ordered = all(_in_declared_order(block) for block in plan.blocks)
    if ordered and (widest == known or not row_sizes):
        return Plan([_known_only(b) for b in plan.blocks if b.known], True)
    return None


def _sized(block: PrintedBlock, size: int) -> PrintedBlock | None:
    if len(block.slots) == size:
        return block
    if block.known == size and _in_declared_order(block):
        return _known_only(block)
    return None


def _in_declared_order(block: PrintedBlock) -> bool:
    """Whether the known columns stand as declared. Where words are left over that fit no column, a
    head may be a broken one whose pieces are apart, and the printed order proves nothing."""
    ranks = [slot.rank for slot in block.slots if slot.column is not None]
    return ranks == sorted(ranks)


def _known_only(block: PrintedBlock) -> PrintedBlock:
    slots: list[Slot] = [slot for slot in block.slots if slot.column is not None]
    return PrintedBlock(block.block, slots, block.code, block.label, block.line)
