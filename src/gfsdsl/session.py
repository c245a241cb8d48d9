"""The whole way, from a document to a report: for the command line, for Python, for tests.

``check`` is synchronous, takes bytes or a path, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import define, field

from gfsdsl.diagnostics import Diagnostic, GfsError
from gfsdsl.documents.document import Document
from gfsdsl.documents.read import read_document
from gfsdsl.evaluate.evaluator import Evaluator
from gfsdsl.evaluate.value import Value
from gfsdsl.evaluate.verdicts import judge_all
from gfsdsl.explain.coverage import coverage
from gfsdsl.explain.findings import find, idle, outside, unread
from gfsdsl.explain.result import Report
from gfsdsl.graph.bindings import World
from gfsdsl.graph.dependency import dependencies
from gfsdsl.graph.instances import Enumerate
from gfsdsl.model.build import build_model, dated
from gfsdsl.model.model import Model
from gfsdsl.model.packs import Pack, PackFile, builtin_roots, closure, discover, read_file
from gfsdsl.model.resolve import resolve
from gfsdsl.model.scope import Scope
from gfsdsl.recognise import recognise
from gfsdsl.recognise.facts import Facts
from gfsdsl.source import SourceFile
from gfsdsl.syntax.expression import parse_expression
from gfsdsl.syntax.tree import DeriveDecl, ReportDecl, RuleDecl, TableDecl, Text, UnitExpr

REPORT = "report.gfs"


@define(eq=False)
class Reading:
    """A document recognised with the packs that fit it, before any rule is evaluated."""

    document: Document
    model: Model
    facts: Facts
    entity: str | None
    year: int | None
    year_ground: str | None
    attributes: Mapping[str, str] = field(factory=dict)

    @property
    def world(self) -> World:
        return World(self.model, self.facts, self.year, self.entity, dict(self.attributes))


def check(
    document: bytes | str | Path,
    packs: Sequence[str | Path] | None = None,
    *,
    year: int | None = None,
    name: str | None = None,
) -> Report:
    """Check a document against rule packs.

    Args:
        document: bytes, or the path of a document, of a folder of csv files, or of a report folder
            (one with a ``report.gfs``).
        packs: names of installed packs or paths of pack folders. None takes what the report says,
            else the installed packs whose tables fit the document best.
        year: the year of the document; None takes the report's, else what the document prints.
        name: what to call the document in messages, where bytes are given.

    Returns:
        the report, with every instance's verdict and the findings.

    Raises:
        GfsError: the document cannot be read (D…), holds no declared table (R0001), or the packs
            have errors (S…, M…, P…).
    """
    reading = read(document, packs, year=year, name=name)
    world = reading.world
    facts = reading.facts
    found = dependencies(world, Evaluator(facts.cells, {}).condition)
    judged = judge_all(found, facts.cells)
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
    report.findings = find(judged, facts, found)
    report.diagnostics = unread(facts, reading.document.name)
    report.diagnostics += [Diagnostic("E0001", {"place": place}) for place in found.overflow]
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
) -> Reading:
    """Read a document and recognise its tables; arguments and errors as of ``check``."""
    own: list[PackFile] = []
    declared: ReportDecl | None = None
    source: bytes | str | Path = document
    if isinstance(document, (str, Path)):
        folder = _report_folder(Path(document))
        if folder is not None:
            own, declared, source = _report(folder)
    read_in = read_document(source, name)
    available = discover(builtin_roots())
    wanted = _wanted(packs, declared, available)
    if wanted is not None:
        chosen = closure(available, wanted)
        model, facts = _recognise(read_in, chosen, own)
    else:
        chosen, model, facts = _best(read_in, available, own)
    if not facts.tables:
        raise GfsError(Diagnostic("R0001", {"name": read_in.name}, document=read_in.name))
    ground = facts.year_ground
    if year is not None:
        ground = "option"
    elif declared is not None and declared.year is not None:
        year, ground = declared.year, "report"
    else:
        year = facts.year
    if year is not None:
        files = [file for pack in chosen for file in pack.files] + own
        if dated(files):
            model = _sound(build_model(chosen, year, own))
            facts = recognise(read_in, model.vocabulary)
        else:
            model = _sound(build_model(chosen, year, own, vocabulary=model.vocabulary))
    entity = declared.entity if declared is not None and declared.entity else facts.entity
    attributes = dict(declared.attributes) if declared is not None else {}
    return Reading(read_in, model, facts, entity, year, ground, attributes)


def evaluate(
    document: bytes | str | Path,
    expression: str,
    packs: Sequence[str | Path] | None = None,
    *,
    year: int | None = None,
    name: str | None = None,
) -> tuple[Reading, list[tuple[str, Value]]]:
    """Evaluate an expression of the rule language over a document.

    Returns:
        the reading, and the value; of a row, one value an amount column, with the column's name.

    Raises:
        GfsError: as ``check``; or the expression is not well formed (S…) or names what is not there
            (M…).
    """
    tree = parse_expression(SourceFile("<expr>", expression))
    reading = read(document, packs, year=year, name=name)
    model = reading.model
    problems: list[Diagnostic] = []
    derives = {
        name: DeriveDecl(name, UnitExpr(d.unit.name), Text("")) for name, d in model.derives.items()
    }
    node = resolve(tree, Scope(model.vocabulary, model.scales, derives, problems.append))
    if problems:
        raise GfsError(*problems)
    enumerate_ = Enumerate(reading.world, Evaluator(reading.facts.cells, {}).condition)
    evaluator = Evaluator(reading.facts.cells, enumerate_.ground.cells.derived)
    return reading, [
        (column, evaluator.value(term)) for column, term in enumerate_.expression(node)
    ]


def _report_folder(path: Path) -> Path | None:
    if path.is_dir() and (path / REPORT).is_file():
        return path
    return path.parent if path.name == REPORT and path.is_file() else None


def _report(folder: Path) -> tuple[list[PackFile], ReportDecl, Path]:
    """The declarations of a report folder, the report among them, and the path of its document."""
    own = [read_file(path, str(path)) for path in sorted(folder.glob("*.gfs"))]
    broken = [d for file in own for d in file.diagnostics]
    if broken:
        raise GfsError(*broken)
    reports = [decl for file in own for decl in file.decls if isinstance(decl, ReportDecl)]
    if len(reports) != 1 or reports[0].source is None:
        span = reports[0].span if reports else None
        raise GfsError(Diagnostic("P0007", {"name": str(folder), "count": len(reports)}, span))
    for file in own:
        file.folder = folder
    return own, reports[0], folder / reports[0].source


def _wanted(
    packs: Sequence[str | Path] | None, declared: ReportDecl | None, available: dict[str, Pack]
) -> list[str] | None:
    """The names of the packs asked for; pack folders given by path join ``available``."""
    asked: list[str | Path] = list(packs or ())
    if not asked and declared is not None:
        folder = Path(declared.span.file.name).parent if declared.span else Path()
        asked = [folder / use if "/" in use or use.startswith(".") else use for use in declared.use]
    if not asked:
        return None
    names: list[str] = []
    for item in asked:
        if isinstance(item, str) and item in available:
            names.append(item)
        elif Path(item).is_dir():
            found = discover([Path(item)])
            if not found:
                raise GfsError(Diagnostic("P0008", {"name": str(item)}))
            available.update(found)
            names.extend(found)
        else:
            names.append(str(item))
    return names


def _recognise(
    document: Document, chosen: Sequence[Pack], own: Sequence[PackFile]
) -> tuple[Model, Facts]:
    model = _sound(build_model(chosen, None, own))
    return model, recognise(document, model.vocabulary)


def _best(
    document: Document, available: dict[str, Pack], own: Sequence[PackFile]
) -> tuple[list[Pack], Model, Facts]:
    """The packs whose tables fit the document: most tables and numbers, then fewest leftovers; a
    tie goes to the one that builds on fewest others, the national one."""
    best: tuple[tuple[int, ...], list[Pack], Model, Facts] | None = None
    for name in available:
        chosen = closure(available, [name])
        decls = [decl for pack in chosen for file in pack.files for decl in file.decls]
        if not any(isinstance(decl, TableDecl) for decl in decls):
            continue
        if not any(isinstance(decl, RuleDecl) for decl in decls):
            continue
        model, facts = _recognise(document, chosen, own)
        leftovers = len(facts.leftovers) + sum(len(t.leftovers) for t in facts.tables.values())
        rank = (len(facts.tables), len(facts.cells), -leftovers, -len(chosen))
        if best is None or rank > best[0]:
            best = (rank, chosen, model, facts)
    if best is None:
        raise GfsError(Diagnostic("P0009", {}))
    return best[1], best[2], best[3]


def _sound(model: Model) -> Model:
    """The model, if its declarations have no errors."""
    errors = [d for d in model.diagnostics if d.severity == "error"]
    if errors:
        raise GfsError(*errors)
    return model
