"""The header of a grid: which rows it takes, and what each column is by the path above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from gfsdsl.fold import fold
from gfsdsl.model.tables import Column
from gfsdsl.recognise.lexicon import Lexicon
from gfsdsl.recognise.plan import Element
from gfsdsl.recognise.sheet import SheetCell, SheetRow
from gfsdsl.recognise.tokens import kind_of
from gfsdsl.recognise.words import has_ordinal

_INTEGERS = re.compile(r"\d{1,3}")


@frozen(eq=False)
class GridHeader:
    """The header rows of a grid.

    Attributes:
        rows: the header rows.
        body: the index of the first row after header and column numbers.
        paths: for each column the cells above it, from the top, merged ones carried over.
        numbers: the printed column numbers, by column.
    """

    rows: tuple[SheetRow, ...]
    body: int
    paths: tuple[tuple[SheetCell, ...], ...]
    numbers: tuple[tuple[int, int], ...] = ()


def read_header(
    rows: Sequence[SheetRow], start: int, lexicon: Lexicon, aligned: bool = False
) -> GridHeader:
    """The header whose first row is ``start``; ``aligned`` where no cell is merged unseen."""
    header: list[SheetRow] = []
    index = start
    numbers: tuple[tuple[int, int], ...] = ()
    while index < len(rows):
        row = rows[index]
        filled = [cell for cell in row if not cell.blank]
        if not filled and not header:
            index += 1
            continue
        found = column_numbers(row, lexicon)
        if found:
            numbers = found
            index += 1
            break
        if not filled or not _is_header(row, filled, header, lexicon):
            break
        header.append(row)
        index += 1
    width = len(rows[start]) if start < len(rows) else 0
    paths = tuple(_paths(header, width, aligned))
    return GridHeader(tuple(header), index, paths, numbers)


def stripped(folded: str, lexicon: Lexicon) -> str:
    """A header text without a unit or the like that forms add after it, and without the head of
    all names that may stand close above it."""
    if lexicon.heads(folded):
        return folded
    for word in lexicon.layout["after label"]:
        bare = folded.removesuffix(fold(word))
        if bare and bare != folded and lexicon.heads(bare):
            return bare
    for word in lexicon.layout["label head"]:
        bare = folded.removeprefix(fold(word))
        if bare and bare != folded and lexicon.heads(bare):
            return bare
    return folded


def _is_header(
    row: SheetRow, filled: Sequence[SheetCell], above: Sequence[SheetRow], lexicon: Lexicon
) -> bool:
    """At least half of the texts are header words, and none is a number or has an ordinal; the
    name of a row under the head of the labels is no header word."""
    texts = [cell.folded for cell in filled]
    if any(kind_of(text) != "text" or has_ordinal(text) for text in texts):
        return False
    names = {name for words in lexicon.blocks for name in (*words.totals, *words.extras)}
    if above and len(set(texts)) == 1:
        # 合计 is a row, a column and a header word: alone in its row and under a head it is a row.
        column = next(i for i, cell in enumerate(row) if not cell.blank)
        head = next((r[column].folded for r in reversed(above) if not r[column].blank), "")
        if texts[0] in names and lexicon.role(head) in ("code", "label", "level"):
            return False
    words = sum(1 for text in texts if lexicon.heads(stripped(text, lexicon)))
    row_names = sum(
        1
        for text in texts
        if not lexicon.heads(stripped(text, lexicon))
        for block in lexicon.blocks
        if (name := block.row(text, None, None)) is not None and name.known
    )
    # Without a head of codes or labels the subjects stand across the top.
    headed = any(lexicon.role(c.folded) in ("code", "label") for r in (*above, row) for c in r)
    if not headed:
        words += row_names
    return 2 * words >= len(texts) or (not above and (_captions(row) or _over_all(row)))


def _captions(row: SheetRow) -> bool:
    """A row of few texts, each over several columns: captions of blocks."""
    filled = sum(1 for cell in row if not cell.blank)
    return 1 < filled <= len(row) // 3


def _over_all(row: SheetRow) -> bool:
    """One text merged over all columns: a caption of the whole."""
    return bool(row[0].folded) and len(row) > 1 and all(cell.text is None for cell in row[1:])


def column_numbers(row: SheetRow, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """The numbers of a row that holds their word and integers, and nothing else."""
    words = {fold(word) for word in lexicon.layout["column numbers"]}
    found: list[tuple[int, int]] = []
    said = False
    for index, cell in enumerate(row):
        if cell.blank:
            continue
        if cell.folded in words:
            said = True
        elif _INTEGERS.fullmatch(cell.folded):
            found.append((index, int(cell.folded)))
        elif lexicon.role(cell.folded) != "level":
            return ()
    return tuple(found) if said else ()


def _paths(header: Sequence[SheetRow], width: int, aligned: bool) -> list[tuple[SheetCell, ...]]:
    """The path of each column. A blank takes what stands to its left when both have the same path
    above and it has something below: there the cell is merged over both. In a row in which merged
    cells are told from blanks only they do."""
    filled: list[list[SheetCell]] = [[] for _ in range(width)]
    for depth, row in enumerate(header):
        told = aligned or any(cell.text is None for cell in row)
        for column in range(width):
            cell = row[column]
            if cell.blank and column and not (told and cell.text is not None):
                left = filled[column - 1][depth]
                same = all(
                    a is b or (a.blank and b.blank)
                    for a, b in zip(filled[column][:depth], filled[column - 1][:depth], strict=True)
                )
                below = any(not lower[column].blank for lower in header[depth + 1 :])
                if same and not left.blank and below:
                    cell = left
            filled[column].append(cell)
    return [tuple(cell for cell in path if not cell.blank) for path in filled]


def elements_of(header: GridHeader, lexicon: Lexicon) -> list[Element]:
    """What each grid column is, left to right; columns without any header text are left out."""
    elements: list[Element] = []
    for index, path in enumerate(header.paths):
        if not path:
            # The head of the names may be merged over several columns.
            before = elements[-1] if elements else None
            covered = any(row[index].text is None for row in header.rows)
            if covered and before is not None and before.role in ("code", "label"):
                elements.append(evolve(before, index=index))
            continue
        elements.append(_element(path, index, lexicon))
    return elements


def _element(path: Sequence[SheetCell], index: int, lexicon: Lexicon) -> Element:
    side = next((lexicon.sides[c.folded] for c in path if c.folded in lexicon.sides), None)
    leaf = path[-1]
    word = stripped(leaf.folded, lexicon)
    if word in lexicon.columns:
        columns = _candidates(word, path, side, lexicon)
        if columns:
            return Element("column", leaf.text or "", leaf.place, columns, index)
    role = lexicon.role(word)
    if role == "level":
        role = "code"
    if role in ("code", "label", "line"):
        return Element(role, leaf.text or "", leaf.place, (), index)
    if role in ("other", "numbers") and len(path) > 1:
        return _element(path[:-1], index, lexicon)
    return Element("unknown", leaf.text or "", leaf.place, (), index)


def _candidates(
    word: str, path: Sequence[SheetCell], side: int | None, lexicon: Lexicon
) -> tuple[tuple[int, Column], ...]:
    """The columns of this name whose group stands above; without a group the others."""
    above = {stripped(cell.folded, lexicon) for cell in path[:-1]}
    found = [(b, c) for b, c in lexicon.columns[word] if side is None or b == side]
    grouped = [(b, c) for b, c in found if c.group and above & {fold(g) for g in c.group}]
    if grouped:
        return tuple(grouped)
    groups = above & set(lexicon.groups)
    return tuple((b, c) for b, c in found if not (groups and c.group))
