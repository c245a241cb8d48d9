"""The wording of notes at further places: what ``Diagnostic.related`` points at, and why."""

from __future__ import annotations

NOTES: dict[str, tuple[str, str]] = {
    "first": ("首次声明于此", "first declared here"),
    "declared": ("声明于此", "declared here"),
    "used": ("使用于此", "used here"),
    "open": ("由此开始，尚未结束", "opened here and not closed"),
    "because": ("原因在此", "because of this"),
    "overridden": ("此处被替换", "replaced here"),
    "conflict": ("与此处矛盾", "contradicts this"),
    "cycle": ("循环经过此处", "the cycle goes through here"),
}


def note(key: str, lang: str) -> str:
    """The wording of the note ``key``; a key that is not listed is itself the wording."""
    if key not in NOTES:
        return key
    zh, en = NOTES[key]
    return en if lang == "en" else zh
