"""datatrove: Gopher and C4 filters, then MinHash deduplication, as its own example does it.

python bench/peers/datatrove_dedup.py SOURCE FOLDER WORKERS
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datatrove.executor.local import LocalPipelineExecutor
from datatrove.pipeline.dedup import (
    MinhashDedupBuckets,
    MinhashDedupCluster,
    MinhashDedupFilter,
    MinhashDedupSignature,
)
from datatrove.pipeline.filters import C4QualityFilter, GopherQualityFilter, GopherRepetitionFilter
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.readers.base import BaseDiskReader
from datatrove.pipeline.writers import JsonlWriter
from loguru import logger

if TYPE_CHECKING:
    from collections.abc import Iterator


class TextReader(BaseDiskReader):  # type: ignore[misc]
    """A document for each file; datatrove has readers for JSON lines, Parquet, WARC and more, not for plain text."""

    name = "text files"

    def read_file(self, filepath: str) -> Iterator[Any]:
        """The document of a file."""
        with self.data_folder.open(filepath, "r") as file:
            yield self.get_document_from_dict({"text": file.read(), "id": filepath}, filepath, 0)


def main() -> None:
    logger.remove()  # it writes a line for each file
    source, folder, workers = Path(sys.argv[1]), Path(sys.argv[2], "datatrove"), int(sys.argv[3])

    def run(name: str, steps: list[Any], tasks: int) -> None:
        LocalPipelineExecutor(
            steps, tasks=tasks, workers=workers, logging_dir=str(folder / "logs" / name)
        ).run()

    at = {name: str(folder / name) for name in ("filtered", "signatures", "buckets", "remove", "kept")}
    filters = [GopherRepetitionFilter(), GopherQualityFilter(), C4QualityFilter()]
    run("filters", [TextReader(str(source)), *filters, JsonlWriter(at["filtered"])], workers)
    run("signatures", [JsonlReader(at["filtered"]), MinhashDedupSignature(at["signatures"])], workers)
    run("buckets", [MinhashDedupBuckets(at["signatures"], at["buckets"])], 14)
    run("cluster", [MinhashDedupCluster(at["buckets"], at["remove"])], 1)
    run(
        "filter",
        [JsonlReader(at["filtered"]), MinhashDedupFilter(at["remove"]), JsonlWriter(at["kept"])],
        workers,
    )
    kept = JsonlReader(at["kept"])
    sys.stdout.write(json.dumps({"rows": sum(1 for _ in kept.run())}))


if __name__ == "__main__":
    main()
