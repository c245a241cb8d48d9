"""``python -m tests.docs.checks`` writes docs/checks.md: which rule makes which check.

The checks (checks.csv, groups A to L of the catalogue of what accounts must stand) are in our own
words; the rules say by their tags which of them they make.
"""

from __future__ import annotations

import csv
from pathlib import Path

from gfsdsl.model.build import build_model
from gfsdsl.model.packs import builtin_roots, closure, discover
from gfsdsl.model.rules import Figure, Forbid, Require, Rule

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "checks.md"
PACKS = ("cn.zhejiang.final-accounts", "cn.shanghai.final-accounts")
GROUPS = {
    "A": "公开与完整性",
    "B": "封面、目录、表头",
    "C": "机构、人员",
    "D": "收入支出决算总表",
    "E": "收入决算表、支出决算表",
    "F": "财政拨款",
    "G": "基本支出按经济分类",
    "H": "“三公”经费",
    "I": "文表一致",
    "J": "占比、完成率、与上年相比",
    "K": "文字本身",
    "L": "机关运行经费、政府采购、国有资产",
}
SCOPE = {"D": "文件本身", "P": "另一份公开文件", "X": "不公开的资料"}
STRENGTH = {"must": "必须", "expect": "通常"}
# How the reason of a check begins that a document would decide, and no rule makes yet.
LATER = "以后："
SEVERITY = {"error": "错误", "warning": "警告", "note": "提示"}

Checked = Rule | Figure | Require | Forbid


def checks() -> list[dict[str, str]]:
    """The rows of checks.csv."""
    with (HERE / "checks.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_tag() -> dict[str, list[Checked]]:
    """The rules of the packs by each of their tags, every rule once."""
    found: dict[str, dict[str, Checked]] = {}
    for pack in PACKS:
        model = build_model(closure(discover(builtin_roots()), [pack]), 2024)
        for rule in (*model.rules, *model.figures, *model.requires, *model.forbids):
            for tag in rule.clauses.tags:
                found.setdefault(tag, {})[rule.id] = rule
    return {tag: list(rules.values()) for tag, rules in found.items()}


def page() -> str:
    """The whole page."""
    rules = by_tag()
    lines = [
        "# 查什么，由哪条规则查",
        "",
        "由 `python -m tests.docs.checks` 生成；规则用 `tag` 说明它查的是哪一项。范围：",
        "只凭文件本身能断定的，由规则核对；要有另一份公开文件、或用到不公开资料的，说明原因。",
        "“以后”：文件能断定，现在还没有规则。",
    ]
    rows = checks()
    for letter, title in GROUPS.items():
        lines += [
            "",
            f"## {letter} {title}",
            "",
            "| 编号 | 应当成立的 | 范围 | 强度 | 规则 |",
            "|---|---|---|---|---|",
        ]
        for row in rows:
            if row["编号"][0] == letter:
                lines.append(_line(row, rules.get(row["编号"], [])))
    return "\n".join(lines) + "\n"


def _line(row: dict[str, str], rules: list[Checked]) -> str:
    reason = row["没有规则的原因"]
    none = reason if reason.startswith(LATER) else f"没有：{reason}"
    made = "<br>".join(map(_rule, rules)) or none
    strength = STRENGTH[row["强度"]]
    return f"| {row['编号']} | {row['应当成立的']} | {SCOPE[row['范围']]} | {strength} | {made} |"


def _rule(rule: Checked) -> str:
    """A rule with what it says and how grave it is."""
    said = f"：{rule.title}" if rule.title else ""
    kept = f"应有 {rule.name}" if isinstance(rule, Require) else rule.name
    return f"{kept}{said}（{SEVERITY[rule.clauses.severity]}）"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
