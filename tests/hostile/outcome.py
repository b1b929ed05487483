"""What became of a source: every record is a document or a reject, and nothing is both or neither."""

from typing import NamedTuple
from urllib.parse import unquote

from unit.stages.harness import Stages

ITEM = "The council met on Monday and agreed on the budget for the new year, its chair said."
OWN_FAULTS = {"reader_failed", "normalizer_failed"}  # true, but never an acceptable end


class Document(NamedTuple):
    """A document as it was ingested."""

    text: str
    encoding: str
    flags: frozenset[str]
    body: str
    title: str | None
    document_id: str


class Outcome(NamedTuple):
    """Documents by name and record number, and the rules that rejects broke."""

    documents: dict[tuple[str, int], Document]
    rejects: list[tuple[str, int | None, str]]

    @property
    def only(self) -> Document:
        assert not self.rejects
        [document] = self.documents.values()
        return document

    @property
    def texts(self) -> dict[str, str]:
        return {name: document.text for (name, _), document in self.documents.items()}

    @property
    def rules(self) -> dict[str, str]:
        return {name: rule for name, _, rule in self.rejects}


class Pipeline(Stages):
    """The stages, a whole run of them at once."""

    def ingest(self) -> Outcome:
        """Run, check that the books balance, and tell what became of every record."""
        assert self.run()
        rows = self.query(
            "SELECT source_uri, record_no, text, encoding, flags, body, title, document_id "
            "FROM documents JOIN source_texts USING (document_id)"
        )
        documents = {
            (self.name(uri), record_no): Document(text, encoding, frozenset(flags), *rest)
            for uri, record_no, text, encoding, flags, *rest in rows
        }
        rejects = [
            (self.name(uri), record_no, rule)
            for uri, record_no, rule in self.query(
                "SELECT source_uri, record_no, rule FROM ops.rejects ORDER BY ALL"
            )
        ]
        assert len({document.document_id for document in documents.values()}) == len(documents) == len(rows)
        assert not OWN_FAULTS & {rule for _, _, rule in rejects}
        counted = self.query(
            "SELECT sum(records_read), sum(records_loaded), sum(records_rejected) FROM ops.files"
        )
        assert counted == [(len(documents) + len(rejects), len(documents), len(rejects))]
        return Outcome(documents, rejects)

    def ingest_one(self, name: str, content: str | bytes) -> Outcome:
        self.write(name, content)
        return self.ingest()

    def name(self, source_uri: str) -> str:
        """The name of a file or member, below the source."""
        return unquote(source_uri.removeprefix(self.source.as_uri()).lstrip("/"), errors="surrogateescape")
