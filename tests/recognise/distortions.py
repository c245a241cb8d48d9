"""Ways in which the same account may be printed otherwise: text → text.

``SAFE`` leave every number where a reader can place it: all cells must be read. ``LOSSY`` take
something away that a reader needs: what cannot be placed must be reported, and nothing invented.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

FIRST, LAST = 98, 781  # the lines of the tables, from 1
AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})*\.\d\d")
Change = Callable[[str], str]


def _tables(text: str) -> tuple[list[str], list[str], list[str]]:
    lines = text.split("\n")
    return lines[: FIRST - 1], lines[FIRST - 1 : LAST], lines[LAST:]


def _in_tables(change: Callable[[list[str]], list[str]]) -> Change:
    def apply(text: str) -> str:
        before, tables, after = _tables(text)
        return "\n".join([*before, *change(tables), *after])

    return apply


def _each(change: Callable[[str], str]) -> Change:
    return _in_tables(lambda lines: [change(line) for line in lines])


def _page_numbers(dress: str) -> Change:
    def change(lines: list[str]) -> list[str]:
        out: list[str] = []
        for index, line in enumerate(lines):
            out.append(line)
            if index % 23 == 22:
                out += ["", dress.format(7 + index // 23), ""]
        return out

    return _in_tables(change)


def _wide(line: str) -> str:
    """Full-width digits, points, commas and brackets, as some typists print them."""
    table = {c: chr(ord(c) + 0xFEE0) for c in "0123456789.,()%"}
    return "".join(table.get(c, c) for c in line)


def _half(line: str) -> str:
    return unicodedata.normalize("NFKC", line)


def _spaced_titles(line: str) -> str:
    if re.search(r"年度.*表(（分..）)?$", line) and "部门决算公开表" not in line:
        return " " + " ".join(line.replace(" ", ""))
    return line


def _quotes_apart(lines: list[str]) -> list[str]:
    out: list[str] = []
    for line in lines:
        if "年度财政拨款“三公”经费" in line:
            out += [" 2024 年度财政拨款", "“三公”", "经费支出决算表"]
        else:
            out.append(line)
    return out


def _header_end(line: str) -> bool:
    return re.match(r"栏 ?次", line) is not None


def _headers(rewrap: Callable[[str], list[str]]) -> Change:
    """Rewrap the header lines that stand between the entity line and the column numbers."""

    def change(lines: list[str]) -> list[str]:
        out: list[str] = []
        pending: list[str] | None = None
        for line in lines:
            if pending is not None:
                if _header_end(line) or AMOUNT.search(line):
                    numbered = _header_end(line)
                    out += (
                        rewrap(" ".join(p for p in pending if p.strip())) if numbered else pending
                    )
                    pending = None
                    out.append(line)
                else:
                    pending.append(line)
                continue
            out.append(line)
            if line.startswith("部门："):
                pending = []
        return out

    return _in_tables(change)


def _no_line_numbers(lines: list[str]) -> list[str]:
    out: list[str] = []
    sided = False
    for line in lines:
        if "收入支出决算总表" in line:
            sided = True
        elif line.startswith("注"):
            sided = False
        if sided and line.strip() in ("行", "次"):
            continue
        if sided and not line.startswith(("公开", "栏", " 2024", "2024")):
            line = line.replace(" 行次", "")
            line = re.sub(r"(?<![\d.,])\d{1,2}(?![\d.,年])", "", line)
        out.append(line)
    return out


def _tables_last(text: str) -> str:
    before, tables, after = _tables(text)
    return "\n".join([*before, *after, *tables])


def _wrapped_labels(lines: list[str]) -> list[str]:
    """Break each long label between code and amounts in its middle."""
    out: list[str] = []
    for line in lines:
        match = re.fullmatch(r" ?(\d{5,7} )?([一-鿿]{9,})((?: [\d,]+\.\d\d){2,})", line)
        if match:
            code, label, amounts = match.groups()
            out += [f"{code or ''}{label[:6]}", "", f"{label[6:]}{amounts}"]
        else:
            out.append(line)
    return out


def _tail_after_amounts(lines: list[str]) -> list[str]:
    """The end of a long label stands on a line of its own, after the amounts."""
    out: list[str] = []
    for line in lines:
        match = re.fullmatch(r" ?(\d{5,7} )([一-鿿]{12,})((?: [\d,]+\.\d\d){2,})", line)
        if match:
            code, label, amounts = match.groups()
            out += [f"{code}{label[:10]}{amounts}", label[10:]]
        else:
            out.append(line)
    return out


def _amounts_below(lines: list[str]) -> list[str]:
    out: list[str] = []
    for line in lines:
        match = re.fullmatch(r"( ?\d{3,7} \D\S+) ((?:[\d,]+\.\d\d ?){3,})", line)
        out += [match.group(1), match.group(2)] if match else [line]
    return out


def _cut_amounts(lines: list[str]) -> list[str]:
    """Every ninth row ends in the middle of its last number."""
    out: list[str] = []
    for index, line in enumerate(lines):
        match = re.fullmatch(r"(.*\d\.)(\d\d)", line)
        out += [match.group(1), match.group(2)] if match and index % 9 == 0 else [line]
    return out


def _pages(lines: list[str]) -> list[str]:
    """Each table by subject breaks after some rows; the next page prints the header again."""
    out: list[str] = []
    head: list[str] = []
    seen = 0
    for line in lines:
        if line.startswith("部门："):
            head, seen = [line], -1
        elif seen == -1:
            head.append(line)
            if _header_end(line):
                seen = 0
        if seen >= 0 and AMOUNT.search(line) and re.match(r" ?\d{3,7} ", line):
            seen += 1
            if seen == 9:
                out += ["- 12 -", "\f" + head[0], *head[1:]]
        if line.startswith("注"):
            seen = -2
        out.append(line)
    return out


def _split_codes(line: str) -> str:
    line = re.sub(r"^ ?(\d{3})(\d\d)(\d\d) (?=\D)", r"\1 \2 \3 ", line)
    return re.sub(r"^ ?(\d{3})(\d\d) (?=\D)", r"\1 \2 ", line)


def _contents(text: str) -> str:
    titles = [t.strip() for t in text.split("\n") if re.search(r"^ ?2024 年度.*表(（分..）)?$", t)]
    return "\n".join(["目录", *titles, "", *[f"{t}……{n}" for n, t in enumerate(titles)], "", text])


def _zeros(replacement: str) -> Change:
    return _each(lambda line: re.sub(r" ?(?<![\d.,])0\.00(?![\d.,])", replacement, line))


SAFE: dict[str, Change] = {
    "page numbers": _page_numbers("{}"),
    "dressed page numbers": _page_numbers("- {} -"),
    "pages of pages": _page_numbers("第 {} 页 共 40 页"),
    "full-width digits": _each(_wide),
    "half-width punctuation": _each(_half),
    "no thousands separators": _each(lambda s: re.sub(r"(?<=\d),(?=\d{3})", "", s)),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "no blank lines": lambda text: "\n".join(s for s in text.split("\n") if s.strip()),
    "spaced titles": _each(_spaced_titles),
    "quotes on a line of their own": _in_tables(_quotes_apart),
    "no table numbers": _in_tables(lambda ls: [s for s in ls if not s.startswith("公开 ")]),
    "no line numbers": _in_tables(_no_line_numbers),
    "no column numbers": _in_tables(lambda ls: [s for s in ls if not _header_end(s)]),
    "no notes": _in_tables(
        lambda ls: [s for s in ls if not s.startswith(("注", "是包括", "流。"))]
    ),
    "tables last": _tables_last,
    "headers on one line": _headers(lambda h: [h]),
    "headers of narrow lines": _headers(
        lambda h: [h.replace(" ", "")[i : i + 5] for i in range(0, len(h.replace(" ", "")), 5)]
    ),
    "labels broken elsewhere": _in_tables(_wrapped_labels),
    "labels that end below": _in_tables(_tail_after_amounts),
    "amounts on the next line": _in_tables(_amounts_below),
    "numbers cut by line ends": _in_tables(_cut_amounts),
    "pages with headers again": _in_tables(_pages),
    "codes in pieces": _each(_split_codes),
    "codes glued to names": _each(lambda s: re.sub(r"^( ?\d{3,7}) (?=[一-鿿])", r"\1", s)),
    "amounts glued to names": _each(lambda s: re.sub(r"(?<=[一-鿿]) (?=[\d,]+\.\d\d)", "", s)),
    "tabs": _each(lambda s: s.replace(" ", "\t")),
    "wide gaps": _each(lambda s: "   " + s.replace(" ", "  　 ")),
    "contents page": _contents,
}

LOSSY: dict[str, Change] = {
    "zeros blanked": _zeros(""),
    "a title unknown": lambda t: t.replace("支出决算表（分科目）", "支出情况表（按科目）"),
    "all amounts twice": _each(lambda s: AMOUNT.sub(lambda m: f"{m[0]} {m[0]}", s)),
    "a column head lost": _each(lambda s: s.replace("上缴上级支出 ", "")),
    "a column head unknown": _each(lambda s: s.replace("上缴上级支出 ", "解缴款项 ")),
    "letters in numbers": _each(lambda s: re.sub(r"(?<=\d)0(?=\.\d\d$)", "O", s)),
}
