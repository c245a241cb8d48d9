"""The one registry of diagnostic codes. Letters say which pass speaks: S syntax, M model, P packs,
D documents, R recognition, E evaluation, U usage."""

from __future__ import annotations

from gfsdsl.diagnostics.codes_documents import CODES as _DOCUMENTS
from gfsdsl.diagnostics.codes_excel import CODES as _EXCEL
from gfsdsl.diagnostics.codes_facts import CODES as _FACTS
from gfsdsl.diagnostics.codes_language import CODES as _LANGUAGE
from gfsdsl.diagnostics.codes_pdf import CODES as _PDF
from gfsdsl.diagnostics.message import Message

MESSAGES: dict[str, Message] = {**_LANGUAGE, **_DOCUMENTS, **_EXCEL, **_PDF, **_FACTS}
