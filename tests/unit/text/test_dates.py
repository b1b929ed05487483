from datetime import date

import pytest

from wirehouse.text.dates import find_dates, is_date_line

DAY = date(2015, 9, 28)


@pytest.mark.parametrize(
    "text",
    [
        "2015-09-28",
        "2015-09-28T10:15:00Z",
        "28 September 2015",
        "28th of September, 2015",
        "Sept. 28, 2015",
        "SEPTEMBER 28, 2015",
        "Monday, September 28, 2015 10:15 AM EST",
        "Published: Mon 28 Sep 2015 at 7:05 pm",
        "Last updated on September 28th, 2015",
        "9/28/2015",
        "28.09.2015",
        "2015/09/28 12:00",
        "28 septembre 2015",
        "28 de septiembre de 2015",
        "28. September 2015",
        "Politics / September 28, 2015",
        "Published Mon, Sep 28 20157:00 AM EST",
        "September 28, 20157:00 AM UTCUpdated 3 hours ago",
    ],
)
def test_a_written_date_is_found_and_fills_its_line(text: str) -> None:
    assert [found.day for found in find_dates(text)] == [DAY]
    assert is_date_line(text)


def test_day_and_month_that_could_be_either_stay_open() -> None:
    assert [found.day for found in find_dates("Published: 3/4/2015")] == [None]
    assert is_date_line("Published: 3/4/2015")


def test_the_same_number_twice_is_no_question() -> None:
    assert [found.day for found in find_dates("04/04/2015")] == [date(2015, 4, 4)]


@pytest.mark.parametrize("text", ["31 February 2015", "28 September 3015", "Chapter 12 2015", "1.5 2015", ""])
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    "text", ["The bridge opened on 28 September 2015.", "28 September", "By Jane Doe, 28 September 2015"]
)
def test_lines_with_more_than_a_date_are_no_date_lines(text: str) -> None:
    assert not is_date_line(text)


def test_with_dots_the_day_stands_first() -> None:
    assert [found.day for found in find_dates("3.4.2015, 17:05 Uhr")] == [date(2015, 4, 3)]
    assert [found.day for found in find_dates("9.28.2015")] == [date(2015, 9, 28)]
    assert [found.day for found in find_dates("3/4/2015")] == [None]


@pytest.mark.parametrize(
    "line",
    [
        "Veröffentlicht am 3. April 2015 um 17:05 Uhr",
        "Montag, 03.04.2015",
        "Publié le 3 avril 2015 à 18h12",
        "Mis à jour le 3 avril 2015",
        "Publicado el 3 de abril de 2015",
        "Aggiornato il 3 aprile 2015 alle ore 17:05",
        "Gepubliceerd op 3 april 2015 om 17.05 uur",
    ],
)
def test_date_lines_in_other_languages(line: str) -> None:
    assert is_date_line(line)
