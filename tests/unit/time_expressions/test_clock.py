import pytest

from unit.time_expressions.reading import read


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The siren went at 9:30 a.m. and stopped.", "9:30 a.m.", "2019-03-14T09:30"),
        ("The siren went at 12 am.", "12 am", "2019-03-14T00:00"),
        ("The siren went at 7 p.m. on Tuesday.", "7 p.m. on Tuesday", "2019-03-12T19:00"),
        ("The siren went at 14:58 UTC.", "14:58 UTC", "2019-03-14T14:58Z"),
        ("The siren went at 12:00 UTC Monday.", "12:00 UTC Monday", "2019-03-11T12:00Z"),
        ("The siren went at noon yesterday.", "noon yesterday", "2019-03-13T12:00"),
        ("The siren went at midnight on Tuesday.", "midnight on Tuesday", "2019-03-12T24:00"),
        ("The siren went at midnight on Thursday.", "midnight on Thursday", "2019-03-14T00:00"),
        ("The siren went at three o'clock.", "three o'clock", "2019-03-14T03:00"),
        ("The siren went at nine in the evening.", "nine in the evening", "2019-03-14T21:00"),
        ("The siren went at six o'clock this evening.", "six o'clock this evening", "2019-03-14T18:00"),
        ("The siren will go at 8 tonight.", "8 tonight", "2019-03-14T20:00"),
        ("The siren went at 10 a.m. this morning.", "10 a.m. this morning", "2019-03-14T10:00"),
        ("The siren went at 9 p.m. Monday night.", "9 p.m. Monday night", "2019-03-11T21:00"),
        ("The siren went at 1430 GMT on Tuesday.", "1430 GMT on Tuesday", "2019-03-12T14:30Z"),
        ("Shares fell in early afternoon trading.", "early afternoon", "2019-03-14TAF"),
        ("The siren went at 3:16.", "3:16", "2019-03-14T03:16"),
        ("The siren went in the morning.", "the morning", "2019-03-14TMO"),
    ],
)
def test_times_of_day(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]
    assert read(text, anchor=None) == [(words, None)]


def test_a_time_is_of_the_day_beside_it() -> None:
    assert read("It fell on Tuesday at 7 p.m. in rain.") == [
        ("Tuesday", "2019-03-12"),
        ("7 p.m.", "2019-03-12T19:00"),
    ]
    assert read("It fell at 16:15 UTC, 1 March.") == [
        ("16:15 UTC", "2019-03-01T16:15Z"),
        ("1 March", "2019-03-01"),
    ]
    assert read("It fell on Tuesday. We came at 7 p.m. today.")[1] == ("7 p.m. today", "2019-03-14T19:00")


def test_a_count_beside_a_part_of_the_day_is_no_hour() -> None:
    assert read("The storm hurt 8 this morning.") == [("this morning", "2019-03-14TMO")]


def test_the_day_of_another_sentence_is_not_taken() -> None:
    assert read("It opens on 1 April. They knew it by noon.")[1] == ("noon", "2019-03-14T12:00")


@pytest.mark.parametrize(
    "text", ["It ended 3:99.", "Score: 25:61", "John 3:16 is read.He is 5 a man.", "At 77 p.m. nothing."]
)
def test_impossible_times_are_none(text: str) -> None:
    assert read(text) == []
