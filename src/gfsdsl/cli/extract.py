"""``gfs extract DOC``."""

from __future__ import annotations

import sys

import click

from gfsdsl.cli import common
from gfsdsl.cli.console import echo, echo_json, echo_utf8


@click.command("extract")
@common.document
@common.packs
@common.year
@common.lang
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "csv"]),
    help="默认：终端上 text，重定向时 csv · default: text on a terminal, csv when redirected",
)
@click.option(
    "--bom",
    is_flag=True,
    help="csv 前加 BOM，便于 Excel 直接打开 · a byte order mark before the csv, for Excel",
)
@click.option(
    "--why",
    is_flag=True,
    help="不列数，只列每张表凭什么认出、有多大把握 · instead of the numbers, why each table is "
    "taken for what it is, and how sure that is",
)
@common.guarded
def command(
    document: str,
    packs: tuple[str, ...],
    year: int | None,
    lang: str | None,
    format_: str | None,
    bom: bool,
    why: bool,
) -> None:
    """列出读到的每个数：所在表、行、栏、原文、数值、单位、行号；没有读入的另行列出。

    gfs extract DOC > facts.csv 写出的 csv 可以手工更正 printed 一栏，再交给 gfs check facts.csv。

    List every number that was read, and what was not read. The csv can be corrected by hand (in
    the column printed) and given back to gfs check.
    """
    from gfsdsl.cli.progress import progress
    from gfsdsl.explain.findings import unread
    from gfsdsl.session import read

    shape = format_ or ("text" if why or sys.stdout.isatty() else "csv")
    if why and shape == "csv":
        raise click.UsageError("--why 没有 csv · there is no csv of --why")
    with progress() as told:
        reading = read(document, list(packs) or None, year=year, progress=told)
    spoken = common.tongue(lang, shape)
    facts, source = reading.facts, reading.document
    tables = list(facts.tables.values())
    chosen = (reading.asked, reading.pack_ground, reading.candidates)
    from gfsdsl.report.why_text import why_data, why_text

    if shape == "json":
        from gfsdsl.report.json import extract_data

        grounds = why_data(tables, *chosen) if why else None
        echo_json(extract_data(source.name, facts, grounds))
        return
    if why:
        echo(why_text(tables, *chosen, spoken))
    elif shape == "csv":
        from gfsdsl.diagnostics.codes_facts import CODES as OF_FACTS
        from gfsdsl.report.facts_csv import as_csv

        # What was said of an earlier csv is not said of this one, but for what its document left.
        kept = [*source.doubts, *(d for d in facts.doubts if d.code not in OF_FACTS)]
        text = as_csv(facts, kept, reading.entity, reading.year, reading.asked)
        echo_utf8("\ufeff" + text if bom else text)
    else:
        from gfsdsl.report.extract_text import as_text

        echo(as_text(facts, spoken))
    from gfsdsl.diagnostics.terminal import render_all

    found = [*source.doubts, *facts.doubts, *unread(facts, source.name)]
    left = [d for d in found if d.severity != "note" or d in facts.doubts]
    if left:
        echo(render_all(left, spoken), err=True)
