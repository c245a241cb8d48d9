"""Document and declarations to facts. The entry point is ``recognise.recognise.recognise``."""

from gfsdsl.recognise.recognise import recognise

__all__ = ["recognise"]
