"""All of maintenance, one after the other, as `python -m wirehouse maintain` does it."""

from collections.abc import Iterator

from wirehouse.config import Config
from wirehouse.linking.compaction import compact
from wirehouse.maintenance.landed_bytes import remove_landed
from wirehouse.maintenance.leftovers import remove_leftovers
from wirehouse.maintenance.packing import pack_lake
from wirehouse.maintenance.rewriting import rewrite_warehouse
from wirehouse.pipeline import now


def maintain(config: Config) -> Iterator[str]:
    """Do all of it; yields a line on each part when it is done. Safe beside runs and readers."""
    home = config.home
    packed = pack_lake(home)
    yield (
        f"lake       {packed.commits:,} commits packed: "
        f"{packed.parts_before:,} files are {packed.parts_after:,}"
    )
    index = compact(home)
    yield f"index      {index.files_before:,} files are {index.files_after:,}"
    removed = remove_leftovers(home, config.retention.staging_days, now())
    yield (
        f"leftovers  {removed.staging:,} runs' staging, {removed.next_copies:,} next copies, "
        f"{removed.lake_parts:,} lake parts, {removed.unfinished_files:,} unfinished files: "
        f"{removed.freed_bytes >> 20:,} MB freed"
    )
    landed = remove_landed(home, config.retention.landing_days, now())
    yield f"landing    {landed.files:,} files that nothing needs: {landed.freed_bytes >> 20:,} MB freed"
    rewritten = rewrite_warehouse(home)
    yield f"warehouse  {rewritten.bytes_before >> 20:,} MB before, {rewritten.bytes_after >> 20:,} MB after"
