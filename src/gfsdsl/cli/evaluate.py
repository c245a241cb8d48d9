"""``gfs eval DOC EXPR``."""

from __future__ import annotations

import click

from gfsdsl.cli import common
from gfsdsl.cli.console import echo, echo_json


# An expression may begin with a minus sign.
@click.command("eval", context_settings={"ignore_unknown_options": True})
@common.document
@click.argument("expression", metavar="EXPR")
@common.packs
@common.year
@common.lang
@common.format_option("text", "json")
@common.guarded
def command(
    document: str,
    expression: str,
    packs: tuple[str, ...],
    year: int | None,
    lang: str | None,
    format_: str,
) -> None:
    """在文件上计算一个表达式，如 'sum(支出决算表[children(合计), 基本支出])'。

    Evaluate an expression of the rule language over a document.
    """
    from gfsdsl.cli.progress import progress
    from gfsdsl.report.value_text import value_data, value_text
    from gfsdsl.session import evaluate

    with progress() as told:
        asked = list(packs) or None
        reading, found = evaluate(document, expression, asked, year=year, progress=told)
    spoken = common.tongue(lang, format_)
    if format_ == "json":
        echo_json(value_data(expression, found, spoken))
    else:
        echo(value_text(reading.facts, found, spoken))
