"""Running text to what it says: wordings of statements found in it, holes read."""

from gfsdsl.recognise.narrative.read import read_narrative

__all__ = ["read_narrative"]
