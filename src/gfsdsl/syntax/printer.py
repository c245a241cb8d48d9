"""Syntax tree → canonical text: what the formatter writes and what ``explain`` quotes.

Parsing the text gives the same tree again, and printing that gives the same text again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gfsdsl.syntax import print_knowledge as knowledge
from gfsdsl.syntax import print_names as say
from gfsdsl.syntax import print_statements as statements
from gfsdsl.syntax import tree
from gfsdsl.syntax.print_expressions import binders, expression
from gfsdsl.syntax.print_knowledge import block, head


def print_program(program: tree.Program) -> str:
    """The text of all declarations: a blank line around each that takes several lines."""
    lines: list[str] = []
    before_was_long = False
    for decl in program.decls:
        printed = print_declaration(decl)
        if lines and (len(printed) > 1 or before_was_long):
            lines.append("")
        lines += printed
        before_was_long = len(printed) > 1
    return "".join(line + "\n" for line in lines)


def print_declaration(decl: tree.Decl) -> list[str]:
    """The lines of one declaration."""
    return _METHODS[type(decl)](decl)


def _clauses(clauses: tree.Clauses) -> list[str]:
    lines = ["strict"] if clauses.strict else []
    lines += [f"cite {say.string(text)}" for text in clauses.cite]
    lines += [f"advise {say.string(text)}" for text in clauses.advise]
    if clauses.severity != "error":
        lines.append(f"severity {clauses.severity}")
    lines += say.years(clauses.years)
    if clauses.tags:
        lines.append("tag " + ", ".join(say.name(tag) for tag in clauses.tags))
    return lines


def _rule(decl: tree.RuleDecl) -> list[str]:
    body = [binders(decl.binders)] if decl.binders else []
    body += [f"when {expression(condition)}" for condition in decl.when]
    body += [f"let {say.name(let.name)} = {expression(let.value)}" for let in decl.lets]
    body += [f"must {expression(must)}" for must in decl.musts]
    return block(head(decl, "rule", say.name(decl.name), decl.title), body + _clauses(decl.clauses))


def _figure(decl: tree.FigureDecl) -> list[str]:
    body = [binders(decl.binders)] if decl.binders else []
    body += [_spot(spot) for spot in decl.spots]
    return block(
        head(decl, "figure", say.name(decl.name), decl.title), body + _clauses(decl.clauses)
    )


def _spot(spot: tree.Expr) -> str:
    """A spot begins with a name that stands beside the keywords of clauses."""
    match spot:
        case tree.Index():
            return f"{_spot(spot.base)}[{', '.join(expression(arg) for arg in spot.args)}]"
        case tree.Attr():
            return f"{_spot(spot.base)}.{say.name(spot.name)}"
        case tree.Name():
            return say.name(spot.name, say.SPOT)
    raise TypeError(type(spot).__name__)


def _derive(decl: tree.DeriveDecl) -> list[str]:
    return [f"derive {say.name(decl.name)}: {say.unit(decl.unit)} = {expression(decl.value)}"]


def _forbid(decl: tree.ForbidDecl) -> list[str]:
    body = [statements.forbidden(texts) for texts in decl.texts] + _clauses(decl.clauses)
    return block(head(decl, "forbid", say.name(decl.name), decl.title), body)


def _require(decl: tree.RequireDecl) -> list[str]:
    line = f"require {decl.kind} {say.name(decl.name)}"
    clauses = _clauses(decl.clauses)
    return [f"{line} {{ {' '.join(clauses)} }}" if clauses else line]


def _exception(decl: tree.ExceptionDecl) -> list[str]:
    rule = (f"{say.pack(decl.pack)}/" if decl.pack is not None else "") + say.name(decl.rule)
    parts = [f"exception to {rule} because {say.string(decl.because)}", *say.years(decl.years)]
    return [" ".join(parts)]


def _pack(decl: tree.PackDecl) -> list[str]:
    body = [f"version {say.string(decl.version)}"] if decl.version is not None else []
    if decl.requires:
        body.append("requires " + ", ".join(say.pack(name) for name in decl.requires))
    if decl.extends is not None:
        body.append(f"extends {say.pack(decl.extends)}")
    if decl.region:
        body.append("region " + " | ".join(say.string(word) for word in decl.region))
    return block(head(decl, "pack", say.pack(decl.name), decl.title), body + say.years(decl.years))


def _report(decl: tree.ReportDecl) -> list[str]:
    body = [f"entity {say.string(decl.entity)}"] if decl.entity is not None else []
    body += [f"attribute {say.name(key)} {say.string(text)}" for key, text in decl.attributes]
    body += [f"year {decl.year}"] if decl.year is not None else []
    body += [f"source {say.string(decl.source)}"] if decl.source is not None else []
    body += [f"use {say.used(name)}" for name in decl.use]
    body += [f"prior {say.string(decl.prior)}"] if decl.prior is not None else []
    body += [_waive(waiver) for waiver in decl.waivers]
    return block(head(decl, "report", say.name(decl.name)), body)


def _waive(waiver: tree.WaiveDecl) -> str:
    pack = f"{say.pack(waiver.pack)}/" if waiver.pack is not None else ""
    rule = pack + say.name(waiver.rule)
    keys = f"[{', '.join(say.string(key) for key in waiver.keys)}]" if waiver.keys else ""
    until = f" until {waiver.until}" if waiver.until is not None else ""
    return f"waive {rule}{keys} because {say.string(waiver.because)}{until}"


_METHODS: dict[type[tree.Decl], Callable[[Any], list[str]]] = {
    tree.UnitDecl: knowledge.unit,
    tree.SubjectsDecl: knowledge.subjects,
    tree.LayoutDecl: knowledge.layout,
    tree.TableDecl: knowledge.table,
    tree.PartDecl: statements.part,
    tree.StatementDecl: statements.statement,
    tree.ScaleDecl: knowledge.scale,
    tree.RuleDecl: _rule,
    tree.FigureDecl: _figure,
    tree.DeriveDecl: _derive,
    tree.ForbidDecl: _forbid,
    tree.RequireDecl: _require,
    tree.ExceptionDecl: _exception,
    tree.PackDecl: _pack,
    tree.ReportDecl: _report,
}
