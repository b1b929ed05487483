"""The figures of a batch and a run, against the limits and against history; and what a stop looks like."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from integration.conftest import ROOT, Warehouse
from integration.validation.builder import BATCH, record, stage
from wirehouse.home import Home
from wirehouse.staging import write_rejects
from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.validation import views
from wirehouse.validation.batch_figures import add_figures
from wirehouse.validation.batch_rules import figure_checks
from wirehouse.validation.check import verdicts_of
from wirehouse.validation.history import History
from wirehouse.validation.judge import judge
from wirehouse.validation.limits import Limits
from wirehouse.validation.rules import BATCH_VIEW, VALID
from wirehouse.validation.views import Database, open_batch
from wirehouse.warehouse import writing

USUAL = History(
    runs=5,
    records_per_run=40,
    records=200,
    reject_share=0.1,
    documents=180,
    word_count=80,
    languages={"en": 0.5, "de": 0.5},
)
FIGURES = ("reject_share", "reject_rise", "length_ratio", "language_shift", "same_body_share")
LIMITS = Limits(min_records_for_share=8)


def add_valid(database: Database, home: Home) -> None:
    """The views of what is left, as the row rules make them when nothing is wrong."""
    views.locate(database)
    views.reject_failed(database, RECORD_TABLES)
    write_rejects(home, BATCH, "validate", [])
    views.add_ledger(database, home, BATCH)


def figures(
    folder: Path, history: History, limits: Limits = LIMITS, *, replayed: bool = False
) -> dict[str, float | None]:
    """The figures of six documents, two of which have one body, and of two records that were rejected."""
    made = [record(f"r{number}") for number in range(6)]
    for number, one in enumerate(made[1:]):
        one.row(DOCUMENTS)["body"] = f"Story {number}"
    for one in made[:3]:
        one.row(DOCUMENTS)["language"] = "fr"
    made[5].row(DOCUMENTS)["body"] = made[4].row(DOCUMENTS)["body"]
    home, _ = stage(folder, made, rejected={"land": 2})
    with open_batch(home, BATCH, RECORD_TABLES) as database:
        add_valid(database, home)
        add_figures(database, limits, history, replayed=replayed)
        (row,) = database.rows(f"SELECT {', '.join(FIGURES)} FROM {VALID}.{BATCH_VIEW}")
    return dict(zip(FIGURES, row, strict=True))


def test_the_figures_of_a_batch(tmp_path: Path) -> None:
    found = figures(tmp_path, USUAL, Limits(min_records_for_share=6))
    assert found == pytest.approx({
        "reject_share": 2 / 8,
        "reject_rise": 2 / 8 - 0.1,
        "length_ratio": 8 / 80,
        "language_shift": 0.5,  # half is French, which is new, and German is gone
        "same_body_share": 2 / 6,
    })


@pytest.mark.parametrize(
    ("history", "limits", "judged"),
    [
        (USUAL, Limits(min_records_for_share=9), set()),
        (USUAL, Limits(min_records_for_share=8), {"reject_share", "reject_rise"}),
        (History(), Limits(min_records_for_share=1), {"reject_share", "same_body_share"}),
        (
            USUAL,
            Limits(min_records_for_share=1, min_history_runs=6),
            {"reject_share", "same_body_share"},
        ),
        (
            replace(USUAL, documents=5),
            Limits(min_records_for_share=6),
            {"reject_share", "reject_rise", "same_body_share"},
        ),
        (
            replace(USUAL, word_count=0),
            Limits(min_records_for_share=1),
            {"reject_share", "reject_rise", "language_shift", "same_body_share"},
        ),
    ],
    ids=["small", "few documents", "new", "young", "few before", "no words before"],
)
def test_what_there_is_too_little_of_is_not_judged(
    tmp_path: Path, history: History, limits: Limits, judged: set[str]
) -> None:
    found = figures(tmp_path, history, limits)
    assert {name for name, value in found.items() if value is not None} == judged


def test_a_replay_is_judged_by_no_figure(tmp_path: Path) -> None:
    found = figures(tmp_path, USUAL, Limits(min_records_for_share=1), replayed=True)
    assert set(found.values()) == {None}


def test_each_figure_has_a_limit_that_stops_and_one_that_warns(tmp_path: Path) -> None:
    """Of each figure: over the one, over the other, at it; a ratio is judged both ways."""
    home, _ = stage(tmp_path, [record("one")])
    low = {
        "reject_share": 0.1,
        "reject_rise": 0.1,
        "length_ratio": 2,
        "language_shift": 0.3,
        "same_body_share": 0.1,
    }
    high = {
        "reject_share": 0.9,
        "reject_rise": 0.5,
        "length_ratio": 10,
        "language_shift": 1,
        "same_body_share": 0.95,
    }
    cases = {
        "at the lower": (low, set()),
        "at the upper": (high, {f"{name}_is_usual" for name in FIGURES}),
        "over": (
            {name: limit + 0.01 for name, limit in high.items()},
            {*FIGURES, *(f"{name}_is_usual" for name in FIGURES)},
        ),
        "too short": (dict.fromkeys(FIGURES, 0.09), {"length_ratio", "length_ratio_is_usual"}),
        "not judged": (dict.fromkeys(FIGURES), set()),
    }
    for case, (values, broken) in cases.items():
        with open_batch(home, BATCH, RECORD_TABLES) as database:
            add_valid(database, home)
            add_figures(database, Limits(), History(), replayed=False)
            assigned = ", ".join(f"{name} = {'NULL' if v is None else v}" for name, v in values.items())
            database.execute(f"UPDATE {VALID}.{BATCH_VIEW} SET {assigned}")
            verdicts = verdicts_of(judge(database.name, VALID, figure_checks(Limits())))
        assert len(verdicts) == 2 * len(FIGURES)
        failed = {verdict.check.name.removeprefix("batch.") for verdict in verdicts if not verdict.success}
        assert failed == broken, case


WORDS = ("council", "harbour", "bridge", "teacher", "winter", "market", "river", "budget", "garden", "ferry")


def article(number: int) -> str:
    """An English article of its own of some sixty words."""
    words = [WORDS[(number * 7 + step * (number % 5 + 1)) % len(WORDS)] for step in range(40)]
    sentence = " ".join(f"the {word}" for word in words[:20])
    return (
        f"Report {number} from the town\n\nOn Monday {sentence} were discussed, the mayor of the town said.\n"
    )


FRENCH = "Le maire de la ville a parlé hier de son école et des arbres de la place.\n"


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose home has one published run of forty articles: with these limits that is a history."""
    warehouse = Warehouse(tmp_path_factory.mktemp("usual"))
    for number in range(40):
        warehouse.write(f"usual/{number}.txt", article(number))
    assert warehouse.run().published
    return warehouse.source.parent


