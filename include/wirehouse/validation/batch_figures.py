"""The figures of a batch as a whole, in one row, beside those that are usual for its source."""

from wirehouse.tables.ddl import quoted
from wirehouse.tables.ops import FILES, REJECTS
from wirehouse.validation.history import History
from wirehouse.validation.limits import Limits
from wirehouse.validation.rules import BATCH_VIEW, STAGED, VALID
from wirehouse.validation.views import Database


def add_figures(database: Database, limits: Limits, history: History, *, replayed: bool) -> None:
    """Make `valid.batch`, from the `valid` views of the tables, the ledger and the rejects.

    A figure is null, and so breaks no limit, where the batch or the history has too little to judge it by.
    A replay is made of rejects, so it tells nothing of its source and none of its figures is judged.
    """
    enough = "false" if replayed else "records_read >= $least"
    known = f"documents >= $least AND {'false' if replayed else 'true'}"
    usual = f"$runs >= {limits.min_history_runs}"
    database.connection.execute(
        f"""
        CREATE TABLE {VALID}.{BATCH_VIEW} AS
        WITH counted AS ({records()}), described AS ({documents()}), shifted AS ({language_shift(history)})
        SELECT *,
            CASE WHEN {enough} THEN records_rejected / records_read END AS reject_share,
            CASE WHEN {enough} AND {usual} AND $records >= $least
                THEN records_rejected / records_read - $reject_share END AS reject_rise,
            CASE WHEN {known} AND {usual} AND $documents >= $least AND $word_count > 0
                THEN median_words / $word_count END AS length_ratio,
            CASE WHEN {known} AND {usual} AND $documents >= $least THEN shift END AS language_shift,
            CASE WHEN {known} THEN most_frequent / documents END AS same_body_share,
            $reject_share AS usual_reject_share, $word_count AS usual_words, $runs AS past_runs
        FROM counted, described, shifted
        """,
        {
            "least": max(limits.min_records_for_share, 1),
            "runs": history.runs,
            "records": history.records,
            "documents": history.documents,
            "reject_share": float(history.reject_share),
            "word_count": float(history.word_count),
        },
    )


def records() -> str:
    """SQL for the number of records read and rejected; a file that could not be read counts as one."""
    return f"""
        WITH earlier AS (
            SELECT DISTINCT source_uri, record_no FROM {VALID}."{REJECTS.full_name}" WHERE stage <> 'validate'
        ),
        rejected AS (
            SELECT source_uri, count(*) AS records
            FROM (SELECT source_uri FROM earlier UNION ALL SELECT source_uri FROM {STAGED}.rejected)
            GROUP BY source_uri
        )
        SELECT coalesce(sum(greatest(coalesce(f.records_read, 0), coalesce(r.records, 0))), 0)::BIGINT
                AS records_read,
            coalesce(sum(r.records), 0)::BIGINT AS records_rejected
        FROM {STAGED}."{FILES.full_name}" AS f FULL JOIN rejected AS r ON r.source_uri = f.source_uri"""


def documents() -> str:
    """SQL for the number of documents, their median length, and how many have the most frequent body."""
    return f"""
        SELECT count(*) AS documents, coalesce(median(word_count), 0) AS median_words,
            coalesce((SELECT max(n) FROM
                (SELECT count(*) AS n FROM {VALID}.documents GROUP BY hash(body))), 0) AS most_frequent
        FROM {VALID}.documents"""


def language_shift(history: History) -> str:
    """SQL for how far the languages have moved: the share of documents in another language than is usual.

    This is the total variation distance of the two mixes: 0 for the same mix, 1 for no language in common.
    """
    usual = ", ".join(f"({quoted(language)}, {share!r})" for language, share in history.languages.items())
    return f"""
        WITH usual AS (FROM (VALUES {usual or "(NULL, NULL)"}) AS t(language, share)),
        found AS (
            SELECT coalesce(language, 'und') AS language, count(*) / sum(count(*)) OVER () AS share
            FROM {VALID}.documents GROUP BY ALL
        )
        SELECT sum(abs(coalesce(usual.share, 0) - coalesce(found.share, 0))) / 2 AS shift
        FROM usual FULL JOIN found USING (language)"""
