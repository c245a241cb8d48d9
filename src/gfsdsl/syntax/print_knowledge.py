"""Units, subjects, layouts, tables and scales as lines of text."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from gfsdsl.syntax import print_names as say
from gfsdsl.syntax import tree
from gfsdsl.syntax.print_patterns import pattern

INDENT = "  "


def block(head: str, body: Iterable[str], short: bool = False) -> list[str]:
    """``head { … }``: the body on lines of its own; ``short`` leaves a lone line in place."""
    lines = list(body)
    if not lines:
        return [f"{head} {{}}"]
    if short and len(lines) == 1:
        return [f"{head} {{ {lines[0]} }}"]
    return [f"{head} {{", *(INDENT + line for line in lines), "}"]


def head(decl: tree.Decl, keyword: str, name: str, title: str | None = None) -> str:
    """``extend table X "title"``: how a declaration with braces begins."""
    parts = ["extend"] if getattr(decl, "extend", False) else []
    parts += [keyword, name] + ([say.string(title)] if title is not None else [])
    return " ".join(parts)


def unit(decl: tree.UnitDecl) -> list[str]:
    """A unit, by what it measures, what it is a multiple of, or its ratio."""
    start = f"unit {say.unit_name(decl.name)}"
    if decl.measures is not None:
        return [f"{start} measures {say.name(decl.measures)}" + " exact" * decl.exact]
    factor = decl.factor if decl.factor is not None else Fraction(1)
    if decl.base is not None:
        return [f"{start} = {say.number(factor)} {say.unit_name(decl.base)}"]
    return [f"{start} = {factor.numerator}/{factor.denominator}"]


def subjects(decl: tree.SubjectsDecl) -> list[str]:
    """A hierarchy: its levels, its lists, its subjects."""
    body = [f"level {say.name(level.name)} = {level.digits} digits" for level in decl.levels]
    body += [f"from {say.string(source)}" for source in decl.sources]
    body += [line for subject in decl.subjects for line in _subject(subject)]
    return block(head(decl, "subjects", say.name(decl.name), decl.title), body)


def _subject(decl: tree.SubjectDecl) -> list[str]:
    # After a code only a name can stand; after the names of another subject, any keyword.
    start = say.names(decl.names, say.NOWHERE if decl.code else say.keywords())
    parts = [decl.code] if decl.code else []
    body = [f"define {say.string(decl.definition)}"] if decl.definition is not None else []
    for known in decl.known:
        body.append(" ".join(["known as", say.string(known.name), *say.years(known.years)]))
    body += [f"same as {say.name(same.hierarchy)} {say.code(same.key)}" for same in decl.same]
    body += [line for child in decl.children for line in _subject(child)]
    line = " ".join([*parts, start, *say.years(decl.years)])
    return block(line, body, short=not decl.children) if body else [line]


def where(each: tree.Names | None, within: tuple[tree.Place, ...]) -> str:
    """What stands between a name and a brace: how often, and where."""
    parts = [] if each is None else [" each"]
    if each:
        parts.append(" " + ", ".join(say.name(key, say.EACH) for key in each))
    if within:
        parts.append(" in " + " / ".join(_place(step) for step in within))
    return "".join(parts)


def _place(step: tree.Place) -> str:
    match step:
        case tree.Section():
            return say.strings(step.titles)
        case tree.Inside():
            return say.path(step.path)
    raise TypeError(type(step).__name__)


def layout(decl: tree.LayoutDecl) -> list[str]:
    """The furniture of forms."""
    body = [f"{word} {say.strings(texts)}" for word, texts in decl.words]
    return block(head(decl, "layout", say.name(decl.name)), body)


def table(decl: tree.TableDecl) -> list[str]:
    """A table and all its items."""
    start = head(decl, "table", say.name(decl.name)) + where(decl.each, decl.within)
    return block(start, _items(decl.items))


def _items(items: tuple[tree.Item, ...]) -> list[str]:
    return [line for item in items for line in _item(item)]


def _item(item: tree.Item) -> list[str]:
    match item:
        case tree.Setting():
            return [_setting(item)]
        case tree.KeyItem():
            return [_key(item)]
        case tree.ColumnsItem():
            return [_columns(item)]
        case tree.GroupItem():
            return block(f"group {say.names(item.names)}", _items(item.items), short=True)
        case tree.SideItem():
            return block(f"side {say.name(item.name)}", _items(item.items))
        case tree.RowItem():
            nested = " ".join(say.names(names, say.keywords()) for names in item.nested)
            return [f"row {say.names(item.names)}" + (f" {{ {nested} }}" if nested else "")]
        case tree.TotalItem():
            members = ", ".join(say.code(member) for member in item.of)
            return [f"total {say.names(item.names)}" + (f" of {members}" if members else "")]
        case tree.FieldItem():
            return [f"field {say.names(item.names)}{_type(item.type)}"]
    raise TypeError(type(item).__name__)


def _key(item: tree.KeyItem) -> str:
    path = " > ".join(say.names(names) for names in (item.names, *item.below))
    parts = [f"key {path}", *_in(item.hierarchy)]
    parts += [f"at {say.name(item.level)}"] if item.level is not None else []
    parts += ["by name"] * item.by_name
    parts += [f"as {pattern(item.label)}"] if item.label is not None else []
    return " ".join(parts)


def _setting(item: tree.Setting) -> str:
    value = item.value
    if isinstance(value, tree.UnitExpr):
        return f"unit {say.unit(value)}"
    if isinstance(value, tuple):
        return f"{item.key} {say.names(value) if item.key == 'number' else say.strings(value)}"
    if item.key in ("blank", "absent"):
        return f"{item.key} is {value}"
    return "open" if item.key == "open" else f"{item.key} {value}"


def _columns(item: tree.ColumnsItem) -> str:
    word = "column" if len(item.columns) == 1 else "columns"
    parts = [word, ", ".join(say.names(names) for names in item.columns), *_in(item.hierarchy)]
    dated = say.years(item.years)
    return " ".join(parts) + _type(item.type) + (f" {{ {' '.join(dated)} }}" if dated else "")


def _in(hierarchy: str | None) -> list[str]:
    return [f"in {say.name(hierarchy)}"] if hierarchy is not None else []


def _type(type_: tree.UnitExpr | tree.Pattern | None) -> str:
    if isinstance(type_, tree.Pattern):
        return f": {pattern(type_)}"
    return f": {say.unit(type_)}" if type_ is not None else ""


def scale(decl: tree.ScaleDecl) -> list[str]:
    """A scale and its bands."""
    body = [f"{say.names(band.names)} {_range(band)}" for band in decl.bands]
    return block(head(decl, "scale", say.name(decl.name)) + _type(decl.unit), body)


def _range(band: tree.Band) -> str:
    low = None if band.low is None else say.number(band.low)
    high = None if band.high is None else say.number(band.high)
    if low is None and high is not None and band.high_open:
        return f"< {high}"
    if high is None and low is not None and band.low_open:
        return f"> {low}"
    if low is not None and low == high and not band.low_open and not band.high_open:
        return f"= {low}"
    dots = "<.." if band.low_open else "..<" if band.high_open else ".."
    return f"{low or ''}{dots}{high or ''}"
