from datetime import date

import pytest

from unit.time_expressions.reading import THURSDAY, find, read
from wirehouse.time_expressions.model import TimexType


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The bridge fell on Monday.", "Monday", "2019-03-11"),
        ("The bridge fell on Thursday.", "Thursday", "2019-03-14"),
        ("The bridge fell Friday.", "Friday", "2019-03-08"),
        ("The council will meet on Friday.", "Friday", "2019-03-15"),
        ("The council is to meet on Tuesday.", "Tuesday", "2019-03-19"),
        ("They promised to vote by Tuesday.", "Tuesday", "2019-03-19"),
        ("The list had been removed by Tuesday.", "Tuesday", "2019-03-12"),
        ("The vote is due by Tuesday.", "Tuesday", "2019-03-19"),
        ("On Tuesday, the council will vote.", "Tuesday", "2019-03-19"),
        ("On Tuesday, the council voted.", "Tuesday", "2019-03-12"),
        ("He was seen last Saturday.", "last Saturday", "2019-03-09"),
        ("By Tuesday, the list had been removed.", "Tuesday", "2019-03-12"),
        ("By Tuesday, everybody else.", "Tuesday", "2019-03-19"),
        ("The two crews meet Friday.", "Friday", "2019-03-15"),
        ("He had been asked to meet them Friday.", "Friday", "2019-03-08"),
        ("She sails next Monday.", "next Monday", "2019-03-18"),
        ("She sails next Friday.", "next Friday", "2019-03-22"),
        ("The shop shuts this Saturday.", "this Saturday", "2019-03-16"),
        ("The talks ended late Monday.", "late Monday", "2019-03-11"),
        ("The talks ended on Monday night.", "Monday night", "2019-03-11TNI"),
        ("It opens on the last Friday of the month.", "the last Friday of the month", "2019-03-29"),
        ("It opens on the first Monday of next month.", "the first Monday of next month", "2019-04-01"),
        ("It opens a week on Monday.", "a week on Monday", "2019-03-25"),
        ("It opened a week ago Tuesday.", "a week ago Tuesday", "2019-03-05"),
        ("It fell half a century ago.", "half a century ago", "1969"),
        ("It fell a quarter of a century ago.", "a quarter of a century ago", "1994"),
        ("It fell a year and a half ago.", "a year and a half ago", "2017-09"),
        ("It fell two decades ago.", "two decades ago", "199"),
        ("She retires in three years' time.", "three years' time", "2022"),
        ("She retires in a week's time.", "a week's time", "2019-W12"),
        ("It is cold today.", "today", "2019-03-14"),
        ("It was cold yesterday evening.", "yesterday evening", "2019-03-13TEV"),
        ("It will be cold the day after tomorrow.", "the day after tomorrow", "2019-03-16"),
        ("It was cold last night.", "last night", "2019-03-13TNI"),
        ("It will be cold tonight.", "tonight", "2019-03-14TNI"),
        ("It was cold over the weekend.", "the weekend", "2019-W10-WE"),
        ("They spent the weekend indoors.", "the weekend", "2019-W10-WE"),
        ("It will be cold over the weekend.", "the weekend", "2019-W11-WE"),
        ("Rents rose last week.", "last week", "2019-W10"),
        ("Rents rose earlier this month.", "earlier this month", "2019-03"),
        ("Rents will rise next year.", "next year", "2020"),
        ("Rents will rise by the end of the year.", "the end of the year", "2019"),
        ("Rents rose by the end of last year.", "the end of last year", "2018"),
        ("Rents rose in the current fiscal year.", "the current fiscal year", "2019"),
        ("Rents rose in the last fiscal year.", "the last fiscal year", "2018"),
        ("Rents rose by year-end.", "year-end", "2019"),
        ("Rents rose this past summer.", "this past summer", "2018-SU"),
        ("Rents rose this past January.", "this past January", "2019-01"),
        ("Rents rose in the prior year.", "the prior year", "2018"),
        ("Rents rose the month before last.", "the month before last", "2019-01"),
        ("Rents will rise the week after next.", "the week after next", "2019-W13"),
        ("Rents rose from the year-ago period.", "the year-ago period", "2018"),
        ("Rents rose from the same month last year.", "the same month last year", "2018-03"),
        ("Rents rose this decade.", "this decade", "201"),
        ("Rents rose this century.", "this century", "20"),
        ("Rents rose last quarter.", "last quarter", "2018-Q4"),
        ("Rents rose two years ago.", "two years ago", "2017"),
        ("Rents rose three months ago.", "three months ago", "2018-12"),
        ("The bus left two Fridays ago.", "two Fridays ago", "2019-03-01"),
        ("It was dry the weekend before last.", "the weekend before last", "2019-W09-WE"),
        ("Rents will fall by midyear.", "midyear", "2019"),
        ("Rents rose last century.", "last century", "19"),
        ("The bus left ten days ago.", "ten days ago", "2019-03-04"),
        ("The mill was built a hundred years ago.", "a hundred years ago", "1919"),
    ],
)
def test_what_is_named_from_the_day_of_publication(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]
    assert read(text, anchor=None) == [(words, None)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It is quiet now.", "now", "PRESENT_REF"),
        ("It has recently been quiet.", "recently", "PAST_REF"),
        ("It was louder in the past.", "the past", "PAST_REF"),
        ("She retires in an hour's time.", "an hour's time", "FUTURE_REF"),
        ("It will be louder in the near future.", "the near future", "FUTURE_REF"),
        ("It was quiet several weeks ago.", "several weeks ago", "PAST_REF"),
        ("It was quiet years ago.", "years ago", "PAST_REF"),
        ("It was quiet not long ago.", "not long ago", "PAST_REF"),
        ("It was quiet the other day.", "the other day", "PAST_REF"),
        ("It was quiet at the time.", "at the time", "PAST_REF"),
        ("In the past he was louder.", "the past", "PAST_REF"),
        ("It will be quiet decades from now.", "decades from now", "FUTURE_REF"),
        ("They like a dance on a Saturday night.", "Saturday night", "XXXX-WXX-6TNI"),
    ],
)
def test_past_present_and_future_need_no_anchor(text: str, words: str, value: str) -> None:
    assert read(text, anchor=None) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "He sailed on 3 March. He drowned the next day.",
            [("3 March", "2019-03-03"), ("the next day", "2019-03-04")],
        ),
        (
            "He sailed on 3 March. His wife had left the same day.",
            [("3 March", "2019-03-03"), ("the same day", "2019-03-03")],
        ),
        (
            "He sailed on 3 March. Trade had grown in February. He drowned the same day.",
            [("3 March", "2019-03-03"), ("February", "2019-02"), ("the same day", "2019-03-03")],
        ),
        (
            "He sailed on 3 March. Two days earlier he had married.",
            [("3 March", "2019-03-03"), ("Two days earlier", "2019-03-01")],
        ),
        ("He sailed in 2011. A year later he drowned.", [("2011", "2011"), ("A year later", "2012")]),
        (
            "He sailed on 3 March and drowned that night.",
            [("3 March", "2019-03-03"), ("that night", "2019-03-03TNI")],
        ),
        (
            "He sailed on 3 March and drowned the next morning.",
            [("3 March", "2019-03-03"), ("the next morning", "2019-03-04TMO")],
        ),
        ("He sailed in May 2011 and that year he drowned.", [("May 2011", "2011-05"), ("that year", "2011")]),
        (
            "He sailed in May 2011 and that summer he drowned.",
            [("May 2011", "2011-05"), ("that summer", "2011-SU")],
        ),
        ("He sailed in 2011. He drowned that month.", [("2011", "2011"), ("that month", None)]),
        ("He sailed in 2011, his wife the year before.", [("2011", "2011"), ("the year before", "2010")]),
        ("He sailed in 2011, his wife the year prior.", [("2011", "2011"), ("the year prior", "2010")]),
        ("He sailed in 2011, his wife a year prior.", [("2011", "2011"), ("a year prior", "2010")]),
        (
            "Sales rose in Q3 2011 from the same quarter a year earlier.",
            [("Q3 2011", "2011-Q3"), ("the same quarter a year earlier", "2010-Q3")],
        ),
        (
            "Sales rose in Q3 2011 and beat those for the year-ago quarter.",
            [("Q3 2011", "2011-Q3"), ("the year-ago quarter", "2010-Q3")],
        ),
        (
            "Since 9/11 the gates are shut. He spoke of it earlier in the day.",
            [("9/11", "2001-09-11"), ("the day", "2019-03-14")],
        ),
        (
            "Sales fell in Q3 2011. Profits for the quarter rose.",
            [("Q3 2011", "2011-Q3"), ("the quarter", "2011-Q3")],
        ),
        (
            "Sales fell on 3 March. Profits for the year will rise.",
            [("3 March", "2019-03-03"), ("the year", "2019")],
        ),
        ("He sailed in 2011. Two months later he drowned.", [("2011", "2011"), ("Two months later", None)]),
        (
            "He sailed in 2011. Rents rose more than in the previous week.",
            [("2011", "2011"), ("the previous week", "2019-W10")],
        ),
        ("He sailed in 2011 and the following year.", [("2011", "2011"), ("the following year", "2012")]),
        (
            "Shares fell on Tuesday and ended the day lower.",
            [("Tuesday", "2019-03-12"), ("the day", "2019-03-12")],
        ),
    ],
)
def test_what_is_named_from_a_day_before(text: str, values: list[tuple[str, str]]) -> None:
    assert read(text) == values


