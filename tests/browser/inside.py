"""What both Pythons do, to be compared: documents checked, and all that came out.

It stands alone, since a bare Python is handed nothing else: ``python inside.py WHEEL DOCUMENT...``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter


def results(wheel: str, documents: list[str]) -> str:
    """As JSON: the report of each document as the published schema has it, by a gfsdsl that is
    imported from the wheel itself; also which packages that loaded, and how long it took."""
    before = set(sys.modules)
    sys.path.insert(0, wheel)
    start = perf_counter()
    import gfsdsl

    assert str(gfsdsl.__file__).startswith(wheel), gfsdsl.__file__
    read = [Path(document).read_bytes() for document in documents]
    reports, seconds = [], []
    for data in read:
        reports.append(gfsdsl.check(data))
        seconds.append(round(perf_counter() - start, 2))
        start = perf_counter()
    packages = {name.partition(".")[0] for name in set(sys.modules) - before}

    from gfsdsl.report.json import check_data

    found = {
        "python": sys.version.split()[0],
        "platform": sys.platform,
        "loaded": sorted(packages - set(sys.stdlib_module_names)),
        "seconds": seconds,
        "reports": [check_data(report) for report in reports],
    }
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    print(results(sys.argv[1], sys.argv[2:]))
