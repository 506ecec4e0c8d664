"""Replies made by hand, for tests of the scorers."""

from typing import Any

from evals.cases import Case, Expected
from evals.reply import Cited, Looked, Reply


def asked(**fields: Any) -> Case:
    """A case; what is given of `Expected` goes there, the rest into the case itself."""
    expected = {name: fields.pop(name) for name in list(fields) if name in Expected.model_fields}
    plain = {"id": "c", "language": "id", "variety": "formal", "input": "Apa?", "family": "f"}
    return Case.model_validate({**plain, **fields, "expected": expected})


def replied(*quotes: str, status: str = "answered", **fields: Any) -> Reply:
    """A reply with a quote of document `d` for each text."""
    citations = tuple(
        Cited(document_id="d", chunk_id=f"d#{place}", quote=quote, is_exact=True)
        for place, quote in enumerate(quotes)
    )
    return Reply.model_validate({"status": status, "citations": citations, **fields})


def looked(text: str, document: str = "d") -> Looked:
    return Looked(document_id=document, chunk_id=f"{document}#1", heading="", text=text)
