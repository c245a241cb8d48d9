"""Codes of facts given back as csv (D0040 to D0049): corrections, and what cannot be used."""

from __future__ import annotations

from gfsdsl.diagnostics.message import Message

CODES: dict[str, Message] = {
    "D0040": Message(
        "note",
        "{cell} 已更正为“{printed}”（原读作“{read}”）",
        "{cell} was corrected to “{printed}” (it was read as “{read}”)",
    ),
    "D0041": Message(
        "note",
        "{cell} 由手工补入“{printed}”",
        "{cell} was entered by hand as “{printed}”",
    ),
    "D0042": Message(
        "error",
        "没有声明过的表或陈述：{table}（有 {count} 行没有采用）",
        "no such table or statement is declared: {table} ({count} lines were not used)",
        "cell 一栏先写表名或陈述名，如 表[行, 栏]、陈述.名，与 gfs extract 所列的相同；"
        "别的表样请用 --pack 指明规则包。",
        "write the cell as gfs extract lists it, 表[row, column] or 陈述.name; "
        "for other forms name the pack with --pack.",
    ),
    "D0043": Message(
        "error",
        "{table} 没有“{column}”这一栏或这个空（这一行没有采用）",
        "{table} has no column or value “{column}” (the line was not used)",
        "声明的有：{known}。",
        "declared are: {known}.",
    ),
    "D0044": Message(
        "error",
        "{table}：“{row}”这一行不能采用（{reason}）",
        "{table}: row “{row}” cannot be used ({reason_en})",
        "有编码的行在 cell 一栏写编码，没有的写声明的名称。",
        "in the cell, name the row by its code where it has one, else by its declared name.",
    ),
    "D0045": Message(
        "error",
        "{cell} 写了两次：第 {first} 行与第 {second} 行；只用第 {first} 行",
        "{cell} stands on two lines, {first} and {second}; only line {first} is used",
        "请删去其中一行；表里确实印了两行同名的，第二行写作 名称~2。",
        "delete one of them; where a table prints two such rows, the second is name~2.",
    ),
    "D0046": Message(
        "error",
        "{cell} 的“{printed}”不能采用：{reason}",
        "“{printed}” cannot be used for {cell}: {reason_en}",
        "请在 printed 一栏写文件里印的，如 1234.50、减少12.50万元、2024；若成了 1.23E+11，"
        "请先把这一栏设为文本。",
        "write what the document prints, as 1234.50, 减少12.50万元, 2024; where a number turned "
        "into 1.23E+11, make the column text first.",
    ),
    "D0047": Message(
        "error",
        "{cell} 的 value 改成了“{value}”，printed 却是“{printed}”；按 printed 核对",
        "value of {cell} says “{value}” but printed says “{printed}”; printed is what counts",
        "更正请写在 printed 一栏；value 可以不改。",
        "write the correction into printed; value may stay as it is.",
    ),
    "D0048": Message(
        "error",
        "这一行看不懂：{reason}",
        "this line cannot be understood: {reason_en}",
        "cell 为空的行只能是 gfs extract 写出的；补数请在 cell 一栏写 表[行, 栏]，正文里已读到的"
        "句子写 陈述.名 或 陈述[键].名。",
        "a line without a cell can only be one that gfs extract wrote; to add a number write "
        "表[row, column] into cell, or 陈述.name or 陈述[key].name of a sentence that was read.",
    ),
    "D0049": Message(
        "warning",
        "{what} 前后不一：第 {first} 行是“{taken}”，第 {second} 行是“{other}”；用前者",
        "{what} differs: “{taken}” on line {first}, “{other}” on line {second}; the former is used",
        "请把各行改成一样。",
        "make the lines agree.",
    ),
}
