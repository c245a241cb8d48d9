"""The command group. Each command's module is imported only when the command is used, so that
``gfs --help`` costs no more than click."""

from __future__ import annotations

import gc
from importlib import import_module

import click

from gfsdsl import __version__

# name: (module, one line of help)
COMMANDS = {
    "check": ("check", "核对一份文件 · check a document against the rules"),
    "explain": ("explain", "解释一条规则实例或一个数 · explain a rule instance or a cell"),
    "extract": ("extract", "列出读到的每个数 · list every number that was read"),
    "graph": ("graph", "依赖图 · the dependency graph around a cell or a rule"),
    "eval": ("evaluate", "在文件上计算一个表达式 · evaluate an expression over a document"),
}


class Lazy(click.Group):
    """A group that knows its commands by name before it has imported them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"gfsdsl.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gfsdsl")
def main() -> None:
    """gfs：核对部门决算公开的勾稽关系，并说明错在哪里。

    Check published government accounts, and explain what is wrong.
    """
    # One check makes many small objects and few circles: collecting as often as by default only
    # costs time (a tenth of a check, measured with `make bench`).
    gc.set_threshold(100_000, 20, 20)
