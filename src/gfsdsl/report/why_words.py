"""What ``gfs extract --why`` says, in Chinese and English."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    # packs
    "packs-option": ("规则包 {packs}：由 --pack 指定", "packs {packs}: named by --pack"),
    "packs-report": ("规则包 {packs}：由报告指定", "packs {packs}: named by the report"),
    "packs-facts": ("规则包 {packs}：csv 中写明", "packs {packs}: as the csv says"),
    "packs-recognised": (
        "规则包 {packs}：认出的表与数最多（可用 --pack 另行指定）",
        "packs {packs}: most tables and numbers recognised (name another with --pack)",
    ),
    "pack": ("规则包", "pack"),
    "tables": ("表", "tables"),
    "numbers": ("数", "numbers"),
    "leftovers": ("没有读入", "unread"),
    # a table
    "sure": ("把握 {percent}", "{percent} sure"),
    "from-csv": (
        "取自更正用的 csv，没有重新识别",
        "taken from the facts csv, not recognised anew",
    ),
    "title": ("标题", "title"),
    "title-is": (
        "印作“{printed}”，声明为“{declared}”（{where}）",
        "printed “{printed}”, declared “{declared}” ({where})",
    ),
    "header": ("表头", "header"),
    "columns-are": (
        "认出 {known} 栏，声明 {declared} 栏",
        "{known} columns found, {declared} declared",
    ),
    "as": ("印法不同：{names}", "printed otherwise: {names}"),
    "unknown": ("未声明：{names}", "not declared: {names}"),
    "missing": ("未印：{names}", "not printed: {names}"),
    "column counts": ("栏数", "counts"),
    "counts-agree": (
        "栏次 {numbers} 个，与表头相符",
        "{numbers} column numbers, as many as the header has columns",
    ),
    "counts-differ": (
        "栏次 {numbers} 个，表头 {columns} 栏，不相符",
        "{numbers} column numbers, but {columns} columns in the header",
    ),
    "counts-of-rows": (
        "没有印栏次；{of} 行中 {found} 行的数与表头的栏数相符",
        "no column numbers; {found} of {of} rows have as many numbers as the header has columns",
    ),
    "no-counts": ("没有印栏次，也没有行", "no column numbers and no rows"),
    "rows": ("行", "rows"),
    "rows-are": (
        "{rows} 行，读全 {whole} 行；名称或编码在声明之内的 {known}/{of}",
        "{rows} rows, {whole} read whole; {known} of {of} have a declared name or code",
    ),
    "no-rows": ("没有印出行（空表）", "no rows are printed (empty)"),
    "unit": ("单位", "unit"),
    "unit-printed": ("{unit}（印在{where}）", "{unit} (printed, {where})"),
    "unit-declared": ("{unit}（表上没有印，取自声明）", "{unit} (not printed: as declared)"),
    "unit-none": ("表上没有印，也没有声明", "neither printed nor declared"),
    "left": ("没有读入", "unread"),
    "nothing-left": ("无", "nothing"),
    "some-left": ("{count} 处：{texts}", "{count}: {texts}"),
    "sum": ("合计", "sum"),
    # other tables
    "rival": ("也像", "or else"),
    "rival-is": ("{name}：{why}；{fits}", "{name}: {why}; {fits}"),
    "has-columns": ("印出的 {of} 栏中有 {known} 栏", "has {known} of the {of} printed columns"),
    "shorter title": (
        "标题也以它的标题结尾，但声明有更长的标题相符",
        "the print ends with its title too, but a longer one fits",
    ),
    "worse fit": (
        "标题相同，照它只能读出 {amounts} 个数，{leftovers} 处读不了",
        "same title; read by it, {amounts} numbers and {leftovers} unread",
    ),
    "no header": ("标题相同，表头不符", "same title, but not its header"),
    "other title": ("栏目相像，标题不是它的", "like columns, another title"),
}

_GROUNDS: dict[str, tuple[str, str]] = {
    "title": ("标题", "title"),
    "header": ("表头", "header"),
    "column counts": ("栏数", "counts"),
    "rows known": ("行名", "rows known"),
    "rows complete": ("读全", "rows whole"),
}


def tell(key: str, lang: str, **args: object) -> str:
    """The wording of ``key`` in ``lang``, filled in."""
    zh, en = _WORDS[key]
    return (en if lang == "en" else zh).format(**args)


def ground_word(name: str, lang: str) -> str:
    """What a ground is called."""
    zh, en = _GROUNDS[name]
    return en if lang == "en" else zh
