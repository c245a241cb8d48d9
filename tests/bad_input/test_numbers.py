"""Amounts that are no numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input.packs import small_pack
from tests.cli.runner import altered, gfs, said

DASHED = "支出决算表[2080199, 基本支出]"
CELL = "支出决算表[2080199, 项目支出]"


@pytest.mark.parametrize("print_", ["16,83490", "…", "1.2.3", "××"])
def test_unreadable(print_: str, tmp_path: Path) -> None:
    """An error with place and print; what rests on it is not evaluated, and says why."""
    path = altered(tmp_path, (388, "225.53", print_))
    pack = small_pack(tmp_path)
    zh, en = gfs("check", path, "--pack", pack), gfs("check", path, "--pack", pack, "--lang", "en")
    assert (zh.exit_code, en.exit_code) == (1, 1)
    assert f"✗ 1  {CELL} 印作“{print_}”，不是一个数  第 388 行" in zh.stdout
    assert f"✗ 1  {CELL} is printed “{print_}”, which is not a number  line 388" in en.stdout
    shown = gfs("explain", path, "横向[支出决算表, 2080199, 本年支出合计]", "--pack", pack).stdout
    assert f"未核对：{CELL} 的“{print_}”不是数" in shown


@pytest.mark.parametrize("print_", ["-", "—", "——", "－"])
def test_a_dash_is_a_blank(print_: str, tmp_path: Path) -> None:
    """It is no error, and stands for zero where blanks do."""
    path = altered(tmp_path, (388, "225.53 0.00 225.53", f"225.53 {print_} 225.53"))
    pack = small_pack(tmp_path)
    done = gfs("check", path, "--pack", pack)
    assert done.exit_code == 0
    assert f"· R0105  第 388 行   {DASHED} 印作“{print_}”，按空白处理" in done.stdout
    cells = said("extract", path, "--pack", pack)["cells"]
    record = next(cell for cell in cells if cell["cell"] == DASHED)
    assert (record["printed"], record["value"]) == (print_, None)


def test_an_amount_too_few_is_an_error_at_its_line(tmp_path: Path) -> None:
    path = altered(tmp_path, (388, "225.53 0.00 225.53", "225.53 225.53"))
    done = gfs("check", path, "--pack", small_pack(tmp_path))
    assert done.exit_code == 1
    assert "✗ R0101  第 388 行" in done.stdout
    assert "1 处没有读入" in done.stdout.splitlines()[-1]
