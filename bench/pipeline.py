"""What a run costs, stage by stage and as it grows, side by side with other ways to go about the same files.

    python bench/pipeline.py [--sizes 4000,12000] [--full] [--peers-python .venv-bench/bin/python] [--write]

The files are generated news pages of 4 KB, as dirty as scraped ones, a tenth of them copies. Every program is
started anew and measured with all of its processes. Shown are
  stages       each stage by itself, one after the other, at the second size, as are peers and airflow
  growth       whole runs at each size, the exponent of their time, and what 1,000 more files cost on top
  peers        the same files through the floor, a naive script, dlt and datatrove
  airflow      the same through `make run`, and a run with nothing new
  publish      copying a large file as publishing does
  queries      what bench/queries.py says, of 100,000 documents
`--full` takes 5,000, 20,000 and 100,000 documents and a file of 5 GB: an hour, and 15 GB of disk. `--write` puts
the figures into docs/benchmarks.md. Exits with 1 when a limit is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from articles import article, paragraph
from measure import Use, measured
from report import PARTS, report

from wirehouse import pipeline
from wirehouse.config import Config
from wirehouse.cores import core_count
from wirehouse.home import Home
from wirehouse.stages.audit import audit
from wirehouse.stages.discover import discover
from wirehouse.stages.land import land
from wirehouse.stages.link import link
from wirehouse.stages.load import load
from wirehouse.stages.normalize import normalize
from wirehouse.stages.publish import publish
from wirehouse.stages.validate import validate
from wirehouse.tables.catalog import LINK_TABLES, RECORD_TABLES
from wirehouse.warehouse import reading
from wirehouse.workers import stop_workers

PROJECT = Path(__file__).resolve().parents[1]
PEERS = Path(__file__).parent / "peers"
SIZES, FULL_SIZES = (4_000, 12_000), (5_000, 20_000, 100_000)
LARGE_GB, FULL_LARGE_GB = 1, 5
ADDED = 1_000
COPIES = 0.1
STARTED_AT = datetime(2026, 1, 1)  # ruff: ignore[call-datetime-without-tzinfo] - as the tables hold times


def page(number: int) -> str:
    """An article; one in ten is an earlier one with a paragraph put in."""
    chance = random.Random(-number)
    if number > 10 and chance.random() < COPIES:
        lines = article(chance.randrange(max(0, number - 20_000), number)).splitlines()
        lines.insert(len(lines) // 3, paragraph(chance, "Mette Holm"))
        return "\n".join(lines)
    return article(number)


def write_pages(folder: Path, numbers: range) -> int:
    """Write pages, 1,000 to a folder; returns their bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    return sum((folder / f"{number:07d}.txt").write_bytes(page(number).encode()) for number in numbers)


def stages(source: Path, home: Home, batch_size: int) -> dict[str, dict[str, float]]:
    """What each stage uses, one after the other in this process and its workers."""
    config = Config(home=home, source=str(source), batch_size=batch_size)
    used: dict[str, dict[str, float]] = {}

    def timed(stage: Any, *arguments: Any) -> Any:
        with Use() as use:
            answer = stage(*arguments)
        before = used.setdefault(stage.__name__, dict.fromkeys(use.as_dict(), 0.0))
        for name, value in use.as_dict().items():
            before[name] = max(before[name], value) if name == "peak_mb" else before[name] + value
        return answer

    batches = timed(discover, home, config.source, "bench", config.batch_size, STARTED_AT)
    for batch in batches:
        timed(land, home, batch, config.sizes, config.access, config.workers)
        timed(normalize, home, batch, config.sizes, config.fields, config.workers)
        timed(validate, home, batch, config.limits)
    stop_workers()
    timed(load, home, batches)
    timed(link, home, batches, config.workers)
    timed(audit, home, batches, config.limits)
    timed(publish, home, batches, config.limits)
    return used


def timed_run(config: Config) -> dict[str, float]:
    """Run the pipeline in this process; returns the seconds of each part of the run."""
    seconds: dict[str, float] = {}

    def timed(part: str) -> Any:
        function = getattr(pipeline, part)

        def timed_part(*arguments: Any) -> Any:
            began = time.perf_counter()
            answer = function(*arguments)
            seconds[part] = time.perf_counter() - began
            return answer

        return timed_part

    for part in PARTS:
        setattr(pipeline, part, timed(part))
    pipeline.run(config)
    return seconds


