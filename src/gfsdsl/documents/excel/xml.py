"""XML parts as a stream of events: no tree is built, and a document type is refused.

Without a document type no entity can be declared, so nothing can be expanded out of proportion and
nothing outside the part is ever named. Names are given without their prefixes, since producers
choose those (and, in strict OOXML, the namespaces) differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal
from xml.parsers.expat import ExpatError, ParserCreate

from gfsdsl.documents.excel.errors import DamagedError

Kind = Literal["start", "end", "text"]
Event = tuple[Kind, str, dict[str, str]]
"""Start and end of an element with its name, or a run of text; attributes at the start only."""

DEEPEST = 256
"""How deep elements may be nested; in a sheet they are some ten deep."""

_NONE: dict[str, str] = {}


def events(chunks: Iterable[bytes], part: str) -> Iterator[Event]:
    """The events of the part named ``part``, whose bytes come in ``chunks``.

    Raises:
        DamagedError: it is not well formed, or declares a document type.
    """
    found: list[Event] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise DamagedError(f"{part} 嵌套过深", f"{part} is nested too deep")
        found.append(("start", _local(name), attributes))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        found.append(("end", _local(name), _NONE))

    def text(data: str) -> None:
        found.append(("text", data, _NONE))

    def refuse(*_: object) -> None:
        raise DamagedError(f"{part} 里有 DTD", f"{part} declares a document type")

    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield from found
            found.clear()
        parser.Parse(b"", True)
    except (ExpatError, ValueError, LookupError) as error:
        # A LookupError or ValueError is an encoding that Python does not know either.
        raise DamagedError(f"{part} 不是合格的 XML", f"{part} is not well-formed XML") from error
    yield from found


def attribute(attributes: dict[str, str], name: str) -> str | None:
    """The attribute ``name``, under whatever prefix."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if _local(key) == name), None)


def truth(value: str | None) -> bool:
    """Whether an attribute of type boolean is set."""
    return value in ("1", "true", "on")


def _local(name: str) -> str:
    return name.rpartition(":")[2] if ":" in name else name
