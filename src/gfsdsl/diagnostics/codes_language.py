"""Codes of syntax (S), model (M) and packs (P): what can be wrong in ``.gfs`` files."""

from __future__ import annotations

from gfsdsl.diagnostics.message import Message

CODES: dict[str, Message] = {
    "S0001": Message(
        "error",
        "语法错误：此处不应出现“{found}”，应为{expected}",
        "syntax error: unexpected “{found}”, expected {expected}",
    ),
    "S0002": Message(
        "error",
        "语法错误：无法识别的字符“{found}”",
        "syntax error: unknown character “{found}”",
    ),
    "S0003": Message(
        "error",
        "这条声明没有写完，缺少 }} 或其余部分",
        "this declaration is not finished: a }} or more is missing",
    ),
    "S0004": Message(
        "error",
        "嵌套超过 {limit} 层",
        "this nests deeper than {limit}",
        "请拆成几条声明。",
        "split it into several declarations.",
    ),
    "S0005": Message(
        "error",
        "引号 {quote} 没有收尾：文字和名称须在同一行内结束",
        "the quote {quote} is not closed: a text or name ends on its own line",
    ),
    "S0006": Message(
        "error",
        "句式中的 {bracket} 没有收尾",
        "{bracket} is not closed in this pattern",
    ),
    "S0007": Message(
        "error",
        "句式中多了一个 {bracket}",
        "{bracket} closes nothing in this pattern",
        "原文里就有的括号写作 \\{bracket}。",
        "a bracket of the text itself is written \\{bracket}.",
    ),
    "S0008": Message(
        "error",
        "花括号里应是一个填空 {{名称: 类型}}，或几种说法 {{甲|乙}}",
        "braces hold a hole {{name: type}}, or wordings {{a|b}}",
    ),
    "S0009": Message(
        "error",
        "填空的类型不应有“{found}”",
        "a hole cannot be of type “{found}”",
        "类型是单位、标尺加单位、科目体系、标尺，或 {kinds}；与这些词同形的名称放进单引号。",
        "types are a unit, a scale and a unit, subjects, a scale, or {kinds}; a name that looks "
        "like one of these words stands in single quotes.",
    ),
    "S0010": Message(
        "error",
        "句式的括号里有一处是空的",
        "something in the brackets of this pattern is empty",
        "可有可无的写作 [甲]。",
        "what may be left out is written [a].",
    ),
    "S0011": Message(
        "error",
        "句式中的 | 应在花括号里：{{甲|乙}}",
        "| belongs in braces: {{a|b}}",
        "原文里就有的 | 写作 \\|。",
        "a | of the text itself is written \\|.",
    ),
    "S0012": Message(
        "error",
        "填空 {name} 在一个句式里出现两次",
        "hole {name} occurs twice in one pattern",
    ),
    "S0013": Message(
        "error",
        "句式除去可有可无的部分，没有任何固定的文字，什么句子都合得上",
        "without what is optional this pattern has no text of its own: any sentence would match",
    ),
    "S0014": Message(
        "error",
        "list 里不能再有 list",
        "a list cannot hold a list",
    ),
    "S0015": Message(
        "warning",
        "句式开头或末尾的 … 可以不写：前后的文字本来就不限",
        "… at the beginning or end says nothing: what stands around a pattern is free anyway",
    ),
    "S0016": Message(
        "error",
        "两个 … 紧挨着",
        "two gaps stand side by side",
        "… 是同一句里的任何文字，…… 可以跨句，写一个就够。",
        "… is any text of the same sentence, …… may run across sentences: one is enough.",
    ),
    "S0017": Message(
        "error",
        "… 不能紧接着 [ ]：可有可无的部分会被它吞掉",
        "a gap cannot stand directly before an optional part: it would swallow it",
    ),
    "S0018": Message(
        "error",
        "填空的类型里不能有 {found}",
        "the type of a hole cannot hold {found}",
    ),
    "P0001": Message(
        "error",
        "读不了规则文件 {name}（{reason}）",
        "cannot read {name}: {reason}",
        "规则文件应为 UTF-8 编码的文本。",
        "rule files are UTF-8 text.",
    ),
    "P0002": Message("error", "有两个规则包都叫 {name}", "two packs are named {name}"),
    "P0003": Message(
        "error",
        "{name} 不属于任何规则包",
        "{name} belongs to no pack",
        "请在同一或上级文件夹中写一份 pack.gfs。",
        "write a pack.gfs in this folder or one above.",
    ),
    "P0004": Message(
        "error",
        "一个文件夹只能有一份 pack 声明",
        "a folder can hold only one pack declaration",
    ),
    "P0005": Message("error", "找不到规则包 {name}", "no pack is named {name}"),
    "P0006": Message(
        "error",
        "规则包互相依赖成环：{circle}",
        "packs build on each other in a circle: {circle}",
    ),
    "P0007": Message(
        "error",
        "报告文件夹 {name} 应有一条 report 声明并写明 source",
        "report folder {name} needs one report declaration with a source",
    ),
    "P0008": Message("error", "{name} 里没有规则包", "no pack is in {name}"),
    "P0009": Message("error", "没有可用的规则包", "no packs are installed"),
    "P0010": Message(
        "error",
        "已安装的规则包 {name} 打不开（{reason}）",
        "installed pack {name} cannot be opened: {reason}",
    ),
    "M0002": Message("error", "重复声明 {name}", "{name} is declared twice"),
    "M0005": Message(
        "error",
        "extend 的对象 {name} 并未声明",
        "nothing named {name} is there to extend",
    ),
    "M0006": Message(
        "error",
        "自 {since} 年起、至 {until} 年止，没有一年有效",
        "in force from {since} until {until}: that is no year at all",
    ),
    "M0010": Message("error", "读不了清单 {name}（{reason}）", "cannot read list {name}: {reason}"),
    "M0011": Message(
        "error",
        "清单 {name} 第 {line} 行不完整或编码位数不合：{code}",
        "list {name}, line {line}: incomplete, or a code of no level: {code}",
    ),
    "M0012": Message(
        "error",
        "编码 {code} 的位数不属于 {name} 的任何一级",
        "code {code} fits no level of {name}",
    ),
    "M0013": Message(
        "error",
        "编码 {code} 不是上级 {parent} 的延伸",
        "code {code} does not extend its parent {parent}",
    ),
    "M0014": Message(
        "error",
        "{hierarchy} 中的 {first} 与 {second} 都叫“{name}”",
        "{first} and {second} of {hierarchy} are both called “{name}”",
    ),
    "M0015": Message(
        "error",
        "{hierarchy} 的科目有编码，{name} 须写明编码",
        "subjects of {hierarchy} have codes: say the code of {name}",
    ),
    "M0016": Message(
        "error",
        "清单 {name} 第 {line} 行的编码 {code} 重复",
        "list {name}, line {line}: code {code} is given twice",
    ),
    "M0017": Message("error", "{hierarchy} 没有科目 {name}", "{hierarchy} has no subject {name}"),
    "M0018": Message(
        "error",
        "{name} 的级次“{first}”与“{second}”名称或位数相同",
        "levels {first} and {second} of {name} share their name or their digits",
    ),
    "M0020": Message(
        "error",
        "单位 {name} 所依据的 {base} 未声明，或互相循环",
        "unit {name} rests on {base}, which is unknown or circular",
    ),
    "M0021": Message("error", "单位 {name} 的换算率为零", "unit {name} has a factor of zero"),
    "M0022": Message("error", "未知单位 {name}", "unknown unit {name}"),
    "M0023": Message(
        "error",
        "标尺 {name} 中“{first}”与“{second}”的区间重叠",
        "in scale {name} the ranges of {first} and {second} overlap",
    ),
    "M0024": Message(
        "error",
        "标尺 {name} 中“{word}”的区间不含任何数",
        "in scale {name} the range of {word} holds no number",
    ),
    "M0025": Message(
        "error",
        "标尺 {name} 中“{word}”用于两个区间",
        "in scale {name} the word {word} stands for two ranges",
    ),
    "M0030": Message(
        "error",
        "side {name} 不能写在 side 或 group 里",
        "side {name} cannot stand inside another side or group",
    ),
    "M0031": Message("error", "{name} 没有“{level}”这一级", "{name} has no level {level}"),
    "M0032": Message(
        "error", "栏目 {name} 不在 {hierarchy} 中", "column {name} is not in {hierarchy}"
    ),
    "M0033": Message("error", "未知科目体系 {name}", "unknown hierarchy {name}"),
    "M0034": Message(
        "error",
        "表 {name} 既分 side 又有 side 之外的栏目",
        "table {name} has sides, and columns or keys outside them",
    ),
    "M0035": Message(
        "error",
        "表 {name} 缺少 title、key 或 columns",
        "table {name} lacks a title, a key or columns",
    ),
    "M0036": Message(
        "error",
        "表 {name} 有几个合计，须各用 of 写明所含行",
        "table {name} has several totals: say with `of` which rows each adds up",
    ),
    "M0037": Message(
        "error",
        "{key} 要写在表上，不能写在 side 或 group 里",
        "{key} belongs to the table and cannot stand inside a side or group",
    ),
    "M0038": Message(
        "error",
        "表 {name} 的 {key} 前后矛盾：{first} 与 {second}",
        "table {name} says {key} twice, and differently: {first} and {second}",
    ),
    "M0039": Message(
        "error",
        "表 {table} 中有两处叫“{name}”",
        "two things in table {table} are called “{name}”",
    ),
    "M0040": Message("error", "未知名称 {name}", "unknown name {name}"),
    "M0041": Message("error", "表 {table} 没有栏目 {name}", "table {table} has no column {name}"),
    "M0042": Message("error", "表 {table} 没有行 {name}", "table {table} has no row {name}"),
    "M0043": Message(
        "error",
        "编码 {code} 不能作表 {table} 的行：其键不含这一级",
        "code {code} cannot be a row of {table}: its key excludes that level",
    ),
    "M0044": Message("error", "未知函数 {name}", "unknown function {name}"),
    "M0045": Message(
        "error",
        "量纲不合：{left} 与 {right} 不能{verb}",
        "dimensions differ: {left} and {right} cannot be {verb_en}",
        "请核对单位；不同的计数用 number(x) 比较。",
        "check the units; compare counts through number(x).",
    ),
    "M0046": Message(
        "error", "此处应为{expected}，而不是{found}", "expected {expected}, found {found}"
    ),
    "M0047": Message(
        "error", "{hierarchy} 没有“{level}”这一级", "{hierarchy} has no level {level}"
    ),
    "M0048": Message(
        "error",
        "{hierarchy} 的科目不能作表 {table} 的行或栏",
        "subjects of {hierarchy} are neither rows nor columns of {table}",
        "可在科目声明里用 same as 指明它在另一体系中是哪一个。",
        "declare with `same as` which subject of the other hierarchy it is.",
    ),
    "M0049": Message("error", "规则 {name} 没有 must", "rule {name} has no must"),
    "M0050": Message(
        "error", "{function} 需要 {count} 个参数", "{function} takes {count} arguments"
    ),
    "M0051": Message(
        "error",
        "派生值互相循环：{circle}",
        "derived values depend on each other: {circle}",
    ),
    "M0052": Message(
        "error",
        "例外所指的规则 {name} 不存在",
        "the exception names a rule {name} that does not exist",
    ),
    "M0053": Message(
        "error",
        "表 {table} 分 {sides}，须写明哪一侧",
        "table {table} has sides {sides}: say which",
    ),
    "M0054": Message(
        "error",
        "下标应为 [行] 或 [行, 栏]",
        "an index is [row] or [row, column]",
    ),
    "M0055": Message(
        "error",
        "一条规则没有写要检查什么：{name}",
        "{name} says nothing to check",
    ),
    "M0056": Message(
        "error",
        "{left}与{right}不能用 {op} 比较",
        "{left} and {right} cannot be compared by {op}",
    ),
    "M0057": Message(
        "error",
        "表 {table} 的行没有“{level}”这一级",
        "table {table} has no rows at level {level}",
    ),
    "M0058": Message(
        "error",
        "函数 {function} 不能与 for each 连用",
        "{function} does not gather what for each gives",
    ),
    "M0059": Message(
        "error",
        "extend rule {name} 只能增加 must、cite、advise 和 tag",
        "extend rule {name} can only add must, cite, advise and tag",
    ),
    "M0060": Message(
        "error",
        "规则 {name} 有两条例外",
        "rule {name} has two exceptions",
    ),
    "M0061": Message(
        "error",
        "表 {table} 有几个栏目叫 {name}，须写明 group",
        "table {table} has several columns {name}: say of which group",
    ),
    "M0062": Message(
        "error",
        "表 {table} 的行 {name} 同属“{first}”和“{second}”",
        "row {name} of table {table} belongs to both {first} and {second}",
    ),
    "M0063": Message(
        "error",
        "没有叫“{name}”的单位、标尺或科目体系",
        "no unit, scale or hierarchy is called {name}",
    ),
    "M0064": Message(
        "error",
        "“{name}”在同一陈述的各种写法里类型不同",
        "{name} is of different types in the wordings of one statement",
    ),
    "M0065": Message(
        "error",
        "each 之后的“{name}”不是这个陈述里的空",
        "{name} after `each` is no hole of the statement",
    ),
    "M0066": Message(
        "error",
        "陈述“{name}”没有一种写法",
        "statement {name} has no wording",
    ),
    "M0067": Message(
        "error",
        "“{statement}”里没有叫“{name}”的空",
        "{statement} has no hole {name}",
    ),
    "M0068": Message(
        "error",
        "陈述“{name}”只说一次，不能用 [ ] 选择",
        "statement {name} is said once; [ ] selects nothing",
        "重复出现的陈述用 each 声明。",
        "a statement that is repeated is declared with `each`.",
    ),
    "M0069": Message("error", "没有声明过的陈述：{name}", "no statement is called {name}"),
    "M0070": Message(
        "error",
        "没有一个陈述同时说到：{names}",
        "no statement says all of: {names}",
    ),
}
