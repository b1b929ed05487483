import json
import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from integration.validation.builder import BATCH, record, stage
from wirehouse.home import Home
from wirehouse.staging import Batch
from wirehouse.tables.articles import DOCUMENTS, PASSAGES
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.validation.check import check_rows
from wirehouse.validation.data_docs import build, save
from wirehouse.validation.judge import Judgement
from wirehouse.validation.local_pages import local_page
from wirehouse.validation.views import open_batch

HOSTILE = "<script>1</script>"


def text_of(page: Path) -> str:
    html = re.sub(r"(?s)<(script|style).*?</\1>", " ", page.read_text(encoding="utf-8"))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def saved_batch(number: int, run: int = 0) -> Batch:
    started_at = BATCH.started_at + timedelta(days=run)
    run_id = f"manual__{started_at:%Y-%m-%d}T06:00:00+00:00"
    return replace(BATCH, run_id=run_id, batch_no=number, started_at=started_at)


def keep(home: Home, batch: Batch, judgements: list[Judgement]) -> None:
    save(home, batch.run_id, batch.started_at, f"batch-{batch.batch_no:05d}", judgements)


@pytest.fixture(scope="module")
def judgements(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Judgement]]:
    """What the row rules of two tables find in a sound batch, and in one with long broken values."""
    found = {}
    for name in ("sound", "broken"):
        made = record(name)
        if name == "broken":
            made.row(PASSAGES)["role"] = HOSTILE + "x" * 10_000
            made.row(DOCUMENTS)["title"] = "y" * 10_000
        home, _ = stage(tmp_path_factory.mktemp(name), [made])
        with open_batch(home, BATCH, RECORD_TABLES) as database:
            found[name] = check_rows(database, (DOCUMENTS, PASSAGES))
    return found


def test_the_site_names_run_part_and_table(tmp_path: Path, judgements: dict[str, list[Judgement]]) -> None:
    home = Home(tmp_path)
    keep(home, saved_batch(0), judgements["sound"])
    keep(home, saved_batch(1), judgements["broken"])
    index = build(home)
    assert index == tmp_path / "data_docs" / "index.html"
    pages = sorted((home.data_docs / "validations").rglob("*.html"))
    assert [(page.relative_to(home.data_docs).parts[1], page.stem) for page in pages] == [
        ("documents", "batch-00000"),
        ("documents", "batch-00001"),
        ("passages", "batch-00000"),
        ("passages", "batch-00001"),
    ]
    html = index.read_text(encoding="utf-8")
    assert all(str(page.relative_to(home.data_docs)) in html for page in pages)
    failed = text_of(pages[3])
    assert "manual__2026-03-01T06:00:00+00:00" in failed
    assert "batch-00001" in failed
    assert "Status: Failed" in failed
    assert "passages.role.allowed: passages.role is one of: title, standfirst" in failed
    assert unescape(failed).count(f"{HOSTILE}xxx") == 1
    assert "passages.cover_text" in text_of(pages[0])
    assert "Status: Succeeded" in text_of(pages[0])


def test_no_long_value_gets_into_the_results(tmp_path: Path, judgements: dict[str, list[Judgement]]) -> None:
    home = Home(tmp_path)
    keep(home, saved_batch(0), judgements["broken"])
    build(home)
    files = [path for suffix in ("json", "html") for path in home.data_docs.rglob(f"*.{suffix}")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    shown = 80 - len(HOSTILE)
    assert "x" * shown in text
    assert "x" * (shown + 1) not in text
    assert "y" * 80 not in text


def test_only_the_last_runs_are_kept(tmp_path: Path, judgements: dict[str, list[Judgement]]) -> None:
    home = Home(tmp_path)
    for run in (2, 0, 1):
        keep(home, saved_batch(0, run), judgements["sound"])
    build(home)
    assert len(list(home.data_docs.glob("validations/documents/*"))) == 3
    build(home, runs=2)
    for folder in ("validations/documents", "results"):
        kept = sorted(path.name for path in (home.data_docs / folder).iterdir())
        assert [name[:18] for name in kept] == ["manual__2026-03-02", "manual__2026-03-03"]


def test_of_too_many_pages_the_newest_and_the_failed_are_kept(
    tmp_path: Path, judgements: dict[str, list[Judgement]]
) -> None:
    home = Home(tmp_path)
    keep(home, saved_batch(9, run=0), judgements["broken"])
    for number, name in enumerate(("sound", "broken", "sound")):
        keep(home, saved_batch(number, run=1), judgements[name])
    build(home, pages=4)
    kept = sorted((home.data_docs / "validations").rglob("*.html"))
    assert {page.stem for page in kept} == {"batch-00000", "batch-00001"}
    assert all("manual__2026-03-02" in str(page) for page in kept)


def test_building_again_gives_the_same_pages_and_clears_what_a_kill_left(
    tmp_path: Path, judgements: dict[str, list[Judgement]]
) -> None:
    home = Home(tmp_path)
    keep(home, saved_batch(0), judgements["sound"])
    build(home)
    pages = {path.relative_to(home.data_docs) for path in home.data_docs.rglob("*")}
    (home.data_docs / ".next-killed" / "validations").mkdir(parents=True)
    (home.data_docs / "validations" / "stale.html").touch()
    build(home)
    assert {path.relative_to(home.data_docs) for path in home.data_docs.rglob("*")} == pages


def test_a_site_without_results(tmp_path: Path) -> None:
    assert build(Home(tmp_path)).exists()


def test_results_are_json_of_their_own(tmp_path: Path, judgements: dict[str, list[Judgement]]) -> None:
    home = Home(tmp_path)
    keep(home, saved_batch(7), judgements["sound"])
    (path,) = home.data_docs.rglob("*.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    assert path.name == "batch-00007.json"
    assert (data["run_id"], data["part"]) == (saved_batch(7).run_id, "batch-00007")
    assert [item["view"] for item in data["results"]] == ["documents", "passages"]


def test_pages_load_and_run_nothing_and_every_link_leads_somewhere(
    tmp_path: Path, judgements: dict[str, list[Judgement]]
) -> None:
    home = Home(tmp_path)
    keep(home, saved_batch(0), judgements["broken"])
    build(home)
    pages = sorted(home.data_docs.rglob("*.html"))
    assert len(pages) == 3
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert not re.findall(r"<(?:script|style|iframe|img)\b|\s(?:on\w+|style|src)=", html)
        links = [link.partition("#")[0] for link in re.findall(r'href="([^"]*)"', html)]
        assert all((page.parent / link).exists() for link in links), page
        assert any(link.endswith("data_docs.css") for link in links)


def test_a_value_cannot_put_anything_into_a_page() -> None:
    hostile = (
        '<td><img src="http://evil.example/x" onerror="alert(1)"><a href="javascript:alert(1)">x</a></td>'
    )
    page = f"<html><head><title></title></head><body><table><tr>{hostile}</tr></table></body></html>"
    local = local_page(page.encode(), "../").decode()
    assert "evil" not in local
    assert "alert" not in local
    assert 'href="../data_docs.css"' in local
