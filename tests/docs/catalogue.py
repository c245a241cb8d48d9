"""docs/diagnostics.md: every code with its wording and, where tests/bad has one, an example.

``python -m tests.docs.catalogue`` writes it anew.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.model.programs import BAD, diagnostics

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.diagnostics.registry import MESSAGES
from gfsdsl.source import Span

CATALOGUE = Path(__file__).resolve().parents[2] / "docs" / "diagnostics.md"
COMMAND = "python -m tests.docs.catalogue"
LONGEST = 110

GROUPS = {
    "S": "语法 · Syntax",
    "M": "声明与规则 · Declarations and rules",
    "P": "规则包与报告 · Packs and reports",
    "D": "文件 · Documents",
    "R": "读表 · Reading tables",
    "E": "核对 · Evaluation",
    "U": "命令 · Usage",
}
LEVELS = {"error": "错误", "warning": "警告", "note": "提示"}
HEAD = f"""# 诊断一览 · Diagnostics

诊断怎样读，见[手册第 18 节](language.md#diagnostics)。例子取自 `tests/bad`，整条声明写成一行，
长的只录所指的一行；没有例子的，`…` 处填入所指的名称。本文件由 `{COMMAND}` 生成。
"""


def examples() -> dict[str, Diagnostic]:
    """One diagnostic a code, the first that a program in tests/bad gives."""
    found: dict[str, Diagnostic] = {}
    for path in sorted(BAD, key=lambda path: ("-" in path.stem, path)):
        for diagnostic in diagnostics(path):
            known = found.get(diagnostic.code)
            if known is None or (known.span is None and diagnostic.span is not None):
                found[diagnostic.code] = diagnostic
    return found


def text() -> str:
    """The whole page."""
    shown = examples()
    parts = [HEAD]
    for letter, title in GROUPS.items():
        codes = sorted(code for code in MESSAGES if code[0] == letter)
        example = any(code in shown for code in codes)
        parts.append(f"## {title}\n")
        parts.append("| 编号 | | 说的是什么 |" + (" 例 |" if example else ""))
        parts.append("|---|---|---|" + ("---|" if example else ""))
        parts += [_row(code, shown.get(code), example) for code in codes]
        parts.append("")
    return "\n".join(parts)


def _row(code: str, shown: Diagnostic | None, example: bool) -> str:
    message = MESSAGES[code]
    if shown is not None and shown.span is not None:
        said, hint = shown.message(), shown.hint() or ""
        # A folder is named by where it lies.
        said = re.sub(r"/\S*/", "", said)
        source = _cell(_source(shown.span))
    else:
        plain = message.zh.replace("{{", "{").replace("}}", "}")
        said, hint, source = re.sub(r"\{\w+\}", "…", plain), message.hint("zh") or "", ""
    said, hint = said.replace("|", "\\|"), hint.replace("|", "\\|")
    fix = f"；改法：{shown.fix}" if shown is not None and shown.fix else ""
    row = f"| {code} | {LEVELS[message.severity]} | {said}{fix}{'。' + hint if hint else ''} |"
    return row + (f" {source} |" if example else "")


def _cell(source: str) -> str:
    """Source as one cell of a table."""
    return "`" + source.replace("|", "\\|") + "`"


def _source(span: Span) -> str:
    """The declaration on one line, or the line alone where that would be long; without the
    expectations of the test."""
    lines = [re.sub(r"\s*#.*", "", line).strip() for line in span.file.text.split("\n")]
    raw = span.file.text.split("\n")
    first = last = span.line
    while first > 1 and not re.match(r"[^\s}#]", raw[first - 1]):
        first -= 1
    while last < len(raw) and not re.match(r"[^\s}#]", raw[last]):
        last += 1
    whole = " ".join(line for line in lines[first - 1 : last] if line)
    line = lines[span.line - 1]
    chosen = whole if len(whole) <= LONGEST else line
    return chosen if len(chosen) <= LONGEST else chosen[: LONGEST // 2] + "…"


if __name__ == "__main__":
    CATALOGUE.write_text(text(), encoding="utf-8")
    sys.exit(0)
