"""Everything that docs/language.md shows is so: programs compile, outputs and values are real.

``python -m tests.docs.test_language`` writes the outputs of commands anew, to be read before they
are committed.
"""

from __future__ import annotations

import csv
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.docs.manual import MANUAL, Block, blocks, code, of, pack, write_files, write_pack

import gfsdsl
from gfsdsl import session
from gfsdsl.cli.main import main
from gfsdsl.explain.result import Report
from gfsdsl.model.build import build_model
from gfsdsl.model.packs import builtin_roots, closure, discover
from gfsdsl.model.typing import FUNCTIONS
from gfsdsl.report.value_text import value_text
from gfsdsl.report.words import word

_RUN = re.compile(
    r"<!-- run: gfs (?P<args>[^\n]+?) -->\n```console\n(?P<shown>.*?)```\n", re.DOTALL
)
_DECLARED = re.compile(r"^(?:rule|figure|require) (?:table )?([^\s{]+)", re.MULTILINE)
# The table of what stands, or does not stand, at one place.
GAPS = """
table 例表 {
  title "例表"
  unit 万元
  key 科目 in 功能分类
  column 金额
  total 合计
  %s
}
"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file and pack that the manual shows."""
    folder = tmp_path_factory.mktemp("manual")
    write_files(folder)
    return folder


def place(block: Block) -> str:
    return f"line {block.line}"


# ------------------------------------------------------------------- programs

PROGRAMS = [b for b in blocks() if b.lang == "gfs"]


def test_every_program_says_what_it_belongs_to() -> None:
    kinds = {b.line: b.kind for b in PROGRAMS}
    assert {k: v for k, v in kinds.items() if v not in ("pack", "continues", "file")} == {}


@pytest.mark.parametrize("block", of("continues"), ids=place)
def test_programs_compile(block: Block, tmp_path: Path) -> None:
    assert mistakes(write_pack(tmp_path, "pack", pack(block.arg) + "\n" + block.body)) == []


@pytest.mark.parametrize("name", sorted({b.arg for b in of("pack")}))
def test_packs_compile(name: str, tmp_path: Path) -> None:
    assert mistakes(write_pack(tmp_path, "pack", pack(name))) == []


def mistakes(path: Path) -> list[tuple[str, str]]:
    """What is wrong with a pack."""
    packs = discover([path])
    wanted = list(packs)
    packs.update(discover(builtin_roots()))
    model = build_model(closure(packs, wanted), 2024)
    return [(d.where, d.message()) for d in model.diagnostics]


# ------------------------------------------------------------------- verdicts


def lines_of(report: Report, about: set[str]) -> Iterator[str]:
    """The verdicts of some rules as the manual shows them."""
    for judged in report.instances:
        short = judged.id.partition("/")[2]
        if judged.instance.rule.name in about:
            lost = "；".join(dict.fromkeys(reason(judged.lost)))
            yield f"{short}  {word(judged.verdict, 'zh')}" + (f"：{lost}" if lost else "")


def reason(lost: Sequence[object]) -> Iterator[str]:
    from gfsdsl.explain.reasons import reason_words

    for item in lost:
        yield reason_words(item, "zh")  # type: ignore[arg-type]


@pytest.mark.parametrize("block", of("verdicts"), ids=place)
def test_rules_give_the_verdicts(block: Block, shown: Path, tmp_path: Path) -> None:
    """The instances that are shown are those that there are; after … there may be more."""
    path = write_pack(tmp_path, "pack", pack("账") + "\n" + block.above)
    report = gfsdsl.check(shown / "账", [path])
    about = set(_DECLARED.findall(re.sub(r"(?m)^extend ", "", block.above)))
    found = list(lines_of(report, about))
    wanted = block.body.splitlines()
    if wanted[-1] == "…":
        found, wanted = found[: len(wanted) - 1], wanted[:-1]
    assert found == wanted


# ------------------------------------------------------------------- commands


