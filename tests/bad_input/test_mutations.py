"""Documents spoiled at random: gfs always answers, with exit code 0, 1 or 2 and something said."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bad_input.packs import small_pack
from tests.cli.runner import PACK, example_text, gfs

Spoil = Callable[[bytes, random.Random], bytes]


def cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def delete_span(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.randrange(1, 2000) :]


def swap_bytes(data: bytes, rng: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(rng.randrange(1, 30)):
        i, j = rng.randrange(len(data)), rng.randrange(len(data))
        found[i], found[j] = found[j], found[i]
    return bytes(found)


def swap_characters(data: bytes, rng: random.Random) -> bytes:
    found = list(data.decode())
    for _ in range(rng.randrange(1, 60)):
        i, j = rng.randrange(len(found)), rng.randrange(len(found))
        found[i], found[j] = found[j], found[i]
    return "".join(found).encode()


def repeat_lines(data: bytes, rng: random.Random) -> bytes:
    lines = data.split(b"\n")
    for _ in range(rng.randrange(1, 20)):
        start = rng.randrange(len(lines))
        lines[start:start] = lines[start : start + rng.randrange(1, 30)]
    return b"\n".join(lines)


def shuffle_lines(data: bytes, rng: random.Random) -> bytes:
    lines = data.split(b"\n")
    start = rng.randrange(len(lines))
    part = lines[start : start + 40]
    rng.shuffle(part)
    lines[start : start + 40] = part
    return b"\n".join(lines)


def spoil_numbers(data: bytes, rng: random.Random) -> bytes:
    prints = [b"", b"-", b"1.2.3", b"\xe2\x80\xa6", b"9" * 400, b"-0.00", b"1e9", "二".encode()]
    found = data.split(b" ")
    for _ in range(rng.randrange(1, 40)):
        found[rng.randrange(len(found))] = rng.choice(prints)
    return b" ".join(found)


SPOILS: list[Spoil] = [
    cut, delete_span, swap_bytes, swap_characters, repeat_lines, shuffle_lines, spoil_numbers,
]  # fmt: skip


def answered(path: Path, pack: str | Path, options: list[str]) -> None:
    """``gfs`` raises what goes wrong inside, so that the test shows it."""
    done = gfs("check", path, "--pack", pack, *options)
    assert done.exit_code in (0, 1, 2)
    assert bool(done.stdout) != bool(done.stderr)


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.__name__)
def test_every_rule(spoil: Spoil, tmp_path: Path) -> None:
    """The whole document, by all rules."""
    rng = random.Random(spoil.__name__)
    whole = example_text().encode()
    path = tmp_path / "决算公开.txt"
    for number in range(4):
        path.write_bytes(spoil(whole, rng))
        answered(path, PACK, ["--format", "json"] if number % 2 else [])


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.__name__)
def test_every_way(spoil: Spoil, tmp_path: Path) -> None:
    """One table by two rules, spoiled once or twice, many times over."""
    rng = random.Random(spoil.__name__)
    lines = example_text().split("\n")
    tables = [(98, 180), (214, 322), (338, 426), (604, 700), (755, 800)]
    pack = small_pack(tmp_path)
    path = tmp_path / "决算公开.txt"
    for _ in range(39):
        start, end = rng.choice(tables)
        data = spoil("\n".join(lines[start:end]).encode(), rng)
        if rng.random() < 0.5 and data:
            data = rng.choice([delete_span, repeat_lines])(data, rng)
        path.write_bytes(data)
        answered(path, pack, rng.choice([[], ["--format", "json"], ["--show", "not-evaluated"]]))
