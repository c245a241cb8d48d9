"""What sentences say, as terms: a captured number is a cell, all else an item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from gfsdsl.fold import fold
from gfsdsl.graph.attributes import subject_item
from gfsdsl.graph.bindings import Binding, RowOf, SaidOf, StatementOf, SubjectOf, World
from gfsdsl.graph.select import Env
from gfsdsl.graph.terms import CellTerm, Item, ListTerm, Lost, Member, SetTerm, Term
from gfsdsl.model import expr
from gfsdsl.model.statements import AMOUNTS
from gfsdsl.model.subjects import Subject
from gfsdsl.recognise.said import Captured, Said, Word
from gfsdsl.source import Span


def said_by(world: World, name: str) -> tuple[Said, ...]:
    """The sentences that say a statement, in printed order."""
    narrative = world.facts.narrative
    return narrative.said.get(name, ()) if narrative is not None else ()


def over(world: World, bound: expr.Bound) -> Iterator[Binding]:
    """The sentences, or the statements, that a binder ranges over."""
    for name in bound.statements:
        sentences = said_by(world, name)
        if bound.kind == "statement":
            if sentences:
                yield StatementOf(name)
            continue
        for said in sentences:
            if all(hole in said.captured for hole in bound.holes):
                yield SaidOf(said)


def says(world: World, node: expr.Says, env: Env) -> Term:
    """The value of ``base.hole``."""
    found = _sentences(world, node.base, env)
    if isinstance(found, Lost):
        return found
    if isinstance(found, Said):
        return dated(captured(found, node.hole, node.span), world.year)
    terms = [captured(said, node.hole, node.span) for said in found]
    terms = [term for term in terms if not _unsaid(term)]
    text = node.span.text if node.span else node.hole
    statement = world.model.vocabulary.statements[found[0].statement.name]
    hole = statement.holes.get(node.hole)
    if hole is not None and hole.kind in AMOUNTS:
        return ListTerm(node.span, tuple(terms), text)
    return _set(terms, text, node.span)


def sentence_present(world: World, node: expr.Node, env: Env) -> bool:
    """Whether a statement, or one sentence of it, is said."""
    return not isinstance(_sentences(world, node, env), Lost)


def _sentences(world: World, base: expr.Node, env: Env) -> Said | tuple[Said, ...] | Lost:
    """The sentence, or the sentences of a repeated statement, that ``base`` means."""
    if isinstance(base, expr.Sentence):
        return _keyed(world, base, env)
    name = getattr(base, "name", "")
    if isinstance(base, expr.Var):
        bound = env[base.name]
        if isinstance(bound, SaidOf):
            return bound.said
        name = bound.key
    narrative = world.facts.narrative
    if narrative is not None and name in narrative.ambiguous:
        places = narrative.ambiguous[name]
        where = "、".join(_where(said) for said in places)
        return Lost(base.span, name, "ambiguous", where)
    found = said_by(world, name)
    if not found:
        return Lost(base.span, name, "not-said")
    statement = world.model.vocabulary.statements[name]
    return found if statement.repeated else found[0]


def _where(said: Said) -> str:
    place = said.place
    return f"第 {place.page} 页" if place.page is not None else f"第 {place.line} 行"


def _keyed(world: World, node: expr.Sentence, env: Env) -> Said | Lost:
    name = getattr(node.statement, "name", "")
    if isinstance(node.statement, expr.Var):
        name = env[node.statement.name].key
    wanted = [_key(world, key, env) for key in node.keys]
    text = "、".join(str(getattr(w, "name", w)) for w in wanted)
    for said in said_by(world, name):
        holes = said.statement.each or ()
        values = [said.captured.get(hole) for hole in holes]
        if len(values) == len(wanted) and all(map(_matches, values, wanted)):
            return said
    return Lost(node.span, f"{name}[{text}]", "not-said")


def _key(world: World, node: expr.Node, env: Env) -> Subject | str:
    """What a key means: a subject, or a text."""
    if isinstance(node, expr.Var):
        bound = env[node.name]
        if isinstance(bound, SubjectOf):
            return bound.subject
        if isinstance(bound, RowOf):
            return bound.row.subject or bound.row.label
        return bound.key
    if isinstance(node, expr.Says):
        subject = said_subject(world, node, env)
        if subject is not None:
            return subject
        term = says(world, node, env)
        return term.text if isinstance(term, Item) else ""
    return getattr(node, "text", "") or getattr(node, "value", "")


def _matches(value: Captured | Word | None, wanted: Subject | str) -> bool:
    if not isinstance(value, Word):
        return isinstance(value, Captured) and value.printed == wanted
    if isinstance(value.value, Subject):
        if isinstance(wanted, Subject):
            return _same_subject(value.value, wanted)
        names = {fold(name) for name in value.value.names}
        return fold(wanted) in names or wanted == value.value.code
    name = wanted.name if isinstance(wanted, Subject) else wanted
    return fold(value.text) == fold(name)


def _same_subject(one: Subject, two: Subject) -> bool:
    if (one.hierarchy, one.key) == (two.hierarchy, two.key):
        return True
    return (two.hierarchy, two.key) in one.same_as or (one.hierarchy, one.key) in two.same_as


def said_subject(world: World, node: expr.Says, env: Env) -> Subject | None:
    """The subject that a sentence names in a hole."""
    found = _sentences(world, node.base, env)
    if not isinstance(found, Said):
        return None
    value = found.captured.get(node.hole)
    return value.value if isinstance(value, Word) and isinstance(value.value, Subject) else None


def captured(said: Said, hole: str, span: Span | None) -> Term:
    """What one sentence captures in a hole."""
    value = said.captured.get(hole)
    if value is None:
        return Lost(span, f"{said.id}.{hole}", "not-captured", hole)
    if isinstance(value, Captured):
        if value.value is None:
            return Lost(span, value.id, "unreadable", value.printed, value.id)
        return CellTerm(span, value.id)
    return _word(value, span)


def dated(term: Term, year: int | None) -> Term:
    """A date or a period printed without a year is one of the document's (SEMANTICS 29)."""
    if not isinstance(term, Item) or term.kind not in ("date", "period") or year is None:
        return term
    return evolve(term, value=_with_year(term.value, year))


