"""``gfs check DOC``."""

from __future__ import annotations

from pathlib import Path

import click

from gfsdsl.cli import common
from gfsdsl.cli.colour import show as show_
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
    "--only",
    multiple=True,
    metavar="TAG",
    help="只用带此标签或名称的规则 · only rules with this tag or name",
)
@click.option(
    "--coverage", "covered", is_flag=True, help="列出没有规则看到的数 · list numbers in no rule"
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
    only: tuple[str, ...],
    covered: bool,
    fail_on: str,
) -> None:
    """核对一份文件：表内、表间勾稽。DOC 可为文本、csv、报告文件夹，也可只是规则文件或规则包。

    Check a document. Exit code 0: nothing wrong; 1: an error rule is violated or something is
    unread or missing; 2: the document or the packs cannot be used.
    """
    from gfsdsl.cli.progress import progress
    from gfsdsl.model.check_packs import is_rules
    from gfsdsl.session import check

    if is_rules(Path(document)):
        raise SystemExit(_rules(document, packs, common.tongue(lang, format_), format_, fail_on))
    with progress() as told:
        report = check(document, list(packs) or None, year=year, only=only, progress=told)
    spoken = common.tongue(lang, format_)
    if format_ == "json":
        from gfsdsl.report.json import check_data

        echo_json(check_data(report, spoken))
    else:
        from gfsdsl.report.terminal import summary

        show_(summary(report, spoken, [name.replace("-", "_") for name in show], covered))
    raise SystemExit(report.exit_code(fail_on))


def _rules(document: str, packs: tuple[str, ...], spoken: str, format_: str, fail_on: str) -> int:
    """Check rule files alone; the exit code is 2 for errors in them."""
    from gfsdsl.model.check_packs import check_packs
    from gfsdsl.report.packs_text import packs_data, packs_text

    checked = check_packs(Path(document), packs)
    if format_ == "json":
        echo_json(packs_data(checked, spoken))
    else:
        echo(packs_text(checked, spoken))
    severities = {diagnostic.severity for diagnostic in checked.diagnostics}
    if "error" in severities:
        return 2
    return 1 if severities & {"warning", fail_on} and fail_on != "error" else 0
