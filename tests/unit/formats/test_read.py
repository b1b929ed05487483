"""Which reader a file gets, and what plain text comes to."""

import pytest

from unit.formats.reading import read_records
from wirehouse.errors import RecordError
from wirehouse.formats.read import FORMAT_OF_SUFFIX, file_name, format_of
from wirehouse.formats.record import BadRecord
from wirehouse.formats.text import USUAL_BYTES
from wirehouse.tables.articles import SOURCE_FORMATS


@pytest.mark.parametrize(
    ("uri", "source_format"),
    [
        ("file:///a/story.txt", "text"),
        ("file:///a/story", "text"),
        ("file:///a.b/story", "text"),
        ("file:///a/STORY.HTM", "html"),
        ("file:///a/x%20y%3F.html", "html"),
        ("file:///a/feed.ndjson", "jsonl"),
        ("file:///a/%FF.jsonl", "jsonl"),
        ("file:///a/feed.jsonl.GZ", "jsonl"),
        ("file:///a/story.gz", "text"),
        ("file:///a/crawl.warc.gz", "warc"),
        ("file:///a/rows.parquet", "parquet"),
        ("file:///a/b.zip", "archive"),
        ("file:///a/b.tar.gz", "archive"),
        ("file:///a/b.zip!/deep/story.html", "html"),
    ],
)
def test_the_format_is_told_by_the_name(uri, source_format):
    assert format_of(file_name(uri)) == source_format


def test_another_suffix_is_refused_by_a_message_that_names_those_that_are_read():
    with pytest.raises(RecordError, match=r"\.pdf are not read; these are: \.htm, \.html, \.jsonl") as caught:
        format_of("story.PDF")
    assert caught.value.rule == "unsupported_format"


def test_every_format_is_declared():
    assert set(FORMAT_OF_SUFFIX.values()) == set(SOURCE_FORMATS)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "no_text"),
        (b" \r\n\xc2\xa0", "no_text"),
        (b"\0\1\2\3" * 9, "not_text"),
        (b"x" * 101, "record_too_large"),
    ],
)
def test_a_text_file_that_is_no_record_is_a_bad_one(tmp_path, content, rule):
    path = tmp_path / "story"
    path.write_bytes(content)
    [record] = read_records(path, "text", 100)
    assert isinstance(record, BadRecord)
    assert (record.record_no, record.error.rule) == (0, rule)


def test_a_text_of_the_largest_size_is_read_as_it_stands(tmp_path):
    path = tmp_path / "story"
    path.write_bytes(b"\r\n" + b"x" * 98)
    [record] = read_records(path, "text", 100)
    assert (record.record_no, record.text, record.encoding) == (0, "\r\n" + "x" * 98, "utf-8")


@pytest.mark.parametrize("name", ["story.txt", "story.html"])
@pytest.mark.parametrize("size", [USUAL_BYTES - 1, USUAL_BYTES, USUAL_BYTES + 1, 3 * USUAL_BYTES])
@pytest.mark.parametrize("room", [-1, 0, 1, 10 * USUAL_BYTES])
def test_a_record_is_read_whole_or_not_at_all_however_it_is_read(tmp_path, name, size, room):
    path = tmp_path / name
    path.write_bytes(b"<p>" + b"x" * (size - 3))
    [record] = read_records(path, "html" if name.endswith("html") else "text", size + room)
    if room < 0:
        assert isinstance(record, BadRecord)
        assert record.error.rule == "record_too_large"
    else:
        assert record.text.count("x") == size - 3