def output(args: str) -> str:
    """The block for a command: the command line and all that it prints."""
    result = CliRunner().invoke(main, shlex.split(args))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    text = re.sub(r"(@[\d.]+) [0-9a-f]{8}", r"\1 …", result.output)
    return f"$ gfs {args}\n{text.rstrip()}\n"


@pytest.mark.parametrize("block", of("run"), ids=place)
def test_commands_print_what_is_shown(
    block: Block, shown: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shown)
    assert block.body == output(block.arg.removeprefix("gfs "))


def rewrite() -> None:
    """Put the present output of commands into the manual."""
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder))
        with chdir(folder):
            text = _RUN.sub(
                lambda m: f"<!-- run: gfs {m['args']} -->\n```console\n{output(m['args'])}```\n",
                MANUAL.read_text(encoding="utf-8"),
            )
    MANUAL.write_text(text, encoding="utf-8")


# ---------------------------------------------------------------- expressions


@pytest.mark.parametrize("block", of("eval"), ids=place)
def test_expressions_have_the_values(block: Block, shown: Path) -> None:
    found = {}
    for row in block.rows:
        expression = code(row["例"])
        reading, values = session.evaluate(shown / "账", expression, [shown / "账包"])
        text = value_text(reading.facts, values, "zh")
        found[expression] = [line for line in text.splitlines() if line[:1] != " "]
    assert found == {code(row["例"]): row["值"].split("<br>") for row in block.rows}


def test_every_function_is_shown() -> None:
    examples = " ".join(code(row["例"]) for block in of("eval") for row in block.rows)
    assert [name for name in FUNCTIONS if f"{name}(" not in examples] == []


# ---------------------------------------------------------------- small cases


def grid(folder: Path, head: list[str], rows: list[list[str]]) -> Path:
    """A folder with one table 例表."""
    path = folder / "grids"
    path.mkdir()
    with (path / "例表.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["例表"], ["单位：万元"], head, *rows])
    return path


@pytest.mark.parametrize("block", of("cases"), ids=place)
def test_cases_have_the_verdicts(block: Block, tmp_path: Path) -> None:
    heads = [h for h in block.rows[0] if h not in ("结论", "说明")]
    path = write_pack(tmp_path, "pack", pack("账") + block.above)
    codes = [str(201 + n) for n in range(len(block.rows))]
    rows = [
        [key, f"例{key}", *(row[h] for h in heads)]
        for key, row in zip(codes, block.rows, strict=True)
    ]
    report = gfsdsl.check(grid(tmp_path, ["科目编码", "科目名称", *heads], rows), [path])
    name = _DECLARED.findall(block.above)[0]
    found = {j.id.rpartition("/")[2]: word(j.verdict, "zh") for j in report.instances}
    wanted = {f"{name}[{k}]": row["结论"] for k, row in zip(codes, block.rows, strict=True)}
    assert {k: v for k, v in found.items() if k.startswith(f"{name}[")} == wanted


@pytest.mark.parametrize("block", of("gaps"), ids=place)
def test_gaps_mean_what_is_said(block: Block, tmp_path: Path) -> None:
    for number, row in enumerate(block.rows):
        folder = tmp_path / str(number)
        folder.mkdir()
        says = [code(part) for part in row["声明"].split("、") if "`" in part]
        path = write_pack(folder, "pack", pack("账") + GAPS % " ".join(says))
        printed = row["表印"]
        rows = [["205", "教育支出", "8.00"], ["", "合计", "8.00"]]
        if printed in ("空白", "整行不印，只印其下"):
            rows.insert(1, ["208", "社会保障和就业支出", ""])
        elif not printed.startswith("整行不印"):
            rows.insert(1, ["208", "社会保障和就业支出", code(printed)])
        if "只印其下" in printed:
            rows[1] = ["20805", "行政事业单位养老支出", "3.00"]
        place_ = grid(folder, ["科目编码", "科目名称", "金额"], rows)
        reading, values = session.evaluate(place_, "例表[208]", [path])
        text = value_text(reading.facts, values, "zh").splitlines()
        assert " ".join(text[0].split()) == code(row["读作"]), row


if __name__ == "__main__":
    sys.exit(rewrite() or os.EX_OK)
