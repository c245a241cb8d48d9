"""One sentence for a judged instance: what, where, by how much."""

from __future__ import annotations

from gfsdsl.evaluate.verdicts import Judged
from gfsdsl.explain.reasons import reason_words
from gfsdsl.model.rules import Forbid, Require
from gfsdsl.quantity.printed import decimal_text, grouped

SIGNS = {
    "=": "≠",
    "<=": "＞",
    "<": "≥",
    ">=": "＜",
    ">": "≤",
    "!=": "=",
    "in": "∉",
    "iff": "⇎",
}


def short_id(item: Judged) -> str:
    """The id without the pack: ``横向汇总[支出决算表, 2080199, 本年支出合计]``."""
    return item.id.partition("/")[2] or item.id


def headline(item: Judged, lang: str) -> str:
    """The sentence in ``lang``; it quotes the figures or words that disagree."""
    zh = lang != "en"
    rule = item.instance.rule
    name = short_id(item)
    if isinstance(rule, Require):
        return f"缺少 {rule.name}" if zh else f"missing (缺少): {rule.name}"
    if isinstance(rule, Forbid) and item.instance.must is not None:
        text = getattr(item.instance.must, "text", "")
        return f"{rule.title or rule.name}：“{text}”" if zh else f"{name}: “{text}” occurs"
    if item.verdict == "broken":
        return f"{name}：规则本身出错" if zh else f"{name}: the rule itself failed"
    comparison = item.comparison
    if comparison is None:
        if item.lost:
            return f"{name}：{reason_words(item.lost[0], lang)}"
        title = rule.title or rule.name
        return f"{name}：不符合“{title}”" if zh else f"{name}: breaks “{title}”"
    unit = comparison.unit.name if comparison.unit is not None else ""
    if comparison.kind == "set":
        sides = []
        if comparison.only_left:
            only = "、".join(comparison.only_left)
            sides.append(f"仅前者有 {only}" if zh else f"only in the first: {only}")
        if comparison.only_right:
            only = "、".join(comparison.only_right)
            sides.append(f"仅后者有 {only}" if zh else f"only in the second: {only}")
        detail = (
            "；".join(sides)
            or f"{comparison.left} {SIGNS.get(comparison.op, comparison.op)} {comparison.right}"
        )
        return f"{name}：{detail}" if zh else f"{name}: {detail}"
    if comparison.kind == "test":
        detail = "、".join(comparison.only_left)
        where = f"，见“{detail}”处" if detail else ""
        test = {
            "consecutive": "不连续",
            "ascending": "不按升序",
            "unique": "有重复",
            "same": "不一致",
            "empty": "不是空的",
            "whole": "不是整数",
        }
        if zh:
            return f"{name}：{comparison.left} {test.get(comparison.op, comparison.op)}{where}"
        return f"{name}: {comparison.left} is not {comparison.op}" + (
            f" (at {detail})" if detail else ""
        )
    sign = SIGNS.get(comparison.op, comparison.op)
    shown = [comparison.left, comparison.right]
    if comparison.difference is not None:
        shown = [grouped(text) for text in shown]
    text = f"{name}：{shown[0]} {sign} {shown[1]}"
    if comparison.difference is not None:
        places = comparison.places if comparison.places is not None else None
        off = grouped(decimal_text(abs(comparison.difference), places))
        text += f"，相差 {off} {unit}".rstrip() if zh else f", off by {off} {unit}".rstrip()
    return text if zh else text.replace("：", ": ", 1)
