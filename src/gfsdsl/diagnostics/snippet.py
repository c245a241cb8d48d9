"""A span as a snippet: the lines of source it covers, underlined to the cell.

::

     2 | rule 横向汇总 。
       |               ^^
"""

from __future__ import annotations

from gfsdsl.diagnostics.cells import cut, laid_out, width
from gfsdsl.source import Span

# A span of more lines is shown by its first and last.
_LINES = 3
# A longer line is shown by the part around the underlined.
_CELLS = 100
_GAP = "..."


def gutter(*spans: Span) -> int:
    """The width of the line numbers of ``spans``, so that their snippets line up."""
    return max((len(str(_last(span)[0])) for span in spans), default=1)


def snippet(span: Span, numbers: int, mark: str = "^") -> list[str]:
    """The lines of the snippet of ``span``, with ``numbers`` cells for the line numbers."""
    first, start = span.file.position(span.start)
    last, end = _last(span)
    short = last - first < _LINES
    out = [_row("", "", numbers)]
    for line in range(first, last + 1) if short else (first, last):
        if line == last and not short:
            out.append(f" {'':{numbers}} {_GAP}")
        text = span.file.line_text(line)
        left = start - 1 if line == first else len(text) - len(text.lstrip())
        right = end - 1 if line == last else len(text.rstrip())
        shown, underline = _underlined(text, left, right, mark)
        out.append(_row(str(line), shown, numbers))
        if line == first or left < right:
            out.append(_row("", underline, numbers))
    return out


def _last(span: Span) -> tuple[int, int]:
    """Line and column after the last character that is not blank."""
    length = len(span.text.rstrip())
    if not length:
        return span.file.position(span.start)
    line, column = span.file.position(span.start + length - 1)
    return line, column + 1


def _row(number: str, text: str, numbers: int) -> str:
    return f" {number:>{numbers}} | {text}".rstrip()


def _underlined(text: str, left: int, right: int, mark: str) -> tuple[str, str]:
    """A line and its underline, which has at least one mark; a long line is cut around it."""
    shown, starts = laid_out(text)
    first = starts[min(left, len(text))]
    after = max(starts[min(right, len(text))], first + 1)
    if width(shown) <= _CELLS:
        return shown, " " * first + mark * (after - first)
    begin = max(0, min(first - _CELLS // 3, width(shown) + 1 - _CELLS))
    end = begin + _CELLS
    head = _GAP if begin else ""
    tail = _GAP if end < width(shown) else ""
    margin = " " * (len(head) + first - begin)
    return head + cut(shown, begin, end) + tail, margin + mark * (min(after, end) - first)
