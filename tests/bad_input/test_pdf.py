"""PDF files that cannot be used, or only in part: locked, cut off, empty, bombs, loops, damaged.

Each ends with a diagnostic that says what is wrong, without a traceback, without running or
fetching anything, and within bounded memory; and what is lost is not lost in silence.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from functools import cache

import pytest
from tests.cli.runner import PACK, gfs, said
from tests.documents.pdf.paper import HELVETICA, shown, words_of, written
from tests.files import truth
from tests.files.make.raw import Pdf

from gfsdsl.diagnostics import GfsError
from gfsdsl.documents import Document, read_document
from gfsdsl.documents.pdf import read as pdf_read

# The file, the code, and what is said first in Chinese and in English.
UNUSABLE = {
    "user-password.pdf": ("D0020", "文件加了密码", "needs a password"),
    "truncated.pdf": ("D0021", "PDF 文件已损坏或不完整", "is broken or cut off"),
    "page-loop.pdf": ("D0021", "PDF 文件已损坏或不完整", "is broken or cut off"),
    "many-pages.pdf": ("D0022", "PDF 文件过大", "is beyond what is read"),
    "deflate-bomb.pdf": ("D0022", "PDF 文件过大", "is beyond what is read"),
    "object-bomb.pdf": ("D0022", "PDF 文件过大", "is beyond what is read"),
    "scan.pdf": ("D0023", "PDF 里只有图片", "holds pictures and no text"),
    "no-unicode-map.pdf": ("D0034", "PDF 的文字没有编码", "does not say what its characters mean"),
    "empty.pdf": ("D0002", "文件是空的", "is empty"),
    "html.pdf": ("R0001", "里没有找到任何一张声明过的表", "no declared table was found in"),
}

# Read, with what is said of the page; the tables of an account that are not there are missing.
IN_PART = {
    "nested-form.pdf": ["D0028"],
    "many-segments.pdf": ["D0028"],
    "many-paths.pdf": ["D0028"],
    "damaged-stream.pdf": ["D0025"],
    "huge-box.pdf": [],
    "actions.pdf": [],
    "owner-password.pdf": [],
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_unusable(name: str) -> None:
    """One diagnostic with code, file and hint; exit code 2; nothing on standard output."""
    path = truth.path(name)
    code, chinese, english = UNUSABLE[name]
    for done, word, first in (
        (gfs("check", path), chinese, f"错误 {code}："),
        (gfs("check", path, "--lang", "en"), english, f"error {code}: "),
    ):
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(first)
        assert word in done.stderr.splitlines()[0]
        assert f"--> {path}" in done.stderr
        assert done.stderr.count("\n  = ") == 1
    assert [d["code"] for d in said("check", path)["diagnostics"]] == [code]


@pytest.mark.parametrize("name", IN_PART)
def test_usable_in_part(name: str) -> None:
    """What is read is checked; exit code 1, since most tables are missing."""
    path = truth.path(name)
    done = gfs("check", path, "--pack", PACK, "--format", "json")
    data = json.loads(done.stdout)
    assert [d["code"] for d in data["diagnostics"] if d["code"].startswith("D")] == IN_PART[name]
    assert (done.exit_code, done.stderr) == (1, "")


def refusal(data: bytes) -> list[str]:
    with pytest.raises(GfsError) as caught:
        read_document(data, "决算公开.pdf")
    return [diagnostic.code for diagnostic in caught.value.diagnostics]


def outcome(data: bytes) -> list[str]:
    """What is read, or the codes of why nothing is."""
    try:
        return words_of(read_document(data, "决算公开.pdf"))
    except GfsError as error:
        return [diagnostic.code for diagnostic in error.diagnostics]


def test_nothing_but_the_mark() -> None:
    assert refusal(b"%PDF-1.7\n%\xe2\xe3") == ["D0021"]


def test_the_mark_may_come_late() -> None:
    """Viewers find it within a kilobyte; further on, it is no PDF file."""
    data = written(shown("1.00", 50, 700))
    assert words_of(read_document(b"\0" * 900 + data, "a.pdf")) == ["1.00"]
    assert refusal(b"\0" * 1100 + data) == ["D0003"]


def test_the_name_does_not_count() -> None:
    assert read_document(written(shown("1.00", 50, 700)), "a.txt").kind == "pdf"
    assert read_document("合计 1.00".encode(), "a.pdf").kind == "text"


def test_no_pages_and_no_text() -> None:
    assert refusal(Pdf().bytes()) == ["D0021"]
    assert refusal(written("")) == ["D0024"]
    assert refusal(written("50 50 100 100 re S")) == ["D0024"]


def test_text_that_is_all_hidden_is_no_text() -> None:
    assert refusal(written("3 Tr " + shown("1.00", 50, 700))) == ["D0024"]


def test_one_page_more_than_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_read, "MAX_PAGES", 2)
    page = shown("1.00", 50, 700)
    assert read_document(written(page, page), "a.pdf").pages == 2
    assert refusal(written(page, page, page)) == ["D0022"]


def test_a_filter_of_encryption_that_nobody_knows() -> None:
    data = truth.path("owner-password.pdf").read_bytes()
    assert refusal(data.replace(b"/Filter /Standard", b"/Filter /Strange_")) == ["D0020"]


@pytest.mark.parametrize(
    "box", ["[0 0 0 0]", "[0 0 1e30 1e30]", "[nan nan nan nan]", "[5 5]", "[900 900 0 0]", "null"]
)
def test_boxes_of_pages(box: str) -> None:
    """Whatever it is, the text is there, or it is said that there is none."""
    plain = written(shown("1.00", 50, 700))
    data = plain.replace(b"/MediaBox [0 0 595 842]", f"/MediaBox {box}".encode())
    assert outcome(data) in (["1.00"], ["D0024"])


@pytest.mark.parametrize("size", ["0", "-10", "1e-9", "1e9", "1e38", "0.001"])
def test_sizes_of_text(size: str) -> None:
    """Nothing is divided by a height of nothing."""
    content = "".join(f"BT /F {size} Tf {x} 700 Td (1.00) Tj ET\n" for x in (50, 150, 250))
    assert "".join(outcome(written(content)))


@pytest.mark.parametrize(
    "matrix", ["0 0 0 0 0 0", "1e30 0 0 1e30 0 0", "1 1 1 1 0 0", "-1 0 0 1 0 0"]
)
def test_matrices_of_content(matrix: str) -> None:
    """Text that is put out of the page, or made a line, does not keep the other from being read."""
    content = f"q {matrix} cm 9 9 99 99 re S {shown('1.00', 50, 700)} Q {shown('2.00', 90, 600)}"
    assert words_of(read_document(written(content), "a.pdf"))[-1].endswith("2.00")


def test_a_page_that_is_not_there() -> None:
    """Page 2 is named and missing; which page it is, is said."""
    pdf = Pdf()
    pdf.page(shown("1.00", 50, 700).encode(), HELVETICA)
    pdf.pages.append(999)
    with pytest.raises(GfsError) as caught:
        read_document(pdf.bytes(), "a.pdf")
    assert [(d.code, d.page) for d in caught.value.diagnostics] == [("D0021", 2)]


# Reads files one after another and tells what it did meanwhile, and how much memory it took.
WATCHED = """
import json, resource, sys
from pathlib import Path
from gfsdsl.diagnostics import GfsError
from gfsdsl.documents import read_document

