"""xlsx and xlsm: the parts of a workbook in the order of its sheets."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from attrs import frozen

from gfsdsl.documents.excel.errors import DamagedError
from gfsdsl.documents.excel.sheet import Budget, RawSheet
from gfsdsl.documents.excel.strings import shared_strings
from gfsdsl.documents.excel.styles import formats_of
from gfsdsl.documents.excel.worksheet import SheetReader
from gfsdsl.documents.excel.xml import attribute, events, truth
from gfsdsl.documents.excel.zip import ENTRIES, Parts

_ROOT = "_rels/.rels"


@frozen
class Link:
    """A relationship of one part to another: the last word of its type, and where it leads."""

    kind: str
    target: str


@frozen
class SheetEntry:
    """A sheet as a workbook lists it; ``part`` is None for one that holds no cells."""

    name: str
    part: str | None
    hidden: bool


@frozen
class Index:
    """What the main part of a workbook says.

    Attributes:
        epoch_1904: dates count from 1904.
        recalculate: formulas are to be computed anew when it is opened.
    """

    sheets: tuple[SheetEntry, ...]
    epoch_1904: bool = False
    recalculate: bool = False


def read_xlsx(parts: Parts, budget: Budget) -> Iterator[RawSheet | SheetEntry]:
    """The sheets of a workbook in order; a hidden one as it is listed.

    Raises:
        DamagedError: a part is missing or not what it should be.
        TooLargeError: it holds more than is read.
    """
    main = main_part(parts)
    links = links_of(parts, main)
    index = _index(parts, main, links)
    by_kind = {link.kind: link.target for link in links.values()}
    strings = shared_strings(parts, by_kind.get("sharedStrings"))
    formats = formats_of(parts, by_kind.get("styles"))
    reader = SheetReader(strings, formats, index.epoch_1904, index.recalculate, budget)
    for entry in index.sheets:
        if entry.hidden:
            yield entry
        elif entry.part is not None:
            yield reader.read(entry.name, events(parts.chunks(entry.part), entry.part))


def main_part(parts: Parts) -> str:
    """The name of the main part of a workbook."""
    for link in links_of(parts, "").values():
        if link.kind == "officeDocument" and link.target in parts:
            return link.target
    for name in ("xl/workbook.xml", "xl/workbook.bin"):
        if name in parts:
            return name
    raise DamagedError("缺少 workbook 部件", "its workbook part is missing")


def links_of(parts: Parts, part: str) -> dict[str, Link]:
    """The relationships of ``part`` by their ids, those that lead out of the file left out."""
    folder, _, name = part.rpartition("/")
    rels = posixpath.join(folder, "_rels", f"{name}.rels") if part else _ROOT
    if rels not in parts:
        return {}
    links: dict[str, Link] = {}
    for kind, tag, attributes in events(parts.chunks(rels), rels):
        if kind != "start" or tag != "Relationship":
            continue
        if attributes.get("TargetMode") != "External" and len(links) < ENTRIES:
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            type_ = attributes.get("Type", "").rpartition("/")[2]
            links[attributes.get("Id", "")] = Link(type_, target.lstrip("/"))
    return links


def _index(parts: Parts, main: str, links: dict[str, Link]) -> Index:
    sheets: list[SheetEntry] = []
    epoch_1904 = recalculate = False
    for kind, tag, attributes in events(parts.chunks(main), main):
        if kind != "start":
            continue
        if tag == "sheet":
            link = links.get(attribute(attributes, "id") or "")
            if link is None or len(sheets) >= ENTRIES:
                raise DamagedError("工作表没有对应的部件", "a sheet has no part")
            sheets.append(entry(attributes.get("name", ""), link, attributes.get("state")))
        elif tag == "workbookPr":
            epoch_1904 = truth(attributes.get("date1904"))
        elif tag == "calcPr":
            recalculate = truth(attributes.get("fullCalcOnLoad"))
    return Index(tuple(sheets), epoch_1904, recalculate)


def entry(name: str, link: Link, state: str | None) -> SheetEntry:
    """The entry of a sheet: charts, dialogues and macros hold no cells."""
    part = link.target if link.kind == "worksheet" else None
    return SheetEntry(name, part, state in ("hidden", "veryHidden"))
