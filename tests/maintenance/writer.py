"""Ingest again and again, as fast as it goes: a new file and a changed one in every run.

python writer.py FOLDER RUNS
"""

import sys
from pathlib import Path

from unit.stages.harness import Stages
from wirehouse.stages.publish import publish


def main() -> None:
    """Publish as the task does, which takes the lock."""
    stages = Stages(Path(sys.argv[1]))
    for run in range(int(sys.argv[2])):
        stages.write(
            f"new-{run}.txt", f"Ferry {run} sails\n\nFerry number {run} left the harbour, said Ines Duarte.\n"
        )
        stages.write(
            "changed.txt", f"Tide {run} is high\n\nThe tide rose {run} times over the old quay wall.\n"
        )
        batches = stages.discover()
        stages.stage(batches)
        stages.load(batches)
        stages.link(batches)
        stages.audit(batches)
        publish(stages.home, [stages.folder(batch) for batch in batches])


if __name__ == "__main__":
    main()
