"""The fenced blocks and tables of docs/language.md, each with the comment that says what it is.

The comment stands directly above a block or table:

``<!-- pack: 账 -->``       a part of the pack 账, which all parts of that name make up together;
``<!-- file: 账/一.csv -->``  a file of that name;
``<!-- continues: 账 -->``  declarations on top of the whole pack 账;
``<!-- verdicts -->``       the instances that the declarations above give over the folder 账;
``<!-- run: gfs … -->``     what a command prints;
``<!-- eval: 账 -->``       a table of expressions (column 例) and their values (column 值);
``<!-- cases -->``          a table of printed numbers, a row a case, and the verdict (column 结论)
                          that the rule above gives;
``<!-- gaps -->``           a table of what stands at a place (表印), what the table declares
                          (声明), and the value there (读作).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "docs" / "language.md"

_BLOCK = re.compile(
    r"(?:^<!-- (?P<kind>\w+)(?:: (?P<arg>[^\n]*?))? -->\n)?"
    r"(?:^```(?P<lang>\w*)\n(?P<body>.*?)^```$|(?P<table>(?:^\|[^\n]*\|\n)+))",
    re.DOTALL | re.MULTILINE,
)
_CODE = re.compile(r"`([^`]*)`")


@frozen
class Block:
    """A fenced block or a table. ``above`` is the text of the last gfs block before it."""

    kind: str
    arg: str
    lang: str
    body: str
    line: int
    above: str = ""

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of a table by its heads."""
        lines = [
            [cell.strip() for cell in line.strip().strip("|").split("|")]
            for line in self.body.splitlines()
        ]
        return [dict(zip(lines[0], row, strict=True)) for row in lines[2:]]


@cache
def blocks() -> tuple[Block, ...]:
    """All blocks of the manual, in order."""
    text = MANUAL.read_text(encoding="utf-8")
    found: list[Block] = []
    above = ""
    for match in _BLOCK.finditer(text):
        body = match["body"] if match["table"] is None else match["table"]
        block = Block(
            match["kind"] or "",
            match["arg"] or "",
            match["lang"] or "",
            body,
            text.count("\n", 0, match.start()) + 1,
            above,
        )
        found.append(block)
        if block.lang == "gfs":
            above = block.body
    return tuple(found)


def of(kind: str) -> list[Block]:
    """The blocks of one kind."""
    return [block for block in blocks() if block.kind == kind]


def pack(name: str) -> str:
    """The text of the pack ``name``: its parts together."""
    parts = [block.body for block in of("pack") if block.arg == name]
    assert parts, f"no pack {name}"
    return "\n".join(parts)


def code(text: str) -> str:
    """What stands between back quotes."""
    found = _CODE.search(text)
    return found[1] if found else text


def write_files(folder: Path) -> None:
    """Every file that the manual shows, and every pack: 账 in the folder 账包."""
    for block in of("file"):
        path = folder / block.arg
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.body, encoding="utf-8")
    for name in {block.arg for block in of("pack")}:
        write_pack(folder, f"{name}包", pack(name))


def write_pack(folder: Path, name: str, text: str) -> Path:
    """A pack folder with the lists that the manual shows."""
    path = folder / name
    path.mkdir(parents=True, exist_ok=True)
    (path / "pack.gfs").write_text(text, encoding="utf-8")
    for block in of("file"):
        if f'from "{block.arg}"' in text:
            (path / block.arg).write_text(block.body, encoding="utf-8")
    return path
