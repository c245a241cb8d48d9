"""``gfs check DOC``."""

from __future__ import annotations

import click

from gfsdsl.cli import common
from gfsdsl.cli.console import echo, echo_json
from gfsdsl.evaluate.verdicts import VERDICTS


@click.command("check")
@common.document
@common.packs
@common.year
@common.lang
@common.format_option("text", "json")
@click.option(
    "--show",
    multiple=True,
    type=click.Choice([v.replace("_", "-") for v in VERDICTS]),
    help="列出某种结论的实例 · list the instances of a verdict",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    default="error",
    show_default=True,
    help="何种问题使退出码为 1 · what makes the exit code 1",
)
@common.guarded
def command(
    document: str,
    packs: tuple[str, ...],
    year: int | None,
    lang: str | None,
    format_: str,
    show: tuple[str, ...],
    fail_on: str,
) -> None:
    """核对一份文件：表内、表间勾稽。DOC 可为文本、csv、csv 文件夹或报告文件夹。

    Check a document. Exit code 0: nothing wrong; 1: an error rule is violated or something is
    unread or missing; 2: the document or the packs cannot be used.
    """
    from gfsdsl.session import check

    report = check(document, list(packs) or None, year=year)
    spoken = common.tongue(lang, format_)
    if format_ == "json":
        from gfsdsl.report.json import check_data

        echo_json(check_data(report, spoken))
    else:
        from gfsdsl.report.terminal import summary

        echo(summary(report, spoken, [name.replace("-", "_") for name in show]))
    raise SystemExit(report.exit_code(fail_on))
