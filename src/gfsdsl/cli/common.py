"""What the commands share: options, and turning errors into diagnostics and exit codes."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from gfsdsl.cli.console import Language, echo, echo_json, language
from gfsdsl.diagnostics import Diagnostic, GfsError

F = TypeVar("F", bound=Callable[..., Any])

document = click.argument("document", metavar="DOC", type=click.Path(path_type=str))
packs = click.option(
    "--pack", "packs", multiple=True, metavar="NAME|DIR", help="规则包 · the pack to check by"
)
year = click.option("--year", type=int, metavar="YYYY", help="年度 · the year of the document")
lang = click.option("--lang", type=click.Choice(["zh", "en"]), help="语言 · language")


def format_option(*choices: str) -> Callable[[F], F]:
    """``--format`` with the given choices; the first is the default."""
    return click.option(
        "--format", "format_", type=click.Choice(choices), default=choices[0], show_default=True
    )


def tongue(option: str | None, format_: str = "text") -> Language:
    """The language: of JSON and csv by ``--lang`` alone, of text also by the environment."""
    if format_ != "text":
        return "en" if option == "en" else "zh"
    return language(option, os.environ)


def guarded(function: F) -> F:
    """Show what cannot be carried out as diagnostics and exit with 2; never a traceback, unless
    ``GFS_DEBUG`` asks for it."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except GfsError as error:
            failed = error
        except RecursionError:
            failed = GfsError(Diagnostic("E0002", {}))
        except Exception as error:
            if os.environ.get("GFS_DEBUG"):
                raise
            failed = GfsError(Diagnostic("E0003", {"error": _told(error)}))
        show_errors(failed, kwargs.get("lang"), kwargs.get("format_", "text"))
        raise SystemExit(2)

    return run  # type: ignore[return-value]


def _told(error: Exception) -> str:
    """The error with the place in the program that it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f", {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {error}{place}"


def show_errors(error: GfsError, lang_: str | None, format_: str) -> None:
    """The diagnostics of ``error``: text on standard error, or JSON on standard output."""
    if format_ == "json":
        from gfsdsl.diagnostics.json import record

        spoken = tongue(lang_, format_)
        echo_json(
            {
                "schema": "gfsdsl.error/1",
                "diagnostics": [record(d, spoken) for d in error.diagnostics],
            }
        )
    else:
        from gfsdsl.diagnostics.terminal import render_all

        echo(render_all(error.diagnostics, tongue(lang_)), err=True)
