"""Data Docs: the results of the last runs as pages of Great Expectations, at <home>/data_docs/index.html.

Batches are validated in parallel, so each saves its results as a file of its own, and one task per run builds
the site from all of them. The results are kept beside the pages, as results/<run>/<part>.json, or in the
object store under the same name.

The pages need no network: they are made in a folder aside, rewritten there (`local_pages.py`), and moved into
place.
"""

import html
import json
import logging
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from wirehouse.errors import WirehouseError
from wirehouse.home import Home, run_key
from wirehouse.locks import exclusive
from wirehouse.parquet import replacing
from wirehouse.stores.scratch import read_texts, remove_tree
from wirehouse.validation.context import quiet_context
from wirehouse.validation.judge import Judgement
from wirehouse.validation.local_pages import IndexRow, make_local

log = logging.getLogger(__name__)

RUNS = 10
PAGES = 300  # a page takes about 30 ms to make; runs of hundreds of batches would hold up publishing
RESULTS = "results"
ASIDE = ".next-"


@dataclass(frozen=True, slots=True)
class Page:
    """The results for one table of one part of a run."""

    run_id: str
    started_at: datetime
    part: str
    view: str
    result: dict[str, Any]

    @property
    def path(self) -> Path:
        """Where Great Expectations puts the page: each dot in the name of a table begins a folder."""
        moment = f"{self.started_at:%Y%m%dT%H%M%S.%fZ}"
        return Path("validations", *self.view.split("."), run_key(self.run_id), moment, f"{self.part}.html")


def save(home: Home, run_id: str, started_at: datetime, part: str, judgements: Sequence[Judgement]) -> None:
    """Keep the results of one part of a run (`batch-00000`, `warehouse`) for `build`."""
    data = {
        "run_id": run_id,
        "started_at": started_at.isoformat(),
        "part": part,
        "results": [{"view": judgement.view, "result": judgement.result} for judgement in judgements],
    }
    with replacing(home.results / run_key(run_id) / f"{part}.json") as path:
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def build(home: Home, runs: int = RUNS, pages: int = PAGES) -> Path:
    """Build the site from the results of the last runs and drop those of older ones; returns its index.

    Of more than `pages` pages the newest run's come first, and in a run those of parts where a rule failed.
    The pages are made aside and moved into place one by one, the index last, so that it is never missing.

    Raises:
        WirehouseError: Great Expectations made no index.
    """
    with exclusive(home.notes / "data-docs.lock"):
        return _build(home, runs, pages)


def _build(home: Home, runs: int, pages: int) -> Path:
    """Build the site; no other process does so meanwhile."""
    home.data_docs.mkdir(parents=True, exist_ok=True)
    for left in home.data_docs.glob(f"{ASIDE}*"):  # of a build that was killed
        shutil.rmtree(left)
    parts = _keep_last(home, runs)
    wanted = [page for part in parts for page in _pages_of(part)]
    if len(wanted) > pages:
        log.warning("Data Docs show %d of %d pages; ops.expectation_results has it all", pages, len(wanted))
    with TemporaryDirectory(prefix=ASIDE, dir=home.data_docs) as folder:
        render(Path(folder), wanted[:pages])
        _move(Path(folder), home.data_docs)
    return home.data_docs / "index.html"


def _keep_last(home: Home, runs: int) -> list[dict[str, Any]]:
    """The saved parts of the last runs, newest run first and in it failed parts; deletes older ones."""
    parts = [json.loads(text) for text in read_texts(list(home.results.glob("*/*.json")))]
    newest = sorted({(part["started_at"], part["run_id"]) for part in parts}, reverse=True)
    for _, run_id in newest[runs:]:
        remove_tree(home.results / run_key(run_id))
    place = {run: number for number, run in enumerate(newest[:runs])}

    def order(part: dict[str, Any]) -> tuple[int, bool, str]:
        held = all(item["result"]["success"] for item in part["results"])
        return place[part["started_at"], part["run_id"]], held, part["part"]

    return sorted((part for part in parts if (part["started_at"], part["run_id"]) in place), key=order)


