"""Which story each document is of, from the pairs of copies in the warehouse."""

from datetime import datetime
from itertools import starmap

import duckdb
import pyarrow as pa

from wirehouse.reuse.pairs import PairKind
from wirehouse.reuse.stories import Copies, stories
from wirehouse.tables.ops import STORY_CHANGES

_TO_TELL = "story_id IS NULL OR is_representative IS NULL"  # load forgets the latter where a copy went away


def stories_to_tell(connection: duckdb.DuckDBPyConnection) -> int:
    """How many documents are new, or have lost a copy: their stories are to be told anew."""
    ((found,),) = connection.execute(f"SELECT count(*) FROM documents WHERE {_TO_TELL}").fetchall()
    return int(found)


def tell_stories(connection: duckdb.DuckDBPyConnection, run_id: str, started_at: datetime) -> None:
    """Give each document its story, and each story its representative.

    Looked at are documents that are new, or of whose copies one has gone, and all that copies connect with
    them. A story has the id of its document that was ingested first: it keeps it when copies arrive, and when
    stories are joined the older one goes on. What changed its story is in ops.story_changes, once: a run that
    was killed before it published left its changes in the lake, from which its documents came as new ones.
    """
    pairs = connected_pairs(connection)
    grouped = stories(list(starmap(Copies, pairs)))
    told = pa.table({"document_id": list(grouped), "number": pa.array(grouped.values(), pa.int64())})
    connection.register("told", told)
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE retold AS
           WITH members AS (
               SELECT r.*, coalesce(CAST(told.number AS VARCHAR), document_id) AS story
               FROM reached_documents AS r LEFT JOIN told USING (document_id)
           )
           SELECT document_id, run_id, previous_story_id,
               first_value(document_id) OVER (PARTITION BY story ORDER BY first_ingested_at, document_id)
                   AS story_id,
               1 = row_number() OVER (PARTITION BY story
                   ORDER BY length DESC, published_on NULLS LAST, first_ingested_at, document_id)
                   AS is_representative
           FROM members"""
    )
    connection.unregister("told")
    for column in ("story_id", "is_representative"):  # apart: a column is written anew where a row changes
        connection.execute(
            f"""UPDATE documents SET {column} = r.{column} FROM retold AS r
                WHERE r.document_id = documents.document_id
                    AND documents.{column} IS DISTINCT FROM r.{column}"""
        )
    connection.execute(f"DELETE FROM {STORY_CHANGES.full_name} WHERE run_id = $run_id", {"run_id": run_id})
    connection.execute(
        f"""INSERT INTO {STORY_CHANGES.full_name} BY NAME
            SELECT previous_story_id, story_id, count(*) AS documents, $run_id AS run_id,
                $changed_at::TIMESTAMP AS changed_at
            FROM retold
            WHERE previous_story_id <> story_id AND (previous_story_id, story_id) NOT IN (
                SELECT (previous_story_id, story_id) FROM {STORY_CHANGES.full_name}
                WHERE run_id IN (SELECT run_id FROM retold WHERE previous_story_id IS NULL)
            )
            GROUP BY ALL""",
        {"run_id": run_id, "changed_at": started_at},
    )


def connected_pairs(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str | None]]:
    """Every pair of copies that is connected with a document whose story is to be told anew.

    Makes temp.reached, the ids of those documents and of all in the pairs, and temp.reached_documents.
    """
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE reached AS SELECT document_id FROM documents WHERE {_TO_TELL}"
    )
    neighbours = """
        SELECT other_document_id FROM duplicate_pairs WHERE document_id IN (FROM reached)
        UNION SELECT document_id FROM duplicate_pairs WHERE other_document_id IN (FROM reached)
        UNION SELECT document_id FROM documents WHERE story_id IN
            (SELECT story_id FROM documents WHERE document_id IN (FROM reached))
        EXCEPT FROM reached"""
    while connection.execute(f"INSERT INTO reached {neighbours}").fetchall()[0][0]:
        pass
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE reached_documents AS
           SELECT document_id, run_id, story_id AS previous_story_id, length(body) AS length, published_on,
               first_ingested_at
           FROM documents  -- by their places they are found without reading the bodies of others
           WHERE rowid IN (SELECT rowid FROM documents WHERE document_id IN (FROM reached))"""
    )
    return connection.execute(
        f"""SELECT p.document_id, p.other_document_id, CASE
                WHEN p.kind <> '{PairKind.CONTAINED}' OR d.length = o.length THEN NULL
                WHEN d.length > o.length THEN d.document_id ELSE o.document_id END
            FROM duplicate_pairs AS p
            JOIN reached_documents AS d ON d.document_id = p.document_id
            JOIN reached_documents AS o ON o.document_id = p.other_document_id
            ORDER BY p.document_id, p.other_document_id"""
    ).fetchall()
