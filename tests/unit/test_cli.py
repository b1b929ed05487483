"""The command line, as a program and as a function."""

import io
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from wirehouse.cli import main
from wirehouse.home import Home
from wirehouse.warehouse import writing

INCLUDE = Path(__file__).parents[2] / "include"
STARTED = datetime(2024, 5, 14, 10, 30)  # ruff: ignore[call-datetime-without-tzinfo] - tables hold UTC without zone


@pytest.fixture
def home(tmp_path, monkeypatch) -> Home:
    """A home with a warehouse that holds two runs."""
    home = Home(tmp_path / "home")
    home.warehouse.parent.mkdir(parents=True)
    with writing(home.warehouse) as connection:
        for run_id, loaded in (("first", 4), ("second", 1234)):
            connection.execute(
                "INSERT INTO ops.runs VALUES (?, '/s', ?, 1, 5000, 7, ?, 2, '0')", [run_id, STARTED, loaded]
            )
        connection.execute(
            """INSERT INTO ops.rejects SELECT 'r' || n, 'file:///a', NULL, 'land', rule, 'x', NULL, NULL,
               NULL, ?, 'second', NULL, NULL
               FROM (VALUES (1, 'empty_file'), (2, 'not_text')) AS t(n, rule)""",
            [STARTED],
        )
    monkeypatch.setenv("WIREHOUSE_HOME", str(home.root))
    return home


def wirehouse(*arguments: str, home: Home, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wirehouse", *arguments],
        env={
            **os.environ,
            "PYTHONPATH": str(INCLUDE),
            "PYTHONUNBUFFERED": "",
            "WIREHOUSE_HOME": str(home.root),
        },
        text=True,
        check=False,
        **options or {"capture_output": True},
    )


@pytest.mark.usefixtures("home")
def test_a_query_is_answered(capsys):
    assert main(["sql", "SELECT run_id, documents_loaded FROM ops.runs ORDER BY 1"]) == 0
    out = capsys.readouterr().out
    assert "first" in out
    assert "1234" in out


@pytest.mark.usefixtures("home")
def test_without_a_statement_there_is_a_prompt_which_ends_with_the_input(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["sql", ""]) == 0
    assert not capsys.readouterr().out


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM ops.runs",
        "INSERT INTO ops.runs SELECT * FROM ops.runs",
        "UPDATE ops.runs SET source = ''",
        "CREATE TABLE extra AS SELECT 1",
        "DROP TABLE documents",
        "ALTER TABLE documents ADD COLUMN x INT",
        "SELECT 1; DELETE FROM ops.runs",
    ],
)
def test_a_statement_that_would_write_to_the_warehouse_is_refused(home, capsys, statement):
    before = home.warehouse.read_bytes()
    assert main(["sql", statement]) == 1
    assert "read-only" in capsys.readouterr().err
    assert home.warehouse.read_bytes() == before


@pytest.mark.usefixtures("home")
def test_an_error_in_a_query_is_one_message(capsys):
    assert main(["sql", "SELECT nothing FROM documents"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("sql stopped: ")
    assert '"nothing"' in error
    assert "Traceback" not in error


def test_the_summary_is_of_the_last_run(home, capsys):
    assert main(["summary"]) == 0
    out = capsys.readouterr().out
    assert "Run second\n" in out
    assert "files      5,000 found: 4,993 read, 7 unchanged" in out
    assert "documents  1,234 loaded" in out
    assert "rejects    2 (empty_file 1, not_text 1)" in out
    assert f"Warehouse {home.warehouse}" in out


@pytest.mark.parametrize("arguments", [["summary"], ["sql", "SELECT 1"]])
def test_without_a_warehouse_it_says_how_to_get_one(tmp_path, capsys, arguments):
    assert main([*arguments, "--home", str(tmp_path / "none")]) == 1
    assert f"there is no warehouse in {tmp_path / 'none'} yet: make run" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_the_option_goes_before_the_environment_and_may_be_relative(home, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("WIREHOUSE_HOME", str(tmp_path / "other"))
    monkeypatch.chdir(tmp_path)
    assert main(["summary", "--home", "home"]) == 0
    assert f"Warehouse {home.warehouse}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["run", "--batch-size", "many"],
        ["sql", "--format", "x"],
        ["summary", "--source", "x"],
    ],
)
def test_misuse_is_two(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage: wirehouse" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--source", "/nowhere"], "The source /nowhere does not exist."),
        (["--source", "gs://bucket"], "The source gs://bucket is not read: gs is not a kind of source"),
        (["--batch-size", "0"], "A batch of 0 files cannot be"),
    ],
)
def test_a_run_that_cannot_start_says_why_and_leaves_nothing(tmp_path, capsys, arguments, message):
    assert main(["run", "--home", str(tmp_path / "home"), *arguments]) == 1
    assert f"run stopped: {message}" in capsys.readouterr().err
    assert not (tmp_path / "home").exists()


def test_a_home_that_cannot_be_written_is_one_message(tmp_path, capsys):
    (tmp_path / "file").touch()
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.txt").write_text("The pier is shut.")
    assert main(["run", "--home", str(tmp_path / "file"), "--source", str(tmp_path / "source")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.usefixtures("home")
def test_a_bad_setting_stops_every_command_by_its_name(capsys, monkeypatch):
    monkeypatch.setenv("WIREHOUSE_BATCH_SIZE", "0")
    assert main(["summary"]) == 1
    assert "summary stopped: WIREHOUSE_BATCH_SIZE is '0'" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["dictionary"], ["sql", "SELECT 1"], ["summary"]])
def test_a_reader_that_has_seen_enough_is_no_error(home, arguments):
    reading, writing_end = os.pipe()
    os.close(reading)
    try:
        done = wirehouse(*arguments, home=home, stdout=writing_end, stderr=subprocess.PIPE)
    finally:
        os.close(writing_end)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_program_answers_on_its_output_and_complains_on_its_errors(home):
    answered = wirehouse("sql", "SELECT 6 * 7 AS answer", home=home)
    assert (answered.returncode, answered.stderr) == (0, "")
    assert "42" in answered.stdout
    stopped = wirehouse("sql", "SELEC", home=home)
    assert (stopped.returncode, stopped.stdout) == (1, "")
