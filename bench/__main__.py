"""``python -m bench``: where the time of a check goes, as shares and as ratios.

Absolute times depend on the machine; shares and ratios are what to compare. Each part is timed in a
process of its own, several times; the medians are shown.
"""

from __future__ import annotations

import statistics
import sys

from bench.parts import ROUNDS, cold, imports, parts


def main() -> None:
    """Print the tables that bench/README.md explains."""
    document = sys.argv[1] if len(sys.argv) > 1 else "examples/越城区人社局-2024"
    found = [parts(document) for _ in range(ROUNDS)]
    names = list(found[0])
    medians = {name: statistics.median(run[name] for run in found) for name in names}
    total = sum(medians.values())
    print(f"gfs check {document}, cold, by part (median of {ROUNDS} processes)\n")
    for name, seconds in medians.items():
        print(f"  {name:<12}{seconds / total:>7.1%}   {'█' * round(40 * seconds / total)}")
    libraries = statistics.median(imports() for _ in range(ROUNDS))
    whole = [cold(document) for _ in range(ROUNDS)]
    print()
    for what, seconds in (
        ("import of lark, attrs, networkx, click", libraries),
        ("gfs check, whole process", statistics.median(run[0] for run in whole)),
        ("gfs --help, whole process", statistics.median(cold("--help")[0] for _ in range(ROUNDS))),
    ):
        print(f"  {what:<40}{seconds / libraries:>4.1f}   ({seconds:.2f} s here)")
    memory = statistics.median(run[1] for run in whole)
    print(f"\n  peak memory of gfs check: {memory:.0f} MB")


if __name__ == "__main__":
    main()
