"""What the READMEs show is what the program prints.

A comment ``<!-- run: gfs … -->`` stands above each block; ``python -m tests.test_readme`` writes
the blocks anew, to be read before they are committed.
"""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from gfsdsl.cli.main import main

BLOCK = re.compile(
    r"<!-- run: gfs (?P<args>[^\n]+?) -->\n```console\n(?P<shown>.*?)```\n", re.DOTALL
)
ROOT = Path(__file__).resolve().parent.parent
READMES = [name for name in ("README.md", "README.zh.md") if (ROOT / name).exists()]


def shown(args: str) -> str:
    """The block for a command: the command line and all that it prints."""
    result = CliRunner().invoke(main, shlex.split(args))
    assert result.exit_code in (0, 1), result.output
    return f"$ gfs {args}\n{_stable(result.output).rstrip()}\n"


def _stable(text: str) -> str:
    """Without the hashes of packs, which change with every edit of a pack."""
    return re.sub(r"(@[\d.]+) [0-9a-f]{8}", r"\1 …", text)


@pytest.mark.parametrize("name", READMES)
def test_the_readme_shows_what_is_printed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = list(BLOCK.finditer((ROOT / name).read_text(encoding="utf-8")))
    assert len(blocks) >= 2
    for block in blocks:
        assert block["shown"] == shown(block["args"])


def rewrite() -> None:
    """Put the present output into the READMEs."""
    for name in READMES:
        path = ROOT / name
        text = BLOCK.sub(
            lambda m: f"<!-- run: gfs {m['args']} -->\n```console\n{shown(m['args'])}```\n",
            path.read_text(encoding="utf-8"),
        )
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(rewrite())
