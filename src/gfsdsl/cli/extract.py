"""``gfs extract DOC``."""

from __future__ import annotations

import click

from gfsdsl.cli import common
from gfsdsl.cli.console import echo, echo_json, echo_utf8


@click.command("extract")
@common.document
@common.packs
@common.year
@common.lang
@common.format_option("text", "json", "csv")
@common.guarded
def command(
    document: str, packs: tuple[str, ...], year: int | None, lang: str | None, format_: str
) -> None:
    """列出读到的每个数：所在表、行、栏、原文、数值、单位、行号；没有读入的另行列出。

    List every number that was read, and what was not read.
    """
    from gfsdsl.explain.findings import unread
    from gfsdsl.session import read

    reading = read(document, list(packs) or None, year=year)
    spoken = common.tongue(lang, format_)
    if format_ == "json":
        from gfsdsl.report.json import extract_data

        echo_json(extract_data(reading.document.name, reading.facts))
        return
    from gfsdsl.report import extract_text

    if format_ == "csv":
        echo_utf8(extract_text.as_csv(reading.facts))
    else:
        echo(extract_text.as_text(reading.facts, spoken))
    from gfsdsl.diagnostics.terminal import render_all

    left = [d for d in unread(reading.facts, reading.document.name) if d.severity != "note"]
    if left:
        echo(render_all(left, spoken), err=True)
