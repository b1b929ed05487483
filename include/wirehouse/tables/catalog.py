"""Every table of the warehouse, in the order in which they are filled."""

from wirehouse.tables.articles import DOCUMENTS, PASSAGES, SOURCE_TEXTS
from wirehouse.tables.evidence import MENTIONS, QUOTATIONS, TIME_EXPRESSIONS
from wirehouse.tables.model import Table
from wirehouse.tables.ops import EXPECTATION_RESULTS, FILES, REJECTS, REPLAYS, RUNS, STORY_CHANGES
from wirehouse.tables.reuse import DUPLICATE_PAIRS, SHARED_PASSAGES
from wirehouse.tables.search import INDEXED_DOCUMENTS, POSTINGS

RECORD_TABLES = (DOCUMENTS, SOURCE_TEXTS, PASSAGES, QUOTATIONS, MENTIONS, TIME_EXPRESSIONS)
"""Filled from one source record alone, by normalize."""

LINK_TABLES = (DUPLICATE_PAIRS, SHARED_PASSAGES)
"""Filled by comparing documents with each other, by link."""

OPS_TABLES = (RUNS, FILES, REJECTS, REPLAYS, EXPECTATION_RESULTS, STORY_CHANGES)
"""Filled by the stages about themselves."""

TABLES = (*RECORD_TABLES, *LINK_TABLES, *OPS_TABLES)

MART_TABLES = (INDEXED_DOCUMENTS, POSTINGS)
"""Made from the other tables by marts, after publish: they are in no lake, and lack rows till then."""


def table(full_name: str) -> Table:
    """The table of that name (`documents`, `ops.files`).

    Raises:
        KeyError: No table has that name.
    """
    for candidate in (*TABLES, *MART_TABLES):
        if candidate.full_name == full_name:
            return candidate
    raise KeyError(f"no table is called {full_name}")
