"""Codes of reading PDF files (D0020 to D0039)."""

from __future__ import annotations

from gfsdsl.diagnostics.message import Message

CODES: dict[str, Message] = {
    "D0020": Message(
        "error",
        "文件加了密码，无法读取：{name}",
        "{name} needs a password to be opened",
        "请用不带密码的文件，或先在阅读软件中另存。",
        "give the file without a password.",
    ),
    "D0021": Message(
        "error",
        "PDF 文件已损坏或不完整：{name}",
        "{name} is broken or cut off",
        "请重新导出或重新下载后再试。",
        "export or download it again.",
    ),
    "D0022": Message(
        "error",
        "PDF 文件过大，超出读取上限：{name}（2000 页；单个数据流解压后 64 MB，合计 256 MB）",
        "{name} is beyond what is read: 2,000 pages, 64 MB a stream and 256 MB in all, unpacked",
        "请只保留决算公开的正文与附表。",
        "keep only the published account and its tables.",
    ),
    "D0023": Message(
        "error",
        "PDF 里只有图片，没有文字：{name}（可能是扫描件）",
        "{name} holds pictures and no text; it seems to be a scan",
        "请改用由办公软件导出的 PDF，或先做文字识别（OCR）并校对。",
        "use the PDF exported from the office program, or run OCR on it and proofread the result.",
    ),
    "D0024": Message(
        "error",
        "PDF 里没有文字：{name}",
        "{name} holds no text",
        "请确认导出是否成功；若文字转成了曲线，请改用原文件导出。",
        "check the export; where text was turned into outlines, export it again from the original.",
    ),
    "D0025": Message(
        "error",
        "文件有 {count} 处数据已损坏，可能有文字没有读到",
        "{count} pieces of the file are damaged; text may be missing",
        "请重新导出或重新下载后再核对。",
        "export or download it again before you rely on the result.",
    ),
    "D0026": Message(
        "error",
        "这一页的字体没有嵌入，可能有 {count} 个以上的字没有读到",
        "the page uses fonts that are not in the file; {count} characters or more may be missing",
        "导出 PDF 时请选择嵌入全部字体。",
        "embed all fonts when exporting.",
    ),
    "D0027": Message(
        "error",
        "这一页有 {count} 个字没有文字编码，读不出来",
        "{count} characters of the page have no meaning in the file and cannot be read",
        "请改用带文字编码的 PDF（另存为 PDF，而不是打印成 PDF）。",
        "export it anew with its text, by saving as PDF rather than printing.",
    ),
    "D0033": Message(
        "note",
        "这一页有 {count} 个字没有文字编码，读不出来",
        "{count} characters of the page have no meaning in the file and cannot be read",
    ),
    "D0034": Message(
        "error",
        "PDF 的文字没有编码，读不出来：{name}",
        "{name} does not say what its characters mean; nothing can be read",
        "请用办公软件“另存为 PDF”重新导出，不要用打印或转换工具。",
        "export it anew with its text, by saving as PDF rather than printing.",
    ),
    "D0035": Message(
        "error",
        "这一页有 {count} 个字叠印在别的字上，读出来的不可靠",
        "{count} characters of the page are printed on top of others; what was read is unreliable",
        "可能是涂改后留下的旧字，请用原文件重新导出。",
        "old text may have been left under the new; export it anew from the original.",
    ),
    "D0028": Message(
        "error",
        "这一页的内容过多，没有读全",
        "the page holds more than is read; it is not read whole",
        "请确认这一页不是地图或图形。",
        "check whether the page is a map or a drawing.",
    ),
    "D0029": Message(
        "warning",
        "这一页有 {count} 个看不见的字，没有采用：“{text}”",
        "{count} characters of the page cannot be seen and were set aside: “{text}”",
        "可能是隐藏的文字层或白色文字，公开前请确认。",
        "a hidden layer or white text; check it before publication.",
    ),
    "D0030": Message(
        "note",
        "这一页有 {count} 个字在同一位置印了两次，只取一次",
        "{count} characters of the page are printed twice in one place and were taken once",
    ),
    "D0031": Message(
        "warning",
        "这一页是图片，上面的数没有读",
        "the page is a picture; no number on it was read",
        "若是扫描的表，请改用由办公软件导出的 PDF。",
        "where it is a scanned table, use the PDF exported from the office program.",
    ),
    "D0032": Message(
        "warning",
        "这一页有 {count} 张表缺了边框线，单元格可能分得不对",
        "{count} tables of the page lack a border; their cells may be taken wrongly",
    ),
}
