"""The English words of time, as parts of patterns and as what they mean."""

from wirehouse.text.vocabulary import MONTHS

WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]|20)\d\d"
PART_OF_DAY = r"morning|afternoon|evening|night"
SEASON = r"spring|summer|autumn|fall|winter"
UNIT = r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centur(?:y|ie))"
RELATION = r"last|past|previous|preceding|prior|next|coming|following|this|current|same"
OF_YEAR = rf"(?:(?:,? |,|,? of |-)(?P<year>{YEAR})|,?(?: of)? (?P<relation>{RELATION}) year)"
"""The year that a month or a day of it belongs to."""
EDGE = (
    r"(?:(?:early|late|mid|middle|(?:the )?(?:very )?(?:start|beginning|middle|end|close|rest|remainder"
    r"|(?:first|second|latter|last|early|late) (?:half|part|days|weeks|months)) of)[- ])?"
)
"""What part of a period is meant. The value remains that of the period; in TIMEX3 the part is its `mod`."""
LOOSE_EDGE = r"(?:(?:early|late|mid)[- ])?"
"""The same within the name of a period: the early 1920s."""

PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of a season in the north, where most news that names one without a year is written."""
STEPS = {
    **dict.fromkeys(("last", "past", "previous", "preceding", "prior"), -1),
    **dict.fromkeys(("this", "current", "same"), 0),
    **dict.fromkeys(("next", "coming", "following"), 1),
}
"""By how many periods a relation leads away from the present one."""

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {
    **{word: number for number, word in enumerate((*_ONES, *_TEENS), start=1)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
}
_GREAT = {"hundred": 100, "thousand": 1000}
NUMBER = (
    rf"(?:(?:an?|{'|'.join(_ONES)}|\d{{1,3}}) (?:{'|'.join(_GREAT)})"
    rf"|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)}))?|{'|'.join((*_TEENS, *_ONES))}"
    r"|\d{1,3},\d{3}|\d{1,4}(?:\.\d{1,2})?)"
)
VAGUE = r"(?:several|(?:a )?few|many|some|(?:a )?couple(?: of)?|dozens of|hundreds of|thousands of)"
_ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
            *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
            *("eighteenth", "nineteenth", "twentieth", "twenty-first"),
        ),
        start=1,
    )
} | {"final": -1, "last": -1}
ORDINAL = rf"(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}|\d{{1,2}}(?:st|nd|rd|th))"


def month_number(name: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTHS[name.lower().rstrip(".")]


def weekday_number(name: str) -> int:
    """The number of a day of the week, 0 for Monday, by its name or abbreviation."""
    return ("mo", "tu", "we", "th", "fr", "sa", "su").index(name[:2].lower())


def unit_name(name: str) -> str:
    """The name of a unit of time in the singular, by what UNIT matches."""
    name = name.lower()
    return "century" if name == "centurie" else name


def number_value(text: str) -> float | None:
    """The number that digits or words give, None for a vague one such as "several"."""
    text = text.lower()
    if text in {"a", "an"}:
        return 1
    few, _, great = text.rpartition(" ")
    if great in _GREAT:
        return (number_value(few) or 1) * _GREAT[great]
    if text[0].isdigit():
        return float(text.replace(",", ""))
    parts = text.replace("-", " ").split()
    return sum(_NUMBERS[part] for part in parts) if all(part in _NUMBERS for part in parts) else None


def ordinal_value(text: str) -> int:
    """The number of an ordinal in words or digits; -1 for the last."""
    text = text.lower()
    return int(text[:-2]) if text[0].isdigit() else _ORDINALS[text]