limit = int(sys.argv[1])
if limit:
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
seen = []
FORBIDDEN = ("socket", "subprocess", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib",
             "webbrowser", "http", "ftplib", "os.remove", "os.rename", "shutil", "pty")
def watch(event, args):
    written = event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+")
    if written or event.startswith(FORBIDDEN):
        seen.append(event)
sys.addaudithook(watch)
codes = {}
for path in sys.argv[2:]:
    try:
        codes[Path(path).name] = [d.code for d in read_document(path).doubts]
    except GfsError as error:
        codes[Path(path).name] = [d.code for d in error.diagnostics]
status = Path("/proc/self/status").read_text()
peak = int(status.partition("VmHWM:")[2].split()[0])
print(json.dumps({"codes": codes, "seen": seen, "peak": peak}))
"""
TRAPS = [n for n in (*UNUSABLE, *IN_PART) if n != "html.pdf"]
GIB = 1 << 30


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="memory is bounded and counted as Linux does"
)
def test_within_bounds_and_without_a_side_effect() -> None:
    """All traps in one process that may not take more than 1.5 GiB of addresses; they take a
    fraction of it. No program is started, no connection made, no file written."""
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, str(GIB * 3 // 2), *(str(truth.path(n)) for n in TRAPS)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    found = json.loads(run.stdout)
    right = {name: IN_PART[name] if name in IN_PART else [UNUSABLE[name][0]] for name in TRAPS}
    assert found["codes"] == right
    assert found["seen"] == []
    assert found["peak"] < 400 * 1024  # in KiB


# Mutations.

MUTATIONS = int(os.environ.get("GFS_MUTATIONS", "150"))
# Of 9,000 mutations of three files 19 lost or changed text without a doubt, 0.2 %: what holds the
# streams together has no check sum, such as the reference from a page to its content.
SILENT = 0.02
MUTATED = ("merged-body.pdf", "owner-password.pdf")


def mutated(good: bytes, dice: random.Random) -> bytes:
    """Bits flipped, the rest cut off, some bytes taken out, or two pieces swapped."""
    data = bytearray(good)
    at, other = sorted(dice.sample(range(len(data)), 2))
    match dice.choice(["flip", "flip", "cut", "drop", "swap"]):
        case "flip":
            for _ in range(dice.choice([1, 1, 3, 20])):
                data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        case "cut":
            del data[at:]
        case "drop":
            del data[at : at + dice.choice([1, 10, 200])]
        case "swap":
            size = min(dice.choice([4, 40, 400]), other - at, len(data) - other)
            one, two = data[at : at + size], data[other : other + size]
            data[at : at + size], data[other : other + size] = two, one
    return bytes(data)


def letters(document: Document) -> Counter[str]:
    """Every character, but for blanks, as often as it is read."""
    return Counter("".join("".join(words_of(document)).split()))


@cache
def outcomes(name: str) -> Counter[str]:
    """How many mutations were refused, read as the original, in doubt, or changed in silence."""
    good = truth.path(name).read_bytes()
    original = letters(read_document(good, name))
    found: Counter[str] = Counter()
    for number in range(MUTATIONS):
        bad = mutated(good, random.Random(f"{name} {number}"))
        try:
            document = read_document(bad, name)
        except GfsError:
            found["refused"] += 1
            continue
        if document.doubts:
            found["in doubt"] += 1
        else:
            found["same" if letters(document) == original else "silent"] += 1
    return found


@pytest.mark.parametrize("name", MUTATED)
def test_damaged_bytes_never_raise_anything_else(name: str) -> None:
    """A document or a diagnostic comes out of every mutation; most are noticed."""
    found = outcomes(name)
    assert found.total() == MUTATIONS
    assert found["refused"] + found["in doubt"] > 0.8 * MUTATIONS


@pytest.mark.parametrize("name", MUTATED)
def test_text_is_hardly_ever_lost_in_silence(name: str) -> None:
    """A file that reads with other characters than the original says that it is damaged."""
    assert outcomes(name)["silent"] <= SILENT * MUTATIONS
