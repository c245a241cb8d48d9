"""Why something is missing or was not read, in words."""

from __future__ import annotations

from gfsdsl.graph.terms import Lost

# key: (Chinese, English); {place} is where, {detail} what the reason needs.
REASONS: dict[str, tuple[str, str]] = {
    "no-table": ("文中没有 {place}", "{place} is not in the document"),
    "no-row": ("{place} 未列", "row not printed: {place}"),
    "no-column": ("{place} 没有“{detail}”栏", "column {detail} not printed: {place}"),
    "no-component": (
        "未列组成部分 {detail}（{place}）",
        "component not printed: {detail} ({place})",
    ),
    "unknown-column": (
        "有一栏未声明：{detail}（{place}）",
        "a printed column fits no declaration: {detail} ({place})",
    ),
    "blank": ("{place} 为空", "blank: {place}"),
    "unreadable": ("{place} 的“{detail}”不是数", "not a number: “{detail}” at {place}"),
    "not-whole": (
        "表未读全（第 {detail} 行，{place}）",
        "table not read whole (line {detail}): {place}",
    ),
    "label-in-no-list": (
        "“{detail}”不在科目清单内，不能断定 {place} 为零",
        "label “{detail}” is in no list, so {place} cannot be taken as zero",
    ),
    "row-not-amount": ("{place} 是一行而不是一个数", "{place} is a row, not a number"),
    "no-parent": ("{place} 没有上级", "{place} has no parent"),
    "no-derive": ("派生值 {place} 无从计算", "derived value {place} cannot be computed"),
    "not-listed": ("科目清单里没有 {detail}", "{detail} is not in the list of subjects"),
    "not-stated": ("文中没有写明 {place}", "not stated: {place}"),
    "no-attribute": ("不知道 {place}", "unknown: {place}"),
    "units-differ": ("单位不同：{place}", "units differ: {place}"),
    "nothing-to-add": ("没有可加的数：{place}", "nothing to add: {place}"),
    "division-by-zero": ("除以零（{place}）", "division by zero (cell {place})"),
    "off-scale": ("超出 {place} 的范围", "off the scale {place}"),
    "no-function": ("没有函数 {place}", "no function {place}"),
    "no-prior": ("没有上年的报告：{place}", "no prior report: {place}"),
    "not-said": ("文中没有这样的话：{place}", "not said: {place}"),
    "not-captured": (
        "这句话没有说“{detail}”（{place}）",
        "the sentence does not say {detail}: {place}",
    ),
    "ambiguous": ("{place} 说了不止一处（{detail}）", "said in several places: {place} ({detail})"),
    "no-subject": ("“{detail}”不是科目（{place}）", "“{detail}” is no subject: {place}"),
    "year-unknown": ("年度不明", "year unknown"),
}


def reason_words(lost: Lost, lang: str) -> str:
    """The reason of ``lost`` in ``lang``."""
    zh, en = REASONS.get(lost.reason, (lost.reason + "：{place}", lost.reason + ": {place}"))
    return (en if lang == "en" else zh).format(place=lost.place, detail=lost.detail)


# Why something printed was not read: Leftover.reason.
UNREAD: dict[str, str] = {
    "no declared table": "这些数像一张表，但没有一张声明的表认领",
    "cut off": "表到此中断",
    "ends here": "文件到这一行为止，没有表尾的附注，后面的行可能缺失",
    "unknown unit": "单位不认识",
    "other unit": "单位与声明不同",
    "no label": "这一行没有名称",
    "unknown label": "这一行的名称不在声明之内",
    "repeated": "这一行重复出现",
    "unknown column": "这一栏未声明",
    "below the note": "附注之下还有数字",
    "no column": "这个数不在任何一栏",
    "no place for it": "放不进任何一行一栏",
    "amounts missing": "这一行的数字不齐",
    "no amounts": "这一行没有数字",
}


def unread_words(reason: str, lang: str) -> str:
    """The reason of a leftover in ``lang``; the English wording is the key itself."""
    return reason if lang == "en" else UNREAD.get(reason, reason)
