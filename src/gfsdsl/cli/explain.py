"""``gfs explain DOC ID``."""

from __future__ import annotations

import click

from gfsdsl.cli import common
from gfsdsl.cli.colour import show


@click.command("explain")
@common.document
@click.argument("id", metavar="ID")
@common.packs
@common.year
@common.lang
@common.guarded
def command(
    document: str, id: str, packs: tuple[str, ...], year: int | None, lang: str | None
) -> None:
    """解释一条规则实例（编号或 gfs check 所列的序号），或一个数，如 '支出决算表[合计, 基本支出]'。

    Explain a rule instance, by its id or by the number of a finding, or a cell.
    """
    from gfsdsl.cli.progress import progress
    from gfsdsl.report.explain import explain
    from gfsdsl.session import check

    with progress() as told:
        report = check(document, list(packs) or None, year=year, progress=told)
    show(explain(report, id, common.tongue(lang)))