def copied(usual: Path, folder: Path) -> Path:
    """A copy of the home with that history, and an empty source beside it that it is the history of."""
    shutil.copytree(usual / "home", folder / "home")
    (folder / "source").mkdir()
    with writing(published(folder)) as connection:
        connection.execute("UPDATE ops.runs SET source = ?", [str(folder / "source")])
    return folder


def published(folder: Path) -> Path:
    return folder / "home" / "warehouse" / "warehouse.duckdb"


def run_process(folder: Path, **limits: str) -> subprocess.CompletedProcess[str]:
    """`python -m wirehouse run` as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "include"), "WIREHOUSE_MIN_HISTORY_RUNS": "1"}
    environment |= {"WIREHOUSE_MIN_RECORDS_FOR_SHARE": "10"} | {
        f"WIREHOUSE_{n}": v for n, v in limits.items()
    }
    command = [sys.executable, "-m", "wirehouse", "run"]
    command += ["--source", str(folder / "source"), "--home", str(folder / "home")]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=240)


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_a_batch_unlike_its_source_stops_the_run_and_every_rule_says_so(usual: Path, tmp_path: Path) -> None:
    """Twenty times one short text in another language, beside more broken files than that."""
    folder = copied(usual, tmp_path)
    for number in range(20):
        (folder / "source" / f"{number}.txt").write_text(FRENCH)
    for number in range(30):
        (folder / "source" / f"broken-{number}.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    before = digest(published(folder))
    stopped = run_process(
        folder,
        MAX_LENGTH_RATIO="1.5",
        MAX_LANGUAGE_SHIFT="0.5",
        MAX_SAME_BODY_SHARE="0.5",
        MAX_REJECT_SHARE="0.55",
    )
    assert stopped.returncode == 1, stopped.stderr
    (message,) = (line for line in stopped.stderr.splitlines() if line.startswith("run stopped: "))
    for rule, variable, found in (
        ("batch.reject_share", "MAX_REJECT_SHARE", "0.6000: 30 of 50 records rejected; limit 0.55"),
        ("batch.reject_rise", "MAX_REJECT_RISE", "0.6000: a share of 0.6000, usual is 0.0000; limit 0.5"),
        ("batch.length_ratio", "MAX_LENGTH_RATIO", "words, usual are"),
        ("batch.language_shift", "MAX_LANGUAGE_SHIFT", "1.0000 of 20 documents; limit 0.5"),
        ("batch.same_body_share", "MAX_SAME_BODY_SHARE", "1.0000: 20 of 20 documents; limit 0.5"),
    ):
        assert f"{rule} (" in message, rule
        assert f"(WIREHOUSE_{variable})" in message, rule
        assert found in message, rule
    assert "5 critical rule(s) failed" in message
    assert "Next: if the source is broken, mend it; if it is as it should be, raise the limit" in message
    assert digest(published(folder)) == before
    assert [path.name for path in published(folder).parent.glob("*.duckdb")] == ["warehouse.duckdb"]


def test_a_run_of_another_size_than_usual_stops_at_the_audit(usual: Path, tmp_path: Path) -> None:
    folder = copied(usual, tmp_path)
    (folder / "source" / "new.txt").write_text(article(99))
    before = digest(published(folder))
    stopped = run_process(folder, MAX_VOLUME_RATIO="20")
    assert stopped.returncode == 1, stopped.stderr
    (message,) = (line for line in stopped.stderr.splitlines() if line.startswith("run stopped: "))
    assert "run.volume_ratio (A run has at most 20 times as many or as few records" in message
    assert "(WIREHOUSE_MAX_VOLUME_RATIO). Found: 0.0250: 1 records, usual are 40; limit 20)" in message
    assert "Nothing was published; the warehouse is as it was. Next:" in message
    assert digest(published(folder)) == before
    went_on = run_process(folder, MAX_VOLUME_RATIO="50")
    assert went_on.returncode == 0, went_on.stderr
    assert "1 not met (run.volume_ratio_is_usual 1)" in went_on.stdout
    assert "audit: warning run.volume_ratio_is_usual failed: 0.0250" in went_on.stderr
