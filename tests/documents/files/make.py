"""The workbooks in this folder: ``python tests/documents/files/make.py`` makes them anew.

openpyxl writes ``源.xlsx``, whose formulas have no values; LibreOffice (``soffice`` on the path)
opens it, computes them and saves it in each format. Only what LibreOffice saved is kept, with the
text of the pages that it prints, which says how the numbers are shown.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).resolve().parent
STEM = "收入决算表"
ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '

# What is stored, and the number format it is shown in.
SHOWN: list[tuple[object, str]] = [
    (1234.565, "0.00"),
    (1234.565, "#,##0.00"),
    (-1234.5, "#,##0.00;[Red]-#,##0.00"),
    (1234567.891, ACCOUNTING),
    (0, ACCOUNTING),
    (-88.125, ACCOUNTING),
    (0, "0.00;-0.00;"),
    (0.1234, "0.00%"),
    (45356, 'yyyy"年"m"月"d"日"'),
    (45356, "yyyy-mm-dd"),
    (12345, '0\\.0,"万"'),
    (2024, '0"年"'),
    (1005, "00000"),
    (-3.5, "#,##0.00_);(#,##0.00)"),
    (1234.5, '[$¥-804]#,##0.00'),
    (12345.678, "0.00E+00"),
    (0.30000000000000004, "General"),
    (5, "@"),
    ("1,234.50", "General"),
]  # fmt: skip


def account(sheet: Worksheet) -> None:
    """A small account: a title over all columns, a head of two rows, sums by formulas."""
    rows: list[list[object]] = [
        ["收入决算表", None, None, None],
        ["项目", "本年收入", None, "备注"],
        [None, "财政拨款", "其他", None],
        ["一般公共服务支出", 1234.565, 0, "上级\n补助"],
        ["教育支出", 8765.435, 0.1 + 0.2, date(2024, 3, 5)],
        ["合计", "=SUM(B4:B5)", "=SUM(C4:C5)", None],
    ]
    for row in rows:
        sheet.append(row)
    for area in ("A1:D1", "A2:A3", "B2:C2", "D2:D3"):
        sheet.merge_cells(area)
    for row in sheet["B4:C6"]:
        for cell in row:
            cell.number_format = ACCOUNTING
    for column in "ABCD":
        sheet.column_dimensions[column].width = 24
    sheet["D5"].number_format = 'yyyy"年"m"月"d"日"'


def main() -> None:
    """Write the workbooks."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = STEM
    account(first)
    formats = book.create_sheet("格式")
    formats.column_dimensions["A"].width = 30
    for value, code in SHOWN:
        formats.append([value])
        formats.cell(formats.max_row, 1).number_format = code
    hidden = book.create_sheet("底稿")
    hidden.append(["不公开", 1])
    hidden.sheet_state = "hidden"
    partly = book.create_sheet("隐藏")
    for row in (["项目", "内部", "金额"], ["甲", "x", 1], ["乙", "y", 2], ["合计", "z", 3]):
        partly.append(row)
    partly.row_dimensions[3].hidden = True
    partly.column_dimensions["B"].hidden = True
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{STEM}.xlsx"
        book.save(source)
        for kind in ("xlsx", "xls", "ods", "pdf"):
            out = Path(folder) / kind
            subprocess.run(
                ["soffice", "--headless", "--convert-to", kind, "--outdir", out, source], check=True
            )
            if kind == "pdf":
                printed = HERE / f"{STEM}.txt"
                subprocess.run(["pdftotext", "-layout", out / f"{STEM}.pdf", printed], check=True)
            else:
                shutil.copy(out / f"{STEM}.{kind}", HERE)


if __name__ == "__main__":
    main()
