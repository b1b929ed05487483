"""The figures of bench/pipeline.py as docs/benchmarks.md."""

from __future__ import annotations

import math
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from wirehouse.cores import core_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAST_RATE = 400.0  # documents a second, on two cores
LEAST_LEAD = 5.0  # times the rate of datatrove
LEAST_LOAD = 0.5  # of the rate of the floor
MOST_MB = 1_500.0
MOST_EXPONENT = 1.05

PARTS = {
    "discover": "discover",
    "stage_batches": "land, normalize, validate",
    "load": "load",
    "link": "link",
    "audit": "audit",
    "publish": "publish",
    "build_marts": "search index",
}
"""The functions of wirehouse.pipeline that a run is made of, and what they do."""
END_TO_END = ("stage_batches", "load", "link", "publish")

PEERS = {
    "floor": ("the floor", "reads files, writes Parquet, loads it into DuckDB; nothing in between"),
    "naive": (
        "a naive script",
        "strips lines, regular expressions for quotations and date, language, data frame, insert",
    ),
    "dlt_load": ("dlt", "files into a table of DuckDB, as they are"),
    "datatrove_dedup": ("datatrove", "Gopher and C4 filters, MinHash deduplication, JSON lines"),
}
OWN = "all stages: roles, metadata, quotations with speakers, mentions, dates, copies, every row checked"

HEAD = """\
# Benchmarks

Made by `make bench` ({command}); do not edit. The texts are generated news pages of {bytes:.1f} KB, with menus,
links and footers, a tenth of them copies. Each program is started anew; its seconds, processor seconds and memory
are those of all its processes, and of its start.

**Machine**: {machine}.
**Versions**: {versions}.

When it began, {load:.1f} processes of others were at work on the {cores} cores. Compare within a table, and where
that is more than a few tenths by processor time rather than by the clock; even that is then up to twice as long.
`docs / s on {cores} cores, idle` is what the processor time allows when nothing else runs and all cores are kept
busy, which no program does throughout. End to end is from landing to publishing, without the start of Python, looking
for files, the audit and the search index, which the whole runs of the other columns have, too.
"""

REMARKS = """\
## What to make of it

- Rows are a coarse unit of work, and the only one that all programs have. A row of ours is a passage with its
  role, a quotation with its speaker, a name or a date, found, tied to its characters and checked against them; a
  row of the naive script is a file with the whitespace taken off, or what stands between two quote marks.
- Generated pages have fewer kinds of mess than real ones, and their words repeat more.
- Pages of HTML cost some twenty milliseconds each to read, which the workers do: these figures are of text.
- datatrove keeps or drops whole documents and is made for clusters. It starts processes for each of its five
  steps, which weighs the more the fewer the documents.
- A run has a fixed cost of some seconds, for importing Great Expectations, compiling rules and building the Data
  Docs. It is in the times of small runs, which is why the exponent can be below 1.
"""


def report(found: dict[str, Any]) -> tuple[str, bool]:
    """The document, and whether all limits are kept."""
    limits = list(limits_of(found))
    parts = [
        head(found),
        "## Limits\n\n"
        + table(
            ["what", "found", "limit", ""], ([*row, "kept" if kept else "**missed**"] for row, kept in limits)
        ),
        "## Side by side\n\n" + peers_table(found),
        "## Stage by stage\n\n" + stages_table(found),
        "## Growth\n\n" + growth_table(found) + "\n" + parts_table(found),
        "## Airflow\n\n" + airflow(found),
        "## Publishing\n\n" + publishing(found),
        (
            "## Questions\n\nWith `bench/queries.py`; the limits are milliseconds of the processor.\n\n"
            f"```text\n{found['queries']['said'].strip()}\n```\n"
        ),
        REMARKS,
    ]
    return "\n".join(parts), all(kept for _, kept in limits)


