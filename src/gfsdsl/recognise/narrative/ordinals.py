"""Ordinals in running text: what may stand before an item and is no part of it."""

from __future__ import annotations

import re

from gfsdsl.recognise.narrative.stream import Stream

_CN = "一二三四五六七八九十百"
_ORDINAL = (
    rf"(?:[{_CN}]+[、.)]|\([{_CN}]+\)[、.]?|\d{{1,2}}[、.](?:(?!\d)|(?=(?:19|20)\d\d年))"
    r"|\d{1,2}\)|\(\d{1,2}\)[、.]?|[①-⓿])"
)
_AT = re.compile(_ORDINAL)
_BEHIND_MARK = re.compile(rf"(?<=[:;。,\n]){_ORDINAL}")


def find_ordinals(stream: Stream) -> dict[int, int]:
    """Where ordinals begin, with their ends: at the start of a line, or behind a mark."""
    found: dict[int, int] = {}
    for start in stream.starts:
        match = _AT.match(stream.text, start)
        if match:
            found[start] = match.end()
    for match in _BEHIND_MARK.finditer(stream.text):
        found[match.start()] = match.end()
    return found
