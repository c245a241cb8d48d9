"""``gfs graph DOC [ID]``."""

from __future__ import annotations

import click

from gfsdsl.cli import common
from gfsdsl.cli.console import echo, echo_json


@click.command("graph")
@common.document
@click.argument("id", metavar="[ID]", required=False)
@common.packs
@common.year
@common.lang
@common.format_option("mermaid", "json")
@click.option(
    "--all", "whole", is_flag=True, help="整张图（仅 JSON）· the whole graph, as JSON only"
)
@common.guarded
def command(
    document: str,
    id: str | None,
    packs: tuple[str, ...],
    year: int | None,
    lang: str | None,
    format_: str,
    whole: bool,
) -> None:
    """依赖图：一个数、一条规则或一个实例的周围；不给 ID 时是表与规则的总览。

    The dependency graph around a cell, a rule or an instance; without ID, tables and rules.
    """
    from gfsdsl.cli.progress import progress
    from gfsdsl.report.explain import part_of
    from gfsdsl.report.mermaid import graph_data, mermaid
    from gfsdsl.session import check

    with progress() as told:
        report = check(document, list(packs) or None, year=year, progress=told)
    part = part_of(report, id, whole and format_ == "json")
    if format_ == "json":
        echo_json(graph_data(part, report))
    else:
        echo(mermaid(part, report))
