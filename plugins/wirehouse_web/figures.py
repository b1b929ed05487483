"""The figures of the overview, each found by one query that reads few columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirehouse_web.queries import TOP, Row, rows

if TYPE_CHECKING:
    import duckdb

RUNS = 10


def totals(connection: duckdb.DuckDBPyConnection) -> Row:
    """How much there is of what, and how fresh it is."""
    return rows(
        connection,
        """
        SELECT
            count(*) AS documents,
            count(DISTINCT story_id) AS stories,
            count(DISTINCT publisher) AS publishers,
            max(published_on) AS newest_article,
            (SELECT count(*) FROM quotations) AS quotations,
            (SELECT count(*) FROM ops.rejects) AS rejects,
            (SELECT count(*) FROM ops.rejects WHERE replayed_at IS NULL) AS open_rejects,
            (SELECT max(started_at) FROM ops.runs) AS last_run
        FROM documents""",
    )[0]


def timeline(connection: duckdb.DuckDBPyConnection) -> Row:
    """Documents by day, month or year of publication, whichever makes a chart that can be read."""
    span = rows(
        connection,
        """
        SELECT min(published_on) AS first, max(published_on) AS last,
            count(*) FILTER (published_on IS NULL) AS undated,
            date_diff('day', min(published_on), max(published_on)) AS days
        FROM documents""",
    )[0]
    if span["first"] is None:
        return span | {"unit": "day", "bars": []}
    unit = "day" if span["days"] <= 62 else "month" if span["days"] <= 366 * 6 else "year"
    bars = rows(
        connection,
        f"""
        WITH counted AS (
            SELECT date_trunc('{unit}', published_on)::DATE AS period, count(*) AS documents
            FROM documents WHERE published_on IS NOT NULL GROUP BY period
        ),
        periods AS (
            SELECT unnest(generate_series(
                date_trunc('{unit}', $first::DATE), date_trunc('{unit}', $last::DATE), INTERVAL 1 {unit}
            ))::DATE AS period
        )
        SELECT period, coalesce(documents, 0) AS documents
        FROM periods LEFT JOIN counted USING (period) ORDER BY period""",
        {"first": span["first"], "last": span["last"]},
    )
    return span | {"unit": unit, "bars": bars}


def languages(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Documents by language, the most frequent first."""
    return rows(
        connection,
        f"""SELECT language AS name, count(*) AS documents FROM documents
            GROUP BY language ORDER BY documents DESC, name LIMIT {TOP}""",
    )


def sources(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The publishers with the most documents, and how much of the metadata theirs lack."""
    return rows(
        connection,
        f"""
        SELECT publisher AS name, count(*) AS documents, max(published_on) AS newest_article,
            count(*) FILTER (published_on IS NULL) / count(*) AS undated,
            count(*) FILTER (len(authors) = 0) / count(*) AS unsigned
        FROM documents GROUP BY publisher ORDER BY documents DESC, name LIMIT {TOP}""",
    )


def rejects_by_rule(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Rejects by the rule that they failed, the most frequent first."""
    return rows(
        connection,
        """SELECT rule AS name, count(*) AS documents, count(*) FILTER (replayed_at IS NULL) AS open,
               max(rejected_at) AS latest
           FROM ops.rejects GROUP BY rule ORDER BY documents DESC, name""",
    )


def last_runs(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The last runs with how many of the expectations they checked were met."""
    return rows(
        connection,
        f"""
        WITH last AS (SELECT *, rowid AS position FROM ops.runs ORDER BY rowid DESC LIMIT {RUNS}),
        checked AS (
            SELECT run_id, count(*) AS checks, count(*) FILTER (NOT success) AS not_met
            FROM ops.expectation_results WHERE run_id IN (SELECT run_id FROM last) GROUP BY run_id
        )
        SELECT last.*, coalesce(checks, 0) AS checks, coalesce(not_met, 0) AS not_met
        FROM last LEFT JOIN checked USING (run_id) ORDER BY position DESC""",
    )
