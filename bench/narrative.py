"""``python -m bench.narrative``: running text read, against its length and the number of wordings.

Ratios are what to look at: time and matcher steps per character should not grow with the text, and
wordings that a text does not have should cost next to nothing.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from attrs import evolve

from gfsdsl.documents.document import Line
from gfsdsl.documents.read import read_document
from gfsdsl.model.build import build_model
from gfsdsl.model.packs import builtin_roots, closure, discover
from gfsdsl.model.statements import Part, Statement, Wording, Words
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.recognise.narrative import read_narrative
from gfsdsl.recognise.narrative.match import find_matches
from gfsdsl.recognise.narrative.program import all_programs
from gfsdsl.recognise.narrative.read import lay_out, prepare, titles_of
from gfsdsl.recognise.narrative.walk import Walker

EXAMPLE = Path(__file__).parents[1] / "examples" / "越城区人社局-2024" / "决算公开.txt"
FIRST, LAST = "三、2024 年度部门决算情况说明", "五、附件"
ROUNDS = 3


def main() -> None:
    """Print both tables."""
    vocabulary = build_model(closure(discover(builtin_roots()), ["cn.forms"]), 2024).vocabulary
    lines = _narrative(read_document(EXAMPLE).lines)
    print("text, times   characters    time    time/character   steps/character")
    base = 0.0
    for times in (1, 2, 4, 8, 16):
        text = _repeated(lines, times)
        seconds, steps, size = _measure(text, vocabulary)
        base = base or seconds / size
        ratio = seconds / size / base
        print(f"{times:>11}{size:>13}{seconds:>8.3f}{ratio:>18.2f}{steps / size:>18.2f}")
    print("\nwordings (others than the text has)    time    ratio")
    first = 0.0
    for times in (0, 1, 2, 4, 8, 16):
        more = _with_strangers(vocabulary, times)
        seconds, _, _ = _measure(lines, more)
        first = first or seconds
        number = sum(len(s.wordings) for s in more.statements.values())
        print(f"{number:>35}{seconds:>8.3f}{seconds / first:>9.2f}")


def _narrative(lines: Sequence[Line]) -> list[Line]:
    texts = [line.text.strip() for line in lines]
    return list(lines[texts.index(FIRST) : texts.index(LAST)])


def _repeated(lines: Sequence[Line], times: int) -> list[Line]:
    every = [line for _ in range(times) for line in lines]
    return [evolve(line, number=number) for number, line in enumerate(every, 1)]


def _measure(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[float, int, int]:
    claimed = [False] * len(lines)
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        read_narrative(lines, claimed, vocabulary, 2024, None)
        times.append(time.perf_counter() - start)
    stream, sections, _ = lay_out(lines, claimed, titles_of(vocabulary))
    walker = Walker(prepare(stream, vocabulary, None), sections.bounds)
    programs = all_programs(vocabulary.statements.values())
    find_matches(programs, walker.text, sections, walker)
    return min(times), walker.steps, len(stream.text)


def _with_strangers(vocabulary: Vocabulary, times: int) -> Vocabulary:
    """The vocabulary with each of its statements ``times`` more, in words that no text has."""
    statements = dict(vocabulary.statements)
    for number in range(times):
        for name, statement in vocabulary.statements.items():
            wordings = tuple(_strange(wording, number) for wording in statement.wordings)
            other = f"{name}{number}"
            statements[other] = Statement(
                other, statement.each, statement.within, wordings, statement.holes
            )
    return Vocabulary(
        vocabulary.units, vocabulary.hierarchies, vocabulary.tables, vocabulary.layout,
        statements=statements,
    )  # fmt: skip


def _strange(wording: Wording, number: int) -> Wording:
    mark = chr(0x4E00 + number)
    parts: list[Part] = [
        Words(part.text.replace("，", f"，{mark}鑫") + f"{mark}鑫")
        if isinstance(part, Words)
        else part
        for part in wording.parts
    ]
    return Wording(tuple(parts))


if __name__ == "__main__":
    main()
