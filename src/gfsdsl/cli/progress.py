"""A bar on standard error while a long document is read; never on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# Most documents are read in less; a bar that flashes up only disturbs.
AFTER = 1.0

Told = Callable[[int, int], None]


@contextmanager
def progress(clock: Callable[[], float] = monotonic) -> Iterator[Told | None]:
    """What to tell of each page that is read; None where nobody would see it.

    The bar appears once reading has taken a second, and goes when the block ends.
    """
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(clock)
    try:
        yield bar.told
    finally:
        bar.close()


class _Bar:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._start = clock()
        self._shown: Progress | None = None
        self._task: TaskID | None = None

    def told(self, done: int, of: int) -> None:
        """``done`` pages are read, ``of`` how many there are."""
        if self._shown is None:
            if self._clock() - self._start < AFTER or done >= of:
                return
            self._show(done, of)
        elif self._task is not None:
            self._shown.update(self._task, completed=done, total=of)

    def _show(self, done: int, of: int) -> None:
        # Imported here: a document that is read at once does not pay for it.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Rich

        shape = (TextColumn("读取 · reading"), BarColumn(), MofNCompleteColumn())
        self._shown = Rich(
            *shape, TimeRemainingColumn(), console=Console(stderr=True), transient=True
        )
        self._task = self._shown.add_task("", completed=done, total=of)
        self._shown.start()

    def close(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown.stop()
