"""Codes of workbooks (D0010 to D0019)."""

from __future__ import annotations

from gfsdsl.diagnostics.message import Message

CODES: dict[str, Message] = {
    "D0010": Message(
        "error",
        "不是 Excel 工作簿：{name}（内容是{kind}）",
        "{name} is no workbook (it holds {kind_en})",
        "请用 Excel、WPS 或 LibreOffice 打开它，另存为 xlsx 后再试。",
        "open it in Excel, WPS or LibreOffice, save it as xlsx and try again.",
    ),
    "D0011": Message(
        "error",
        "工作簿已损坏或不完整：{name}（{reason}）",
        "the workbook {name} is damaged or cut short ({reason_en})",
        "请重新下载，或用 Excel、WPS 打开并修复后另存。",
        "download it again, or open it in Excel or WPS, have it repaired and save it.",
    ),
    "D0012": Message(
        "error",
        "工作簿过大：{name}（{what}，上限 {limit}）",
        "the workbook {name} is too large ({what_en}, the limit is {limit})",
        "请只保留决算公开的附表，删去多余的行、列、图片和工作表。",
        "keep only the published tables: delete spare rows, columns, pictures and sheets.",
    ),
    "D0013": Message(
        "error",
        "工作簿已加密：{name}",
        "the workbook {name} is encrypted",
        "请用密码打开，取消打开密码后另存。",
        "open it with its password, take the password off and save it.",
    ),
    "D0014": Message(
        "error",
        "工作表“{sheet}”的 {cells} 只有公式，文件里没有算好的值（共 {count} 格）",
        "sheet “{sheet}”: {cells} hold formulas without a computed value ({count} in all)",
        "这些格没有读入；请用 Excel、WPS 或 LibreOffice 打开并保存一次。",
        "they were not read; open the file in Excel, WPS or LibreOffice and save it once.",
    ),
    "D0015": Message(
        "warning",
        "工作表“{sheet}”的 {cells} 是 {text}，不是数（共 {count} 格）",
        "sheet “{sheet}”: {cells} show {text}, which is no number ({count} in all)",
    ),
    "D0016": Message(
        "warning",
        "工作表“{sheet}”的 {cells} 由公式得出，但文件要求打开时重算：所存的值可能不是最新的"
        "（共 {count} 格）",
        "sheet “{sheet}”: {cells} are formulas, and the file asks to be recalculated when opened: "
        "the stored values may be stale ({count} in all)",
        "请用 Excel、WPS 或 LibreOffice 打开并保存一次。",
        "open the file in Excel, WPS or LibreOffice and save it once.",
    ),
    "D0017": Message(
        "note",
        "隐藏的工作表没有读：“{sheet}”",
        "the hidden sheet “{sheet}” was not read",
        "若它也要核对，请取消隐藏后保存。",
        "if it is to be checked too, unhide it and save.",
    ),
    "D0018": Message(
        "warning",
        "工作表“{sheet}”里隐藏的行或列没有读：{cells}（共 {count} 格有内容）",
        "sheet “{sheet}”: hidden rows or columns were not read: {cells} ({count} filled cells)",
        "合计若包含隐藏的行，就会与看得见的各行之和不符；若要一并核对，请取消隐藏后保存。",
        "a total that counts hidden rows differs from the sum of those shown; to check them too, "
        "unhide them and save.",
    ),
    "D0019": Message(
        "warning",
        "工作表“{sheet}”的 {cells} 的数字格式“{format}”无法照印，按常规格式读（共 {count} 格）",
        "sheet “{sheet}”: the number format “{format}” of {cells} cannot be followed, "
        "read as General ({count} in all)",
    ),
}
