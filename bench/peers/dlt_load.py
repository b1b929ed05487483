"""dlt: the same files into DuckDB, one row each.

python bench/peers/dlt_load.py SOURCE FOLDER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import dlt

if TYPE_CHECKING:
    from collections.abc import Iterator

source, folder = map(Path, sys.argv[1:3])


@dlt.resource(name="documents")
def documents() -> Iterator[dict[str, str]]:
    for path in sorted(source.iterdir()):
        yield {"source_uri": str(path), "text": path.read_text(encoding="utf-8")}


pipeline = dlt.pipeline(
    "bench",
    pipelines_dir=str(folder / "dlt"),
    destination=dlt.destinations.duckdb(str(folder / "dlt.duckdb")),
)
pipeline.run(documents())
with pipeline.sql_client() as client:
    [(rows,)] = client.execute_sql("SELECT count(*) FROM documents")
sys.stdout.write(json.dumps({"rows": rows}))
