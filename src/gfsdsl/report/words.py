"""Words of reports in Chinese and English."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "holds": ("符合", "holds"),
    "rounding": ("尾数舍入", "rounding"),
    "last_digit": ("尾差", "last digit"),
    "violated": ("不符", "violated"),
    "not_evaluated": ("未核对", "not evaluated"),
    "not_applicable": ("不适用", "not applicable"),
    "waived": ("已豁免", "waived"),
    "broken": ("规则出错", "broken"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "note": ("提示", "note"),
    "rule-error": ("必须平衡", "must balance"),
    "rule-warning": ("逻辑性", "should agree"),
    "rule-note": ("核实性", "to be verified"),
    "true": ("成立", "true"),
    "false": ("不成立", "false"),
    "printed": ("表印", "printed"),
    "derived": ("推算", "derived"),
    "assumed": ("视为零", "assumed zero"),
    "written": ("规则所写", "written in the rule"),
    "computed": ("算得", "computed"),
    "missing": ("缺", "missing"),
    "exact": ("确数", "exact"),
    "corrected": ("已更正", "corrected"),
    "entered": ("手工补入", "entered by hand"),
    "absent": ("未列此行", "row not printed"),
    "blank": ("空白", "blank"),
    "option": ("--year", "--year"),
    "report": ("报告", "report"),
    "title": ("表题", "table titles"),
    "titles": ("表题", "table titles"),
    "cover": ("封面", "cover"),
    "facts": ("更正用的 csv", "the facts csv"),
}


def word(key: str, lang: str) -> str:
    """The word for ``key`` in ``lang``."""
    zh, en = _WORDS.get(key, (key, key))
    return en if lang == "en" else zh
