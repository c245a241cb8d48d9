"""The terminals that a parser would have accepted, in words that a rule author knows."""

from __future__ import annotations

from collections.abc import Iterable

_WORDS = {
    "NAME": "名称 name",
    "STRING": '"…" 文字 text',
    "NUMBER": "数字 number",
    "INTEGER": "整数 whole number",
    "LBRACE": "{",
    "RBRACE": "}",
    "LPAR": "(",
    "RPAR": ")",
    "LSQB": "[",
    "RSQB": "]",
    "EQUALS": "=",
    "LESS": "<",
    "MORE": ">",
    "COMPARE": "!= <= >=",
    "ADD": "+ -",
    "TIMES": "*",
    "DIVIDE": "/",
    "VBAR": "|",
    "COMMA": ",",
    "COLON": ":",
    "DOT": ".",
    "PERCENT": "%",
    "BIND": "row column parent subject table sentence statement part",
    "SEVERITY": "error warning note",
    "MEANING": "zero missing",
    "REQUIRED": "table section statement",
    "RANGE": "..",
    "PACK_NAME": "包名 pack name",
    "BY_NAME": "by name",
    "$END": "文件结束 end of file",
    "<END-OF-FILE>": "文件结束 end of file",
}
_MOST = 8


def expected_words(terminals: Iterable[str]) -> str:
    """The terminals as words; beyond the first few, an ellipsis."""
    words: list[str] = []
    found = sorted(terminals)
    for terminal in found:
        if terminal.startswith("LAYOUT") or (terminal == "$END" and len(found) > 1):
            continue
        word = _word(terminal)
        if word not in words:
            words.append(word)
    shown = "、".join(words[:_MOST])
    return shown + (" …" if len(words) > _MOST else "")


def keywords(terminals: Iterable[str]) -> list[str]:
    """The keywords among ``terminals``, as they are written."""
    words = [_word(terminal) for terminal in sorted(terminals)]
    return [word for entry in words for word in entry.split() if word.isascii() and word.isalpha()]


def _word(terminal: str) -> str:
    # Keywords are terminals of their own name; an underscore keeps some out of the tree.
    return _WORDS.get(terminal, terminal.lower().strip("_"))
