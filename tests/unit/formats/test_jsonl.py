"""JSON lines: whose field names are known, and what becomes of a line that is no record."""

import codecs
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from unit.formats.reading import read_records
from wirehouse.formats.record import BadRecord, SourceRecord
from wirehouse.text.model import Flag, RecordMetadata

LIMIT = 10_000
TEXT = "The council met on Monday."
LINE = json.dumps({"text": TEXT})


@pytest.fixture
def metadata(record: Callable[..., SourceRecord]) -> Callable[..., RecordMetadata]:
    return lambda **fields: record({"text": TEXT, **fields}).metadata


@pytest.fixture
def record(tmp_path: Path) -> Callable[[dict[str, Any]], SourceRecord]:
    """What a file comes to that holds nothing but a record with these fields."""

    def read_one(fields: dict[str, Any]) -> SourceRecord:
        path = tmp_path / "feed.jsonl"
        path.write_text(json.dumps(fields))
        [record] = read_records(path, "jsonl", LIMIT)
        return record

    return read_one


def read(path: Path, content: str | bytes, limit: int = LIMIT) -> list[tuple[int | None, str]]:
    """The text of each record, or the rule that it broke, with its number."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [
        (record.record_no, record.error.rule if isinstance(record, BadRecord) else record.text)
        for record in read_records(path, "jsonl", limit)
    ]


def test_a_record_of_fineweb(record):
    fields = {
        "text": TEXT,
        "id": "<urn:uuid:1>",
        "dump": "CC-MAIN-2024-10",
        "url": "https://ebb.example/council",
        "date": "2024-02-21T05:31:07Z",
        "file_path": "s3://crawl/x.warc.gz",
        "language": "en",
        "language_score": 0.97,
        "token_count": 6,
    }
    assert record(fields) == SourceRecord(
        0, TEXT, "utf-8", RecordMetadata(url="https://ebb.example/council", language="en")
    )


def test_the_day_of_a_crawl_is_no_day_of_publication_but_a_stated_one_is(metadata):
    assert metadata(dump="CC-MAIN-2024-10", date="2024-02-21").published_on is None
    assert metadata(
        dump="CC-MAIN-2024-10", date="2024-02-21", date_publish="2024-02-20"
    ).published_on == date(2024, 2, 20)
    assert metadata(date="2024-02-21").published_on == date(2024, 2, 21)


def test_a_record_of_news_please(record):
    fields = {
        "maintext": TEXT,
        "title": "Council  meets\n",
        "authors": ["Ada Quill", "Ben Stoker"],
        "date_publish": "2024-05-14 10:30:00",
        "date_download": "2024-06-01 00:00:00",
        "language": "en",
        "source_domain": "ebb.example",
        "url": "https://ebb.example/council",
        "description": None,
    }
    assert record(fields) == SourceRecord(
        0,
        TEXT,
        "utf-8",
        RecordMetadata(
            title="Council meets",
            authors=("Ada Quill", "Ben Stoker"),
            published_on=date(2024, 5, 14),
            language="en",
            url="https://ebb.example/council",
        ),
    )


def test_a_record_of_schema_org(record):
    fields = {
        "@type": "NewsArticle",
        "headline": "Council meets",
        "articleBody": TEXT,
        "author": [{"@type": "Person", "name": "Ada Quill"}, "Ben Stoker"],
        "publisher": {"@type": "Organization", "name": "The Ebb"},
        "articleSection": ["Town", "Money"],
        "datePublished": "2024-05-14T10:30:00+02:00",
        "inLanguage": "en-GB",
        "url": "https://ebb.example/council",
    }
    assert record(fields).metadata == RecordMetadata(
        title="Council meets",
        authors=("Ada Quill", "Ben Stoker"),
        publisher="The Ebb",
        category="Town",
        published_on=date(2024, 5, 14),
        language="en",
        url="https://ebb.example/council",
    )


def test_the_first_field_that_has_something_fit_is_taken(metadata):
    assert metadata(title={"rendered": "x"}, headline="Council meets").title == "Council meets"
    assert metadata(authors=[""], author="Ada Quill").authors == ("Ada Quill",)
    assert metadata(url=5, link="https://ebb.example").url == "https://ebb.example"
    assert metadata(published="05/04/2024", date="2024-04-05").published_on == date(2024, 4, 5)
    assert metadata(lang="English", inLanguage="en").language == "en"
    assert metadata(url=["x", 1], title=5, publisher={}, category=None, authors={}) == RecordMetadata(url="x")


@pytest.mark.parametrize(
    "field", ["text", "maintext", "articleBody", "body", "content", "raw_content", "article"]
)
def test_the_text_is_under_any_of_its_names(record, field):
    assert record({"text": " ", "maintext": None} | {field: TEXT}).text == TEXT


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("{", "malformed_json"),
        ("[1]", "malformed_json"),
        ('"text"', "malformed_json"),
        ("NaN", "malformed_json"),
        ('{"text": "a"} {"text": "b"}', "malformed_json"),
        ('{"text": "a\tb"}', "malformed_json"),
        ("[" * 100_000, "malformed_json"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "malformed_json"),
        ("{}", "no_text"),
        ('{"text": NaN}', "no_text"),
        ('{"text": " \\u00a0\\n"}', "no_text"),
        ('{"text": ["a"]}', "no_text"),
        ('{"\\ud800": 1}', "no_text"),
    ],
)
def test_a_line_that_is_no_record_is_rejected_and_the_next_is_read(tmp_path, line, rule):
    assert read(tmp_path / "feed.jsonl", f"{line}\n{LINE}\n", 1 << 20) == [(0, rule), (1, TEXT)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('{"text": "a", "text": "b"}', "b"),
        ('{"text": "a", "score": NaN, "weight": -Infinity, "n": 1e999}', "a"),
        ('{"text": "a\\u0000b"}', "a\0b"),
        ('{"text": "\\ud83d\\ude00"}', "😀"),
        ("\t " + LINE + " ", TEXT),
    ],
)
def test_json_that_is_only_odd_is_read(tmp_path, line, text):
    assert read(tmp_path / "feed.jsonl", line) == [(0, text)]


def test_half_a_surrogate_pair_and_a_replacement_are_flagged(record):
    for text in ("a\ud83d b", "a\ufffd b"):
        assert record({"text": text}) == SourceRecord(
            0, "a\ufffd b", "utf-8", flags=(Flag.REPLACED_CHARACTERS,)
        )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "end"])
def test_blank_lines_are_no_records(tmp_path, end, last):
    content = end.join([LINE, "", " \t", LINE]) + (end if last else "")
    assert read(tmp_path / "feed.jsonl", content) == [(0, TEXT), (1, TEXT)]


@pytest.mark.parametrize("content", ["", "\n", "\r\n \n"])
def test_a_file_without_a_record_is_one_bad_record(tmp_path, content):
    assert read(tmp_path / "feed.jsonl", content) == [(None, "no_records")]


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\v", "\r"])
def test_only_a_line_feed_ends_a_line(tmp_path, separator):
    line = (
        json
        .dumps({"text": f"a{separator}b"}, ensure_ascii=False)
        .replace("\v", "\\u000b")
        .replace("\r", "\\r")
    )
    assert read(tmp_path / "feed.jsonl", line) == [(0, f"a{separator}b")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-be", "utf-32-be"])
def test_a_file_in_another_encoding_is_read_by_its_mark(tmp_path, encoding):
    marks = {"utf-16-be": codecs.BOM_UTF16_BE, "utf-32-be": codecs.BOM_UTF32_BE}
    text = "Löwe\u0a0a und 😀"  # U+0A0A: its bytes are two line feeds
    line = json.dumps({"text": text}, ensure_ascii=False)
    content = marks.get(encoding, b"") + f"{line}\r\n{line}".encode(encoding)
    path = tmp_path / "feed.jsonl"
    assert read(path, content) == [(0, text), (1, text)]
    assert {record.encoding for record in read_records(path, "jsonl", LIMIT)} == {
        encoding.removesuffix("-sig").removesuffix("-be")
    }


def test_a_line_that_is_not_utf8_is_rejected_and_the_next_is_read(tmp_path):
    content = '{"text": "Löwe"}\n'.encode("latin-1") + LINE.encode()
    assert read(tmp_path / "feed.jsonl", content) == [(0, "not_utf8"), (1, TEXT)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize(("over", "kept"), [(-1, True), (0, True), (1, False), (2, False), (LIMIT, False)])
def test_the_limit_is_on_the_line_without_its_end(tmp_path, encoding, end, over, kept):
    long = '{"text": "' + "x" * (LIMIT + over - len('{"text": ""}')) + '"}'
    assert len(long) == LIMIT + over
    found = read(tmp_path / "feed.jsonl", f"{LINE}\n{long}{end}".encode(encoding))
    assert [number for number, _ in found] == [0, 1]
    assert (found[1][1] != "record_too_large") is kept
    found = read(tmp_path / "feed.jsonl", f"{long}\n{LINE}\n".encode(encoding))
    assert found[1:] == [(1, TEXT)]
    assert (found[0][1] != "record_too_large") is kept


def test_a_line_too_long_is_measured_and_not_kept(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_text("x" * 3_000_000 + "\n" + LINE)
    bad, good = read_records(path, "jsonl", 100)
    assert "3,000,001 bytes" in bad.error.reason
    assert good.text == TEXT
