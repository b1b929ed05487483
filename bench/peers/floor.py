"""The floor: read files, write Parquet, load it into DuckDB, with nothing in between.

python bench/peers/floor.py SOURCE FOLDER
"""

from __future__ import annotations

import json
import sys
import time
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

source, folder = map(Path, sys.argv[1:3])
schema = pa.schema([("source_uri", pa.string()), ("text", pa.string())])
with pq.ParquetWriter(folder / "floor.parquet", schema, compression="zstd", compression_level=1) as writer:
    files = iter(sorted(source.iterdir()))
    while paths := list(islice(files, 5000)):
        texts = [path.read_bytes().decode() for path in paths]
        writer.write_table(pa.table([[str(path) for path in paths], texts], schema=schema))
began = time.perf_counter()
with duckdb.connect(folder / "floor.duckdb") as connection:
    connection.execute("CREATE TABLE documents AS FROM read_parquet(?)", [str(folder / "floor.parquet")])
    [(rows,)] = connection.execute("SELECT count(*) FROM documents").fetchall()
sys.stdout.write(json.dumps({"rows": rows, "load_seconds": time.perf_counter() - began}))
