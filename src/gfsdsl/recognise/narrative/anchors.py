"""All anchors of all wordings looked for in one pass over the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gfsdsl.recognise.narrative.program import Program

# An anchor with the wording that it belongs to and the step that follows it.
Entry = tuple[str, Program, int]


class Anchors:
    """An index of anchors by their first two characters."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self._by_head: dict[str, dict[str, list[tuple[Program, int]]]] = defaultdict(dict)
        for program in programs:
            for literal, then in program.anchors:
                self._by_head[literal[:2]].setdefault(literal, []).append((program, then))

    def hits(self, text: str) -> Iterator[tuple[int, Entry]]:
        """Where which anchors stand, from left to right."""
        heads = self._by_head
        for at in range(len(text)):
            head = text[at : at + 2]
            for start in (head, head[0]) if len(head) > 1 else (head,):
                for literal, entries in heads.get(start, {}).items():
                    if text.startswith(literal, at):
                        for program, then in entries:
                            yield at, (literal, program, then)
