"""Documents whose reports are held against the contract, checked once for all tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from tests.cli.runner import PACK, ROOT, example_text

from gfsdsl.report.json import check_data, extract_data
from gfsdsl.session import check, read

Data = Mapping[str, Any]

# name: on some lines of the example, one text replaced by another.
CHANGES: dict[str, tuple[tuple[int, str, str], ...]] = {
    "as published": (),
    "one figure mistyped": ((388, "225.53", "252.53"),),
    "figures mistyped in three tables": (
        (228, "12,724.89", "12,742.89"),
        (388, "225.53", "225.35"),
        (548, "12,724.89", "1,272.49"),
    ),
    "an amount that is no number": ((388, "225.53", "16,83490"),),
    "a dash for an amount": ((388, "225.53", "—"),),
    "a row with an amount too few": ((388, "225.53 0.00 225.53", "225.53 225.53"),),
    "a line number mistyped": ((126, "8 1.48", "18 1.48"),),
    "a year mistyped": ((341, "2024", "2023"),),
}
NAMES = tuple(CHANGES)


def document(name: str) -> bytes:
    """The example with the changes called ``name``."""
    lines = example_text().split("\n")
    for number, old, new in CHANGES[name]:
        head, found, tail = lines[number - 1].rpartition(old)
        assert found, lines[number - 1]
        lines[number - 1] = head + new + tail
    return "\n".join(lines).encode()


@cache
def report(name: str) -> Data:
    """What ``gfs check --format json`` says of it."""
    return check_data(check(document(name), [PACK], name="决算公开.txt"))


@cache
def extract(name: str) -> Data:
    """What ``gfs extract --format json`` says of it."""
    reading = read(document(name), [PACK], name="决算公开.txt")
    return extract_data(reading.document.name, reading.facts)


@cache
def schema(name: str) -> Data:
    """The published schema ``gfsdsl.NAME/1``."""
    path = ROOT / "src/gfsdsl/report/schemas" / f"{name}.json"
    found: Data = json.loads(path.read_text(encoding="utf-8"))
    return found


def complaints(data: Data) -> list[str]:
    """Where ``data`` departs from the schema that it names."""
    name = data["schema"].removeprefix("gfsdsl.").removesuffix("/1")
    validator = Draft202012Validator(schema(name))
    return [f"{e.json_path}: {e.message[:200]}" for e in validator.iter_errors(data)]