def head(found: dict[str, Any]) -> str:
    memory = psutil.virtual_memory().total / 2**30
    packages = ("duckdb", "pyarrow", "great_expectations")
    return HEAD.format(
        command=" ".join(["bench/pipeline.py", *sys.argv[1:]]),
        bytes=found["bytes"] / found["documents"] / 1000,
        cores=core_count(),
        load=found["load"],
        machine=f"{core_count()} cores ({processor()}), {memory:.0f} GB, {platform.system()}",
        versions=", ".join([
            f"Python {platform.python_version()}",
            *(f"{name} {version(name)}" for name in packages),
        ]),
    )


def processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def limits_of(found: dict[str, Any]) -> Iterable[tuple[list[str], bool]]:
    runs, same = found["growth"], same_files(found)
    whole = runs[-1]["documents"] / runs[-1]["first"]["seconds"]
    for what, rate in (("whole run", whole), ("end to end", end_to_end(runs[-1]))):
        yield [f"documents a second, {what}", f"{rate:,.0f}", f"≥ {LEAST_RATE:,.0f}"], rate >= LEAST_RATE
    if "datatrove_dedup" in found["peers"]:
        lead = end_to_end(same) / rate_of(found, "datatrove_dedup")
        yield ["times datatrove", f"{lead:.1f}", f"≥ {LEAST_LEAD:g}"], lead >= LEAST_LEAD
    load = found["documents"] / found["stages"]["load"]["seconds"] / rate_of(found, "floor")
    yield ["load against the floor", f"{load:.2f}", f"≥ {LEAST_LOAD:g}"], load >= LEAST_LOAD
    own = same["first"]["rows"] / same["first"]["cpu_seconds"]
    naive = found["peers"]["naive"]
    naive_rows = naive["said"]["rows"] / naive["cpu_seconds"]
    yield (
        ["rows per processor second, against the naive script", f"{own:,.0f}", f"≥ {naive_rows:,.0f}"],
        own >= naive_rows,
    )
    peak = max(run["first"]["peak_mb"] for run in runs)
    yield ["peak memory, MB", f"{peak:,.0f}", f"≤ {MOST_MB:,.0f}"], peak <= MOST_MB
    if len(runs) > 1:
        grown = exponent(runs)
        yield ["exponent of time", f"{grown:.2f}", f"≤ {MOST_EXPONENT:g}"], grown <= MOST_EXPONENT
    kept = found["queries"]["kept"]
    yield ["questions", "below", "all"], kept


def end_to_end(runs: dict[str, Any]) -> float:
    """Documents a second from landing to publishing, of a first run."""
    return float(runs["documents"] / sum(runs["first"]["said"][part] for part in END_TO_END))


def same_files(found: dict[str, Any]) -> dict[str, Any]:
    """The runs over as many files as the other programs were given."""
    [runs] = [runs for runs in found["growth"] if runs["documents"] == found["documents"]]
    return dict(runs)


def rate_of(found: dict[str, Any], peer: str) -> float:
    return float(found["documents"] / found["peers"][peer]["seconds"])


def exponent(runs: Sequence[dict[str, Any]]) -> float:
    times = math.log(runs[-1]["first"]["seconds"] / runs[0]["first"]["seconds"])
    return times / math.log(runs[-1]["documents"] / runs[0]["documents"])


def peers_table(found: dict[str, Any]) -> str:
    same = same_files(found)
    own = same["first"] | {"said": {"rows": same["first"]["rows"]}}
    rows = [("**Wirehouse**", OWN, own, same["documents"])]
    rows += [(*PEERS[name], use, found["documents"]) for name, use in found["peers"].items()]
    columns = ["program", "what it does", "docs / s", f"docs / s on {core_count()} cores, idle", "MB / s"]
    columns += ["ms of processor a document", "rows a document", "rows a processor second", "peak MB"]
    mean = found["bytes"] / found["documents"] / 1e6
    return f"{found['documents']:,} documents.\n\n" + table(
        columns,
        (
            [
                name,
                does,
                f"{count / use['seconds']:,.0f}",
                f"{count / use['cpu_seconds'] * core_count():,.0f}",
                f"{count * mean / use['seconds']:.1f}",
                f"{use['cpu_seconds'] / count * 1e3:.2f}",
                f"{use['said']['rows'] / count:,.1f}",
                f"{use['said']['rows'] / use['cpu_seconds']:,.0f}",
                f"{use['peak_mb']:,.0f}",
            ]
            for name, does, use, count in rows
        ),
    )


