"""Words are read from the file and entry that they were written to."""

from pathlib import Path

import numpy as np
import pytest

from wirehouse.linking.word_files import FILES_OPEN, WordsReader, packed, words_file, writing_words
from wirehouse.linking.word_places import PlacedWords


def words(count: int, step: int) -> bytes:
    """The packed words of a text in which a word begins every so many characters."""
    starts = np.arange(count, dtype=np.uint32) * np.uint32(step)
    return packed(PlacedWords(starts + np.uint32(7), starts, starts + np.uint32(2)))


@pytest.mark.parametrize(("step", "size"), [(200, 4 + 30 * 6), (300, 4 + 30 * 8), (70_000, 4 + 30 * 12)])
def test_a_word_takes_six_bytes_where_words_are_short(step, size):
    assert len(words(30, step)) == size


def test_each_entry_of_each_file_is_found(tmp_path):
    files = {
        str(tmp_path / "run-1.parquet"): [words(3, 5), words(0, 1), words(40, 900)],
        str(tmp_path / "run-2.parquet"): [words(1, 1)],
        str(tmp_path / "run-3.parquet"): [],
    }
    for file, entries in files.items():
        with writing_words(words_file(file)) as writer:
            for entry in entries:
                writer.add(entry)
    assert words_file(tmp_path / "run-3.parquet").exists()
    with WordsReader() as reader:
        found = {
            file: [reader.read(file, number) for number in range(len(entries))]
            for file, entries in files.items()
        }
    assert found == files


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_files_of_many_runs_are_not_all_open_at_once(tmp_path):
    files = [str(tmp_path / f"run-{number}.parquet") for number in range(FILES_OPEN + 3)]
    for number, file in enumerate(files):
        with writing_words(words_file(file)) as writer:
            writer.add(words(number, 5))
    before = open_files()
    with WordsReader() as reader:
        for number, file in [*enumerate(files), *enumerate(files)]:
            assert reader.read(file, 0) == words(number, 5)
        assert open_files() == before + FILES_OPEN
    assert open_files() == before


def test_a_file_that_is_not_finished_is_not_there(tmp_path):
    def interrupted() -> None:
        with writing_words(tmp_path / "run-1.words") as writer:
            writer.add(words(3, 5))
            raise InterruptedError

    with pytest.raises(InterruptedError):
        interrupted()
    assert not list(tmp_path.iterdir())
