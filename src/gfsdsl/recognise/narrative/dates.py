"""Years, dates and periods in running text."""

from __future__ import annotations

import re

from attrs import define, field

from gfsdsl.recognise.narrative.stream import Stream

Day = tuple[int | None, int | None, int | None]
"""Year, month and day; None for what is not printed."""

_Y = r"(?:19|20)\d\d"
_YEAR = re.compile(rf"(?<!\d){_Y}(?![\d.,]?\d)")
_DATE = re.compile(
    rf"(?<![\d.])(?:(?P<y1>{_Y})年(?:(?P<m1>1[0-2]|0?[1-9])月(?:份|(?P<d1>3[01]|[12]\d|0?[1-9])[日号])?)?"
    rf"|(?P<m2>1[0-2]|0?[1-9])月(?P<d2>3[01]|[12]\d|0?[1-9])[日号]"
    rf"|(?P<y3>{_Y})(?P<s>[-./])(?P<m3>1[0-2]|0?[1-9])(?P=s)(?P<d3>3[01]|[12]\d|0?[1-9])(?!\d)"
    rf"|(?P<m4>1[0-2]|0?[1-9])月份?)"
)
_JOIN = r"[-–—~至到]"
_PERIOD = re.compile(
    rf"(?<!\d)(?:(?P<y>{_Y})年)?(?:(?P<a>1[0-2]|0?[1-9])月?份?{_JOIN}(?P<b>1[0-2]|0?[1-9])月份?(?!\d)"
    rf"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<all>全年))"
)
_JOINED = re.compile(_JOIN)
# Document numbers, of which no part is an amount.
_NUMBERED = re.compile(r"\(\d{4}\)\d{1,5}号?|第\d{1,5}(?:号|条|次|届|期|页)")


@define(eq=False)
class Dates:
    """All years and dates of a text, found once.

    Attributes:
        years: by where they begin; ``years_end``: by where they end. Both without 年.
        dates, periods: by where they begin, with their ends and values.
    """

    stream: Stream
    years: dict[int, int] = field(factory=dict)
    years_end: dict[int, int] = field(factory=dict)
    dates: dict[int, list[tuple[int, Day]]] = field(factory=dict)
    periods: dict[int, list[tuple[int, tuple[Day, Day]]]] = field(factory=dict)
    date_ends: dict[int, list[tuple[int, Day]]] = field(factory=dict)
    period_ends: dict[int, list[tuple[int, tuple[Day, Day]]]] = field(factory=dict)
    _covered: set[int] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        text = self.stream.text
        for match in _YEAR.finditer(text):
            self.years[match.start()] = match.end()
            self.years_end[match.end()] = match.start()
        for match in _NUMBERED.finditer(text):
            self._covered.update(range(match.start(), match.end()))
        for match in _DATE.finditer(text):
            self._date(match.start(), match.end(), _day(match))
            shorter = match["y1"] and match["m1"]
            if shorter:
                end = match.end("y1") + 1
                self._date(match.start(), end, (int(match["y1"]), None, None))
        for match in _PERIOD.finditer(text):
            self._period(match.start(), match.end(), _months(match))
        self._ranges()
        for start, found in self.dates.items():
            for end, day in found:
                self.date_ends.setdefault(end, []).append((start, day))
        for start, spans in self.periods.items():
            for end, value in spans:
                self.period_ends.setdefault(end, []).append((start, value))

    def covers(self, at: int) -> bool:
        """Whether the digit at ``at`` belongs to a date or to the number of a document."""
        return at in self._covered

    def _date(self, start: int, end: int, day: Day) -> None:
        self.dates.setdefault(start, []).append((end, day))
        self._covered.update(range(start, end))

    def _period(self, start: int, end: int, value: tuple[Day, Day]) -> None:
        self.periods.setdefault(start, []).append((end, value))
        self._covered.update(range(start, end))

    def _ranges(self) -> None:
        """Two dates with a dash or 至 between them."""
        for start in sorted(self.dates):
            end, first = self.dates[start][0]
            joined = _JOINED.match(self.stream.text, end)
            if joined is None or joined.end() not in self.dates:
                continue
            stop, last = self.dates[joined.end()][0]
            if last[0] is None and first[0] is not None:
                last = (first[0], last[1], last[2])
            self.periods.setdefault(start, []).insert(0, (stop, (first, last)))


def _day(match: re.Match[str]) -> Day:
    year = match["y1"] or match["y3"]
    month = match["m1"] or match["m2"] or match["m3"] or match["m4"]
    day = match["d1"] or match["d2"] or match["d3"]
    return (_int(year), _int(month), _int(day))


def _months(match: re.Match[str]) -> tuple[Day, Day]:
    year = _int(match["y"])
    if match["half"]:
        first, last = (1, 6) if match["half"] == "上" else (7, 12)
    elif match["quarter"]:
        number = "一二三四".find(match["quarter"]) + 1 or int(match["quarter"])
        first, last = 3 * number - 2, 3 * number
    elif match["all"]:
        first, last = 1, 12
    else:
        first, last = int(match["a"]), int(match["b"])
    return (year, first, None), (year, last, None)


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def day_text(day: Day) -> str:
    """2024-12-31, 2024-12, 12-31, 2024: as a date is written in records."""
    year, month, number = day
    parts = [] if year is None else [f"{year:04}"]
    parts += [f"{part:02}" for part in (month, number) if part is not None]
    return "-".join(parts)