def _pages_of(part: dict[str, Any]) -> Iterator[Page]:
    """A page for each view of a part: the results of its row rules and its batch rules together."""
    by_view: dict[str, list[dict[str, Any]]] = {}
    for item in part["results"]:
        by_view.setdefault(item["view"], []).append(item["result"])
    started_at = datetime.fromisoformat(part["started_at"]).replace(tzinfo=UTC)
    for view, results in sorted(by_view.items()):
        yield Page(part["run_id"], started_at, part["part"], view, _together(results))


def _together(results: list[dict[str, Any]]) -> dict[str, Any]:
    """Results for the same view as one, with what Great Expectations counts of them."""
    items = [item for result in results for item in result["results"]]
    succeeded = sum(item["success"] for item in items)
    return results[0] | {
        "results": items,
        "success": succeeded == len(items),
        "statistics": {
            "evaluated_expectations": len(items),
            "successful_expectations": succeeded,
            "unsuccessful_expectations": len(items) - succeeded,
            "success_percent": 100 * succeeded / len(items) if items else None,
        },
    }


def render(folder: Path, pages: Sequence[Page]) -> None:
    """Make the pages and their index in a folder.

    Raises:
        WirehouseError: There is no index afterwards; Great Expectations logs why instead of raising.
    """
    backend = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)}
    context = quiet_context({
        "wirehouse": {
            "class_name": "SiteBuilder",
            "site_name": "Wirehouse",
            "show_how_to_buttons": False,
            "store_backend": backend,
            "site_section_builders": {"expectations": "None", "profiling": "None"},
        }
    })
    for page in pages:
        _store(context, page)
    context.build_data_docs()
    if not (folder / "index.html").exists():
        raise WirehouseError("Great Expectations made no Data Docs index; its log above says why.")
    make_local(folder, [index_row(page) for page in pages])


def index_row(page: Page) -> IndexRow:
    """The page's line in the index."""
    counts = page.result["statistics"]
    return IndexRow(
        path=page.path,
        run_id=page.run_id,
        started_at=f"{page.started_at:%Y-%m-%d %H:%M} UTC",
        part=page.part,
        table=page.view,
        checked=counts["evaluated_expectations"],
        failed=counts["unsuccessful_expectations"],
    )


def _store(context: Any, page: Page) -> None:
    """Put a page's results where the site builder looks for them, named by run, table and part."""
    from great_expectations.core import RunIdentifier
    from great_expectations.core.expectation_validation_result import (
        expectationSuiteValidationResultSchema,
    )
    from great_expectations.data_context.types.resource_identifiers import (
        ExpectationSuiteIdentifier,
        ValidationResultIdentifier,
    )

    result = expectationSuiteValidationResultSchema.load(_escaped(page.result))
    run = RunIdentifier(run_name=run_key(page.run_id), run_time=page.started_at)  # it becomes a folder
    result.meta |= {
        "run_id": run,
        "batch_spec": {"run": page.run_id, "part": page.part, "table": page.view},
        "batch_markers": {},
    }
    key = ValidationResultIdentifier(ExpectationSuiteIdentifier(page.view), run, page.part)
    context.validation_results_store.set(key, result)


def _escaped(result: dict[str, Any]) -> dict[str, Any]:
    """The results with the values that broke a rule as HTML: Great Expectations writes them as they are."""

    def escaped(value: Any) -> Any:
        return html.escape(value) if isinstance(value, str) else value

    items = []
    for item in result["results"]:
        found = item.get("result") or {}
        values = [escaped(value) for value in found.get("partial_unexpected_list") or []]
        items.append(item | {"result": found | {"partial_unexpected_list": values}} if values else item)
    return result | {"results": items}


def _move(source: Path, target: Path) -> None:
    """Move the files of a new site over the old one, the index last, and drop what the new one lacks."""
    new = sorted(
        (path.relative_to(source) for path in source.rglob("*") if path.is_file()),
        key=lambda path: path.name == "index.html" and path.parent == Path(),
    )
    for path in new:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).replace(target / path)
    kept = {target / path for path in new}
    for path in sorted(target.rglob("*"), reverse=True):  # files before the folders that hold them
        if path.relative_to(target).parts[0] == RESULTS or path.is_relative_to(source):
            continue
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path not in kept:
            path.unlink()
