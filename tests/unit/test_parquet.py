"""Parquet parts: whole or not there."""

from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wirehouse.parquet import PartWriter, make_folder, replacing, rows_to_arrow, write_batches, write_rows
from wirehouse.tables.arrow import arrow_schema
from wirehouse.tables.articles import SOURCE_TEXTS
from wirehouse.tables.ops import RUNS

TEXT = {"document_id": "a" * 32, "text": "The pier is shut.", "encoding": "utf-8"}
RUN = {
    "run_id": "a",
    "source": "/s",
    "started_at": datetime(2024, 5, 14),  # ruff: ignore[call-datetime-without-tzinfo] - tables hold UTC without zone
    "batches": 1,
    "files_found": 1,
    "files_skipped": 0,
    "documents_loaded": 1,
    "records_rejected": 0,
    "wirehouse_version": "0",
}


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "new" / "folder" / "part.parquet"


def rows_of(path: Path) -> list[dict]:
    return pq.read_table(path).to_pylist()


def columns(rows: list[dict]) -> dict[str, list]:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {name: [] for name in TEXT}


def write(path: Path, *parts: list[dict]) -> None:
    with PartWriter(path, SOURCE_TEXTS) as writer:
        for rows in parts:
            writer.add(columns(rows))


def test_a_part_has_the_declared_schema_and_its_rows_in_order(part):
    rows = [TEXT | {"document_id": f"{number:032}"} for number in range(10_000)]
    with PartWriter(part, SOURCE_TEXTS) as writer:
        writer.add(columns(rows[:9000]))
        writer.add(columns([]))
        writer.add_row(rows[9000])
        writer.flush()
        writer.flush()
        writer.add(columns(rows[9001:]))
    assert rows_of(part) == rows
    assert pq.read_schema(part).equals(arrow_schema(SOURCE_TEXTS))
    assert duckdb.execute(
        "SELECT count(DISTINCT document_id) FROM read_parquet(?)", [str(part)]
    ).fetchone() == (10_000,)


def test_a_part_without_rows_is_a_file_with_its_columns(part):
    write(part)
    assert rows_of(part) == []
    assert pq.read_schema(part).equals(arrow_schema(SOURCE_TEXTS))


def test_a_flush_writes_a_row_group_and_nothing_when_there_is_nothing(part):
    with PartWriter(part, SOURCE_TEXTS) as writer:
        writer.flush()
        for _ in range(3):
            writer.add(columns([TEXT] * 2))
            writer.flush()
        [temporary] = part.parent.iterdir()
        assert temporary.stat().st_size > 0, "something is written"
    assert pq.ParquetFile(part).metadata.num_row_groups == 3
    assert rows_of(part) == [TEXT] * 6
    assert not temporary.exists()


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (TEXT | {"texts": 1}, KeyError),
        (TEXT | {"text": None}, ValueError),
        (TEXT | {"text": 5}, pa.ArrowTypeError),
        (TEXT | {"text": "\ud800"}, UnicodeEncodeError),
    ],
)
@pytest.mark.parametrize("before", [0, 5000])
def test_a_row_that_does_not_fit_leaves_no_part_and_no_leftover(part, row, error, before):
    with pytest.raises(error):
        write(part, [TEXT] * before, [row])
    assert list(part.parent.iterdir()) == []
    with pytest.raises(error):
        write_rows(part, SOURCE_TEXTS, [*[TEXT] * before, row])
    assert list(part.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"document_id": [], "text": []}, KeyError, "encoding"),
        (columns([TEXT]) | {"texts": ["x"]}, KeyError, "texts"),
        (columns([TEXT]) | {"text": ["x", "y"]}, ValueError, "different lengths"),
        (columns([TEXT]) | {"text": []}, ValueError, "different lengths"),
    ],
)
def test_columns_that_are_not_those_of_the_table_are_refused_as_a_whole(part, given, error, said):
    with PartWriter(part, SOURCE_TEXTS) as writer:
        writer.add_row(TEXT)
        with pytest.raises(error, match=said):
            writer.add(given)
    assert rows_of(part) == [TEXT]


def test_an_error_while_writing_keeps_the_part_that_was_there(part):
    write(part, [TEXT])

    def fail() -> None:
        with PartWriter(part, SOURCE_TEXTS) as writer:
            writer.add(columns([TEXT] * 5000))
            writer.flush()
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        fail()
    assert rows_of(part) == [TEXT]
    assert list(part.parent.iterdir()) == [part]


def test_a_part_is_not_there_before_it_is_whole_and_takes_the_place_of_another(part):
    write(part, [TEXT])
    with PartWriter(part, SOURCE_TEXTS) as writer:
        writer.add(columns([TEXT] * 5000))
        writer.flush()
        assert rows_of(part) == [TEXT]
    assert len(rows_of(part)) == 5000
    assert list(part.parent.iterdir()) == [part]


def test_a_writer_that_cannot_be_opened_leaves_nothing(tmp_path):
    with pytest.raises(AttributeError), PartWriter(tmp_path / "part.parquet", None):
        pass  # pragma: no cover
    assert list(tmp_path.iterdir()) == []


def test_replacing_needs_the_file_to_be_written(tmp_path):
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "file"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_try_left_of_the_same_file_is_removed(tmp_path):
    others = [tmp_path / ".file2.0f.tmp", tmp_path / ".file.0f"]
    for left in (tmp_path / ".file.0f.tmp", *others):
        left.write_bytes(b"half")
    with replacing(tmp_path / "file") as temporary:
        temporary.write_bytes(b"whole")
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "file", *others])


def test_a_folder_is_made_with_those_it_is_in_and_may_be_there(tmp_path):
    for _ in range(2):
        make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises((FileExistsError, NotADirectoryError)):
        make_folder(tmp_path / "file" / "a")


def test_batches_are_cast_to_the_declared_columns_and_their_order(part):
    rows = pa.table([["utf-8"], ["x"], ["a" * 32]], names=["encoding", "text", "document_id"])
    assert write_batches(part, SOURCE_TEXTS, [rows, *rows.to_batches()]) == 2
    assert rows_of(part) == [{"document_id": "a" * 32, "text": "x", "encoding": "utf-8"}] * 2
    with pytest.raises(KeyError):
        write_batches(part, SOURCE_TEXTS, [rows.drop_columns("text")])
    assert len(rows_of(part)) == 2


def test_a_column_that_is_left_out_is_null_where_it_may_be():
    assert rows_to_arrow(RUNS, [RUN]).to_pylist() == [RUN]
    with pytest.raises(KeyError, match=r"table ops\.runs has no column \['rows'\]"):
        rows_to_arrow(RUNS, [RUN | {"rows": 1}])
