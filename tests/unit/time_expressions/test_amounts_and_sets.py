import pytest

from unit.time_expressions.reading import find, read


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It lasted five days.", "five days", "P5D"),
        ("It lasted twenty-six years.", "twenty-six years", "P26Y"),
        ("It lasted 1,200 days.", "1,200 days", "P1200D"),
        ("It lasted nearly two and a half hours.", "nearly two and a half hours", "PT2.5H"),
        ("It lasted a year and a half.", "a year and a half", "P1.5Y"),
        ("It lasted half an hour.", "half an hour", "PT30M"),
        ("It lasted a quarter of an hour.", "a quarter of an hour", "PT15M"),
        ("It lasted four to six hours.", "four to six hours", "PT6H"),
        ("Those four minutes are long.", "Those four minutes", "PT4M"),
        ("It lasted several weeks.", "several weeks", "PXW"),
        ("It lasted for decades.", "decades", "PXY"),
        ("It lasted two decades.", "two decades", "P20Y"),
        ("It lasted two nights.", "two nights", "P2NI"),
        ("It was a 27-year deal.", "27-year", "P27Y"),
        ("It was the best of the past decade.", "the past decade", "P10Y"),
        ("It rained for the last three months.", "the last three months", "P3M"),
        ("The work took within a week less.", "a week", "P1W"),
        ("He came six weeks before the vote.", "six weeks", "P6W"),
        ("It came three days later than planned.", "three days", "P3D"),
        ("It rains every day.", "every day", "P1D"),
        ("It rains every two weeks.", "every two weeks", "P2W"),
        ("It rains each Monday.", "each Monday", "XXXX-WXX-1"),
        ("It rains on Sundays.", "Sundays", "XXXX-WXX-7"),
        ("It rains at weekends.", "weekends", "XXXX-WXX-WE"),
        ("She reads the weekly report.", "weekly", "P1W"),
        ("The shop sells 900 cups a day.", "a day", "P1D"),
        ("They pay $25 an hour.", "an hour", "PT1H"),
    ],
)
def test_amounts_and_sets(text: str, words: str, value: str) -> None:
    assert read(text, anchor=None) == [(words, value)]


def test_amounts_have_no_days() -> None:
    (found,) = find("It lasted five days.")
    assert (found.starts_on, found.ends_on, found.anchor_on) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The baker, 34 years old, and her 7-year-old son, aged 7 years, won.",
        "A day may come when a second chance, a minute risk and a quarter of them matter.",
        "She writes for the Daily Lamp.",
    ],
)
def test_ages_and_other_words_are_no_amounts(text: str) -> None:
    assert read(text) == []