def whole_run(source: Path, home: Home) -> dict[str, Any]:
    """Run the pipeline in a process of its own; returns what it used, and the rows that are there afterwards.

    `said` are the seconds of its parts.
    """
    use = measured([sys.executable, __file__, "--run", source, "--home", home.root])
    with reading(home.warehouse) as connection:
        tables = [table.full_name for table in (*RECORD_TABLES, *LINK_TABLES)]
        counts = " + ".join(f"(SELECT count(*) FROM {name})" for name in tables)
        [(use["rows"],)] = connection.execute(f"SELECT {counts}").fetchall()
    use["warehouse_mb"] = home.warehouse.stat().st_size / 1e6
    return use


def growth(folder: Path, size: int) -> dict[str, Any]:
    """A first run of so many documents, one with more, and one with nothing new."""
    source, home = folder / "source", Home(folder / "home")
    found: dict[str, Any] = {"documents": size, "bytes": write_pages(source, range(size))}
    found["first"] = whole_run(source, home)
    write_pages(source, range(size, size + ADDED))
    found["added"] = whole_run(source, home)
    found["nothing"] = whole_run(source, home)
    shutil.rmtree(folder)
    progress(
        f"{size:,} documents in {found['first']['seconds']:.0f} s, {ADDED:,} more in {found['added']['seconds']:.0f} s"
    )
    return found


def peers(source: Path, folder: Path, python: Path) -> dict[str, dict[str, Any]]:
    """What the other programs use on the same files."""
    programs = {"floor": sys.executable, "naive": sys.executable}
    if python.exists():
        programs |= {"dlt_load": str(python), "datatrove_dedup": str(python)}
    found = {}
    for name, interpreter in programs.items():
        work = folder / name
        work.mkdir()
        command = [interpreter, PEERS / f"{name}.py", source, work, str(core_count())]
        found[name] = measured(command, LOGURU_LEVEL="ERROR", RUNTIME__DLTHUB_TELEMETRY="false")
        shutil.rmtree(work)
        progress(f"{name}: {found[name]['seconds']:.0f} s")
    return found


def copying(folder: Path, gigabytes: int) -> float:
    """Seconds to copy a file of that size as load does, flushed to disk as publish does."""
    large = folder / "large"
    block = random.Random(0).randbytes(1 << 24)
    with large.open("wb") as file:
        for _ in range(gigabytes * 10**9 // len(block)):
            file.write(block)
    began = time.perf_counter()
    shutil.copyfile(large, folder / "copy")
    with (folder / "copy").open("rb") as copy:
        os.fsync(copy.fileno())
    seconds = time.perf_counter() - began
    for path in (large, folder / "copy"):
        path.unlink()
    return seconds


def through_airflow(source: Path, home: Path) -> dict[str, Any]:
    """A first run and one with nothing new, as `make run` does them."""
    command = ["make", "-C", PROJECT, "run", f"SOURCE={source}", f"HOME_DIR={home}"]
    return {name: measured(command) for name in ("first", "nothing")}


def queries() -> dict[str, Any]:
    """What bench/queries.py prints, and whether its limits are kept."""
    command = [sys.executable, str(Path(__file__).with_name("queries.py"))]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return {"said": done.stdout, "kept": done.returncode == 0}


def progress(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def measure(sizes: tuple[int, ...], large: int, python: Path) -> dict[str, Any]:
    """All figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "source"
        documents = sizes[:2][-1]
        size = write_pages(source, range(documents))
        command = [sys.executable, __file__, "--stages", source, "--home", folder / "home"]
        found: dict[str, Any] = {"documents": documents, "bytes": size, "load": os.getloadavg()[0]}
        found["stages"] = measured(command)["said"]
        progress("stages measured")
        found["peers"] = peers(source, folder, python)
        found["airflow"] = through_airflow(source, folder / "airflow")
        progress("run through Airflow")
        shutil.rmtree(source)
        found["growth"] = [growth(folder / str(count), count) for count in sizes]
        found["copy"] = {"gigabytes": large, "seconds": copying(folder, large)}
        found["queries"] = queries()
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=lambda text: tuple(map(int, text.split(","))))
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--peers-python", type=Path, default=PROJECT / ".venv-bench" / "bin" / "python")
    parser.add_argument("--write", action="store_true")
    for hidden in ("--run", "--stages", "--home"):
        parser.add_argument(hidden, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stages:
        sys.stdout.write(f"{json.dumps(stages(options.stages, Home(options.home), Config().batch_size))}\n")
        return 0
    if options.run:
        used = timed_run(Config(home=Home(options.home), source=str(options.run)))
        sys.stdout.write(f"{json.dumps(used)}\n")
        return 0
    sizes = options.sizes or (FULL_SIZES if options.full else SIZES)
    found = measure(sizes, FULL_LARGE_GB if options.full else LARGE_GB, options.peers_python)
    text, kept = report(found)
    if options.write:
        (PROJECT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
