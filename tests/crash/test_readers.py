"""Whoever reads the published warehouse while runs publish sees one run or the next, and never waits."""

import time

import duckdb
import pytest

from crash.bad_day import story
from crash.machine import Life
from ledger import check_ledger
from unit.stages.harness import Stages
from wirehouse.home import Home

READERS = 3
ANSWER = """
    SELECT list(run_id ORDER BY run_id) FROM ops.runs;
    SELECT count(*), count(DISTINCT story_id), max(run_id) FROM documents;
    SELECT count(DISTINCT document_id), max(length(text)) FROM source_texts;
    SELECT count(*), sum(length(text)) FROM passages;
    SELECT state, count(*) FROM ops.files GROUP BY 1 ORDER BY 1;
    SELECT text FROM source_texts WHERE text LIKE 'Edition %';
"""


def ask(connection):
    """The answers to questions to several tables, one after the other."""
    statements = duckdb.extract_statements(ANSWER)
    return repr([connection.execute(statement).fetchall() for statement in statements])


def read(home):
    with duckdb.connect(home.warehouse, read_only=True) as connection:
        return ask(connection)


def publish_often(folder, runs):
    """Publish runs that each add a document and change one; returns the answer after each."""
    stages = Stages(folder)
    stages.write("changing.txt", "Edition 0 of the list.\n")
    stages.run()
    answers = [read(stages.home)]
    (folder / "begun").touch()
    for number in range(1, runs + 1):
        stages.write("changing.txt", f"Edition {number} of the list.\n")
        stages.write(f"{number}.txt", story(number % 7))
        stages.run()
        answers.append(read(stages.home))
    (folder / "ended").touch()
    return answers


def read_often(folder):
    """Open, ask and close until the last run is published; returns the answers in order."""
    home = Home(folder / "home")
    answers = []
    while not (folder / "ended").exists():
        answers.append(read(home))
        time.sleep(0.03)  # the writer needs a core as well
    return answers


def keep_open(folder):
    """Ask over one connection from the first run to the last; returns the different answers."""
    with duckdb.connect(Home(folder / "home").warehouse, read_only=True) as connection:
        answers = {ask(connection)}
        while not (folder / "ended").exists():
            answers.add(ask(connection))
            time.sleep(0.1)
    return answers


@pytest.mark.usefixtures("fork_server")
@pytest.mark.parametrize("runs", [6, pytest.param(50, marks=pytest.mark.long)])
@pytest.mark.timeout(600)
def test_every_answer_is_of_exactly_one_published_run(tmp_path, runs):
    writer = Life(publish_often, tmp_path / "w", runs)
    until = time.monotonic() + 60
    while not (tmp_path / "w" / "begun").exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    readers = [Life(read_often, tmp_path / "w") for _ in range(READERS)]
    sitter = Life(keep_open, tmp_path / "w")
    written = writer.ended(500)
    assert written.error is None
    place = {answer: number for number, answer in enumerate(written.value)}
    assert len(place) == runs + 1, "no two runs have the same answer"
    seen = set()
    for reader in readers:
        outcome = reader.ended()
        assert outcome.error is None
        assert set(outcome.value) <= place.keys(), "an answer of no published run"
        numbers = [place[answer] for answer in outcome.value]
        assert numbers == sorted(numbers), "nobody sees an older warehouse than before"
        seen.update(numbers)
    assert len(seen) > runs // 2, "the readers looked at most of them"
    kept = sitter.ended()
    assert kept.error is None
    assert len(kept.value) == 1, "who keeps a connection open keeps its snapshot"
    check_ledger(Home(tmp_path / "w" / "home"))
