"""Progress is logged while work is long, with what is left, and not while it is short."""

import logging

import pytest

from wirehouse.progress import Progress, duration

LOG = logging.getLogger("progress")


def test_short_work_logs_nothing(caplog):
    with caplog.at_level(logging.INFO):
        progress = Progress(LOG, "files landed", 1000)
        for _ in range(1000):
            progress.advance()
    assert not caplog.messages


def test_long_work_says_how_much_is_done_and_left(caplog, monkeypatch):
    clock = iter(range(0, 1000, 5))
    monkeypatch.setattr("wirehouse.progress.monotonic", lambda: next(clock))
    with caplog.at_level(logging.INFO):
        progress = Progress(LOG, "files landed", 4000)  # at 0 s
        for _ in range(4):
            progress.advance(1000)
    assert caplog.messages == ["2,000 of 4,000 files landed, 200 a second, about 10 s left"]


def test_records_are_counted_where_things_hold_any_number(caplog, monkeypatch):
    clock = iter(range(0, 1000, 10))
    monkeypatch.setattr("wirehouse.progress.monotonic", lambda: next(clock))
    with caplog.at_level(logging.INFO):
        progress = Progress(LOG, "files normalized", 2)
        progress.advance(0, 5000)
        progress.advance(1, 5000)
        progress.advance(1, 5000)
    assert caplog.messages == [
        "0 of 2 files normalized (5,000 records), 500 a second",
        "1 of 2 files normalized (10,000 records), 500 a second, about 20 s left",
    ]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.4, "0 s"),
        (89, "89 s"),
        (90, "2 min"),
        (720, "12 min"),
        (5399, "1 h 30 min"),
        (12_000, "3 h 20 min"),
    ],
)
def test_durations_are_said_as_people_do(seconds, said):
    assert duration(seconds) == said