def stages_table(found: dict[str, Any]) -> str:
    count, mean = found["documents"], found["bytes"] / found["documents"] / 1e6
    note = (
        f"{count:,} documents, one stage after the other in one process and its workers. In a whole run one batch is "
        "validated while the next is normalized, so that the sum is more than a run takes.\n\n"
    )
    return note + table(
        ["stage", "seconds", "docs / s", "MB / s", "ms of processor a document", "peak MB"],
        (
            [
                name,
                f"{use['seconds']:.2f}",
                f"{count / use['seconds']:,.0f}",
                f"{count * mean / use['seconds']:.1f}",
                f"{use['cpu_seconds'] / count * 1e3:.2f}",
                f"{use['peak_mb']:,.0f}",
            ]
            for name, use in found["stages"].items()
        ),
    )


def growth_table(found: dict[str, Any]) -> str:
    rows = (
        [
            f"{run['documents']:,}",
            f"{run['first']['seconds']:,.1f}",
            f"{run['documents'] / run['first']['seconds']:,.0f}",
            f"{end_to_end(run):,.0f}",
            f"{run['first']['cpu_seconds'] / run['documents'] * 1e3:.2f}",
            f"{run['first']['peak_mb']:,.0f}",
            f"{run['first']['warehouse_mb']:,.0f}",
            f"{run['added']['seconds']:.1f}",
            f"{run['nothing']['seconds']:.1f}",
        ]
        for run in found["growth"]
    )
    columns = ["documents", "seconds", "docs / s", "docs / s end to end", "ms of processor a document"]
    return table([*columns, "peak MB", "warehouse MB", "1,000 more, seconds", "nothing new, seconds"], rows)


def parts_table(found: dict[str, Any]) -> str:
    note = "The seconds of their parts; the rest is the start of Python.\n\n"
    return note + table(
        ["documents", *PARTS.values()],
        (
            [f"{run['documents']:,}", *(f"{run['first']['said'][part]:,.1f}" for part in PARTS)]
            for run in found["growth"]
        ),
    )


def airflow(found: dict[str, Any]) -> str:
    """What goes through Airflow in one process, against the same without it."""
    own, ours = same_files(found), found["airflow"]
    more = ours["first"]["seconds"] - own["first"]["seconds"]
    return (
        f"`make run` took {ours['first']['seconds']:.1f} s for {found['documents']:,} documents, {more:.1f} s more than "
        f"`python -m wirehouse run`, and {ours['nothing']['seconds']:.1f} s with nothing new "
        f"(without Airflow {own['nothing']['seconds']:.1f} s).\n"
    )


def publishing(found: dict[str, Any]) -> str:
    copy, last = found["copy"], found["growth"][-1]
    speed = copy["gigabytes"] / copy["seconds"]
    added = last["added"]["seconds"]
    share = last["first"]["warehouse_mb"] / 1e3 / speed / added
    large = 5 / speed
    return (
        f"The next copy starts as a copy of the published file. A file of {copy['gigabytes']} GB was copied and flushed "
        f"in {copy['seconds']:.1f} s ({speed:.2f} GB/s). At that rate it is {share:.0%} of the {added:.1f} s that 1,000 more "
        f"documents take on the {last['first']['warehouse_mb'] / 1e3:.2f} GB of the last line above; on a warehouse of 5 GB "
        f"it would be {large:.0f} s.\n"
    )


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (columns, ["---"] * len(columns), *rows)]
    return "\n".join(lines) + "\n"
