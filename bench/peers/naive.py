"""What one writes in an afternoon: read every file, a few regular expressions, a data frame, one table.

    python bench/peers/naive.py SOURCE FOLDER

Lines are stripped and blank ones dropped, quotations are what stands in quote marks, the date is the first that
looks like one. Nothing is checked, nothing points back into the text, copies are not found, and all is in memory.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import duckdb
import pandas as pd  # ruff: ignore[banned-module-level-imports] - a program of its own
from py3langid import classify  # ruff: ignore[banned-module-level-imports]

QUOTED = re.compile(r"[“\"]([^”\"]{3,})[”\"]")
DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}, \d{4}\b")

source, folder = map(Path, sys.argv[1:3])
documents, quotations = [], []
for path in sorted(source.iterdir()):
    text = path.read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    body = "\n".join(line for line in lines if len(line) > 80)
    day = DAY.search(text)
    documents.append({
        "source_uri": str(path),
        "title": lines[0],
        "published_on": day and day.group(),
        "language": classify(body)[0],
        "body": body,
    })
    quotations += [{"source_uri": str(path), "text": found} for found in QUOTED.findall(body)]
tables = {"documents": pd.DataFrame(documents), "quotations": pd.DataFrame(quotations)}
with duckdb.connect(folder / "naive.duckdb") as connection:
    for name, frame in tables.items():
        connection.register("frame", frame)
        connection.execute(f"CREATE TABLE {name} AS FROM frame")
sys.stdout.write(json.dumps({"rows": sum(map(len, tables.values()))}))
