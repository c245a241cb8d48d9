"""``gfs --help`` is quick because it loads little, and says what there is."""

from __future__ import annotations

import subprocess
import sys

from tests.cli.runner import gfs

ASK = "\nimport sys; print('\\n' + ' '.join(sys.modules))"
HELP = """
import sys
from gfsdsl.cli.main import main
sys.argv = ["gfs", "--help"]
try:
    main()
except SystemExit:
    pass
"""


def modules(program: str) -> set[str]:
    """All modules that running ``program`` leaves loaded."""
    done = subprocess.run(
        [sys.executable, "-c", program + ASK], capture_output=True, check=True, encoding="utf-8"
    )
    return set(done.stdout.splitlines()[-1].split())


def test_help_loads_no_more_than_its_libraries_do() -> None:
    """Of gfsdsl only the command group; of others nothing that click does not load itself."""
    loaded = modules(HELP)
    own = {name for name in loaded if name.split(".")[0] == "gfsdsl"}
    assert own == {"gfsdsl", "gfsdsl.cli", "gfsdsl.cli.main"}
    libraries = modules("import lark, attrs, networkx, click")
    assert loaded - own - libraries <= {"click._textwrap", "gc"}
    assert {name.split(".")[0] for name in loaded} & {"lark", "attr", "attrs", "networkx"} == set()


def test_version_and_help_of_each_command() -> None:
    assert gfs("--version").stdout.startswith("gfsdsl, version ")
    whole = gfs("--help").stdout
    for command in ("check", "explain", "extract", "eval", "graph"):
        assert f"  {command} " in whole
        done = gfs(command, "--help")
        assert done.exit_code == 0
        assert f"Usage: main {command}" in done.stdout
