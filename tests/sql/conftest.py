"""A small warehouse of articles that the tests write themselves, made as load makes it."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any

import duckdb
import pytest

from wirehouse.home import Home
from wirehouse.parquet import rows_to_arrow
from wirehouse.tables.catalog import table
from wirehouse.views import create_views
from wirehouse.warehouse import writing

FIRST = datetime(2026, 1, 1)  # ruff: ignore[call-datetime-without-tzinfo] - tables hold UTC without zone


class Warehouse:
    """A published warehouse that articles can be put into and taken out of."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.path = home.warehouse
        self.path.parent.mkdir(parents=True)
        with writing(self.path) as connection:
            create_views(connection)

    def put(self, name: str, *texts: str, version: datetime = FIRST, **known: Any) -> str:
        """Put in an article: its title and its paragraphs, in the place of the one that had that name."""
        document_id = self.remove(name)
        starts, whole = [], ""
        for text in texts:
            starts.append(len(whole))
            whole += text + "\n\n"
        places = [
            {
                "document_id": document_id,
                "passage_no": number,
                "start_char": start,
                "end_char": start + len(text),
            }
            for number, (text, start) in enumerate(zip(texts, starts, strict=True))
        ]
        document = {
            "document_id": document_id,
            "source_uri": f"file:///in/{name}.txt",
            "record_no": 0,
            "source_format": "text",
            "content_sha256": "0" * 64,
            "title": texts[0],
            "published_on": date(2024, 5, 14),
            "published_on_basis": "stated",
            "language": "en",
            "authors": [],
            "body": "\n\n".join(texts[1:]),
            "word_count": 1,
            "flags": [],
            "story_id": document_id,
            "is_representative": True,
            "first_ingested_at": FIRST,
            "ingested_at": version,
            "run_id": "run",
        }
        self.insert("documents", [document | known])
        self.insert("source_texts", [{"document_id": document_id, "text": whole, "encoding": "utf-8"}])
        roles = ["title"] + ["body"] * (len(texts) - 1)
        self.insert(
            "passages",
            [
                place | {"section_no": 0, "role": role, "text": text}
                for place, role, text in zip(places, roles, texts, strict=True)
            ],
        )
        return document_id

    def say(self, document_id: str, *speakers: str) -> None:
        """Let people be quoted in the first paragraph of a document, one after the other."""
        place = {"document_id": document_id, "passage_no": 1, "start_char": 0, "end_char": 5}
        known = {"kind": "direct", "rule": "cue_after", "confidence": 0.9}
        self.insert(
            "quotations",
            [
                place | known | {"quotation_no": number, "text": f"Words of {speaker}", "speaker": speaker}
                for number, speaker in enumerate(speakers)
            ],
        )

    def mention(self, document_id: str, *entities: str, passage_no: int = 1, **known: Any) -> None:
        """Mention people, or what `known` says that they are, in a passage."""
        with self.connect() as connection:
            ((first,),) = connection.execute(
                "SELECT count(*) FROM mentions WHERE document_id = ?", [document_id]
            ).fetchall()
        place = {"document_id": document_id, "passage_no": passage_no, "start_char": 0, "end_char": 5}
        self.insert(
            "mentions",
            [
                place | {"mention_no": number, "text": name, "entity": name, "type": "person"} | known
                for number, name in enumerate(entities, first)
            ],
        )

    def remove(self, name: str) -> str:
        """Remove the article of that name, if there is one; returns its document_id."""
        document_id = sha256(name.encode()).hexdigest()[:32]
        with self.connect() as connection:
            for of_document in ("documents", "source_texts", "passages", "quotations", "mentions"):
                connection.execute(f"DELETE FROM {of_document} WHERE document_id = ?", [document_id])
        return document_id

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A connection that writes; unlike `writing` it takes the tables to be there, which saves time."""
        return duckdb.connect(self.path)

    def insert(self, name: str, rows: list[dict[str, Any]]) -> None:
        with self.connect() as connection:
            connection.register("arrived", rows_to_arrow(table(name), rows))
            connection.execute(f"INSERT INTO {name} BY NAME FROM arrived")

    def ask(self, sql: str, parameters: Any = None) -> list[tuple[Any, ...]]:
        with self.connect() as connection:
            return connection.execute(sql, parameters).fetchall()


@pytest.fixture
def warehouse(tmp_path) -> Warehouse:
    return Warehouse(Home(tmp_path / "home"))
