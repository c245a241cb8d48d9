"""Patterns as they are written between double quotes."""

from __future__ import annotations

import re

from gfsdsl.syntax import print_names as say
from gfsdsl.syntax import tree
from gfsdsl.syntax.hole_types import BARE, PRINTED, RESERVED, misspelt

_TEXT = re.compile(r'["\\\[\]{}|…]')
# The first words of alternatives and a colon would read as the name of a hole.
_ALTERNATIVE = re.compile(r'["\\\[\]{}|…:：]')
_WORD = re.compile(r"""["\\\[\]{}|']|^\s|\s$""")


def pattern(node: tree.Pattern) -> str:
    """A pattern with its quotes."""
    return f'"{_pieces(node.pieces, _TEXT)}"'


def _pieces(pieces: tuple[tree.Piece, ...], special: re.Pattern[str]) -> str:
    return "".join(_piece(piece, special) for piece in pieces)


def _piece(piece: tree.Piece, special: re.Pattern[str]) -> str:
    match piece:
        case tree.Literal():
            return _escaped(piece.text, special)
        case tree.Gap():
            return "……" if piece.across else "…"
        case tree.Option():
            return f"[{_pieces(piece.pieces, _TEXT)}]"
        case tree.Choice():
            return f"{{{'|'.join(_pieces(a, _ALTERNATIVE) for a in piece.alternatives)}}}"
        case tree.Hole():
            return f"{{{say.name(piece.name)}: {_type(piece.type)}}}"
    raise TypeError(type(piece).__name__)


def _escaped(text: str, special: re.Pattern[str]) -> str:
    return special.sub(lambda found: "\\" + found.group(), text)


def _type(type_: tree.HoleType) -> str:
    match type_:
        case tree.KindType():
            return type_.kind
        case tree.ListType():
            return "list" if type_.of is None else f"list {_name(type_.of)}"
        case tree.WordsType():
            return "|".join(_escaped(word, _WORD) for word in type_.words)
        case tree.MeasureType():
            parts = [] if type_.scale is None else [_name(type_.scale)]
            parts.append(_unit(type_.unit))
            if type_.bare:
                parts += [PRINTED, BARE]
            elif type_.printed is not None:
                parts += [PRINTED, _unit(type_.printed)]
            return " ".join(parts)
    raise TypeError(type(type_).__name__)


def _unit(unit: tree.UnitExpr) -> str:
    return _name(unit.first) + "".join(op + _name(other) for op, other in unit.rest)


def _name(text: str) -> str:
    """A name where keywords of holes may stand."""
    reserved = {text} if text in RESERVED or misspelt(text) else say.NOWHERE
    return say.unit_name(text, reserved)
