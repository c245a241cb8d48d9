"""The whole way, from a document to a report: for the command line, for Python, for tests.

``check`` is synchronous, takes bytes or a path, and writes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from attrs import define, evolve, field

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.documents.document import Document
from gfsdsl.documents.read import Progress, read_document
from gfsdsl.evaluate.evaluator import Evaluator
from gfsdsl.evaluate.value import Value
from gfsdsl.evaluate.verdicts import judge_all
from gfsdsl.evaluate.waivers import waive
from gfsdsl.explain.clashes import clash
from gfsdsl.explain.coverage import coverage
from gfsdsl.explain.findings import find, idle, outside, unread, waiver_notes
from gfsdsl.explain.result import Report
from gfsdsl.graph.bindings import World
from gfsdsl.graph.dependency import dependencies
from gfsdsl.graph.instances import Enumerate
from gfsdsl.model.build import build_model
from gfsdsl.model.model import Model
from gfsdsl.model.packs import Pack, PackFile, builtin_roots, closure, discover
from gfsdsl.model.reports import asked_for, report_folder
from gfsdsl.model.resolve import resolve
from gfsdsl.model.scope import Scope
from gfsdsl.recognise import recognise
from gfsdsl.recognise.cover import cover_lines
from gfsdsl.recognise.facts import Facts
from gfsdsl.recognise.from_csv_lines import is_facts, stated_packs, stated_year
from gfsdsl.recognise.match import Candidate
from gfsdsl.source import SourceFile
from gfsdsl.syntax.expression import parse_expression
from gfsdsl.syntax.tree import DeriveDecl, RuleDecl, TableDecl, Text, UnitExpr, WaiveDecl

_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")


@define(eq=False)
class Reading:
    """A document recognised with the packs that fit it, before any rule is evaluated.

    Attributes:
        asked: the packs that it is read by, without those that they build on.
        pack_ground: who asked for them: ``option``, ``report``, ``facts`` (the csv says which its
            document was read by), or nobody: ``recognised``.
        candidates: where nobody did, how each pack fits.
    """

    document: Document
    model: Model
    facts: Facts
    entity: str | None
    year: int | None
    year_ground: str | None
    attributes: Mapping[str, str] = field(factory=dict)
    waivers: tuple[WaiveDecl, ...] = ()
    asked: tuple[str, ...] = ()
    pack_ground: str = "option"
    candidates: tuple[Candidate, ...] = ()

    @property
    def world(self) -> World:
        return World(self.model, self.facts, self.year, self.entity, dict(self.attributes))


def check(
    document: bytes | str | Path,
    packs: Sequence[str | Path] | None = None,
    *,
    year: int | None = None,
    name: str | None = None,
    only: Sequence[str] = (),
    today: date | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check a document against rule packs.

    Args:
        document: bytes, or the path of a document, of a folder of csv files, or of a report folder
            (one with a ``report.gfs``).
        packs: names of installed packs or paths of pack folders. None takes what the report says,
            else the installed packs whose tables fit the document best.
        year: the year of the document; None takes the report's, else what the document prints.
        name: what to call the document in messages, where bytes are given.
        only: tags or names of rules; all others are left out, which the report says.
        today: the day of the check, for waivers that end; None takes the clock's.
        progress: told after each page that is read how many are, of how many; for PDF files.

    Returns:
        the report, with every instance's verdict and the findings.

    Raises:
        GfsError: the document cannot be read (D…), holds no declared table (R0001), or the packs
            have errors (S…, M…, P…).
    """
    reading = read(document, packs, year=year, name=name, progress=progress)
    if only:
        reading.model.limit(only)
    world = reading.world
    facts = reading.facts
    found = dependencies(world, Evaluator(facts.numbers, {}).condition)
    verdicts = judge_all(found, facts.numbers)
    judged, waivers = waive(verdicts, reading.waivers, (today or date.today()).year)
    report = Report(
        reading.document,
        reading.entity,
        reading.year,
        reading.year_ground,
        reading.model,
        facts,
        found,
        judged,
    )
    report.given = str(document) if isinstance(document, (str, Path)) else reading.document.name
    report.options = tuple(word for pack in packs or () for word in ("--pack", str(pack)))
    report.options += ("--year", str(year)) if year is not None else ()
    report.pack_ground = reading.pack_ground
    report.findings = find(judged, facts, found)
    report.diagnostics = [*reading.document.doubts, *facts.doubts]
    report.diagnostics += unread(facts, reading.document.name)
    if not any(cell.printed for cell in facts.cells.values()):
        report.diagnostics.append(Diagnostic("R0108", {}, document=reading.document.name))
    report.diagnostics += [Diagnostic("E0001", {"place": place}) for place in found.overflow]
    report.waivers, report.only = waivers, tuple(only)
    report.diagnostics += waiver_notes(waivers)
    report.diagnostics += outside(found.world.families.values(), reading.document.name)
    report.diagnostics += idle(reading.model, facts, found.without)
    report.coverage = coverage(judged, facts, found)
    return report


