"""Codes of documents (D), recognition (R), evaluation (E) and usage (U)."""

from __future__ import annotations

from gfsdsl.diagnostics.message import Message

CODES: dict[str, Message] = {
    "D0001": Message(
        "error",
        "打不开文件：{name}（{reason}）",
        "cannot open {name}: {reason}",
        "请检查路径与读取权限。",
        "check the path and the permissions.",
    ),
    "D0002": Message(
        "error",
        "文件是空的：{name}",
        "{name} is empty",
        "请确认导出是否成功。",
        "check whether the export succeeded.",
    ),
    "D0003": Message(
        "error",
        "不是文本文件：{name}（{kind}）",
        "{name} is no text file ({kind})",
        "请另存为 UTF-8 或 GB18030 的文本或 csv 后再试。",
        "save it as text or csv in UTF-8 or GB18030 and try again.",
    ),
    "D0004": Message(
        "error",
        "文件过大：{name} 超过 {limit} MB",
        "{name} is larger than {limit} MB",
        "请只保留决算公开的正文与附表。",
        "keep only the published account and its tables.",
    ),
    "D0005": Message(
        "error",
        "无法识别文件编码：{name}（不是 UTF-8、带标记的 UTF-16 或 GB18030）",
        "unknown encoding: {name} is neither UTF-8, marked UTF-16 nor GB18030",
        "请另存为 UTF-8 后再试。",
        "save it as UTF-8 and try again.",
    ),
    "D0006": Message(
        "error",
        "文件夹中没有可读的文件：{name}",
        "no readable file in the folder {name}",
        "文件夹中应有 .csv 文件，每张表一个；或只有一份 PDF、工作簿或文本。",
        "a folder should hold .csv files, one a table; or a single PDF, workbook or text.",
    ),
    "D0007": Message(
        "error",
        "csv 无法解析：{name}（{reason}）",
        "cannot read {name} as csv: {reason}",
    ),
    "R0001": Message(
        "error",
        "{name} 里没有找到任何一张声明过的表",
        "no declared table was found in {name}",
        "请确认这是一份部门决算公开；若是别的表样，请用 --pack 指明规则包。",
        "check that this is a published account; for other forms name the pack with --pack.",
    ),
    "R0101": Message(
        "error",
        "{table}：“{text}”没有读入（{reason}）",
        "{table}: “{text}” was not read ({reason_en})",
        "这张表没有读全，依赖它的规则按“未核对”处理。",
        "the table is not read whole; rules that need all of it are not evaluated.",
    ),
    "R0102": Message(
        "warning",
        "{table}：“{text}”（{reason}）",
        "{table}: “{text}” ({reason_en})",
    ),
    "R0103": Message("note", "“{text}”：{reason}", "“{text}”: {reason_en}"),
    "R0104": Message("note", "{table}：“{text}”（{reason}）", "{table}: “{text}” ({reason_en})"),
    "R0105": Message(
        "note",
        "{cell} 印作“{text}”，按空白处理",
        "{cell} is printed “{text}”, taken as a blank",
    ),
    "R0106": Message(
        "error",
        "{table}：“{label}”的编码 {code} 不属于科目体系的任何一级",
        "{table}: code {code} of “{label}” fits no level of its hierarchy",
        "编码可能多印或少印了一位；这一行不参加按编码的汇总。",
        "a digit may be missing or too many; the row takes no part in roll-ups by code.",
    ),
    "R0107": Message(
        "error",
        "{table}：“{row}”不属于任何一个合计",
        "{table}: “{row}” belongs to no total",
        "请在表的声明里把它写进某个合计的 of 之后，或核对编码。",
        "name it after `of` in one of the table's totals, or check its code.",
    ),
    "R0108": Message(
        "warning",
        "各张表都没有一个数：这是一份空白表样",
        "no table holds a single number: this is a blank form",
        "若是要公开的决算，请确认导出的是填好的文件。",
        "where it is the account to be published, check that the filled-in file was exported.",
    ),
    "R0110": Message(
        "error",
        "{table} 印了两次，数不相同：{first}与{second}；这里读的是{first}的一次",
        "{table} is printed twice with different numbers, {first_en} and {second_en}; "
        "the one on {first_en} was read",
        "请删去不要的一次；若是两张不同的表，请在声明里用标题分开。",
        "delete the one that is not meant; where they are two tables, declare each by its title.",
    ),
    "R0111": Message(
        "error",
        "“{text}”（{first}）同样符合几张声明的表：{tables}；没有读",
        "“{text}” ({first_en}) fits several declared tables equally well: {tables}; "
        "it was not read",
        "请给这些表不同的标题，或用 since、until 分开年度。",
        "declare them with different titles, or for different years with since and until.",
    ),
    "R0112": Message(
        "note",
        "{table} 印了两次，没有不同的数：{first}与{second}；只算一次",
        "{table} is printed twice with no other numbers, {first_en} and {second_en}; "
        "it counts once",
    ),
    "R0113": Message(
        "note",
        "这句话与陈述“{name}”的写法只差一处：应为“{expected}”，印作“{printed}”",
        "the sentence is statement {name} but for one place: expected “{expected}”, "
        "printed “{printed}”",
        "若写法无误，请在陈述里补一种写法（extend statement）。",
        "where the wording is right, add it to the statement with `extend statement`.",
    ),
    "R0114": Message(
        "warning",
        "陈述“{name}”说了不止一处，内容不同（{lines}），没有采用",
        "statement {name} is made in several places with different words ({lines}); none was used",
        "若本来就会重复，用 each 声明。",
        "where it is repeated by its nature, declare it with `each`.",
    ),
    "R0115": Message(
        "warning",
        "“{text}”同时符合几个陈述：{names}",
        "“{text}” fits several statements alike: {names}",
    ),
    "E0001": Message(
        "error",
        "规则的取值组合过多，超过上限：{place}",
        "a rule ranges over too many combinations: {place}",
    ),
    "E0002": Message(
        "error",
        "嵌套过深，无法处理",
        "nested too deep",
        "请把表达式或规则拆短。",
        "split the expression or the rule.",
    ),
    "E0003": Message(
        "error",
        "程序内部出错（{error}）",
        "the program itself failed ({error})",
        "这是 gfs 的缺陷，请连同文件一起报告；设 GFS_DEBUG=1 可显示详情。",
        "this is a defect of gfs: report it with the document; GFS_DEBUG=1 shows the details.",
    ),
    "E0004": Message(
        "warning",
        "规则 {rule} 涉及的表都在，却没有一个实例",
        "rule {rule} has no instance although all its tables are there",
        "请核对规则里的科目、级次与栏目名称。",
        "check the subjects, levels and columns that the rule names.",
    ),
    "E0005": Message(
        "warning",
        "对规则 {rule} 的豁免到 {until} 年为止，已经过期",
        "the waiver of rule {rule} ended with {until}",
        "请改正，或重新说明理由并写明新的期限。",
        "mend what is wrong, or justify it again with a new year.",
    ),
    "E0006": Message(
        "warning",
        "豁免所指的规则或实例并不存在：{rule}",
        "the waiver names a rule or an instance that is not there: {rule}",
        "方括号里应是实例编号中的各项，顺序相同。",
        "the brackets hold what stands in the instance's id, in that order.",
    ),
    "U0001": Message(
        "error",
        "没有 {id} 这一项",
        "nothing here is called {id}",
        "可写 gfs check 所列的序号、规则实例的编号，或 gfs extract 所列的数。",
        "give the number of a finding in gfs check, the id of a rule instance, "
        "or a cell of gfs extract.",
    ),
    "U0003": Message(
        "error",
        "没有一条规则带有“{only}”这样的标签或名称",
        "no rule has the tag or name {only}",
    ),
    "U0002": Message("error", "表达式有误", "the expression is not well formed"),
}
