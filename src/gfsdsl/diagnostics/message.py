"""The wording of one diagnostic code."""

from __future__ import annotations

from attrs import frozen


@frozen
class Message:
    """Severity and wording of one code; ``{…}`` are filled from the diagnostic's arguments."""

    severity: str
    zh: str
    en: str
    hint_zh: str = ""
    hint_en: str = ""

    def text(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh

    def hint(self, lang: str) -> str:
        return self.hint_en if lang == "en" else self.hint_zh
