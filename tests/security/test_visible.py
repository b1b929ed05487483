"""Text from outside, as it is shown to people: on one line, in its own order, powerless over a terminal."""

import io
import logging

import pytest

from wirehouse.errors import CriticalRuleError, RecordError, SourceError, WirehouseError
from wirehouse.visible import VisibleFormatter, visible, visible_lines, without_secrets

HOSTILE = {
    "a\x1b[2Jb": r"a\x1b[2Jb",
    "a\nERROR forged": r"a\nERROR forged",
    "a\r\x00\x07\x7f": r"a\r\x00\x07\x7f",
    "a\x9b31mb\x85c": r"a\x9b31mb\x85c",  # one byte to begin a control sequence with, and a line feed
    "txt.\u202egnp.exe\u2069": r"txt.\u202egnp.exe\u2069",
    "a\u2028b\u2029c\u061c\ufeff": r"a\u2028b\u2029c\u061c\ufeff",
    "odd-\udcff": r"odd-\udcff",
}


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_not_seen_is_written(text: str) -> None:
    assert visible(text) == HOSTILE[text]


@pytest.mark.parametrize(
    "text", ["Ärger in Łódź", "北京", "“quoted”", "a\u00a0b", "e\u0301", "👩\u200d🚒", "شاطئ"]
)
def test_what_people_write_stays(text: str) -> None:
    assert visible(text) == visible_lines(text) == text


def test_lines_stay_lines() -> None:
    assert visible_lines("a\tb\n\x1b[0mc\r\n") == "a\tb\n\\x1b[0mc\\r\n"


@pytest.mark.parametrize("kind", [WirehouseError, SourceError, CriticalRuleError])
def test_errors_show_what_they_quote(kind: type[Exception]) -> None:
    assert str(kind("no file a\n\x1b[2J.txt")) == r"no file a\n\x1b[2J.txt"


def test_rejects_show_what_they_quote() -> None:
    error = RecordError("outside_source", "A file in \u202e.", "/etc/\x1b[2J\nb")
    assert (str(error), error.detail) == (r"outside_source: A file in \u202e.", r"/etc/\x1b[2J\nb")
    assert RecordError("rule", "reason").detail is None


def logged(*arguments: object, exception: Exception | None = None) -> list[str]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(VisibleFormatter("%(levelname)s %(message)s"))
    log = logging.Logger("security")  # ruff: ignore[direct-logger-instantiation] - one that nobody else has
    log.addHandler(handler)
    log.error(*arguments, exc_info=exception)
    return stream.getvalue().splitlines()


def test_a_message_is_one_line_of_the_log() -> None:
    assert logged("read %s", "a\nINFO all is well\x1b[1A") == [r"ERROR read a\nINFO all is well\x1b[1A"]


def test_no_line_of_a_traceback_looks_like_a_record() -> None:
    try:
        raise ValueError("bad\nINFO all is well \x1b[2J")
    except ValueError as error:
        first, *rest = logged("failed", exception=error)
    assert first == "ERROR failed"
    assert rest[-2:] == ["  ValueError: bad", r"  INFO all is well \x1b[2J"]
    assert all(line.startswith("  ") for line in rest)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("s3://AKIA:wJalr/+K7@bucket/news", "s3://***@bucket/news"),
        ("https://me:p%40ss@host/x?X-Amz-Signature=abc&y=1", "https://***@host/x?***"),
        ("gs://token@bucket", "gs://***@bucket"),
        ("file://me:secret@host/x", "file://***@host/x"),
        ("file:///srv/a@b/what?.txt", "file:///srv/a@b/what?.txt"),
        ("/srv/a@b/what?.txt", "/srv/a@b/what?.txt"),
        ("s3://bucket/news", "s3://bucket/news"),
    ],
)
def test_a_source_is_shown_without_its_secrets(source: str, shown: str) -> None:
    assert without_secrets(source) == shown
