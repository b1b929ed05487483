"""What a source usually brings: the figures of its last published runs, which new batches are judged against.

docs/adr/0009-history-is-the-last-published-runs-of-a-source.md says why it is these.
"""

import json
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

import duckdb

from wirehouse.home import Home
from wirehouse.parquet import replacing
from wirehouse.staging import Batch, printable
from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.ops import FILES, REPLAYS, RUNS
from wirehouse.validation.limits import Limits
from wirehouse.visible import without_secrets
from wirehouse.warehouse import reading

# Runs in the order in which they were published: clocks may jump back. Those that read nothing tell nothing,
# and replays read a few files of many runs.
PAST_RUNS = f"""
    SELECT run_id, sum(records_read)::BIGINT AS records, sum(records_rejected)::BIGINT AS rejected
    FROM {FILES.full_name} JOIN (
        SELECT run_id, rowid AS position FROM {RUNS.full_name} WHERE source = $source AND run_id <> $run_id
            AND run_id NOT IN (SELECT run_id FROM {REPLAYS.full_name})
    ) USING (run_id)
    GROUP BY run_id, position HAVING sum(records_read) > 0
    ORDER BY position DESC LIMIT $runs"""


@dataclass(frozen=True, slots=True)
class History:
    """The figures of a source's last runs; all zero and empty for a source without any.

    `records_per_run` is the median over the runs, which a single backfill does not move. The others are of
    all their records and documents together: the share rejected, the median of word_count, and the share of
    documents in each language (BCP 47; `und` where it is not known).
    """

    runs: int = 0
    records_per_run: float = 0
    records: int = 0
    reject_share: float = 0
    documents: int = 0
    word_count: float = 0
    languages: dict[str, float] = field(default_factory=dict)


def history_of(home: Home, batch: Batch, limits: Limits) -> History:
    """The history that the batches of a run are judged against.

    It is looked up once and kept in the run's staging folder, so that every batch, and every stage that is
    run again, is judged by the same figures, whatever is published meanwhile.
    """
    kept = home.run_folder(batch.run_id) / "history.json"
    if not kept.exists():
        found = look_up(home, batch, limits)
        with replacing(kept) as path:
            path.write_text(json.dumps(asdict(found), indent=1), encoding="utf-8")
    return History(**json.loads(kept.read_text(encoding="utf-8")))


def look_up(home: Home, batch: Batch, limits: Limits) -> History:
    """The history in the published warehouse: two scans of single columns, of a bounded number of runs."""
    if not home.warehouse.exists():
        return History()
    with reading(home.warehouse) as connection:
        past = rows_of(
            connection,
            PAST_RUNS,
            source=printable(without_secrets(batch.source)),
            run_id=batch.run_id,
            runs=limits.history_runs,
        )
        if not past:
            return History()
        written = f"FROM {DOCUMENTS.full_name} WHERE list_contains($run_ids, run_id)"
        run_ids = [run_id for run_id, _, _ in past]
        ((documents, words),) = rows_of(
            connection, f"SELECT count(*), coalesce(median(word_count), 0) {written}", run_ids=run_ids
        )
        languages = rows_of(
            connection,
            f"SELECT coalesce(language, 'und'), count(*) {written} GROUP BY 1 ORDER BY 1",
            run_ids=run_ids,
        )
    records = sum(read for _, read, _ in past)
    return History(
        runs=len(past),
        records_per_run=median(read for _, read, _ in past),
        records=records,
        reject_share=sum(rejected for _, _, rejected in past) / records,
        documents=documents,
        word_count=words,
        languages={language: number / documents for language, number in languages},
    )


def rows_of(connection: duckdb.DuckDBPyConnection, query: str, **parameters: object) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    return connection.execute(query, parameters).fetchall()
