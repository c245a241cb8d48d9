"""Packs → model: every declaration of every pack, resolved and checked, for one year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from gfsdsl.diagnostics import Diagnostic
from gfsdsl.fold import fold
from gfsdsl.model.build_rules import RuleBuilder
from gfsdsl.model.build_scales import build_scales
from gfsdsl.model.build_statements import StatementBuilder, in_narrative
from gfsdsl.model.build_subjects import build_hierarchies
from gfsdsl.model.build_tables import TableBuilder, build_layout
from gfsdsl.model.build_units import build_units
from gfsdsl.model.check_years import check_years
from gfsdsl.model.model import Model, PackInfo
from gfsdsl.model.narrative import narrative_names
from gfsdsl.model.packs import Pack, PackFile
from gfsdsl.model.scope import Scope
from gfsdsl.model.vocabulary import Vocabulary
from gfsdsl.syntax import tree

D = TypeVar("D", bound=tree.Decl)


def build_model(
    packs: Sequence[Pack],
    year: int | None,
    own: Sequence[PackFile] = (),
    name: str = "report",
) -> Model:
    """The model of ``packs``, given in the order in which they build on each other.

    Args:
        year: the year of the document, for dated declarations.
        own: further files, those of a report folder, whose declarations come last.
        name: the name under which the rules of ``own`` are known.

    Returns:
        a model whose ``diagnostics`` hold everything that is wrong with the declarations; nothing
        is raised.
    """
    files = [(pack.name, file) for pack in packs for file in pack.files]
    files += [(name, file) for file in own]
    found: list[Diagnostic] = []

    # A name whose declaration does not parse is reported there and not where it is used.
    broken = {name for _, file in files for name in file.broken}

    def report(diagnostic: Diagnostic) -> None:
        about = {diagnostic.args.get("name"), diagnostic.args.get("base")}
        if diagnostic not in found and not about & broken:
            found.append(diagnostic)

    for _, file in files:
        found.extend(file.diagnostics)
        check_years(file.decls, report)

    def of(kind: type[D]) -> list[tuple[str, PackFile, D]]:
        return [
            (pack, file, decl)
            for pack, file in files
            for decl in file.decls
            if isinstance(decl, kind)
        ]

    vocabulary = _vocabulary(of, year, report)
    units = vocabulary.units
    scales = build_scales([decl for _, _, decl in of(tree.ScaleDecl)], units, report)
    said = StatementBuilder(vocabulary, scales, year, report)
    for pack, _, statement in of(tree.StatementDecl):
        if in_narrative(statement):
            said.add(statement, pack)
    vocabulary.statements = said.statements()
    model = Model(
        vocabulary,
        tuple(PackInfo(p.name, p.manifest.version or "0", p.hash, p.manifest.title) for p in packs),
        year,
        scales=scales,
        diagnostics=found,
    )
    derives = [(pack, decl) for pack, _, decl in of(tree.DeriveDecl)]
    rules = RuleBuilder(
        model, Scope(vocabulary, scales, {decl.name: decl for _, decl in derives}, report)
    )
    rules.derives(derives)
    every = [(pack, decl) for pack, file in files for decl in file.decls]
    # What is extended may be declared in a file that comes later.
    for extending in (False, True):
        for pack, decl in every:
            if bool(getattr(decl, "extend", False)) is extending:
                rules.add(pack, decl)
    vocabulary.forbidden = tuple(
        dict.fromkeys(text for forbid in model.forbids for text in forbid.texts)
    )
    rules.finish([(pack, decl) for pack, _, decl in of(tree.ExceptionDecl)])
    return model


class _Of(Protocol):
    def __call__(self, kind: type[D]) -> list[tuple[str, PackFile, D]]: ...


def _vocabulary(of: _Of, year: int | None, report: Callable[[Diagnostic], None]) -> Vocabulary:
    units = build_units([decl for _, _, decl in of(tree.UnitDecl)], report)
    hierarchies = build_hierarchies(
        [(file, decl) for _, file, decl in of(tree.SubjectsDecl)], year, report
    )
    builder = TableBuilder(units, hierarchies, year, report)
    narrative = narrative_names(decl for _, _, decl in of(tree.Decl))
    for pack, _, table in of(tree.TableDecl):
        if fold(table.name) not in narrative:
            builder.add(table, pack)
    tables = builder.tables()
    return Vocabulary(
        units,
        hierarchies,
        tables,
        build_layout([decl for _, _, decl in of(tree.LayoutDecl)], report),
        frozenset(builder.other_years),
        narrative,
    )
