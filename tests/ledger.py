"""Adds up the ledger: every record that was ever seen is in exactly one state, and the tables agree."""

from collections import Counter
from collections.abc import Collection

import duckdb

from wirehouse.commits import read_commits
from wirehouse.home import Home
from wirehouse.tables.catalog import TABLES
from wirehouse.tables.model import Unit
from wirehouse.tables.ops import FILES

# Rules of which a breach rejects a row of the table and not the record it belongs to.
ROW_RULES = [f"{table.full_name}." for table in TABLES if table.reject_unit is Unit.ROW]

LEDGER = """
    CREATE TEMP VIEW numbered AS SELECT run_id, rowid AS run_no FROM ops.runs;
    CREATE TEMP VIEW ledger AS FROM ops.files JOIN numbered USING (run_id);
    CREATE TEMP VIEW documents_of AS
        SELECT source_uri, run_id, count(*) AS records FROM documents GROUP BY ALL;
    CREATE TEMP VIEW rejected_of AS
        SELECT source_uri, run_id, count(DISTINCT coalesce(record_no, -1)) AS records FROM ops.rejects
        WHERE stage <> 'validate'
            OR NOT list_bool_or([starts_with(rule, r) FOR r IN getvariable('row_rules')])
        GROUP BY ALL;
"""

# Each finds rows that contradict what it is called.
CONTRADICTIONS = {
    "a record is loaded or rejected": """
        FROM ledger WHERE records_read <> records_loaded + records_rejected""",
    "a version of a file is in one state": """
        SELECT source_uri, run_id FROM ledger GROUP BY ALL HAVING count(*) > 1""",
    "one version of a file is loaded": """
        SELECT source_uri FROM ledger WHERE state = 'loaded' GROUP BY ALL HAVING count(*) > 1""",
    "a rejected file loaded nothing": """
        FROM ledger WHERE state = 'rejected' AND records_loaded > 0""",
    "an unchanged file has the bytes of a version that was loaded, and was not read": """
        FROM ledger AS f WHERE state = 'unchanged' AND (records_read > 0 OR NOT EXISTS (
            FROM ledger AS o WHERE o.source_uri = f.source_uri AND o.run_no < f.run_no
            AND o.content_sha256 = f.content_sha256 AND o.state IN ('loaded', 'superseded')))""",
    "what took the place of a version came later": """
        FROM ledger AS f WHERE state = 'superseded' AND NOT EXISTS (
            FROM ledger AS o WHERE o.source_uri = f.source_uri AND o.run_no > f.run_no
            AND o.state <> 'unchanged')""",
    "what a file loaded last are its documents": """
        SELECT source_uri, run_id, l.records_loaded, d.records
        FROM (FROM ledger WHERE state = 'loaded' AND records_loaded > 0) AS l
        FULL JOIN documents_of AS d USING (source_uri, run_id)
        WHERE l.records_loaded IS DISTINCT FROM d.records""",
    "documents have the bytes that the ledger says": """
        SELECT document_id FROM documents AS d JOIN ledger AS f USING (source_uri, run_id)
        WHERE d.content_sha256 <> f.content_sha256""",
    "what a file rejected is in the rejects": """
        SELECT source_uri, run_id, l.records_rejected, r.records
        FROM (FROM ledger WHERE records_rejected > 0) AS l
        FULL JOIN rejected_of AS r USING (source_uri, run_id)
        WHERE l.records_rejected IS DISTINCT FROM r.records""",
    "a run loaded and rejected what its files say": """
        SELECT r.run_id FROM ops.runs AS r LEFT JOIN ledger AS f USING (run_id)
        GROUP BY r.run_id, r.documents_loaded
        HAVING r.documents_loaded <> coalesce(sum(f.records_loaded), 0)""",
    "a run counts its rejects": """
        SELECT r.run_id FROM ops.runs AS r LEFT JOIN ops.rejects AS j USING (run_id)
        GROUP BY r.run_id, r.records_rejected HAVING r.records_rejected <> count(j.reject_id)""",
    "a run has a row for every file that it read": """
        SELECT r.run_id FROM ops.runs AS r LEFT JOIN ledger AS f
            ON f.run_id = r.run_id AND NOT contains(f.source_uri, '!/')
        GROUP BY r.run_id, r.files_found, r.files_skipped
        HAVING r.files_found - r.files_skipped <> count(f.source_uri)""",
}


def check_ledger(home: Home, seen: Collection[str] = ()) -> Counter[str]:
    """Hold the ledger against the tables, the log of the lake and the files that were ever in the source.

    Returns how many files (and members of archives) are in each state, a row for each run that read them.
    """
    with duckdb.connect(home.warehouse, read_only=True) as connection:
        connection.execute("SET VARIABLE row_rules = $rules", {"rules": [*ROW_RULES, "-"]})
        connection.execute(LEDGER)
        for promise, query in CONTRADICTIONS.items():
            found = connection.execute(query).fetchall()
            assert not found, f"{promise}: {found[:3]}"
        identity = "source_uri, run_id, coalesce(content_sha256, ''), records_loaded, records_rejected"
        rows = connection.execute(f"SELECT {identity} FROM ledger ORDER BY ALL").fetchall()
        parts = sorted({str(part) for commit in read_commits(home) for part in commit.files(home, FILES)})
        lake = connection.execute(
            f"SELECT {identity} FROM read_parquet($parts, hive_partitioning = false) ORDER BY ALL",
            {"parts": parts},
        ).fetchall()
        assert rows == lake, "the ledger has the rows that the lake has"
        missing = set(seen) - {source_uri for source_uri, *_ in rows}
        assert not missing, f"seen, and not in the ledger: {sorted(missing)}"
        return Counter(dict(connection.execute("SELECT state, count(*) FROM ledger GROUP BY 1").fetchall()))
