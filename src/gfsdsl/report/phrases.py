"""Sentences of reports in Chinese and English; ``say`` fills them in."""

from __future__ import annotations

_PHRASES: dict[str, tuple[str, str]] = {
    # explanations
    "three": ("三个数", "the three numbers"),
    "places": ("各处", "its places"),
    "parts": ("组成", "made from"),
    "twins": ("同一金额还印在", "the same amount elsewhere"),
    "arithmetic": ("算式", "arithmetic"),
    "conditions": ("条件", "conditions"),
    "not-evaluated": ("未核对：{reasons}", "not evaluated: {reasons}"),
    "not-applicable": (
        "这条规则的条件在此不成立，故不适用。",
        "the condition of the rule is false here, so it does not apply.",
    ),
    "violated": (
        "此处 {left} {sign} {right}，相差 {off}，不是四舍五入能够解释的。",
        "here {left} {sign} {right}: off by {off}, more than rounding explains.",
    ),
    "rounding": (
        "此处相差 {off}，在舍入允许的 {slack} 之内（用去 {share}）。",
        "here off by {off}, within the {slack} that rounding allows ({share} used).",
    ),
    "truncated": (
        "此处相差 {off}，截位而非四舍五入时恰好相等。",
        "here off by {off}; equal when cut off instead of rounded.",
    ),
    "last-digit": (
        "同一金额两处，末位差一个单位（{off}）。",
        "one amount printed twice, one unit apart in the last place ({off}).",
    ),
    "holds": ("此处 {left} {op} {right}，相符。", "here {left} {op} {right}: it holds."),
    "said": ("此处不符：{detail}", "here it does not hold: {detail}"),
    "stated": ("所述", "stated"),
    "computed": ("算得", "computed"),
    "left": ("左边", "left"),
    "right": ("右边", "right"),
    "difference": ("相差", "difference"),
    "allowed": ("舍入至多可差 {slack}", "rounding allows {slack}"),
    "cell-of": ("工作表“{sheet}” {cell}", "sheet “{sheet}” {cell}"),
    "page": ("第 {number} 页", "page {number}"),
    "line": ("第 {number} 行", "line {number}"),
    "breaks": (
        "✗ {wrong} 条等式不符，{right} 条相符",
        "✗ breaks {wrong}, agrees with {right}",
    ),
    "agrees": ("✓ {right} 条等式都相符", "✓ agrees with all {right}"),
    "gap": (
        "两个区间不相交，相距 {gap}",
        "the intervals do not meet; they are {gap} apart",
    ),
    "meet": ("两个区间相交", "the intervals meet"),
    "mend": (
        "若其余各数无误，{cell} 应为 {mend}；也可能错在某个组成部分，单凭这一条规则不能断定。",
        "if all else is right, {cell} should be {mend}; or one of its parts is wrong: "
        "this rule alone cannot tell.",
    ),
    "advice": ("建议：{text}", "advice: {text}"),
    "next": ("下一步：{command}", "next: {command}"),
    "rule": ("规则", "rule"),
    "here": ("此处 ", "here "),
    "column": ("金额栏 = {column}", "column = {column}"),
    "cites": ("依据  {text}", "cites  {text}"),
    "tags": ("标签  {text}", "tags  {text}"),
    # the summary
    "entity-unknown": ("（单位不明）", "(entity unknown)"),
    "year-unknown": ("年度不明", "year unknown"),
    "ground": ("（据{ground}）", " (from {ground})"),
    "recognised": (
        "（按表样认出，可用 --pack 另行指定）",
        " (recognised by its forms; name another with --pack)",
    ),
    "packs": ("规则包  {packs}", "packs  {packs}"),
    "read": ("读入    {tables} 张表，{numbers} 个数", "read   {tables} tables, {numbers} numbers"),
    "empty": ("（空表：{names}）", " (empty: {names})"),
    "instances": ("规则实例 {total}：{counts}", "{total} rule instances: {counts}"),
    "more": ("… 另有 {count} 项", "… {count} more"),
    "listed": ("{verdict}（{count}）", "{verdict} ({count})"),
    "slack-used": (
        "差 {off}，可差 {slack}，用去 {share}",
        "off {off} of {slack} allowed, {share} used",
    ),
    "cut": ("，截位相等", ", equal when cut off"),
    "without": ("没有实例的规则 {count}：{names}", "rules without an instance {count}: {names}"),
    "left-out": ("未用规则 {rule}：{reason}", "rule left out {rule}: {reason}"),
    "packs-checked": (
        "{packs}：{tables} 张表，{rules} 条规则，问题 {problems} 处",
        "{packs}: {tables} tables, {rules} rules, {problems} problems",
    ),
    "limited": (
        "只用了带“{tags}”的规则，另有 {count} 条没有用",
        "only rules with {tags}; {count} others were left out",
    ),
    "waived": ("豁免 {rule}（{count} 处）：{because}", "waived {rule} ({count}): {because}"),
    "coverage": (
        "覆盖  {table}：{seen}/{numbers} 个数在规则之中",
        "coverage  {table}: {seen} of {numbers} numbers in some rule",
    ),
    "none": ("无", "none"),
    "unsaid": (
        "正文里不在任何陈述的数（{count}）",
        "numbers of the text in no statement ({count})",
    ),
    "unchecked": (
        "未核对：读入的 {numbers} 个数中有 {unseen} 个不在任何规则，{unread} 处没有读入，"
        "正文有 {said} 个数不在任何陈述，未见的表：{tables}，未核对的实例 {instances}",
        "not checked: {unseen} of {numbers} numbers in no rule, {unread} places unread, "
        "{said} numbers of the text in no statement, tables not found: {tables}, "
        "{instances} instances not evaluated",
    ),
    # cells and extracts
    "read-as": ("，原读作 {read}", ", read as {read}"),
    "csv-line": ("csv 第 {number} 行", "csv line {number}"),
    "in-csv": ("（csv 第 {number} 行）", " (csv line {number})"),
    "blank-cell": ("（空白）", "(blank)"),
    "itself": ("确数", "stands for itself"),
    "stands-for": ("所代表的金额  {amounts}", "stands for  {amounts}"),
    "made": ("推算出  {names}", "derived from it  {names}"),
    "stands-in": ("参与 {count} 条规则实例", "stands in {count} rule instances"),
    "is-empty": ("  （空表）", "  (empty)"),
    "not-whole": ("  （没有读全）", "  (not read whole)"),
}


def say(key: str, lang: str, **args: object) -> str:
    """The sentence of ``key`` in ``lang``, filled in."""
    zh, en = _PHRASES[key]
    return (en if lang == "en" else zh).format(**args)


def listed(texts: list[str], lang: str) -> str:
    """Texts joined as one lists things."""
    return ("; " if lang == "en" else "；").join(texts)
