"""Imports, once for all processes of the fork server, what the library imports and reads in at first use.

No file is written and no database opened here: the threads of Arrow and DuckDB would not survive the fork.
"""

from io import BytesIO

import great_expectations.render.renderer.site_builder  # ruff: ignore[banned-module-level-imports, unused-import]

import wirehouse.validation.duckdb_dialect  # ruff: ignore[unused-import]
from crash import victim  # ruff: ignore[unused-import]
from wirehouse.formats.fields import Fields
from wirehouse.formats.html import read_page
from wirehouse.formats.read import read_records
from wirehouse.formats.record import PageRecord
from wirehouse.formats.sizes import Sizes
from wirehouse.stages.evidence_rows import evidence_rows
from wirehouse.text.normalize import normalize

TEXTS = {"a.txt": "Café opens\n\n“Come in,” said Ann Lee.".encode("cp1252"), "a.html": b"<p>Come in.</p>"}

for name, content in TEXTS.items():
    for read in read_records(BytesIO(content), name, Sizes(), Fields()):
        record = read_page(read) if isinstance(read, PageRecord) else read
        evidence_rows("", normalize(record.text, record.metadata), record.text)
