"""What can be wrong with a whole workbook: the errors that end its reading."""

from __future__ import annotations

from gfsdsl.diagnostics import Diagnostic, GfsError


class DamagedError(Exception):
    """A part of a workbook is not what it should be; ``read_excel`` makes it a diagnostic."""

    def __init__(self, reason: str, reason_en: str) -> None:
        super().__init__(reason_en)
        self.reason, self.reason_en = reason, reason_en


class TooLargeError(Exception):
    """A workbook holds more than is read; ``read_excel`` makes it a diagnostic."""

    def __init__(self, what: str, what_en: str, limit: str) -> None:
        super().__init__(what_en)
        self.what, self.what_en, self.limit = what, what_en, limit


class EncryptedError(Exception):
    """A workbook can only be read with a password."""


def as_diagnostic(error: DamagedError | TooLargeError | EncryptedError, name: str) -> GfsError:
    """The error shown to the user for one raised while reading the workbook ``name``."""
    match error:
        case DamagedError():
            reasons = {"name": name, "reason": error.reason, "reason_en": error.reason_en}
            return GfsError(Diagnostic("D0011", reasons, document=name))
        case TooLargeError():
            args = {"name": name, "what": error.what, "what_en": error.what_en}
            return GfsError(Diagnostic("D0012", {**args, "limit": error.limit}, document=name))
        case EncryptedError():
            return GfsError(Diagnostic("D0013", {"name": name}, document=name))