def test_the_day_of_the_dateline_is_the_one_reckoned_from() -> None:
    text = "ROME, March 12 (ANSA) - The tower fell today and will be rebuilt by Friday."
    assert read(text) == [("March 12", "2019-03-12"), ("today", "2019-03-12"), ("Friday", "2019-03-15")]
    assert {found.anchor_on for found in find(text)} == {THURSDAY, date(2019, 3, 12)}
    assert read(text.replace(" - ", " — ")) == read(text)


def test_without_publication_a_weekday_is_known_from_its_date_in_the_paragraph() -> None:
    text = "The ship came in on Tuesday, 12 March 2019. On Tuesday the crew slept, on Monday nobody knew."
    assert read(text, anchor=None) == [
        ("Tuesday, 12 March 2019", "2019-03-12"),
        ("Tuesday", "2019-03-12"),
        ("Monday", None),
    ]
    assert read("It came in on Tuesday, 12 March 2019.\nOn Tuesday we slept.", anchor=None)[1] == (
        "Tuesday",
        None,
    )


@pytest.mark.parametrize(
    "text",
    [
        "USA Today asked the Sun and a friend of Fri.",
        "They wed in the sun and sat down.",
        "Call as soon as the most recent bus is gone, soon after ten.",
        "The future of the past participle is open.",
        "The day after the storm was dry.",
        "They said that year after year.",
        "The soon-to-open pier replaces a now-rotten one.",
        "He knew the week before the storm that the house of that year-round tenant would fall.",
        "At the time of the storm, and in the past ten games, it was dry.",
        "One day, in the week after the storm, it was dry.",
        "Sales on Super Tuesday were reported by the Sunday Times.",
        "Sales rose more than in the same week of ours, on the same day as ours.",
    ],
)
def test_other_words_are_no_times(text: str) -> None:
    assert read(text) == []


def test_a_relation_that_belongs_to_the_sentence_is_not_read_with_the_day() -> None:
    assert read("Following Monday's storm the pier will close.") == [("Monday", "2019-03-11")]
    assert read("The pier closed the following Monday.") == [("the following Monday", "2019-03-18")]


def test_types() -> None:
    found = find("On Monday night, after two hours, the daily bus left in 2011.")
    assert [x.type for x in found] == [TimexType.TIME, TimexType.DURATION, TimexType.SET, TimexType.DATE]


def test_a_week_of_days_and_a_day_that_a_month_has_not() -> None:
    assert read("It is open a week from Monday to Sunday.") == [("Sunday", "2019-03-10")]
    assert read("It opens on the fifth Monday of the month.") == [("the fifth Monday of the month", None)]
    assert read("It opens on the fifth Friday of the month.")[0][1] == "2019-03-29"
