"""The words of one declared table: what may stand in its header and in its rows, folded."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from attrs import define, field, frozen

from gfsdsl.fold import fold
from gfsdsl.model.subjects import Hierarchy, Subject
from gfsdsl.model.tables import Block, Column, Layout, Table
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise.words import strip_ordinal


@frozen(eq=False)
class RowName:
    """What a printed row label stands for in a block."""

    kind: str
    label: str | None
    subject: Subject | None = None
    total: int | None = None
    above: str | None = None
    part: bool = False

    @property
    def known(self) -> bool:
        """Whether the label is declared (a free label in no list is not)."""
        return self.label is not None


@define(eq=False, slots=False)
class BlockWords:
    """The rows of one block: its declared names, and the hierarchy that its labels stand in."""

    block: Block
    hierarchy: Hierarchy | None
    layout: Layout
    totals: dict[str, int] = field(init=False, factory=dict)
    extras: dict[str, str] = field(init=False, factory=dict)
    nested: dict[str, dict[str, str]] = field(init=False, factory=dict)
    _memo: dict[tuple[str, str | None, str | None], RowName | None] = field(
        init=False, factory=dict
    )

    def __attrs_post_init__(self) -> None:
        for index, total in enumerate(self.block.totals):
            for name in total.names:
                self.totals.setdefault(strip_ordinal(fold(name)), index)
        for extra in self.block.extras:
            for name in extra.names:
                self.extras.setdefault(strip_ordinal(fold(name)), extra.names[0])
            self.nested[extra.names[0]] = {
                strip_ordinal(fold(name)): names[0] for names in extra.nested for name in names
            }

    @cached_property
    def coded(self) -> bool:
        """Whether the rows print codes."""
        return self.hierarchy is not None and self.hierarchy.coded and not self.block.key.by_name

    @cached_property
    def code_lengths(self) -> frozenset[int]:
        """How long the codes are."""
        if self.hierarchy is None or not self.coded:
            return frozenset()
        return frozenset(level.digits for level in self.hierarchy.levels)

    @cached_property
    def open(self) -> bool:
        """Whether the labels are in no list."""
        return self.hierarchy is None or self.block.open_labels

    @cached_property
    def names(self) -> frozenset[str]:
        """All declared row names, folded: used to tell the beginning of a wrapped label."""
        found = set(self.totals) | set(self.extras)
        for nested in self.nested.values():
            found |= set(nested)
        if self.hierarchy is not None:
            for subject in self.hierarchy.subjects.values():
                found.update(fold(name) for name in subject.names)
        return frozenset(found)

    def row(self, printed: str, code: str | None, above: str | None) -> RowName | None:
        """What a row stands for; None when its label is in no list although there is one.

        Args:
            printed: the label as printed.
            code: the printed code, None where none is.
            above: the extra row printed last that has rows nested under it.
        """
        key = (printed, code, above)
        if key not in self._memo:
            self._memo[key] = self._row(fold(printed), code, above)
        return self._memo[key]

    def _row(self, folded: str, code: str | None, above: str | None) -> RowName | None:
        part = False
        for word in self.layout["before label"]:
            mark = fold(word)
            bare = strip_ordinal(folded)
            if bare.startswith(mark) and len(bare) > len(mark):
                folded, part = bare[len(mark) :].lstrip(":,、"), True
        if code is not None:
            return self._coded(strip_ordinal(folded), code, part)
        for text in self._variants(folded):
            named = self._named(text, above, part)
            if named is not None:
                return named
        if self.open:
            return RowName("open", None, part=part) if strip_ordinal(folded) else None
        if self.hierarchy is not None and self.hierarchy.coded and folded:
            return RowName("subject", None, part=part)
        return None

    def _variants(self, folded: str) -> Iterable[str]:
        """The label, without its ordinal, and without a word that forms add after a label."""
        bare = strip_ordinal(folded)
        yield bare
        if bare != folded:
            yield folded
        for word in self.layout["after label"]:
            if bare.endswith(fold(word)) and len(bare) > len(fold(word)):
                yield bare[: -len(fold(word))]

    def _named(self, text: str, above: str | None, part: bool) -> RowName | None:
        if above is not None and text in self.nested.get(above, {}):
            return RowName("nested", self.nested[above][text], above=above, part=part)
        if text in self.totals:
            index = self.totals[text]
            return RowName("total", self.block.totals[index].names[0], total=index, part=part)
        if text in self.extras:
            return RowName("extra", self.extras[text], part=part)
        if self.hierarchy is None:
            return None
        found = self.hierarchy.by_name(text, self.block.key.level)
        if len(found) == 1:
            return RowName("subject", found[0].name, found[0], part=part)
        if found and not self.coded:
            # Two subjects of one name: which of them is not for the reader to guess.
            return RowName("subject", found[0].name, None, part=part)
        return None

    def _coded(self, text: str, code: str, part: bool) -> RowName:
        subject = self.hierarchy.by_code(code) if self.hierarchy is not None else None
        if subject is not None and text in {fold(name) for name in subject.names}:
            return RowName("subject", subject.name, subject, part=part)
        return RowName("subject", None, subject, part=part)


@define(eq=False, slots=False)
class Lexicon:
    """The header words and the row words of one table."""

    table: Table
    layout: Layout
    blocks: tuple[BlockWords, ...]
    columns: dict[str, list[tuple[int, Column]]] = field(init=False, factory=dict)
    groups: dict[str, list[tuple[int, str]]] = field(init=False, factory=dict)
    sides: dict[str, int] = field(init=False, factory=dict)
    furniture: dict[str, str] = field(init=False, factory=dict)

    @staticmethod
    def of(table: Table, vocabulary: Vocabulary) -> Lexicon:
        """The words of ``table``, with those that its hierarchies and the layout lend it."""
        blocks = tuple(
            BlockWords(
                block,
                vocabulary.hierarchies.get(block.key.hierarchy) if block.key.hierarchy else None,
                vocabulary.layout,
            )
            for block in table.blocks
        )
        return Lexicon(table, vocabulary.layout, blocks)

    def __attrs_post_init__(self) -> None:
        for word, role in (
            ("code head", "code"),
            ("label head", "label"),
            ("line numbers", "line"),
            ("column numbers", "numbers"),
            ("after label", "other"),
        ):
            for name in self.layout[word]:
                self.furniture.setdefault(fold(name), role)
        for index, words in enumerate(self.blocks):
            block = words.block
            if block.side:
                self.sides.setdefault(fold(block.side), index)
            for name in block.key.names:
                self.furniture.setdefault(fold(name), "label")
            if words.hierarchy is not None:
                for level in words.hierarchy.levels:
                    self.furniture.setdefault(fold(level.name), "level")
                if words.hierarchy.title:
                    self.furniture.setdefault(fold(words.hierarchy.title), "label")
            for column in block.columns:
                self._add_column(index, column)

    def _add_column(self, index: int, column: Column) -> None:
        names = list(column.names)
        if column.subject is not None:
            names += [n for n in column.subject.names if n not in names]
        for order, name in enumerate(names):
            entries = self.columns.setdefault(fold(name), [])
            if all(entry[0] != index or entry[1] is not column for entry in entries):
                # A column's own name outranks an alias that it shares with another column.
                entries.insert(0, (index, column)) if order == 0 else entries.append(
                    (index, column)
                )
        for name in column.group:
            self.groups.setdefault(fold(name), []).append((index, column.group[0]))

    @cached_property
    def words(self) -> dict[str, list[str]]:
        """All header words by their first character, longest first."""
        every = {*self.columns, *self.groups, *self.sides, *self.furniture}
        every.discard("")
        table: dict[str, list[str]] = {}
        for word in sorted(every, key=len, reverse=True):
            table.setdefault(word[0], []).append(word)
        return table

    def role(self, folded: str) -> str | None:
        """What furniture a header text is: ``code``, ``label``, ``line``, ``numbers``, ``level`` or
        ``other``; the levels of codes may stand in one text (类款项)."""
        found = self.furniture.get(folded)
        if found is None and folded and all(self.furniture.get(c) == "level" for c in folded):
            return "level"
        return found

    def heads(self, folded: str) -> bool:
        """Whether a text is a header word of any sort."""
        return (
            folded in self.columns
            or folded in self.groups
            or folded in self.sides
            or self.role(folded) is not None
        )

    def all_heads(self, folded: str) -> bool:
        """Whether a text is nothing but header words, one after another."""
        reached = {0}
        for at in range(len(folded)):
            if at in reached:
                for word in self.words.get(folded[at], ()):
                    if folded.startswith(word, at):
                        reached.add(at + len(word))
        return len(folded) in reached

    @cached_property
    def code_lengths(self) -> frozenset[int]:
        """How long the codes in any block are."""
        return frozenset().union(*(b.code_lengths for b in self.blocks))