def read(
    document: bytes | str | Path,
    packs: Sequence[str | Path] | None = None,
    *,
    year: int | None = None,
    name: str | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read a document and recognise its tables; arguments and errors as of ``check``."""
    folder = report_folder(Path(document)) if isinstance(document, (str, Path)) else None
    source = read_document(folder.source if folder is not None else document, name, progress)
    declared = folder.report if folder is not None else None
    own = folder.files if folder is not None else ()
    said = year if year is not None else (declared.year if declared is not None else None)
    likely = said if said is not None else likely_year(source)
    available = discover(builtin_roots())
    wanted = asked_for(packs or (), folder, available)
    pack_ground = "option" if packs else "report"
    if wanted is None and is_facts(source):
        wanted, pack_ground = stated_packs(source, available), "facts"
    candidates: tuple[Candidate, ...] = ()
    if wanted is not None:
        place = declared.span if declared is not None and not packs else None
        chosen = closure(available, wanted, asked=place)
        model, facts = _recognise(source, chosen, own, likely)
    else:
        chosen, model, facts, candidates = _best(source, available, own, likely)
        wanted, pack_ground = [c.pack for c in candidates if c.chosen], "recognised"
    if not facts.tables:
        none = Diagnostic("R0001", {"name": source.name}, document=source.name)
        clashes = [clash(item, source.name) for item in facts.leftovers]
        raise GfsError(none, *facts.doubts, *(found for found in clashes if found is not None))
    ground = facts.year_ground
    if said is not None:
        ground = "option" if year is not None else "report"
    elif facts.year != likely:
        # What is dated was chosen for a year that the tables do not bear out.
        model, facts = _recognise(source, chosen, own, facts.year)
    entity = declared.entity if declared is not None and declared.entity else facts.entity
    attributes = dict(declared.attributes) if declared is not None else {}
    waivers = declared.waivers if declared is not None else ()
    return Reading(
        source,
        model,
        facts,
        entity,
        model.year,
        ground,
        attributes,
        waivers,
        tuple(wanted),
        pack_ground,
        candidates,
    )


def evaluate(
    document: bytes | str | Path,
    expression: str,
    packs: Sequence[str | Path] | None = None,
    *,
    year: int | None = None,
    name: str | None = None,
    progress: Progress | None = None,
) -> tuple[Reading, list[tuple[str, Value]]]:
    """Evaluate an expression of the rule language over a document; arguments as of ``check``.

    Returns:
        the reading, and the value; of a row, one value an amount column, with the column's name.

    Raises:
        GfsError: as ``check``; or the expression is not well formed (S…) or names what is not there
            (M…).
    """
    tree = parse_expression(SourceFile("<expr>", expression))
    reading = read(document, packs, year=year, name=name, progress=progress)
    model = reading.model
    problems: list[Diagnostic] = []
    derives = {
        name: DeriveDecl(name, UnitExpr(d.unit.name), Text("")) for name, d in model.derives.items()
    }
    node = resolve(tree, Scope(model.vocabulary, model.scales, derives, problems.append))
    if problems:
        raise GfsError(*problems)
    enumerate_ = Enumerate(reading.world, Evaluator(reading.facts.numbers, {}).condition)
    evaluator = Evaluator(reading.facts.numbers, enumerate_.ground.cells.derived)
    return reading, [
        (column, evaluator.value(term)) for column, term in enumerate_.expression(node)
    ]


def likely_year(document: Document) -> int | None:
    """The year that the document names most often; the tables' titles have the last word."""
    if is_facts(document):
        return stated_year(document)
    found = Counter(year for line in document.lines for year in _YEAR.findall(line.text))
    return int(found.most_common(1)[0][0]) if found else None


def _recognise(
    document: Document, chosen: Sequence[Pack], own: Sequence[PackFile], year: int | None
) -> tuple[Model, Facts]:
    model = _sound(build_model(chosen, year, own))
    return model, recognise(document, model.vocabulary)


def _best(
    document: Document, available: dict[str, Pack], own: Sequence[PackFile], year: int | None
) -> tuple[list[Pack], Model, Facts, tuple[Candidate, ...]]:
    """The packs whose tables fit the document: most tables and numbers, then fewest leftovers; of
    those that fit alike the one whose region the document names, else the national one; and how
    each of them fits."""
    candidates: list[Candidate] = []
    best: tuple[tuple[int, ...], list[Pack], Model, Facts] | None = None
    winner = ""
    for name in available:
        chosen = closure(available, [name])
        decls = [decl for pack in chosen for file in pack.files for decl in file.decls]
        if not any(isinstance(decl, TableDecl) for decl in decls):
            continue
        if not any(isinstance(decl, RuleDecl) for decl in decls):
            continue
        model, facts = _recognise(document, chosen, own, year)
        leftovers = len(facts.leftovers) + sum(len(t.leftovers) for t in facts.tables.values())
        place = _regional(available[name].manifest.region, document, facts)
        rank = (len(facts.tables), len(facts.cells), -leftovers, place, -len(chosen))
        candidates.append(Candidate(name, len(facts.tables), len(facts.cells), leftovers))
        if best is None or rank > best[0]:
            best, winner = (rank, chosen, model, facts), name
    if best is None:
        raise GfsError(Diagnostic("P0009", {}))
    fared = tuple(evolve(c, chosen=c.pack == winner) for c in candidates)
    return best[1], best[2], best[3], fared


def _regional(region: Sequence[str], document: Document, facts: Facts) -> int:
    """1 where the document's cover or entity names the region of a pack, -1 where neither does, 0
    for a pack without one."""
    if not region:
        return 0
    named = [line.text for line in cover_lines(document.lines)] + [facts.entity or ""]
    return 1 if any(word in text for text in named for word in region) else -1


def _sound(model: Model) -> Model:
    """The model, if its declarations have no errors."""
    errors = [d for d in model.diagnostics if d.severity == "error"]
    if errors:
        raise GfsError(*errors)
    return model
