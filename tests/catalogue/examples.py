"""The examples of the catalogue: small texts, each with the verdict of one instance.

A section of a file is named after its rule::

    ## 完成率
    表：财政拨款总表
    标题：（一）… / 1.…
    - 符合 `[键]`：the text, which may go on in
      lines that begin with blanks; one of these may name other tables: 表：…

``[键]`` and ``#n`` are what follows the name of the rule in the id of the instance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from attrs import frozen

HERE = Path(__file__).parent
FILES = ("text-and-tables", "ratios", "three-public-text", "other-matters", "wording")
# So that there is some table, where the example has no use for one.
DEFAULT = "三公经费空表"

_TABLE = re.compile(r"^## (\S+)\n```\n(.*?)^```", re.DOTALL | re.MULTILINE)
_SECTION = re.compile(r"^## (\S+)\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
_EXAMPLE = re.compile(
    r"^- (?P<verdict>\S+?)(?: `(?P<key>[^`]*)`)?：(?P<text>.*\n(?:  .*\n)*)", re.MULTILINE
)


@frozen
class Example:
    """A text, and what a rule says of it.

    Attributes:
        file, line: where it stands in the catalogue.
        instance: without its pack.
        verdict: in Chinese.
    """

    file: str
    line: int
    rule: str
    instance: str
    verdict: str
    tables: tuple[str, ...]
    headings: tuple[str, ...]
    text: str

    @property
    def document(self) -> str:
        """The whole document: the tables, the headings, the text."""
        grids = [tables()[name] for name in self.tables or (DEFAULT,)]
        return "\n".join([*grids, *self.headings, self.text])


@cache
def tables() -> dict[str, str]:
    """The tables of the examples, by their names."""
    return dict(_TABLE.findall((HERE / "tables.md").read_text(encoding="utf-8")))


@cache
def examples() -> tuple[Example, ...]:
    """All examples, in the order of the catalogue."""
    return tuple(example for file in FILES for example in _of(file))


def _of(file: str) -> Iterator[Example]:
    page = (HERE / f"{file}.md").read_text(encoding="utf-8")
    for section in _SECTION.finditer(page):
        rule, body = section.groups()
        for match in _EXAMPLE.finditer(body):
            lines = [line.strip() for line in match["text"].splitlines()]
            own = _named("\n".join(lines), "表", "、")
            yield Example(
                file,
                page.count("\n", 0, section.start(2) + match.start()) + 1,
                rule,
                rule + (match["key"] or ""),
                match["verdict"],
                own or _named(body, "表", "、"),
                _named(body, "标题", " / "),
                "\n".join(line for line in lines if not line.startswith("表：")),
            )


def _named(text: str, what: str, between: str) -> tuple[str, ...]:
    """What a line 表： or 标题： lists."""
    match = re.search(rf"^{what}：(.*)$", text, re.MULTILINE)
    return tuple(match[1].split(between)) if match else ()