def _with_year(value: object, year: int) -> object:
    if not isinstance(value, tuple):
        return value
    if len(value) == 2:
        return tuple(_with_year(item, year) for item in value)
    return (year, *value[1:]) if value and value[0] is None else value


def _word(word: Word, span: Span | None) -> Term:
    kind = word.hole.kind
    if isinstance(word.value, Subject):
        item = subject_item(word.value, span)
        return Item(span, "subject", item.value, word.printed, word.id, word.value.names)
    if kind == "subject":
        return Lost(span, word.id, "no-subject", word.printed, word.id)
    if kind == "list" and isinstance(word.value, tuple):
        members = tuple(_member(item) for item in word.value)
        return SetTerm(span, members, word.printed, fact=word.id)
    if kind in ("year", "date", "period"):
        return Item(span, kind, word.value, word.printed, word.id)
    return Item(span, "text", word.text, word.printed, word.id)


def _member(item: object) -> Member:
    if isinstance(item, Subject):
        return Member(None, (item.hierarchy, item.key), item.name, names=item.names)
    return Member(None, str(item), str(item))


def _set(terms: Sequence[Term], text: str, span: Span | None) -> SetTerm:
    members: list[Member] = []
    lost = [term for term in terms if isinstance(term, Lost)]
    for term in terms:
        if isinstance(term, Item):
            members.append(Member(span, term.value, term.text, names=term.names, fact=term.fact))
        elif isinstance(term, SetTerm):
            members += term.members
    return SetTerm(span, tuple(members), text, tuple(lost))


def _unsaid(term: Term) -> bool:
    return isinstance(term, Lost) and term.reason == "not-captured"
